import { describe, expect, it } from 'vitest';
import { generateBulkRows } from '../../../bench/generate-bulk-csv.ts';
import { fileOf, findingsOf, importFile, skippedOf, vacanciesOf } from './portal-files.ts';

function rowsOf(generation: 1 | 2, count: number): readonly string[] {
  const plan = { generation, regionShare: 0.2, seed: 7 };
  return generateBulkRows(plan)
    .take(count + 1)
    .toArray();
}

describe.each([1, 2] as const)('a generated bulk CSV of generation %i', (generation) => {
  it('imports without a complaint, and every row is accounted for', async () => {
    const { opened, events } = await importFile(fileOf(rowsOf(generation, 1000).join('')), '6600000000000');
    expect(opened.layout).toBe(`portal-bulk-csv-v${generation}`);
    const records = vacanciesOf(events).length;
    expect(records).toBeGreaterThan(100);
    expect(records + (skippedOf(events)['other-region'] ?? 0)).toBe(1000);
    expect(findingsOf(events)).toEqual([]);
  });

  it('the same seed makes the same rows', () => {
    expect(rowsOf(generation, 20)).toEqual(rowsOf(generation, 20));
  });

  it('every employer has an ИНН of a region that does not exist', async () => {
    const { events } = await importFile(fileOf(rowsOf(generation, 50).join('')));
    for (const { employer } of vacanciesOf(events)) expect(employer.inn).toMatch(/^00\d{8}$/);
  });
});
