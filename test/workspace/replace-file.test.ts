import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ReplaceResult, replaceFile } from '../../src/workspace/replace-file.ts';
import { temporaryFolder } from './temporary-folder.ts';

afterEach(() => void vi.restoreAllMocks());

const bytes = (text: string) => new TextEncoder().encode(text);
const NAME = 'Отчёт 2026-06-01.xlsx';
const SECOND = 'Отчёт 2026-06-01 (2).xlsx';
const THIRD = 'Отчёт 2026-06-01 (3).xlsx';

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A target that is open in Excel: Windows refuses to rename over it. */
function openInExcel(path: string, code: string) {
  const rename = fs.rename;
  vi.spyOn(fs, 'rename').mockImplementation(async (from, to) => {
    if (to === path) throw Object.assign(new Error(code), { code });
    await rename(from, to);
  });
}

describe('a file is replaced', () => {
  type Files = Record<string, string>;
  const cases: [string, Files, boolean, ReplaceResult['status'], string, Files][] = [
    ['nothing there', {}, false, 'written', NAME, { [NAME]: 'новый' }],
    ['the same bytes there', { [NAME]: 'новый' }, false, 'unchanged', NAME, { [NAME]: 'новый' }],
    ['the same bytes there, with force', { [NAME]: 'новый' }, true, 'unchanged', NAME, { [NAME]: 'новый' }],
    [
      'another file there',
      { [NAME]: 'старый' },
      false,
      'beside',
      SECOND,
      { [NAME]: 'старый', [SECOND]: 'новый' },
    ],
    ['another file there, with force', { [NAME]: 'старый' }, true, 'written', NAME, { [NAME]: 'новый' }],
    [
      'two other files there',
      { [NAME]: 'старый', [SECOND]: 'прежний' },
      false,
      'beside',
      THIRD,
      { [NAME]: 'старый', [SECOND]: 'прежний', [THIRD]: 'новый' },
    ],
    [
      'the same bytes already beside',
      { [NAME]: 'старый', [SECOND]: 'новый' },
      false,
      'unchanged',
      SECOND,
      { [NAME]: 'старый', [SECOND]: 'новый' },
    ],
  ];
  it.each(cases)('%s', async (_, before, force, status, name, after) => {
    const folder = temporaryFolder();
    for (const [file, text] of Object.entries(before)) writeFileSync(join(folder, file), text);
    const result = await replaceFile(join(folder, NAME), bytes('новый'), { force });
    expect(result).toMatchObject({ status, path: join(folder, name) });
    expect(result.note === null).toBe(name === NAME);
    expect(contents(folder)).toEqual(after);
  });

  it.each(['EBUSY', 'EPERM', 'EACCES'])(
    'open in Excel (%s): the new one lies beside and a sentence says so',
    async (code) => {
      const folder = temporaryFolder();
      const path = join(folder, NAME);
      writeFileSync(path, 'старый');
      openInExcel(path, code);
      const result = await replaceFile(path, bytes('новый'), { force: true });
      expect(result).toEqual({
        status: 'beside-open',
        path: join(folder, SECOND),
        note: `Файл «${NAME}» занят, вероятно открыт в Excel; новый записан рядом: «${SECOND}».`,
      });
      expect(contents(folder)).toEqual({ [NAME]: 'старый', [SECOND]: 'новый' });
      expect(await replaceFile(path, bytes('новый'), { force: true })).toEqual(result);
      expect(Object.keys(contents(folder))).toEqual([SECOND, NAME].sort());
    },
  );

  it('by a file only its owner may read', async () => {
    const path = join(temporaryFolder(), NAME);
    await replaceFile(path, bytes('первый'), {});
    chmodSync(path, 0o644);
    await replaceFile(path, bytes('новый'), { force: true });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('not at all when writing breaks off: the old one stays whole, nothing is left beside', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, NAME), 'старый');
    vi.spyOn(fs, 'rename').mockRejectedValue(Object.assign(new Error('EIO'), { code: 'EIO' }));
    await expect(replaceFile(join(folder, NAME), bytes('новый'), { force: true })).rejects.toMatchObject({
      code: 'cannot-write',
      exitCode: 3,
    });
    expect(contents(folder)).toEqual({ [NAME]: 'старый' });
  });

  it.each([
    ['the folder is not there', (folder: string) => join(folder, 'нет', NAME), ': такой папки нет.'],
    [
      'a folder has the name',
      (folder: string) => {
        mkdirSync(join(folder, NAME));
        return join(folder, NAME);
      },
      ': на месте файла лежит папка.',
    ],
  ])('%s: a failure says why', async (_, pathIn, reason) => {
    await expect(replaceFile(pathIn(temporaryFolder()), bytes('новый'), {})).rejects.toMatchObject({
      code: 'cannot-write',
      message: expect.stringContaining(reason),
    });
  });
});
