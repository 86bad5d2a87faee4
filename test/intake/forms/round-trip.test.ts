import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Graduate } from '../../../src/domain/graduate.ts';
import { NO_CATEGORIES } from '../../../src/domain/graduate.ts';
import { STATUS_KINDS } from '../../../src/domain/status.ts';
import { readForm } from '../../../src/intake/forms/read-form.ts';
import { recogniseForm } from '../../../src/intake/forms/recognise-form.ts';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import { countForm, type FormRow } from '../../../src/monitoring/forms/form-rows.ts';
import { reconcileForm } from '../../../src/monitoring/forms/reconcile-form.ts';
import { weeklyReport } from '../../../src/monitoring/weekly/weekly.ts';
import type { SheetPlan } from '../../../src/reports/sheet-plan.ts';
import { planFormSheet } from '../../../src/reports/weekly/plan-form-sheet.ts';
import { writeXlsx } from '../../../src/reports/xlsx/write-xlsx.ts';
import { day, makeGraduate, spo as programme, status } from '../../monitoring/make-graduate.ts';
import { context, editions, numbersOf } from './form-case.ts';

const folder = mkdtempSync(join(tmpdir(), 'route-forms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CODES = ['15.01.05', '08.02.01', '43.02.15'];
const ASOF = day('2026-05-25');

/** Every outcome, in three specialties, some with ОВЗ, disability and a target contract, a few nobody knows of. */
function cohort(known: boolean): readonly Graduate[] {
  return Array.from({ length: 150 }, (_, i) => {
    const kind = STATUS_KINDS[i % STATUS_KINDS.length] ?? 'employed';
    return makeGraduate(i, {
      specialty: programme(CODES[i % 3] ?? ''),
      status: known || i % 7 !== 0 ? status(kind, { inSpecialty: i % 2 === 0 }) : null,
      categories: { ...NO_CATEGORIES, limitedHealth: i % 5 === 0, disabled: i % 10 === 0 || i % 13 === 0 },
    });
  });
}

function countsOf(rows: readonly FormRow[]): unknown {
  return Object.fromEntries(
    rows.flatMap(({ number, counts }) => (counts === null ? [] : [[number, Object.fromEntries(counts)]])),
  );
}

async function reread(plan: SheetPlan, name: string) {
  const path = join(folder, `${name}.xlsx`);
  writeFileSync(path, await writeXlsx({ name, title: plan.title, outputClass: 'official', sheets: [plan] }));
  const source = await readSheets(path);
  try {
    const [form] = recogniseForm(source.sheets, editions);
    if (form?.kind !== 'form') throw new Error('not recognised');
    return await readForm(form, context);
  } finally {
    source.close();
  }
}

describe.each(
  editions
    .filter(({ status: known }) => known !== 'unknown')
    .map((edition) => [edition.id, edition] as const),
)('%s written by the tool', (id, edition) => {
  it('the region’s свод re-reads to the same numbers, as a total', async () => {
    const now = cohort(false);
    const report = weeklyReport({
      asOf: ASOF,
      region: 'Свердловская область',
      cohort: 2026,
      edition,
      now,
      before: now,
      colleges: [],
      returns: [],
      specialtyName: () => null,
      scarce: null,
      quality: [],
      attention: null,
    });
    const reading = await reread(planFormSheet(report), `${id}-свод`);
    expect(reading.edition).toBe(id);
    expect(reading.blocks.map(({ kind }) => kind)).toEqual(['total']);
    expect(numbersOf(reading.blocks[0])).toMatchObject(countsOf(report.form.totals) as object);
  });

  it('a college’s form by specialty re-reads to the same numbers and agrees with its persons', async () => {
    const count = countForm(cohort(true), edition, ASOF);
    const plan: SheetPlan = {
      name: edition.sheet,
      title: edition.title,
      subtitle: ['Уральский колледж'],
      blocks: [
        {
          kind: 'table',
          id: 'form',
          numberRow: true,
          columns: [
            { key: 'code', header: 'Код профессии, специальности', width: 12, format: 'text' },
            { key: 'row', header: 'Номер строки', width: 8, format: 'text' },
            { key: 'label', header: 'Категория выпускников', width: 30, format: 'text' },
            ...edition.columns.map(({ number, label }) => ({
              key: number,
              header: label,
              number: number.startsWith('x') ? '' : number,
              width: 12,
              format: 'integer' as const,
            })),
          ],
          rows: count.blocks.flatMap(({ specialty, rows }) =>
            rows.map((row) => ({
              key: `${specialty?.code} ${row.number}`,
              cells: {
                code: specialty?.code ?? null,
                row: row.number,
                label: row.label,
                ...Object.fromEntries(row.counts ?? []),
              },
            })),
          ),
        },
      ],
    };
    const reading = await reread(plan, `${id}-колледж`);
    expect(reading.blocks.map(({ specialty }) => specialty?.code)).toEqual([...CODES].sort());
    for (const [i, block] of reading.blocks.entries()) {
      expect(numbersOf(block)).toMatchObject(countsOf(count.blocks[i]?.rows ?? []) as object);
    }
    const good = reading.blocks.map((block) => ({ ...block, verdict: 'good' as const }));
    const { differences, compared } = reconcileForm({ ...reading, asOf: ASOF, blocks: good }, count);
    expect(differences).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });
});
