import { russianDate } from '../../domain/iso-date.ts';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { packDocx } from '../docx/pack-docx.ts';
import { plainTable } from '../docx/plain-table.ts';
import type { LetterPlan } from './plan-target-letter.ts';

/** On every office machine; others have one of the same widths. */
const FONT = 'Times New Roman';
/** Half points. */
const SIZE = { body: 26, table: 20, small: 18 } as const;
/** Twentieths of a point: 2 cm, 1 cm at the right, 3 cm for the file holes (ГОСТ Р 7.0.97-2016, 3.3). */
const MARGIN = { top: 1134, right: 567, bottom: 1134, left: 1701 } as const;
const FIRST_LINE = 709;

/** The bytes of a letter. The same plan gives the same bytes. */
export async function writeLetterDocx(letter: LetterPlan): Promise<Uint8Array> {
  const docx = await import('docx');
  const { AlignmentType, Paragraph, TextRun } = docx;
  const run = (text: string, bold = false) => new TextRun({ text, bold, size: SIZE.body, font: FONT });
  const line = (text: string, bold = false) =>
    new Paragraph({ spacing: { after: 60 }, children: [run(text, bold)] });
  const { appendix } = letter;
  return await packDocx(docx, {
    title: letter.title,
    font: FONT,
    size: SIZE,
    margin: MARGIN,
    footer: `Проект письма; ${OUTPUT_CLASS_LABEL[letter.outputClass]}`,
    children: [
      line(`${russianDate(letter.day)} № ______`),
      ...letter.addressee.map(
        (text) => new Paragraph({ indent: { left: 5103 }, spacing: { after: 40 }, children: [run(text)] }),
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
            plainTable(docx, appendix, { font: FONT, size: SIZE.table }),
          ]),
    ],
  });
}
