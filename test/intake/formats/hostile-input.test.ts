import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { columnLetters } from '../../../src/intake/sheets/cell-address.ts';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import { scratch } from '../tabular/table-case.ts';

const MOST_SECONDS = 10;
const MOST_MEGABYTES = 1000;

const book = utils.book_new();
utils.book_append_sheet(
  book,
  utils.aoa_to_sheet([
    ['ФИО', 'Группа', '__proto__'],
    ['Первая Анна', 'А-1', 'constructor'],
  ]),
  '__proto__',
);
const XLSX = unzipSync(write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }));
const ODS = unzipSync(write(book, { type: 'buffer', bookType: 'ods' }));
const SHEET = 'xl/worksheets/sheet1.xml';

type Parts = Record<string, Uint8Array>;
const changed = (parts: Parts, name: string, change: (xml: string) => string): Uint8Array =>
  zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) }, { level: 1 });
const withRows = (rows: string) =>
  changed(XLSX, SHEET, (xml) =>
    xml.replace(/<sheetData>.*<\/sheetData>/s, () => `<sheetData>${rows}</sheetData>`),
  );

const LAUGHS = `<!DOCTYPE l [<!ENTITY l "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at} "${`&l${at === 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]>`;
const withDoctype = (xml: string) => xml.replace(/(<\?xml[^>]*\?>)?/, `$1${LAUGHS}`);

/** A package whose sheet inflates to `megabytes` of blanks; `stated` is the size its directory tells. */
function bomb(megabytes: number, stated: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(1_000_000, ' '), { finishFlush: 3 });
  const last = deflateRawSync(Buffer.alloc(0));
  const packed = Buffer.concat([...Array.from({ length: megabytes }, () => block), last]);
  const bytes = Buffer.from(zipSync({ ...XLSX, [SHEET]: [packed, { level: 0 }] }));
  for (const [mark, method, size, length] of [
    ['PK\u0003\u0004', 8, 22, 30],
    ['PK\u0001\u0002', 10, 24, 46],
  ] as const) {
    let at = bytes.indexOf(mark);
    while (bytes.toString('latin1', at + length, at + length + SHEET.length) !== SHEET)
      at = bytes.indexOf(mark, at + 1);
    bytes.writeUInt16LE(8, at + method);
    bytes.writeUInt32LE(stated, at + size);
  }
  return bytes;
}

interface Use {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Processor seconds and peak megabytes of this process's reading processes; 0 where the system does not tell. */
function usedByReaders(): Use {
  let megabytes = 0;
  let ticks = 0;
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (Number(/PPid:\s+(\d+)/.exec(status)?.[1]) !== process.pid) continue;
      megabytes += Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      // Behind the name in brackets utime and stime are the 12th and 13th, in hundredths of a second.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
      ticks += Number(stat[11] ?? 0) + Number(stat[12] ?? 0);
    }
  } catch {
    // Ended between listing and reading, or no /proc.
  }
  return { seconds: ticks / 100, megabytes };
}

interface Reading {
  readonly code: string;
  readonly rows: number;
  readonly cells: number;
  readonly seconds: number;
  readonly megabytes: number;
}

async function readWhole(name: string, bytes: Uint8Array | string): Promise<Reading> {
  const path = scratch(name);
  writeFileSync(path, bytes);
  // Of the processor, not of the clock: other work on the machine says nothing of the file.
  const own = process.cpuUsage();
  const before = usedByReaders();
  let used: Use = { seconds: 0, megabytes: 0 };
  const look = () => {
    const { seconds, megabytes } = usedByReaders();
    used = {
      seconds: Math.max(used.seconds, seconds - before.seconds),
      megabytes: Math.max(used.megabytes, megabytes),
    };
  };
  const timer = setInterval(look, 50);
  let code = 'read';
  let rows = 0;
  let cells = 0;
  try {
    const source = await readSheets(path);
    for (const sheet of source.sheets) {
      if (sheet.findings.length > 0) code = sheet.findings[0]?.code ?? code;
      for await (const batch of sheet.rows()) {
        rows += batch.length;
        for (const row of batch) cells += row.cells.length;
      }
    }
    look();
    source.close();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    code = error.code;
  } finally {
    clearInterval(timer);
  }
  const { user, system } = process.cpuUsage(own);
  return { code, rows, cells, ...used, seconds: used.seconds + (user + system) / 1e6 };
}

describe('hostile input ends within 10 processor seconds and 1 GB, read or refused', () => {
  const LAST_ROW = 1_048_576;
  const everyRow = (row: (number: number) => string) =>
    Array.from({ length: LAST_ROW }, (_, at) => row(at + 1)).join('');
  const wide = (row: number) =>
    `<row r="${row}">${Array.from({ length: 16_384 }, (_, at) => `<c r="${columnLetters(at + 1)}${row}" t="str"><v>т${at}</v></c>`).join('')}</row>`;
  const repeatedRow = (rows: number, columns: number) =>
    changed(ODS, 'content.xml', (xml) =>
      xml
        .replace('<table:table-row>', `<table:table-row table:number-rows-repeated="${rows}">`)
        .replace('<table:table-cell ', `<table:table-cell table:number-columns-repeated="${columns}" `),
    );

  test.each<[string, string, () => Uint8Array | string, Partial<Reading>]>([
    ['a bomb of 1.5 GB', 'bomb.xlsx', () => bomb(1500, 1_500_000_000), { code: 'file-too-large' }],
    ['a bomb that lies about its size', 'liar.xlsx', () => bomb(1500, 1000), { code: 'file-unreadable' }],
    [
      '60,000 parts',
      'parts.xlsx',
      () =>
        zipSync(
          {
            ...XLSX,
            ...Object.fromEntries(
              Array.from({ length: 60_000 }, (_, at) => [`junk/${at}.xml`, new Uint8Array(1)]),
            ),
          },
          { level: 0 },
        ),
      { code: 'file-too-large' },
    ],
    [
      'billion laughs in the sheet',
      'laughs.xlsx',
      () => changed(XLSX, SHEET, withDoctype),
      { code: 'file-unreadable' },
    ],
    [
      'billion laughs in the texts',
      'laughs2.xlsx',
      () => changed(XLSX, 'xl/sharedStrings.xml', withDoctype),
      { code: 'file-unreadable' },
    ],
    [
      'billion laughs in an ods',
      'laughs.ods',
      () => changed(ODS, 'content.xml', withDoctype),
      { code: 'file-unreadable' },
    ],
    [
      '1,048,576 styled empty rows',
      'styled.xlsx',
      () =>
        withRows(everyRow((row) => `<row r="${row}" s="1" customFormat="1"><c r="A${row}" s="0"/></row>`)),
      { code: 'file-empty' },
    ],
    [
      '1,048,576 filled rows: cut, told',
      'filled.xlsx',
      () => withRows(everyRow((row) => `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`)),
      { code: 'file-too-large', rows: 400_000 },
    ],
    [
      'the same in an uncommon spelling',
      'filled2.xlsx',
      () => withRows(everyRow((row) => `<row r='${row}'><c r="A${row}"><v>1</v></c></row>`)),
      { code: 'file-too-large', rows: 400_000 },
    ],
    [
      '16,384 columns',
      'wide.xlsx',
      () => withRows([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(wide).join('')),
      { code: 'read', rows: 10, cells: 163_840 },
    ],
    [
      'a cell of 10 MB in a workbook',
      'cell.xlsx',
      () => withRows(`<row r="1"><c r="A1" t="str"><v>${'я'.repeat(5_000_000)}</v></c></row>`),
      { code: 'file-too-large' },
    ],
    [
      'a cell of 10 MB in a text file',
      'cell.csv',
      () => `ФИО;Группа\n${'я'.repeat(5_000_000)};1\n`,
      { code: 'file-too-large' },
    ],
    [
      '50,000 spaces',
      'spaces.csv',
      () => `ФИО;Группа\n${' '.repeat(50_000)};1\n"${' '.repeat(50_000)}\n`,
      { code: 'read', rows: 3 },
    ],
    [
      '__proto__ and constructor as header, value and sheet',
      'proto.xlsx',
      () => zipSync(XLSX),
      { code: 'read', rows: 2, cells: 6 },
    ],
    [
      '__proto__ in a text file',
      'proto.csv',
      () => '__proto__;constructor\ntoString;polluted\n',
      { code: 'read', rows: 2, cells: 4 },
    ],
    [
      'an ods of a repeated row',
      'rows.ods',
      () => repeatedRow(1_048_570, 16_384),
      { code: 'file-too-large' },
    ],
    [
      'an ods of a repeated cell',
      'cells.ods',
      () => repeatedRow(1, 2_000_000_000),
      { code: 'file-too-large' },
    ],
    [
      'a page of 60,000 tables',
      'tables.xls',
      () => '<table></table>'.repeat(60_000),
      { code: 'file-too-large' },
    ],
    [
      'a page with an endless cell',
      'span.xls',
      () => '<table><tr><td colspan="1000000000" rowspan="100000000">x</td></tr></table>',
      { code: 'read', rows: 1 },
    ],
    [
      'two rows of one number',
      'twins.xlsx',
      () => withRows('<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'),
      { code: 'file-unreadable' },
    ],
    [
      'two cells of one address',
      'twins2.xlsx',
      () => withRows('<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'),
      { code: 'file-unreadable' },
    ],
  ])('%s', async (_what, name, bytes, expected) => {
    const reading = await readWhole(name, bytes());
    expect(reading).toMatchObject(expected);
    expect(reading.seconds).toBeLessThan(MOST_SECONDS);
    expect(reading.megabytes).toBeLessThan(MOST_MEGABYTES);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
