/** A share as the report writes it: three places, a decimal comma. */
export function figure(value: number): string {
  return value.toFixed(3).replace('.', ',');
}

/** Lines of a Markdown table; the first column is text, the others are set right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)];
}
