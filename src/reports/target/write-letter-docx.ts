import { russianDate } from '../../domain/iso-date.ts';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { withoutTimes } from '../note/write-docx.ts';
import { repackZip } from '../xlsx/repack-zip.ts';
import type { LetterPlan } from './plan-target-letter.ts';

/** On every office machine; others have one of the same widths. */
const FONT = 'Times New Roman';
/** Half points. */
const SIZE = { body: 26, table: 20, small: 18 } as const;
/** Twentieths of a point: 2 cm, 1 cm at the right, 3 cm for the file holes (ГОСТ Р 7.0.97-2016, 3.3). */
const MARGIN = { top: 1134, right: 567, bottom: 1134, left: 1701 } as const;
const A4 = { width: 11906, height: 16838 } as const;
const FIRST_LINE = 709;

/** The bytes of a letter. The same plan gives the same bytes. */
export async function writeLetterDocx(letter: LetterPlan): Promise<Uint8Array> {
  const docx = await import('docx');
  const {
    AlignmentType,
    Document,
    Footer,
    Packer,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    TextRun,
    WidthType,
  } = docx;
  const run = (text: string, bold = false, size: number = SIZE.body) =>
    new TextRun({ text, bold, size, font: FONT });
  const line = (text: string, bold = false) =>
    new Paragraph({ spacing: { after: 60 }, children: [run(text, bold)] });
  const tableOf = ({ header, rows, widths }: NonNullable<LetterPlan['appendix']>) => {
    const cells = (texts: readonly string[], bold: boolean) =>
      texts.map(
        (text, at) =>
          new TableCell({
            width: { size: widths[at] ?? 20, type: WidthType.PERCENTAGE },
            margins: { left: 60, right: 60 },
            children: [new Paragraph({ children: [run(text, bold, SIZE.table)] })],
          }),
      );
    return new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [
        new TableRow({ tableHeader: true, children: cells(header, true) }),
        ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
      ],
    });
  };
  const { appendix } = letter;
  const document = new Document({
    title: letter.title,
    creator: 'route',
    lastModifiedBy: 'route',
    styles: { default: { document: { run: { font: FONT, size: SIZE.body, language: { value: 'ru-RU' } } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [
                  run(`Проект письма; ${OUTPUT_CLASS_LABEL[letter.outputClass]}`, false, SIZE.small),
                ],
              }),
            ],
          }),
        },
        children: [
          line(`${russianDate(letter.day)} № ______`),
          ...letter.addressee.map(
            (text) =>
              new Paragraph({ indent: { left: 5103 }, spacing: { after: 40 }, children: [run(text)] }),
          ),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { before: 480, after: 240 },
            children: [run(letter.title, true)],
          }),
          ...letter.paragraphs.map(
            (text) =>
              new Paragraph({
                alignment: AlignmentType.JUSTIFIED,
                indent: { firstLine: FIRST_LINE },
                spacing: { after: 100, line: 300 },
                children: [run(text)],
              }),
          ),
          new Paragraph({ spacing: { before: 360 }, children: [] }),
          ...letter.signature.map((text) => line(text)),
          ...(appendix === null
            ? []
            : [
                new Paragraph({
                  pageBreakBefore: true,
                  alignment: AlignmentType.RIGHT,
                  spacing: { after: 200 },
                  children: [run('Приложение')],
                }),
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  spacing: { after: 200 },
                  children: [run(appendix.title, true)],
                }),
                tableOf(appendix),
              ]),
        ],
      },
    ],
  });
  return repackZip(withoutTimes(new Uint8Array(await Packer.toBuffer(document))));
}
