import { isWordLetter } from './word-letters.ts';

const SPACE = 1;
const HYPHEN = 45;
const HASH = 35;
/** «,», «/», «;», «+»: what stands between professions. */
const SEPARATORS: ReadonlySet<number> = new Set([44, 47, 59, 43]);

/**
 * Leaves words, one mark between them and nothing at the ends: a gap that holds «,», «/», «;» or «+» becomes the first of
 * these and a space, a gap with a hyphen becomes a hyphen, any other gap a space.
 */
export function tidySeparators(text: string): string {
  if (isTidy(text)) return text;
  let tidy = '';
  let start = -1;
  /** What the gap before the next word holds: 0 nothing yet, {@link SPACE}, {@link HYPHEN} or a separator. */
  let gap = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (isWordLetter(code) || code === HASH) {
      if (start >= 0) continue;
      if (tidy !== '') tidy += markOf(gap, tidy.charCodeAt(tidy.length - 1), code);
      start = at;
      continue;
    }
    if (start >= 0) {
      tidy += text.slice(start, at);
      start = -1;
      gap = SPACE;
    }
    if (SEPARATORS.has(code)) gap = SEPARATORS.has(gap) ? gap : code;
    else if (code === HYPHEN && gap === SPACE) gap = HYPHEN;
  }
  return tidy;
}

/** Nothing but words with single spaces between them, as most titles are by now. */
function isTidy(text: string): boolean {
  let before = 32;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isWordLetter(code) && code !== HASH && (code !== 32 || before === 32)) return false;
    before = code;
  }
  return before !== 32;
}

function markOf(gap: number, before: number, after: number): string {
  if (gap === HYPHEN) return before === HASH || after === HASH ? ' ' : '-';
  return gap === SPACE ? ' ' : `${String.fromCharCode(gap)} `;
}
