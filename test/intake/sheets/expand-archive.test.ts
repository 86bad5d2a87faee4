import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { type ArchivedFile, expandArchive, isArchive } from '../../../src/intake/sheets/expand-archive.ts';
import { DEFAULT_LIMITS, type ReaderLimits } from '../../../src/intake/sheets/source-sheet.ts';
import { encode, scratch, workbookBytes } from '../tabular/table-case.ts';

const TABLE = workbookBytes({ table: '| ФИО | Группа |\n| Первая Анна | А-1 |' });

function saved(name: string, bytes: Uint8Array): string {
  const path = scratch(name);
  writeFileSync(path, bytes);
  return path;
}

/** A stored zip whose names are bytes as they are, as Russian Windows writes them. */
function rawZip(entries: readonly (readonly [Buffer, Buffer])[], flags = 0): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt32LE(crc32(content), 10);
    // An encrypted file begins with twelve bytes of its own.
    const packed = (flags & 1) === 1 ? Buffer.concat([Buffer.alloc(12, 7), content]) : content;
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    locals.push(Buffer.from('PK\u0003\u0004'), fields, name, packed);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, place, name);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}

async function files(path: string, limits: ReaderLimits = DEFAULT_LIMITS): Promise<readonly ArchivedFile[]> {
  const found: ArchivedFile[] = [];
  for await (const file of expandArchive(path, limits)) found.push(file);
  return found;
}

const codeOf = (file: ArchivedFile | undefined) =>
  file?.content instanceof Failure ? file.content.code : 'taken';

describe('names in an archive', () => {
  test.each([
    ['CP866', 'Выпускники 2026/Список (колледж №3).xlsx', 'ibm866', 0],
    ['windows-1251', 'Выпускники 2026/Список (колледж №3).xlsx', 'windows-1251', 0],
    ['UTF-8 as flagged', 'Выпускники 2026/Список «А».xlsx', 'utf-8', 0x800],
    ['UTF-8 not flagged', 'Выпускники 2026/Список «А».xlsx', 'utf-8', 0],
    ['Latin', 'list/group-a.xlsx', 'utf-8', 0],
  ] as const)('%s', async (_what, name, encoding, flags) => {
    const [file] = await files(saved('names.zip', rawZip([[encode(name, encoding), TABLE]], flags)));
    expect(file).toMatchObject({ shownName: `names.zip/${name}`, safeName: basename(name), warnings: [] });
    expect(file?.content).toEqual(TABLE);
  });

  test.each([
    ['../../../escaped.xlsx', 'escaped.xlsx'],
    ['/etc/escaped.xlsx', 'escaped.xlsx'],
    ['C:\\Windows\\escaped.xlsx', 'escaped.xlsx'],
    ['..\\..\\escaped.xlsx', 'escaped.xlsx'],
    ['a\u0000b\u001b[31m.xlsx', 'ab[31m.xlsx'],
    ['\u202exslx.exe', 'xslx.exe'],
  ])('a hostile name is shown escaped and never a path: %j', async (name, safe) => {
    const [file] = await files(saved('evil.zip', rawZip([[Buffer.from(name), TABLE]], 0x800)));
    expect(file?.safeName).toBe(safe);
    expect(file?.shownName).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(file?.warnings).toHaveLength(1);
    expect(existsSync(join(tmpdir(), 'escaped.xlsx'))).toBe(false);
    expect(readdirSync(process.cwd())).not.toContain('escaped.xlsx');
  });

  test('what systems leave behind is left out', async () => {
    const zip = zipSync({
      '__MACOSX/._a.xlsx': strToU8('x'),
      '.DS_Store': strToU8('x'),
      'б/Thumbs.db': strToU8('x'),
      'б/a.csv': strToU8('ФИО'),
    });
    expect((await files(saved('mac.zip', zip))).map(({ safeName }) => safeName)).toEqual(['a.csv']);
  });
});

describe('archives inside archives', () => {
  const nested = (depth: number): Uint8Array =>
    depth === 0
      ? TABLE
      : zipSync({ [depth === 1 ? 'список.xlsx' : `вложен${depth}.zip`]: nested(depth - 1) });

  test('one inside another is opened', async () => {
    const [file] = await files(saved('two.zip', nested(2)));
    expect([file?.shownName, codeOf(file)]).toEqual(['two.zip/вложен2.zip/список.xlsx', 'taken']);
  });

  test('a third is refused by itself', async () => {
    expect((await files(saved('three.zip', nested(3)))).map(codeOf)).toEqual(['file-unreadable']);
  });

  test('a workbook and a document are no archives', async () => {
    expect(await isArchive(saved('book.xlsx', TABLE))).toBe(false);
    expect(await isArchive(saved('book.zip', zipSync({ 'a.xlsx': TABLE })))).toBe(true);
    expect(await isArchive(saved('cut.zip', zipSync({ 'a.xlsx': TABLE }).subarray(0, 900)))).toBe(false);
    expect(await isArchive(saved('text.zip', strToU8('ФИО;Группа')))).toBe(false);
  });
});

describe('damage and hostility', () => {
  test('a damaged file is told, its neighbours are taken', async () => {
    const bytes = rawZip([
      [Buffer.from('a.csv'), Buffer.from('ФИО;Группа')],
      [Buffer.from('b.csv'), Buffer.from('ФИО;Статус')],
    ]);
    bytes.writeUInt8(0x21, bytes.indexOf('Группа'));
    expect((await files(saved('hurt.zip', bytes))).map(codeOf)).toEqual(['file-unreadable', 'taken']);
  });

  test('a file with a password is told', async () => {
    const bytes = rawZip([[Buffer.from('a.csv'), Buffer.from('ФИО;Группа')]], 1);
    expect((await files(saved('locked.zip', bytes))).map(codeOf)).toEqual(['file-protected']);
  });

  test('two files of one name are both taken and told', async () => {
    const bytes = rawZip([
      [Buffer.from('a.csv'), Buffer.from('1')],
      [Buffer.from('a.csv'), Buffer.from('2')],
    ]);
    expect((await files(saved('twins.zip', bytes))).map(({ warnings }) => warnings.length)).toEqual([0, 1]);
  });

  test('the directory says another name than the file', async () => {
    const bytes = rawZip([[Buffer.from('a.csv'), Buffer.from('1')]]);
    bytes.write('b.csv', bytes.indexOf('a.csv'));
    expect((await files(saved('liar.zip', bytes))).map(codeOf)).toEqual(['file-unreadable']);
  });

  test.each<[string, Zippable, Partial<ReaderLimits>]>([
    [
      'too many files',
      Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.csv`, strToU8('x')])),
      { entries: 50 },
    ],
    [
      'too much in all',
      { 'a.csv': new Uint8Array(900_000), 'b.csv': new Uint8Array(900_000) },
      { fileBytes: 1_000_000 },
    ],
    [
      'too much in all, one level down',
      { 'a.zip': zipSync({ 'a.csv': new Uint8Array(900_000), 'b.csv': new Uint8Array(900_000) }) },
      { fileBytes: 1_000_000 },
    ],
  ])('a bomb is refused: %s', async (_what, parts, change) => {
    const path = saved('bomb.zip', zipSync(parts));
    await expect(files(path, { ...DEFAULT_LIMITS, ...change })).rejects.toMatchObject({
      code: 'file-too-large',
    });
  });

  test('sizes that lie do not inflate more than they say', async () => {
    const bytes = Buffer.from(zipSync({ 'a.csv': new Uint8Array(5_000_000) }));
    for (const mark of ['PK\u0003\u0004', 'PK\u0001\u0002'])
      bytes.writeUInt32LE(10, bytes.indexOf(mark) + (mark.endsWith('\u0004') ? 22 : 24));
    expect((await files(saved('small.zip', bytes))).map(codeOf)).toEqual(['file-unreadable']);
  });
});
