import { type CellObject, utils, type WorkBook, write } from '@e965/xlsx';
import exceljs from 'exceljs';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { checkPackage } from '../../../src/intake/sheets/check-package.ts';
import { scanPackage } from '../../../src/intake/sheets/ooxml/scan-package.ts';
import { parseByLibrary } from '../../../src/intake/sheets/parse-by-library.ts';
import type { ParsedWorkbook } from '../../../src/intake/sheets/parse-workbook.ts';
import { unpackRows } from '../../../src/intake/sheets/row-batch.ts';
import { DEFAULT_LIMITS, type SourceRow } from '../../../src/intake/sheets/source-sheet.ts';

function everything(workbook: ParsedWorkbook, batchRows: number) {
  return workbook.sheets.map(({ cutAfter: _, ...sheet }, at) => {
    const rows: SourceRow[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const { batch, next } = workbook.rows(at, from, batchRows);
      rows.push(...unpackRows(structuredClone(batch), workbook.date1904));
      from = next;
    }
    return { ...sheet, rows };
  });
}

/** Both readings of one file; `scanned` is null when the scanner passes. */
async function bothReadings(bytes: Buffer) {
  const checked = await checkPackage(bytes, DEFAULT_LIMITS);
  const scanned = scanPackage(checked.parts, DEFAULT_LIMITS);
  return {
    scanned: scanned === null ? null : everything(scanned, 3),
    general: everything(parseByLibrary(bytes, 'package', checked, DEFAULT_LIMITS), 1000),
  };
}

async function withSheetXml(body: string, around: { head?: string; tail?: string } = {}): Promise<Buffer> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['a']]), 'Л');
  const parts = unzipSync(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }));
  const name = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[name] ?? new Uint8Array());
  const changed = xml
    .replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${body}</sheetData>${around.tail ?? ''}`)
    .replace('<sheetData>', `${around.head ?? ''}<sheetData>`);
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(changed) }));
}

const TEXTS = fc.oneof(
  fc.string({ maxLength: 20, unit: 'grapheme' }),
  fc.constantFrom(
    'Первая Анна',
    ' пробелы ',
    'a&b<c>"d\'',
    'строка\nвторая',
    '_x000D_',
    '_x0041_b',
    '=1+1',
    '   ',
    '№ 5',
    '😀',
    '__proto__',
  ),
);
const FORMATS = fc.constantFrom(
  'General',
  '0',
  '00000000000',
  '000\\-000\\-000\\ 00',
  'dd.mm.yyyy',
  'm/d/yy',
  '@',
  '#,##0.00',
  '[$-419]d mmmm yyyy;@',
  '0.0%',
  'h:mm',
  '"д"0',
);
const CELLS: fc.Arbitrary<CellObject | null> = fc.oneof(
  fc.constant(null),
  TEXTS.map((v): CellObject => ({ t: 's', v })),
  fc
    .tuple(
      fc.oneof(
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
        fc.integer({ min: 0, max: 60_000 }),
      ),
      FORMATS,
    )
    .map(([v, z]): CellObject => ({ t: 'n', v, z })),
  fc.boolean().map((v): CellObject => ({ t: 'b', v })),
  fc.constantFrom(0x07, 0x0f, 0x17, 0x1d, 0x2a).map((v): CellObject => ({ t: 'e', v })),
  fc
    .tuple(fc.integer(), TEXTS)
    .map(([v, f]): CellObject => ({ t: 'n', v, f: `LEN("${f.replaceAll('"', '')}")` })),
);

function bookOf(
  grid: readonly (readonly (CellObject | null)[])[],
  hidden: readonly boolean[],
  date1904: boolean,
): WorkBook {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([['x']]);
  for (const [r, row] of grid.entries()) {
    for (const [c, cell] of row.entries())
      if (cell !== null) sheet[utils.encode_cell({ r: r + 1, c })] = cell;
  }
  sheet['!ref'] = `A1:J${grid.length + 1}`;
  sheet['!rows'] = hidden.map((flag) => ({ hidden: flag }));
  sheet['!cols'] = hidden.map((flag) => ({ hidden: !flag }));
  if (grid.length > 2) sheet['!merges'] = [utils.decode_range('B2:D4')];
  utils.book_append_sheet(book, sheet, 'Группа & «А»');
  utils.book_append_sheet(book, utils.aoa_to_sheet([]), 'Пустой');
  book.Workbook = { WBProps: { date1904 }, Sheets: [{}, { Hidden: 1 }] };
  return book;
}

describe('the scanner reads what the general parser reads', () => {
  test('any cells, written with shared and with inline texts', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(CELLS, { maxLength: 8 }), { maxLength: 12 }),
        fc.array(fc.boolean(), { maxLength: 6 }),
        fc.boolean(),
        fc.boolean(),
        async (grid, hidden, date1904, bookSST) => {
          const bytes = write(bookOf(grid, hidden, date1904), {
            type: 'buffer',
            bookType: 'xlsx',
            bookSST,
            cellStyles: true,
          });
          const { scanned, general } = await bothReadings(bytes);
          expect(scanned).not.toBeNull();
          expect(scanned).toEqual(general);
        },
      ),
      { numRuns: Number(process.env.SCAN_RUNS ?? 120) },
    );
  });

  test('a workbook of another writer: rich text, styles, notes, drop-down lists', async () => {
    const book = new exceljs.Workbook();
    const sheet = book.addWorksheet('Список', { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.columns = [{ header: 'ФИО', width: 30 }, { header: 'Дата', hidden: true }, { header: 'СНИЛС' }];
    for (let at = 0; at < 40; at++) sheet.addRow([`Первая Анна ${at}`, new Date(Date.UTC(2007, 8, 7)), 123]);
    sheet.getCell('A2').value = {
      richText: [{ text: 'Жир', font: { bold: true } }, { text: 'ная ' }, { text: '& косая' }],
    };
    sheet.getCell('B3').value = { formula: 'A1&"x"', result: 'ФИОx' };
    sheet.getCell('C4').value = { text: 'ссылка', hyperlink: 'https://example.org/?a=1&b=2' };
    sheet.getCell('C5').value = true;
    sheet.getCell('C6').value = { error: '#N/A' };
    sheet.getColumn(2).numFmt = 'dd.mm.yyyy';
    sheet.getColumn(3).numFmt = '00000000000';
    sheet.getRow(7).hidden = true;
    sheet.mergeCells('A9:A11');
    sheet.getCell('A12').note = 'заметка';
    const { scanned, general } = await bothReadings(Buffer.from(await book.xlsx.writeBuffer()));
    expect(scanned).not.toBeNull();
    expect(scanned).toEqual(general);
  });

  test.each([
    [
      'formulas of every kind',
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1</f><v>2</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="str"><f>A1&amp;"x"</f><v>2x</v></c></row>',
    ],
    [
      'formulas without a result',
      '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v/></c><c r="D1"><f t="shared" si="0"/></c><c r="E1"><v>1</v></c></row>',
    ],
    [
      'numbers of every kind',
      '<row r="1"><c r="A1"><v>-0.5</v></c><c r="B1"><v>1E-7</v></c><c r="C1"><v>1.5e+20</v></c><c r="D1"><v>00012</v></c><c r="E1"><v>123456789012345678</v></c><c r="F1" t="n"><v>.5</v></c></row>',
    ],
    [
      'blanks and styled blanks',
      '<row r="1"/><row r="2" ht="5" customHeight="1"></row><row r="3"><c r="A3" s="0"/><c r="B3"></c><c r="C3" t="s"/><c r="D3"><v>1</v></c></row>',
    ],
    [
      'texts in place',
      '<row r="1"><c r="A1" t="inlineStr"><is><t>а</t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> б </t></is></c><c r="C1" t="inlineStr"><is><r><t>в</t></r><r><rPr><b/></rPr><t>г</t></r></is></c><c r="D1" t="str"><v>д&#10;е&lt;</v></c></row>',
    ],
    ['line breaks between the tags', '\n<row r="1">\n  <c r="A1">\r\n\t<v>1</v>\n</c>\n</row>\n'],
  ])('%s', async (_what, body) => {
    const { scanned, general } = await bothReadings(await withSheetXml(body));
    expect(scanned).not.toBeNull();
    expect(scanned).toEqual(general);
  });

  test.each([
    ['prefixes', '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'],
    ['cells without an address', '<row r="1"><c><v>1</v></c></row>'],
    ['rows without a number', '<row><c r="A1"><v>1</v></c></row>'],
    ['rows out of order', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'],
    ['cells out of order', '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['an address of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['days in ISO', '<row r="1"><c r="A1" t="d"><v>2007-09-07</v></c></row>'],
    ['comments', '<row r="1"><!-- x --><c r="A1"><v>1</v></c></row>'],
    ['marked sections', '<row r="1"><c r="A1" t="str"><v><![CDATA[x]]></v></c></row>'],
    ['single quotes', "<row r='1'><c r='A1'><v>1</v></c></row>"],
    ['a number that is none', '<row r="1"><c r="A1"><v>12abc</v></c></row>'],
    ['a text that is not there', '<row r="1"><c r="A1" t="s"><v>99</v></c></row>'],
    ['elements of extensions', '<row r="1"><c r="A1"><v>1</v><extLst/></c></row>'],
    ['a column beyond the last', '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'],
  ])('passes on what is written in an uncommon way: %s', async (_what, body) => {
    const checked = await checkPackage(await withSheetXml(body), DEFAULT_LIMITS);
    expect(scanPackage(checked.parts, DEFAULT_LIMITS)).toBeNull();
  });

  test('sheets read by turns do not mix their texts', async () => {
    const book = utils.book_new();
    for (const name of ['А', 'Б']) {
      const rows = Array.from({ length: 9 }, (_, at) => [`${name}${at}`, `общий ${at % 3}`]);
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
    }
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true });
    const checked = await checkPackage(bytes, DEFAULT_LIMITS);
    const scanned = scanPackage(checked.parts, DEFAULT_LIMITS);
    const next = [0, 0];
    for (let at = 0; at < 9; at += 3) {
      for (const [sheet, name] of ['А', 'Б'].entries()) {
        const answer = scanned?.rows(sheet, next[sheet] ?? 0, 3);
        if (answer === undefined) throw new TypeError('not scanned');
        next[sheet] = answer.next ?? 0;
        expect(unpackRows(answer.batch, false).map((row) => row.cells.map(({ text }) => text))).toEqual(
          [at, at + 1, at + 2].map((row) => [`${name}${row}`, `общий ${row % 3}`]),
        );
      }
    }
  });

  test('a letter given by its number', async () => {
    const bytes = await withSheetXml(
      '<row r="1"><c r="A1" t="str"><v>Фёдор &#x451;&#1105;&#x1F600;</v></c></row>',
    );
    const checked = await checkPackage(bytes, DEFAULT_LIMITS);
    const scanned = scanPackage(checked.parts, DEFAULT_LIMITS);
    expect(scanned === null ? null : everything(scanned, 9)[0]?.rows[0]?.cells[0]?.text).toBe('Фёдор ёё😀');
  });

  test('hidden and merged lines beyond any sheet cost nothing', async () => {
    const bytes = await withSheetXml('<row r="1"><c r="A1"><v>1</v></c></row>', {
      head: '<cols><col min="1" max="2147483647" hidden="1"/></cols>',
      tail: '<mergeCells count="1"><mergeCell ref="A3:XFD1048576"/></mergeCells>',
    });
    const checked = await checkPackage(bytes, DEFAULT_LIMITS);
    const sheet = scanPackage(checked.parts, DEFAULT_LIMITS)?.sheets[0];
    expect(sheet?.hiddenColumns).toHaveLength(16_384);
    expect(sheet?.merges).toEqual([{ top: 3, left: 1, bottom: 1_048_576, right: 16_384 }]);
  });
});
