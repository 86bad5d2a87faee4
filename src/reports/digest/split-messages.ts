/** A part of a digest: a heading and the entries under it. An entry stays whole where it fits. */
export interface DigestPart {
  readonly heading: string;
  readonly entries: readonly string[];
}

/** Shorter messages could not hold a heading and an entry. */
export const LEAST_LIMIT = 300;

const GAP = '\n\n';
const CONTINUED = ' (продолжение)';
const ELLIPSIS = '…';

/**
 * Packs parts into messages of at most `limit` UTF-16 units (messengers count no more than that). Every message begins with the title,
 * numbered where there are several; a part that goes on repeats its heading; a heading never stands last. Only an entry longer than a
 * whole message is cut, and ends in «…». @throws RangeError for a limit under {@link LEAST_LIMIT}
 */
export function splitMessages(title: string, parts: readonly DigestPart[], limit: number): readonly string[] {
  if (limit < LEAST_LIMIT) throw new RangeError(`a message of ${limit} characters holds nothing`);
  // Headings get at most a third of the message each, so that an entry always finds room.
  const third = Math.floor(limit / 3);
  const shortTitle = cut(title, third - ' (999/999)'.length);
  const room = limit - shortTitle.length - ' (999/999)'.length;
  const bodies: string[] = [];
  let body = '';
  const flush = () => {
    if (body !== '') bodies.push(body);
    body = '';
  };
  for (const { heading, entries } of parts) {
    const shortHeading = cut(heading, third - CONTINUED.length - 2 * GAP.length);
    const most = room - third - GAP.length;
    for (const [i, whole] of entries.entries()) {
      const entry = cut(whole, most);
      const opened = i === 0 ? `${GAP}${shortHeading}${GAP}${entry}` : `${GAP}${entry}`;
      if (body.length + opened.length <= room) {
        body += opened;
        continue;
      }
      flush();
      body = `${GAP}${shortHeading}${i === 0 ? '' : CONTINUED}${GAP}${entry}`;
    }
  }
  flush();
  return bodies.map((text, i) =>
    bodies.length === 1 ? `${shortTitle}${text}` : `${shortTitle} (${i + 1}/${bodies.length})${text}`,
  );
}

/** The beginning of a text, never half of a surrogate pair. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - ELLIPSIS.length);
  const last = kept.charCodeAt(kept.length - 1);
  const isHalf = last >= 0xd800 && last < 0xdc00;
  return `${(isHalf ? kept.slice(0, -1) : kept).trimEnd()}${ELLIPSIS}`;
}
