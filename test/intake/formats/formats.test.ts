import { writeFileSync } from 'node:fs';
import { CFB, set_cptable, utils, type WorkBook, write } from '@e965/xlsx';
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import type { SourceRow, SourceSheet } from '../../../src/intake/sheets/source-sheet.ts';
import { encode, scratch } from '../tabular/table-case.ts';

set_cptable(codePages);

function saved(name: string, bytes: Uint8Array | string): string {
  const path = scratch(name);
  writeFileSync(path, bytes);
  return path;
}

async function readAll(
  path: string,
): Promise<{ sheets: readonly SourceSheet[]; rows: readonly SourceRow[] }> {
  const source = await readSheets(path);
  const rows: SourceRow[] = [];
  for (const sheet of source.sheets) for await (const batch of sheet.rows()) rows.push(...batch);
  source.close();
  return { sheets: source.sheets, rows };
}

const texts = (rows: readonly SourceRow[]) => rows.map((row) => row.cells.map((cell) => cell.text));

/** A list as colleges keep it: text, a code with leading zeros by its format, a day, a truth. */
function list(date1904 = false): WorkBook {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ['ФИО', 'СНИЛС', 'Дата рождения', 'Согласие'],
    ['Первая Анна Ёлкина', null, null, null],
    ['Второй Пётр «Тест» № 2', null, null, null],
  ]);
  const shift = date1904 ? 1462 : 0;
  sheet.B2 = { t: 'n', v: 1234567890, z: '00000000000' };
  sheet.B3 = { t: 'n', v: 99900000115, z: '00000000000' };
  sheet.C2 = { t: 'n', v: 39332 - shift, z: 'dd.mm.yyyy' };
  sheet.C3 = { t: 'n', v: 39332.75 - shift, z: 'dd.mm.yyyy' };
  sheet.D2 = { t: 'b', v: true };
  utils.book_append_sheet(book, sheet, 'Выпускники');
  book.Workbook = { WBProps: { date1904 } };
  return book;
}

const EXPECTED = [
  ['ФИО', 'СНИЛС', 'Дата рождения', 'Согласие'],
  ['Первая Анна Ёлкина', '01234567890', '07.09.2007', 'да'],
  ['Второй Пётр «Тест» № 2', '99900000115', '07.09.2007'],
];

const bytesOf = (
  book: WorkBook,
  bookType: 'biff8' | 'biff5' | 'xlsb' | 'ods' | 'fods' | 'xlml' | 'xlsx' | 'xlsm',
  options = {},
): Buffer => {
  const made: unknown = write(book, { type: 'buffer', bookType, ...options });
  if (!Buffer.isBuffer(made)) throw new TypeError('no bytes');
  return made;
};

describe('workbooks of every kind', () => {
  test.each([
    ['xlsx', 'a.xlsx', () => bytesOf(list(), 'xlsx')],
    ['xlsm', 'a.xlsm', () => bytesOf(list(), 'xlsm')],
    ['xls of Excel 97', 'a.xls', () => bytesOf(list(), 'biff8')],
    ['xlsb', 'a.xlsb', () => bytesOf(list(), 'xlsb')],
    ['xls under the name of xlsx', 'b.xlsx', () => bytesOf(list(), 'biff8')],
    ['xlsx under the name of xls', 'b.xls', () => bytesOf(list(), 'xlsx')],
    ['xlsb under the name of csv', 'b.csv', () => bytesOf(list(), 'xlsb')],
    ['xlsx without an extension', 'b', () => bytesOf(list(), 'xlsx')],
  ])('%s', async (_what, name, bytes) => {
    const { sheets, rows } = await readAll(saved(name, bytes()));
    expect(texts(rows)).toEqual(EXPECTED);
    expect(rows[1]?.cells[2]?.date).toBe('2007-09-07');
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Выпускники']);
  });

  test.each([
    ['ods', 'c.ods', () => bytesOf(list(), 'ods')],
    ['XML of 2003', 'c.xls', () => bytesOf(list(), 'xlml')],
    ['flat XML of OpenDocument', 'c.fods', () => bytesOf(list(), 'fods')],
  ])('%s', async (_what, name, bytes) => {
    const { rows } = await readAll(saved(name, bytes()));
    expect(texts(rows).map((row) => row[0])).toEqual(EXPECTED.map((row) => row[0]));
    expect(rows[1]?.cells[2]?.date).toBe('2007-09-07');
  });

  test('xls of Excel 95, text in one-byte letters', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['AAA'], ['BBBBBB BBBB'], [15]]), 'C');
    const bytes = Buffer.from(bytesOf(book, 'biff5'));
    // The writer knows no Russian letters: they are put in where it left room, and the code page is named.
    for (const [room, text] of [
      ['AAA', 'ФИО'],
      ['BBBBBB BBBB', 'Первая Анна'],
    ] as const) {
      encode(text, 'windows-1251').copy(bytes, bytes.indexOf(room));
    }
    const page = bytes.indexOf(Buffer.from([0x42, 0, 2, 0]));
    bytes.writeUInt16LE(1251, page + 4);
    const { rows } = await readAll(saved('excel95.xls', bytes));
    expect(texts(rows)).toEqual([['ФИО'], ['Первая Анна'], ['15']]);
  });

  test.each(['xlsx', 'biff8', 'xlsb'] as const)('days of the 1904 system do not shift: %s', async (type) => {
    const { rows } = await readAll(saved(`d1904.${type}`, bytesOf(list(true), type)));
    expect(rows.slice(1).map((row) => row.cells[2]?.date)).toEqual(['2007-09-07', '2007-09-07']);
  });

  test('an ods: hidden lines and sheets flagged, shown zeros kept', async () => {
    const cell = (text: string) =>
      `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
    const sheet = (name: string, style: string, rows: string) =>
      `<table:table table:name="${name}" table:style-name="${style}"><table:table-column/><table:table-column table:visibility="collapse"/>${rows}</table:table>`;
    const rows = `<table:table-row>${cell('ФИО')}${cell('СНИЛС')}</table:table-row><table:table-row table:number-rows-repeated="2" table:visibility="filter">${cell('Первая Анна')}<table:table-cell office:value-type="float" office:value="123"><text:p>00000000123</text:p></table:table-cell></table:table-row><table:table-row>${cell('Второй Пётр')}</table:table-row>`;
    const styles =
      '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
    const parts = unzipSync(bytesOf(list(), 'ods'));
    const xml = strFromU8(parts['content.xml'] ?? new Uint8Array())
      .replace(/<office:automatic-styles>.*<\/office:automatic-styles>/s, styles)
      .replace(
        /<table:table .*<\/table:table>/s,
        sheet('Видный', 'ta1', rows) + sheet('Скрытый', 'ta2', rows),
      );
    const { sheets, rows: read } = await readAll(
      saved('marks.ods', zipSync({ ...parts, 'content.xml': strToU8(xml) })),
    );
    expect(sheets.map(({ name, hidden, hiddenColumns }) => [name, hidden, hiddenColumns])).toEqual([
      ['Видный', false, [2]],
      ['Скрытый', true, [2]],
    ]);
    expect(read.slice(0, 4).map(({ hidden, cells }) => [hidden, cells.map(({ text }) => text)])).toEqual([
      [false, ['ФИО', 'СНИЛС']],
      [true, ['Первая Анна', '00000000123']],
      [true, ['Первая Анна', '00000000123']],
      [false, ['Второй Пётр']],
    ]);
  });

  test('hidden lines of an xls are flagged', async () => {
    const book = list();
    const sheet = book.Sheets.Выпускники;
    if (sheet === undefined) throw new TypeError('no sheet');
    sheet['!cols'] = [{}, { hidden: true, wch: 5 }];
    const { sheets } = await readAll(saved('hidden.xlsb', bytesOf(book, 'xlsb')));
    expect(sheets[0]?.hiddenColumns).toEqual([2]);
  });
});

describe('tables saved as web pages', () => {
  const PAGE = (charset: string) =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><body><table border=1>
     <tr><th>ФИО</th><th>СНИЛС</th><th>Код</th></tr>
     <tr><td>Первая&nbsp;Анна</td><td>01234567890</td><td>&#49;5&#x2e;01.05</td></tr>
     <tr><td colspan="2">Второй &laquo;Пётр&raquo; &amp; Ко</td><td>08.02.01</td></tr></table></body></html>`;
  const ROWS = [
    ['ФИО', 'СНИЛС', 'Код'],
    ['Первая\u00a0Анна', '01234567890', '15.01.05'],
    ['Второй «Пётр» & Ко', '08.02.01'],
  ];

  test.each([
    ['windows-1251, as stated', () => encode(PAGE('windows-1251'), 'windows-1251')],
    ['UTF-8', () => Buffer.from(PAGE('utf-8'))],
    ['UTF-8 that states windows-1251', () => Buffer.from(PAGE('windows-1251'))],
    ['windows-1251 that states UTF-8', () => encode(PAGE('utf-8'), 'windows-1251')],
    ['UTF-16', () => Buffer.from(`\ufeff${PAGE('unicode')}`, 'utf16le')],
  ])('%s', async (_what, bytes) => {
    const { rows, sheets } = await readAll(saved('page.xls', bytes()));
    expect(texts(rows).map((row) => row.map((text) => text.replace(/\s/g, ' ')))).toEqual(
      ROWS.map((row) => row.map((text) => text.replace(/\s/g, ' '))),
    );
    expect(sheets[0]?.name).toBeNull();
  });

  test('cells never closed are refused, not run together', async () => {
    const page = '<table><tr><td>ФИО<td>Код<tr><td>Первая Анна<td>1</table>';
    await expect(readSheets(saved('open.xls', page))).rejects.toMatchObject({ code: 'file-unreadable' });
  });
});

describe('protected, cut and foreign files: one clear refusal each', () => {
  const odsWith = (change: (parts: Record<string, Uint8Array>) => Zippable) =>
    zipSync(change(unzipSync(bytesOf(list(), 'ods'))));

  function xlsWithPassword(): Buffer {
    const container = CFB.utils.cfb_new();
    const bof = Buffer.from([0x09, 0x08, 0x10, 0, 0, 6, 5, 0, 0xbb, 0x0d, 0xcc, 7, 0, 0, 0, 0, 6, 0, 0, 0]);
    const filePass = Buffer.concat([Buffer.from([0x2f, 0, 54, 0]), Buffer.alloc(54, 1)]);
    CFB.utils.cfb_add(
      container,
      '/Workbook',
      Buffer.concat([bof, filePass, Buffer.from([0x0a, 0, 0, 0]), Buffer.alloc(5000)]),
    );
    const made: unknown = CFB.write(container, { type: 'buffer' });
    if (!Buffer.isBuffer(made)) throw new TypeError('no bytes');
    return made;
  }

  test.each([
    ['an xls with a password', () => xlsWithPassword(), 'file-protected'],
    [
      'an ods with a password',
      () =>
        odsWith((parts) => ({
          ...parts,
          'META-INF/manifest.xml': strToU8(
            strFromU8(parts['META-INF/manifest.xml'] ?? new Uint8Array()).replace(
              '</manifest:manifest>',
              '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
            ),
          ),
        })),
      'file-protected',
    ],
    ['an xls cut in half', () => bytesOf(list(), 'biff8').subarray(0, 3000), 'file-unreadable'],
    ['an xlsb cut in half', () => bytesOf(list(), 'xlsb').subarray(0, 3000), 'file-unreadable'],
    ['an ods cut in half', () => bytesOf(list(), 'ods').subarray(0, 1500), 'file-unreadable'],
    [
      'an ods with an endless row',
      () =>
        odsWith((parts) => ({
          ...parts,
          'content.xml': strToU8(
            strFromU8(parts['content.xml'] ?? new Uint8Array()).replace(
              '<table:table-row>',
              '<table:table-row table:number-rows-repeated="99999999999">',
            ),
          ),
        })),
      'file-too-large',
    ],
    [
      'a document of Word',
      () =>
        zipSync({
          '[Content_Types].xml': strToU8('<Types/>'),
          '_rels/.rels': strToU8(
            '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
          ),
          'word/document.xml': strToU8('<w/>'),
        }),
      'file-unknown',
    ],
    [
      'an archive of another kind',
      () => Buffer.from('Rar!\u001a\u0007\u0001\u0000', 'latin1'),
      'file-unknown',
    ],
    [
      'a web archive',
      () => Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n'),
      'file-unknown',
    ],
    [
      'entities in a page',
      () => Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><html><table><tr><td>&a;</td></tr></table></html>'),
      'file-unreadable',
    ],
  ])('%s', async (_what, bytes, code) => {
    await expect(readSheets(saved('refused.xls', bytes()))).rejects.toMatchObject({ code });
  });

  test('an xls that the parser would read with fewer rows', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet(Array.from({ length: 60 }, (_, at) => [`строка ${at}`, at])),
      'Л',
    );
    const good = bytesOf(book, 'biff8');
    let refused = 0;
    for (let at = 600; at < good.length; at += 173) {
      const bytes = Buffer.from(good);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x41, at);
      const read = await readAll(saved('flip.xls', bytes)).catch(() => null);
      if (read === null) refused++;
      else expect(read.rows.length, `byte ${at}`).toBeGreaterThanOrEqual(60);
    }
    expect(refused).toBeGreaterThan(0);
  });
});
