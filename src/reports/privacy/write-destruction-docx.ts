import { russianDate } from '../../domain/iso-date.ts';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { packDocx } from '../docx/pack-docx.ts';
import { plainTable } from '../docx/plain-table.ts';
import { ACT_CLASS, actSubject, type DestructionAct, METHOD_LINES } from './destruction-act.ts';

/** On every office machine; others have one of the same widths. */
const FONT = 'Times New Roman';
/** Half points. */
const SIZE = { title: 28, body: 24, table: 20, small: 18 } as const;
/** Twentieths of a point: 2 cm, 1 cm at the right, 3 cm for the file holes (ГОСТ Р 7.0.97-2016, 3.3). */
const MARGIN = { top: 1134, right: 567, bottom: 1134, left: 1701 } as const;

/** The act as a document to be signed. The same act gives the same bytes. */
export async function writeDestructionDocx(act: DestructionAct): Promise<Uint8Array> {
  const docx = await import('docx');
  const { AlignmentType, Paragraph, TextRun } = docx;
  const title = `Акт № ${act.number} об уничтожении персональных данных`;
  const run = (text: string, size: number = SIZE.body, bold = false) =>
    new TextRun({ text, size, bold, font: FONT });
  const line = (text: string) => new Paragraph({ spacing: { before: 80, after: 80 }, children: [run(text)] });
  const table = (
    header: readonly string[],
    rows: readonly (readonly string[])[],
    widths: readonly number[],
  ) => plainTable(docx, { header, rows, widths }, { font: FONT, size: SIZE.table });
  return await packDocx(docx, {
    title,
    day: act.day,
    font: FONT,
    size: SIZE,
    margin: MARGIN,
    footer: OUTPUT_CLASS_LABEL[ACT_CLASS],
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [run(title, SIZE.title, true)] }),
      line(russianDate(act.day)),
      line(`Оператор: ${act.operator ?? '______________________________'}`),
      line(`Уничтожены ${actSubject(act)}: ${act.scope}.`),
      line(`Основание: ${act.basis}.`),
      line('Уничтожено:'),
      table(
        ['Что', 'Сколько'],
        act.counts.map(({ label, count }) => [label, String(count)]),
        [78, 22],
      ),
      line('Способ уничтожения:'),
      ...METHOD_LINES.map(line),
      ...(act.files.length === 0
        ? []
        : [
            line('Уничтоженные файлы:'),
            table(
              ['Файл', 'Что это', 'SHA-256'],
              act.files.map(({ path, what, sha256 }) => [path, what, sha256]),
              [38, 20, 42],
            ),
          ]),
      ...(act.byHand.length === 0
        ? []
        : [
            line('Уничтожить вручную:'),
            table(
              ['Где', 'Почему'],
              act.byHand.map(({ what, why }) => [what, why]),
              [50, 50],
            ),
          ]),
      line(''),
      line('Комиссия:'),
      ...[1, 2, 3].map(() => line('____________________ / ____________________')),
    ],
  });
}
