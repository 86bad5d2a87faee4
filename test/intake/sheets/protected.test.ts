import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import officeCrypto from 'officecrypto-tool';
import { afterAll, describe, expect, test } from 'vitest';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import { workbookBytes } from '../tabular/table-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'route-protected-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAIN = Buffer.from(workbookBytes({ table: [['ФИО'], ['Тестова Анна']] }));
const LOCKED = officeCrypto.encrypt(PLAIN, { password: 'осень 2026' });

async function read(bytes: Uint8Array, passwords?: readonly string[]) {
  const path = join(folder, `${Math.trunc(performance.now() * 1000)}.xlsx`);
  writeFileSync(path, bytes);
  const source = await readSheets(path, undefined, passwords);
  const rows: string[][] = [];
  for (const sheet of source.sheets) {
    for await (const batch of sheet.rows())
      rows.push(...batch.map(({ cells }) => cells.map(({ text }) => text)));
  }
  source.close();
  return rows;
}

describe('a workbook behind a password', () => {
  test.each([
    ['the only password given', LOCKED, ['осень 2026']],
    ['the second of three', LOCKED, ['весна', 'осень 2026', 'лето']],
    ['the older way of locking', officeCrypto.encrypt(PLAIN, { password: 'a1', type: 'standard' }), ['a1']],
    ['a workbook without one', PLAIN, ['осень 2026']],
  ])('%s', async (_, bytes, passwords) => {
    expect(await read(bytes, passwords)).toEqual([['ФИО'], ['Тестова Анна']]);
  });

  test.each([
    ['none given', undefined, 'защищён паролем'],
    ['a wrong one', ['осень 2025'], 'данный пароль к нему не подходит'],
    ['two wrong ones', ['а', 'б'], 'проверено 2'],
  ])('%s: one clear refusal that does not tell the password', async (_, passwords, text) => {
    const failure = await read(LOCKED, passwords).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'file-protected', message: expect.stringContaining(text) });
    expect(JSON.stringify(failure)).not.toContain('осень');
  });

  test('what comes out is checked like any other package', async () => {
    const parts = { '[Content_Types].xml': Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><Types/>') };
    const hostile = officeCrypto.encrypt(Buffer.from(zipSync(parts)), { password: 'x' });
    await expect(read(hostile, ['x'])).rejects.toMatchObject({ code: expect.stringMatching(/^file-/) });
  });

  test.each([0.3, 0.99])('damaged at %d of its length: an error or the same rows', async (part) => {
    const bytes = Buffer.from(LOCKED);
    const at = Math.trunc(bytes.length * part);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    const found = await read(bytes, ['осень 2026']).catch((error: unknown) => error);
    if (Array.isArray(found)) expect(found).toEqual([['ФИО'], ['Тестова Анна']]);
    else
      expect(found).toMatchObject({
        code: expect.stringMatching(/^file-(unreadable|protected|unknown|empty)$/),
      });
  });

  test('cut short', async () => {
    await expect(read(LOCKED.subarray(0, LOCKED.length >> 1), ['осень 2026'])).rejects.toMatchObject({
      code: expect.stringMatching(/^file-(unreadable|protected)$/),
    });
  });
});
