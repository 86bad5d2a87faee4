import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { A4, packDocx } from '../docx/pack-docx.ts';
import type { CardSection, CardText } from './card-text.ts';

const FONT = 'PT Serif';
/** Half points. */
const SIZE = { title: 26, heading: 22, body: 20, small: 18 } as const;
/** Twentieths of a point: 1.5 cm, 3 cm for the file holes. */
const MARGIN = { top: 850, right: 850, bottom: 850, left: 1701 } as const;
const TEXT_WIDTH = A4.width - MARGIN.left - MARGIN.right;
/** Shares of the width by number of columns. */
const SHARES: Readonly<Record<number, readonly number[]>> = {
  1: [1],
  2: [0.45, 0.55],
  3: [0.22, 0.48, 0.3],
};

/** Label and value. */
const FACT_SHARES: readonly number[] = [0.3, 0.7];

/** The bytes of printed cards, each on a page of its own. The same cards give the same bytes. */
export async function writeCards(title: string, cards: readonly CardText[]): Promise<Uint8Array> {
  const docx = await import('docx');
  const {
    AlignmentType,
    BorderStyle,
    HeightRule,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    TextRun,
    WidthType,
  } = docx;
  const run = (text: string, size: number, bold = false) => new TextRun({ text, size, bold, font: FONT });
  const line = (text: string, size: number = SIZE.body, bold = false) =>
    new Paragraph({ spacing: { after: 20 }, children: [run(text, size, bold)] });
  const heading = (text: string) =>
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 60 },
      children: [run(text, SIZE.heading, true)],
    });
  const border = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
  const borders = { top: border, bottom: border, left: border, right: border };
  const table = (rows: readonly (readonly string[])[], head: readonly string[], boldFirst = false) => {
    const width = head.length === 0 ? (rows[0]?.length ?? 1) : head.length;
    const widths = (boldFirst ? FACT_SHARES : (SHARES[width] ?? [1])).map((share) =>
      Math.round(share * TEXT_WIDTH),
    );
    const row = (cells: readonly string[], isHead: boolean) =>
      new TableRow({
        tableHeader: isHead,
        cantSplit: true,
        height: { value: 280, rule: HeightRule.ATLEAST },
        children: cells.map(
          (text, i) =>
            new TableCell({
              borders,
              width: { size: widths[i] ?? TEXT_WIDTH, type: WidthType.DXA },
              margins: { top: 30, bottom: 30, left: 80, right: 80 },
              ...(isHead ? { shading: { fill: 'E7EDF3' } } : {}),
              children: [line(text, SIZE.body, isHead || (boldFirst && i === 0))],
            }),
        ),
      });
    return new Table({
      columnWidths: widths,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      rows: [...(head.length === 0 ? [] : [row(head, true)]), ...rows.map((cells) => row(cells, false))],
    });
  };
  const section = ({ heading: text, columns, rows, empty }: CardSection) => [
    heading(text),
    ...(rows.length === 0
      ? [line(empty)]
      : columns.length === 0
        ? rows.map((cells) => line(`• ${cells.join(', ')}`))
        : [table(rows, columns)]),
  ];
  return await packDocx(docx, {
    title,
    font: FONT,
    size: SIZE,
    margin: MARGIN,
    footer: OUTPUT_CLASS_LABEL.restricted,
    children: cards.flatMap(({ name, facts, sections }, at) => [
      new Paragraph({
        pageBreakBefore: at > 0,
        alignment: AlignmentType.CENTER,
        spacing: { after: 40 },
        children: [run(title, SIZE.body)],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 120 },
        children: [run(name, SIZE.title, true)],
      }),
      table(
        facts.map(([label, value]) => [label, value]),
        [],
        true,
      ),
      ...sections.flatMap(section),
    ]),
  });
}
