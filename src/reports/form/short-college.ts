/** Characters of a college's name in the name of a file: file systems count two bytes a letter. */
const LONGEST = 50;

/** What of a college's name tells it apart: the words in quotes, without the legal form, short enough for a name of a file. */
export function shortCollege(college: string): string {
  const words = /[«"]([^»"]+)[»"]/.exec(college)?.[1] ?? college;
  if (words.length <= LONGEST) return words;
  const cut = words.slice(0, LONGEST);
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2)).trim();
}
