import { writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import {
  DEFAULT_LIMITS,
  type ReaderLimits,
  type SourceRow,
} from '../../../src/intake/sheets/source-sheet.ts';
import { delimited, encode, scratch, workbook, workbookBytes } from '../tabular/table-case.ts';

const TABLE = '| ФИО | Группа |\n| Первая Анна | А-1 |\n| Второй Пётр | А-1 |';

function saved(name: string, bytes: Uint8Array | string): string {
  const path = scratch(name);
  writeFileSync(path, bytes);
  return path;
}

/** The good workbook with its parts changed. */
function altered(name: string, change: (parts: Record<string, Uint8Array>) => Zippable): string {
  return saved(name, zipSync(change(unzipSync(workbookBytes({ table: TABLE })))));
}

async function allRows(path: string, limits: ReaderLimits = DEFAULT_LIMITS): Promise<readonly SourceRow[]> {
  const source = await readSheets(path, limits);
  const rows: SourceRow[] = [];
  for (const sheet of source.sheets) for await (const batch of sheet.rows()) rows.push(...batch);
  source.close();
  return rows;
}

const texts = (rows: readonly SourceRow[]) => rows.map((row) => row.cells.map((cell) => cell.text));

describe('cells of a workbook', () => {
  test('what a person sees and what is stored', async () => {
    const path = workbook('cells.xlsx', {
      table: '| a | b | c | d | e | f | g | h |',
      cells: {
        A1: { t: 'n', v: 123, z: '00000000000' },
        B1: { t: 'n', v: 99900000115, z: '000\\-000\\-000\\ 00' },
        C1: { t: 'n', v: 39332, z: 'dd.mm.yyyy' },
        D1: { t: 'n', v: 3.5e12 },
        E1: { t: 'b', v: true },
        F1: { t: 'e', v: 42 },
        G1: { t: 'n', v: 0.1 + 0.2 },
        H1: { t: 's', v: '=1+1' },
      },
    });
    const [row] = await allRows(path);
    expect(row?.cells.map(({ type, text, date }) => [type, text, date])).toEqual([
      ['number', '00000000123', null],
      ['number', '999-000-001 15', null],
      ['date', '07.09.2007', '2007-09-07'],
      ['number', '3500000000000', null],
      ['boolean', 'да', null],
      ['error', '#N/A', null],
      ['number', '0.3', null],
      ['text', '=1+1', null],
    ]);
  });

  test('days of the 1904 system do not shift', async () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([[null]]);
    sheet.A1 = { t: 'n', v: 39332 - 1462, z: 'dd.mm.yyyy' };
    sheet['!ref'] = 'A1';
    utils.book_append_sheet(book, sheet, 'Л');
    book.Workbook = { WBProps: { date1904: true } };
    const [row] = await allRows(saved('1904.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' })));
    expect(row?.cells[0]?.date).toBe('2007-09-07');
  });

  test('hidden rows, columns and sheets are flagged, merged ranges given', async () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
    sheet['!rows'] = [{}, { hidden: true }];
    sheet['!cols'] = [{}, { hidden: true }];
    sheet['!merges'] = [utils.decode_range('A2:A3')];
    utils.book_append_sheet(book, sheet, 'Первый');
    utils.book_append_sheet(book, utils.aoa_to_sheet([['x']]), 'Второй');
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] };
    const source = await readSheets(saved('hidden.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' })));
    source.close();
    expect(source.sheets).toMatchObject([
      {
        name: 'Первый',
        hidden: false,
        hiddenColumns: [2],
        merges: [{ top: 2, left: 1, bottom: 3, right: 1 }],
      },
      { name: 'Второй', hidden: true },
    ]);
    expect(source.sheets[0]?.head.map((row) => row.hidden)).toEqual([false, true, false]);
  });

  test('an old .xls is read by the same reader, whatever its name', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['ФИО'], ['Первая Анна']]), 'Л');
    const path = saved('old.xlsx', write(book, { type: 'buffer', bookType: 'biff8' }));
    expect(texts(await allRows(path))).toEqual([['ФИО'], ['Первая Анна']]);
  });

  test('several files, one after another and at once', async () => {
    const paths = Array.from({ length: 6 }, (_, at) =>
      workbook(`many${at}.xlsx`, { table: `| № | ${at} |` }),
    );
    for (const [at, path] of paths.entries()) expect(texts(await allRows(path))).toEqual([['№', String(at)]]);
    const together = await Promise.all(paths.map((path) => allRows(path)));
    expect(together.map((rows) => rows[0]?.cells[1]?.text)).toEqual(['0', '1', '2', '3', '4', '5']);
  });
});

describe('files that are refused, each with its code', () => {
  test.each([
    ['no bytes', () => saved('e.xlsx', ''), 'file-empty'],
    ['no rows', () => workbook('blank.xlsx', { table: '|  |' }), 'file-empty'],
    ['blank text', () => saved('blank.csv', '\r\n\r\n;;\r\n'), 'file-empty'],
    ['a lock file', () => saved('~$list.xlsx', 'x'), 'file-lock'],
    [
      'cut in the middle',
      () => saved('cut.xlsx', workbookBytes({ table: TABLE }).subarray(0, 2000)),
      'file-unreadable',
    ],
    [
      'an archive of something else',
      () => saved('a.zip', zipSync({ 'a.txt': strToU8('x') })),
      'file-unknown',
    ],
    ['a PDF', () => saved('p.xlsx', '%PDF-1.7'), 'file-unknown'],
    ['a web page without a table', () => saved('h.xls', '<html><p>ФИО</p></html>'), 'file-unknown'],
    ['binary data', () => saved('b.csv', Buffer.from([1, 2, 0, 0, 0, 0, 255, 200, 3, 0, 9])), 'file-unknown'],
  ])('%s', async (_what, write_, code) => {
    await expect(readSheets(write_())).rejects.toMatchObject({ code });
  });

  test('a DOCTYPE in any part', async () => {
    const path = altered('doctype.xlsx', (parts) => ({
      ...parts,
      'docProps/app.xml': strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    }));
    await expect(readSheets(path)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('a sheet the book names is missing', async () => {
    const path = altered('lost.xlsx', (parts) =>
      Object.fromEntries(Object.entries(parts).filter(([name]) => !name.endsWith('sheet1.xml'))),
    );
    await expect(readSheets(path)).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('a part of the same name twice', async () => {
    const bytes = Buffer.from(
      zipSync({ ...unzipSync(workbookBytes({ table: TABLE })), 'xl/worksheets/sheet2.xml': strToU8('<a/>') }),
    );
    const text = bytes.toString('latin1').replaceAll('sheet2.xml', 'sheet1.xml');
    await expect(readSheets(saved('dup.xlsx', Buffer.from(text, 'latin1')))).rejects.toMatchObject({
      code: 'file-unreadable',
    });
  });

  test('a part under another name than the directory says', async () => {
    const bytes = Buffer.from(zipSync(unzipSync(workbookBytes({ table: TABLE }))));
    const at = bytes.indexOf('xl/worksheets/sheet1.xml');
    bytes.write('xl/worksheets/sheet7.xml', at);
    await expect(readSheets(saved('renamed.xlsx', bytes))).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  test('a password', async () => {
    const { CFB } = await import('@e965/xlsx');
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.from('x'));
    CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(5000, 7));
    const bytes = CFB.write(container, { type: 'buffer' });
    if (!Buffer.isBuffer(bytes)) throw new TypeError('no bytes');
    await expect(readSheets(saved('secret.xlsx', bytes))).rejects.toMatchObject({ code: 'file-protected' });
  });

  test('a bomb: small packed, huge inflated; too many parts', async () => {
    const limits = { ...DEFAULT_LIMITS, entryBytes: 1_000_000, fileBytes: 3_000_000, entries: 50 };
    const bomb = altered('bomb.xlsx', (parts) => ({ ...parts, 'xl/media/a.bin': new Uint8Array(2_000_000) }));
    await expect(readSheets(bomb, limits)).rejects.toMatchObject({ code: 'file-too-large' });
    const sum = altered('sum.xlsx', (parts) => ({
      ...parts,
      ...Object.fromEntries([1, 2, 3, 4].map((at) => [`xl/media/${at}.bin`, new Uint8Array(900_000)])),
    }));
    await expect(readSheets(sum, limits)).rejects.toMatchObject({ code: 'file-too-large' });
    const many = altered('many.xlsx', (parts) => ({
      ...parts,
      ...Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`junk/${at}.xml`, strToU8('x')])),
    }));
    await expect(readSheets(many, limits)).rejects.toMatchObject({ code: 'file-too-large' });
  });

  test('the next file is read after a refused one', async () => {
    await expect(
      readSheets(saved('x.xlsx', workbookBytes({ table: TABLE }).subarray(0, 900))),
    ).rejects.toThrow();
    expect(await allRows(workbook('fine.xlsx', { table: TABLE }))).toHaveLength(3);
  });
});

describe('damage', () => {
  test('one changed byte gives an error or the same rows, never fewer', async () => {
    const good = workbookBytes({ table: TABLE });
    const expected = texts(await allRows(saved('good.xlsx', good)));
    for (let at = 7; at < good.length; at += 211) {
      const bytes = Buffer.from(good);
      bytes.writeUInt8((bytes.readUInt8(at) + 1) % 256, at);
      const rows = await allRows(saved('flipped.xlsx', bytes)).catch(() => null);
      if (rows !== null) expect(texts(rows), `byte ${at}`).toEqual(expected);
    }
  });

  test('rows beyond the limit are told', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => [`${at}`, 'x']);
    const source = await readSheets(workbook('long.xlsx', { table: rows }), { ...DEFAULT_LIMITS, rows: 20 });
    source.close();
    expect(source.sheets[0]?.findings).toMatchObject([{ code: 'file-too-large', severity: 'error' }]);
  });

  test('formulas saved without a result are told, not passed over', async () => {
    const path = altered('formulas.xlsx', (parts) => {
      const name = 'xl/worksheets/sheet1.xml';
      const xml = strFromU8(parts[name] ?? new Uint8Array());
      const row =
        '<row r="9"><c r="A9"><f>1+1</f></c><c r="B9"><f t="shared" si="0"/></c><c r="C9"><f>1+1</f><v>2</v></c></row>';
      return { ...parts, [name]: strToU8(xml.replace('</sheetData>', `${row}</sheetData>`)) };
    });
    const source = await readSheets(path);
    source.close();
    expect(source.sheets[0]?.findings).toMatchObject([{ code: 'value-unreadable', args: { found: 2 } }]);
  });

  test('stray cells far away and endless column styles cost nothing', async () => {
    const path = altered('far.xlsx', (parts) => {
      const name = 'xl/worksheets/sheet1.xml';
      const xml = strFromU8(parts[name] ?? new Uint8Array()).replace(
        '<sheetData>',
        '<cols><col min="1" max="2147483647" width="9" hidden="1"/></cols><sheetData>',
      );
      const far = '<row r="9"><c r="ZZZZZ9" t="str"><v>x</v></c></row></sheetData>';
      return { ...parts, [name]: strToU8(xml.replace('</sheetData>', far)) };
    });
    const start = performance.now();
    expect(await allRows(path)).toHaveLength(3);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('delimited text', () => {
  const rows = [
    ['ФИО', 'Специальность', 'Примечание'],
    ['Первая Анна', 'Сварщик (ручной; частично механизированной)', 'сказал: "да", и ушёл'],
    ['Второй Пётр', 'Повар, кондитер', 'в две\nстроки'],
  ];

  test.each([';', ',', '\t', '|'])('delimiter «%s» in every encoding', async (delimiter) => {
    for (const encoding of ['utf-8', 'windows-1251', 'ibm866'] as const) {
      expect(texts(await allRows(delimited('d.csv', rows, delimiter, encoding)))).toEqual(rows);
    }
  });

  test.each([
    ['a mark of order', (text: string) => Buffer.from(`\ufeff${text}`, 'utf8')],
    ['utf-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['utf-16 of the other order', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('%s', async (_what, bytes) => {
    const path = saved('u.csv', bytes('ФИО;Группа;Статус\r\nПервая Анна;А-1;работает\r\n'));
    expect(texts(await allRows(path))).toEqual([
      ['ФИО', 'Группа', 'Статус'],
      ['Первая Анна', 'А-1', 'работает'],
    ]);
  });

  test('a stray quote does not swallow the rows below it', async () => {
    const path = saved(
      'q.csv',
      encode(
        'ФИО;Место\r\nПервая Анна;"Ромашка ООО\r\nВторой Пётр;Завод\r\nТретий Иван;Цех\r\n',
        'windows-1251',
      ),
    );
    expect(texts(await allRows(path)).map((row) => row[0])).toEqual([
      'ФИО',
      'Первая Анна',
      'Второй Пётр',
      'Третий Иван',
    ]);
  });

  test('rows keep their numbers, blank ones and a sep= line count', async () => {
    const path = saved('s.csv', 'sep=;\r\n\r\nФИО;Группа\r\n\r\nПервая Анна;А-1\r\n');
    expect((await allRows(path)).map((row) => row.number)).toEqual([3, 5]);
  });

  test('the apostrophe before a formula sign is taken off again', async () => {
    const path = saved('f.csv', "ФИО;Примечание\r\nПервая Анна;'=1+1\r\nВторой Пётр;'обычный\r\n");
    expect(texts(await allRows(path)).map((row) => row[1])).toEqual(['Примечание', '=1+1', "'обычный"]);
  });
});
