/** Width of a letter of the bold 9-point header, in the characters column widths are counted in. */
const LETTER = 0.8;

/**
 * Width of a column that keeps the longest word of its header whole and the header within about `lines` lines: official labels
 * reach 300 characters. @returns characters
 */
export function headerWidth(header: string, narrowest = 8, lines = 20): number {
  const longestWord = Math.max(...header.split(/[\s-]+/).map((word) => word.length));
  return Math.max(
    narrowest,
    Math.min(24, Math.ceil(header.length / lines)),
    Math.ceil(longestWord * LETTER) + 1,
  );
}

/** Characters of a vertical header line; see the height the writer gives such headers. */
const VERTICAL_LINE = 40;

/** Width of a column whose header runs from bottom to top: as many lines side by side as the label needs. @returns characters */
export function verticalWidth(header: string): number {
  return Math.max(7, Math.ceil((header.length / VERTICAL_LINE + 0.9) * 2.1));
}
