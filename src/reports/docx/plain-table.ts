import type { Table } from 'docx';

/** A table of texts; shares of the width of the page in percent, a column each. */
export interface PlainTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
}

/** A table with a bold header that every page repeats and rows no page break divides. Size of letters in half points. */
export function plainTable(
  { Paragraph, Table, TableCell, TableRow, TextRun, WidthType }: typeof import('docx'),
  { header, rows, widths }: PlainTable,
  { font, size }: { readonly font: string; readonly size: number },
): Table {
  const cells = (texts: readonly string[], bold: boolean) =>
    texts.map(
      (text, at) =>
        new TableCell({
          width: { size: widths[at] ?? 20, type: WidthType.PERCENTAGE },
          margins: { left: 60, right: 60 },
          children: [new Paragraph({ children: [new TextRun({ text, bold, size, font })] })],
        }),
    );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(header, true) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
}
