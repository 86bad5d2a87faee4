import { writeFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/domain/failure.ts';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import type { SourceRow } from '../../../src/intake/sheets/source-sheet.ts';
import { scratch } from '../tabular/table-case.ts';

/** Places of corruption tried; the full measure is DAMAGE_PLACES=500. */
const PLACES = Number(process.env.DAMAGE_PLACES ?? 60);

const book = utils.book_new();
for (const name of ['Группа А', 'Группа Б']) {
  const rows = Array.from({ length: 120 }, (_, at) => [
    `Первая Анна ${at}`,
    at,
    `ООО «Завод ${at % 7}»`,
    at % 2 === 0,
  ]);
  utils.book_append_sheet(book, utils.aoa_to_sheet([['ФИО', '№', 'Место', 'Согласие'], ...rows]), name);
}

async function rowsOf(name: string, bytes: Buffer): Promise<readonly SourceRow[]> {
  const path = scratch(name);
  writeFileSync(path, bytes);
  const source = await readSheets(path);
  const rows: SourceRow[] = [];
  for (const sheet of source.sheets) for await (const batch of sheet.rows()) rows.push(...batch);
  source.close();
  return rows;
}

/** The same places on every run. */
function* places(length: number): Generator<number> {
  let state = 20_260_525;
  for (let count = 0; count < PLACES; count++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield Math.floor((state / 2 ** 32) * length);
  }
}

function bytesOf(type: 'xlsx' | 'xlsb' | 'ods'): Buffer {
  const made: unknown = write(book, { type: 'buffer', bookType: type, compression: true, bookSST: true });
  if (!Buffer.isBuffer(made)) throw new TypeError('no bytes');
  return made;
}

describe.each(['xlsx', 'xlsb', 'ods'] as const)('a damaged %s', (type) => {
  test('one changed byte: refused or the same rows, never fewer, never endless', {
    timeout: 600_000,
  }, async () => {
    const good = bytesOf(type);
    const expected = await rowsOf(`good.${type}`, good);
    for (const at of places(good.length)) {
      const bytes = Buffer.from(good);
      bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + (at % 255)), at);
      const started = performance.now();
      const rows = await rowsOf(`hurt.${type}`, bytes).catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        return null;
      });
      expect(performance.now() - started, `byte ${at}`).toBeLessThan(10_000);
      if (rows !== null) expect(rows, `byte ${at}`).toEqual(expected);
    }
  });

  test('cut at each kilobyte: refused', async () => {
    const good = bytesOf(type);
    for (let size = 1024; size < good.length; size += 1024) {
      await expect(rowsOf(`cut.${type}`, good.subarray(0, size)), `${size} bytes`).rejects.toBeInstanceOf(
        Failure,
      );
    }
  });
});
