/** How a delimited file is written. */
export interface Dialect {
  readonly delimiter: string;
  /** False when quotes in the file do not pair up and are read as letters, so that none swallows the rest. */
  readonly quoted: boolean;
}

const DELIMITERS = [';', '\t', ',', '|'];

/** Lines a quoted value may span before the quote counts as a stray one. */
const LONGEST_QUOTE = 50;

/**
 * Tells the delimiter by how evenly it splits the lines outside quotes; a `sep=;` line is believed.
 * @param text the beginning of the file; `cut` says that its last line may be incomplete
 */
export function detectDialect(text: string, cut: boolean): Dialect {
  const body = cut ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  const stated = /^\ufeff?sep=(.)\r?\n/i.exec(body)?.[1];
  let best: Dialect = { delimiter: stated ?? ';', quoted: quotesPair(body, stated ?? ';', cut) };
  if (stated !== undefined) return best;
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const quoted = quotesPair(body, delimiter, cut);
    const score = evenness(body, delimiter, quoted);
    if (score > bestScore) {
      bestScore = score;
      best = { delimiter, quoted };
    }
  }
  return best;
}

function evenness(text: string, delimiter: string, quoted: boolean): number {
  const counts = new Map<number, number>();
  let columns = 1;
  let lines = 0;
  let blank = true;
  let inside = false;
  for (let at = 0; at <= text.length; at++) {
    const letter = text[at] ?? '\n';
    if (letter === '"' && quoted) inside = !inside;
    else if (inside) blank = false;
    else if (letter === delimiter) columns++;
    else if (letter === '\n') {
      if (!blank && columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1);
      if (!blank) lines++;
      columns = 1;
      blank = true;
      if (lines >= 500) break;
    } else if (letter !== '\r' && letter !== ' ') blank = false;
  }
  let best = 0;
  for (const [width, times] of counts)
    best = Math.max(best, (times / Math.max(lines, 1)) * Math.min(width, 12));
  return best;
}

function quotesPair(text: string, delimiter: string, cut: boolean): boolean {
  let inside = false;
  let lines = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (inside) {
      if (letter === '\n' && ++lines > LONGEST_QUOTE) return false;
      if (letter !== '"') continue;
      if (text[at + 1] === '"') at++;
      else inside = false;
    } else if (letter === '"') {
      const before = at === 0 ? '\n' : text[at - 1];
      if (before !== delimiter && before !== '\n' && before !== '\ufeff') continue;
      inside = true;
      lines = 0;
    }
  }
  return !inside || cut;
}
