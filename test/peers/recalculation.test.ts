import * as XLSX from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { balanceRegion } from '../../src/matching/balance/balance-region.ts';
import { compareBalances } from '../../src/matching/balance/compare-balances.ts';
import { planBalance } from '../../src/reports/balance/plan-balance.ts';
import { planEffectiveness } from '../../src/reports/effectiveness/plan-effectiveness.ts';
import { formula, type WorkbookPlan } from '../../src/reports/sheet-plan.ts';
import { planWeeklyReport } from '../../src/reports/weekly/plan-weekly-report.ts';
import { writeXlsx } from '../../src/reports/xlsx/write-xlsx.ts';
import { adverts, day, graduates, region } from '../matching/balance/region.ts';
import { effectivenessCase, fullCase } from '../reports/effectiveness/effectiveness-case.ts';
import { weeklyCase } from '../reports/weekly/weekly-case.ts';
import { hasLibreOffice, recalculated } from './libreoffice.ts';

const balance = balanceRegion(
  region(
    graduates(
      { specialty: '15.01.05', count: 4, college: 'Первый', home: 'Екатеринбург' },
      { specialty: '43.01.09', count: 9, college: 'Второй', home: 'Серов' },
    ),
    adverts(
      { codes: '15.01.05', places: 10 },
      { codes: '43.01.09', places: 5, at: 'Серов' },
      { decision: 'none', places: 8, title: 'Грузчик' },
    ),
  ),
);

const comparison = compareBalances(
  balanceRegion({
    ...region(graduates(), adverts({ codes: '15.01.05', places: 7 })),
    asOf: day('2026-04-27'),
  }),
  balance,
);

const CASES: readonly (readonly [string, WorkbookPlan])[] = [
  [
    'balance',
    planBalance({ balance, region: 'Свердловская область', cohort: 2026, knowledge: 'проба', comparison }),
  ],
  ['weekly report', planWeeklyReport(weeklyCase())],
  ['effectiveness', planEffectiveness(effectivenessCase())],
  ['effectiveness with every register', planEffectiveness(fullCase())],
];

/** A workbook without remembered results: LibreOffice keeps them on load, and a wrong one would pass for right. */
function withoutResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const xml = new TextDecoder().decode(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
    parts[name] = strToU8(xml);
  }
  return zipSync(parts);
}

function formulas(bytes: Uint8Array): Map<string, string | number> {
  const found = new Map<string, string | number>();
  const book = XLSX.read(bytes, { cellFormula: true });
  for (const name of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (!address.startsWith('!') && typeof cell === 'object' && cell !== null && 'f' in cell) {
        const value: unknown = Reflect.get(cell, 'v');
        found.set(
          `${name}!${address}`,
          typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : String(value),
        );
      }
    }
  }
  return found;
}

describe.skipIf(!hasLibreOffice())('formulas computed by LibreOffice', () => {
  it('give the values the planners wrote, in every workbook', async () => {
    const written = await Promise.all(CASES.map(([, plan]) => writeXlsx(plan)));
    const computed = recalculated(written.map(withoutResults));
    for (const [at, [name]] of CASES.entries()) {
      const expected = formulas(written[at] ?? new Uint8Array());
      expect(expected.size, name).toBeGreaterThan(10);
      expect(Object.fromEntries(formulas(computed[at] ?? new Uint8Array())), name).toEqual(
        Object.fromEntries(expected),
      );
    }
  }, 120_000);

  it('a wrong remembered value would be caught', async () => {
    const plan: WorkbookPlan = {
      name: 'Проба',
      title: 'Проба',
      outputClass: 'official',
      sheets: [
        {
          name: 'Лист',
          title: 'Проба',
          subtitle: [],
          blocks: [
            {
              kind: 'table',
              id: 't',
              columns: [
                { key: 'a', header: 'A', width: 8, format: 'integer' },
                { key: 'b', header: 'B', width: 8, format: 'integer' },
              ],
              rows: [{ key: 'r', cells: { a: 2, b: formula(5, (cell) => `${cell('r', 'a')}*2`) } }],
            },
          ],
        },
      ],
    };
    const written = await writeXlsx(plan);
    const [computed = new Uint8Array()] = recalculated([withoutResults(written)]);
    expect([...formulas(written).values()]).toEqual([5]);
    expect([...formulas(computed).values()]).toEqual([4]);
  }, 120_000);
});
