import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { russianDate } from '../../domain/iso-date.ts';
import { repackZip } from '../xlsx/repack-zip.ts';
import { actSubject, type DestructionAct, METHOD_LINES } from './destruction-act.ts';

/** The act as a document to be signed. The same act gives the same bytes. */
export async function writeDestructionDocx(act: DestructionAct): Promise<Uint8Array> {
  const document = new Document({
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 24 } } } },
    sections: [{ children: bodyOf(act) }],
  });
  return withoutDates(new Uint8Array(await Packer.toBuffer(document)), act);
}

function bodyOf(act: DestructionAct): (Paragraph | Table)[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      alignment: AlignmentType.CENTER,
      children: [
        new TextRun({
          text: `Акт № ${act.number} об уничтожении персональных данных`,
          bold: true,
          size: 28,
          color: '000000',
        }),
      ],
    }),
    line(`${russianDate(act.day)}`),
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
  ];
}

function line(text: string): Paragraph {
  return new Paragraph({ spacing: { before: 80, after: 80 }, children: [run(text)] });
}

function run(text: string): TextRun {
  return new TextRun({ text, color: '000000', font: 'Times New Roman' });
}

function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Table {
  const cells = (texts: readonly string[], bold: boolean) =>
    texts.map(
      (text, at) =>
        new TableCell({
          width: { size: widths[at] ?? 10, type: WidthType.PERCENTAGE },
          children: [new Paragraph({ children: [new TextRun({ text, bold, size: 20 })] })],
        }),
    );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: cells(header, true) }),
      ...rows.map((row) => new TableRow({ children: cells(row, false) })),
    ],
  });
}

/** The library writes the instant of writing into the properties; the day of the act takes its place. */
function withoutDates(bytes: Uint8Array, { day }: DestructionAct): Uint8Array {
  const entries = unzipSync(bytes);
  const core = new TextDecoder().decode(entries['docProps/core.xml']);
  const dated = core.replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, `${day}T00:00:00Z`);
  return repackZip(zipSync({ ...entries, 'docProps/core.xml': new TextEncoder().encode(dated) }));
}
