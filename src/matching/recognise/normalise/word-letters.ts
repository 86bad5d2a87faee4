/** а–я, a–z, 0–9: what counts as part of a word once a title is in lower case. */
export function isWordLetter(code: number): boolean {
  return (code >= 0x430 && code <= 0x44f) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Calls with every run of such letters, in their order. */
export function forEachWord(text: string, take: (word: string) => void): void {
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && isWordLetter(text.charCodeAt(at))) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      take(text.slice(start, at));
      start = -1;
    }
  }
}
