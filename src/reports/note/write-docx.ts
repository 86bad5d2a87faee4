import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { packDocx } from '../docx/pack-docx.ts';
import type { NotePlan } from './note-plan.ts';

/** On every office machine; others have one of the same widths. */
const FONT = 'Times New Roman';
/** Half points. */
const SIZE = { title: 28, body: 24, small: 18 } as const;
/** Twentieths of a point: 2 cm, and 3 cm for the file holes (ГОСТ Р 7.0.97-2016, 3.3). */
const MARGIN = { top: 1134, right: 850, bottom: 1134, left: 1701 } as const;

/** The bytes of a note. The same plan gives the same bytes: sorted entries, fixed dates, no author's name but the program's. */
export async function writeDocx(note: NotePlan): Promise<Uint8Array> {
  const docx = await import('docx');
  const { AlignmentType, Paragraph, TextRun } = docx;
  const run = (text: string, size: number, bold = false) => new TextRun({ text, size, bold, font: FONT });
  return await packDocx(docx, {
    title: note.title,
    font: FONT,
    size: SIZE,
    margin: MARGIN,
    footer: OUTPUT_CLASS_LABEL[note.outputClass],
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 60 },
        children: [run(note.title, SIZE.title, true)],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 200 },
        children: [run(note.subtitle, SIZE.body)],
      }),
      ...note.paragraphs.map(
        ({ lead, text }) =>
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            spacing: { after: 100 },
            children: [run(`${lead} `, SIZE.body, true), run(text, SIZE.body)],
          }),
      ),
    ],
  });
}
