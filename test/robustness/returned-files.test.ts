import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeReading } from '../../fixtures/returns/make/describe-reading.ts';
import { returnedFiles } from '../../fixtures/returns/make/returned-files.ts';

const folder = join(import.meta.dirname, '../../fixtures/returns/files');
const MADE = returnedFiles();

/** After a change of the files or of the reader: `node fixtures/returns.ts`, and look at what differs. */
describe('files colleges send back, each with its mess', () => {
  test('the committed files are those the generator makes', () => {
    const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'));
    expect(names.sort()).toEqual(MADE.map(({ name }) => name).sort());
    for (const { name, bytes } of MADE)
      expect(Buffer.compare(readFileSync(join(folder, name)), bytes), name).toBe(0);
  });

  test.each(MADE.map(({ name, shows }) => [name, shows] as const))('%s: %s', async (name, shows) => {
    const expected: unknown = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'));
    expect({ shows, ...(await describeReading(join(folder, name))) }).toEqual(expected);
  });
});
