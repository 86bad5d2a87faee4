/** Lines a text takes in a column of so many characters, words kept whole. */
export function linesNeeded(text: string, characters: number): number {
  const room = Math.max(1, Math.floor(characters));
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    let used = 0;
    lines += 1;
    for (const word of paragraph.split(' ')) {
      const length = word.length;
      if (used > 0 && used + 1 + length > room) {
        lines += 1;
        used = 0;
      }
      lines += Math.max(0, Math.ceil(length / room) - 1);
      used += (used > 0 ? 1 : 0) + (length > room ? length % room : length);
    }
  }
  return lines;
}
