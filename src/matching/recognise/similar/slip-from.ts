/**
 * Where one slip of typing turns `other` into `word`: 0 where `word` lacks a letter of `other`, else one more than the first
 * place whose letter could be dropped from `word` to undo it; null when they differ by more. A slip is a letter too many,
 * missing or mistaken, or two neighbours swapped; both words begin with one letter.
 */
export function slipFrom(word: string, other: string): number | null {
  let at = 1;
  while (at < word.length && at < other.length && word.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  const longer = other.length - word.length;
  if (longer === 1) return sameTail(word, at, other, at + 1) ? 0 : null;
  if (longer === -1) return sameTail(word, at + 1, other, at) ? runStart(word, at) + 1 : null;
  if (longer !== 0) return null;
  const swapped =
    word.charCodeAt(at) === other.charCodeAt(at + 1) && word.charCodeAt(at + 1) === other.charCodeAt(at);
  return sameTail(word, at + 1, other, at + 1) || (swapped && sameTail(word, at + 2, other, at + 2))
    ? runStart(word, at) + 1
    : null;
}

function sameTail(word: string, from: number, other: string, otherFrom: number): boolean {
  for (let at = 0; from + at < word.length; at += 1) {
    if (word.charCodeAt(from + at) !== other.charCodeAt(otherFrom + at)) return false;
  }
  return true;
}

/** The first of the equal letters that end here: dropping any of them leaves the same word. */
function runStart(word: string, end: number): number {
  let start = end;
  while (start > 0 && word.charCodeAt(start - 1) === word.charCodeAt(end)) start -= 1;
  return start;
}
