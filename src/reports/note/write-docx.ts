import { strToU8, unzipSync, zipSync } from 'fflate';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { repackZip } from '../xlsx/repack-zip.ts';
import type { NotePlan } from './note-plan.ts';

/** On every office machine; others have one of the same widths. */
const FONT = 'Times New Roman';
/** Half points. */
const SIZE = { title: 28, body: 24, small: 18 } as const;
/** Twentieths of a point: 2 cm, and 3 cm for the file holes (ГОСТ Р 7.0.97-2016, 3.3). */
const MARGIN = { top: 1134, right: 850, bottom: 1134, left: 1701 } as const;
const A4 = { width: 11906, height: 16838 } as const;

/** The bytes of a note. The same plan gives the same bytes: sorted entries, fixed dates, no author's name but the program's. */
export async function writeDocx(note: NotePlan): Promise<Uint8Array> {
  const { AlignmentType, Document, Footer, Packer, Paragraph, TextRun } = await import('docx');
  const run = (text: string, size: number, bold = false) => new TextRun({ text, size, bold, font: FONT });
  const document = new Document({
    title: note.title,
    creator: 'route',
    lastModifiedBy: 'route',
    styles: { default: { document: { run: { font: FONT, size: SIZE.body, language: { value: 'ru-RU' } } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: MARGIN } },
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [run(OUTPUT_CLASS_LABEL[note.outputClass], SIZE.small)] })],
          }),
        },
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
      },
    ],
  });
  const packed = new Uint8Array(await Packer.toBuffer(document));
  return sealDocx(packed);
}

/** The package with sorted entries and fixed dates: equal content gives equal bytes. */
export function sealDocx(packed: Uint8Array): Uint8Array {
  return repackZip(withoutTimes(packed));
}

/** The library writes the time of writing into the properties of the package. */
export function withoutTimes(packed: Uint8Array): Uint8Array {
  const parts = unzipSync(packed);
  const core = parts['docProps/core.xml'];
  if (core !== undefined) {
    const xml = new TextDecoder().decode(core);
    parts['docProps/core.xml'] = strToU8(
      xml.replace(/(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g, '$11970-01-01T00:00:00Z'),
    );
  }
  return zipSync(parts, { level: 0 });
}
