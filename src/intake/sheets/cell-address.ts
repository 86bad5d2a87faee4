/** The letters of a 1-based column: 1 → A, 27 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** «C17» of 1-based numbers. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}
