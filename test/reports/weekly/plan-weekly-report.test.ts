import { describe, expect, it } from 'vitest';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import type { CellPlan, TableBlock, WorkbookPlan } from '../../../src/reports/sheet-plan.ts';
import { planWeeklyReport } from '../../../src/reports/weekly/plan-weekly-report.ts';
import { day, makeGraduate, status } from '../../monitoring/make-graduate.ts';
import { planFaults } from './plan-faults.ts';
import { planText } from './plan-text.ts';
import { NOW, weeklyCase } from './weekly-case.ts';

function tableOf(plan: WorkbookPlan, id: string): TableBlock {
  const table = plan.sheets
    .flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === 'table' && block.id === id);
  if (table?.kind !== 'table') throw new Error(`no table ${id}`);
  return table;
}

/** The value a cell shows. */
function shown(plan: WorkbookPlan, id: string, row: string, column: string): CellPlan | undefined {
  const cell = tableOf(plan, id).rows.find(({ key }) => key === row)?.cells[column];
  return typeof cell === 'object' && cell !== null && cell.kind === 'formula' ? cell.value : cell;
}

describe('the workbook of the Monday report', () => {
  it('reads as the golden text', async () => {
    await expect(planText(planWeeklyReport(weeklyCase()))).toMatchFileSnapshot('weekly-report.golden.txt');
  });

  it.each([
    ['form3', {}],
    ['base15', {}],
    ['form1', {}],
    ['form3', { now: [], before: [] }],
    ['form3', { colleges: [], returns: [], quality: [], scarce: null, attention: null }],
    ['form3', { scarce: [], quality: [] }],
  ])('is sound with %s and %o', (edition, changes) => {
    expect(planFaults(planWeeklyReport(weeklyCase({ edition: readEdition(edition), ...changes })))).toEqual(
      [],
    );
  });

  it('in July shows the form of facts with the forecast beside it', async () => {
    const forecast = { edition: readEdition('form3'), asOf: day('2026-06-29'), graduates: NOW };
    const plan = planWeeklyReport(
      weeklyCase({ asOf: day('2026-07-06'), edition: readEdition('base15'), forecast }),
    );
    expect(plan.sheets.slice(0, 3).map(({ name }) => name)).toEqual(['Сводка', 'Форма', 'Прогноз и факт']);
    expect(planFaults(plan)).toEqual([]);
    expect(shown(plan, 'forecast', 'row 0', 'forecast')).toBe(13);
    expect(shown(plan, 'forecast', 'row 0', 'fact')).toBe(13);
  });

  it('compared with another day says so and not «за неделю»', () => {
    const plan = planWeeklyReport(weeklyCase({ compareWith: day('2026-05-04') }));
    expect(planText(plan)).not.toContain('за неделю /');
    expect(tableOf(plan, 'summary').columns.map(({ header }) => header)).toContain('Изменение с 04.05.2026');
  });

  it('shows persons without data as the difference of the check, never in a column', () => {
    const plan = planWeeklyReport(weeklyCase());
    expect(shown(plan, 'form', '01', '05')).toBe(13);
    expect(shown(plan, 'form', '01', 'unknown')).toBe(2);
    expect(shown(plan, 'form', '01', 'without-column')).toBe(1);
    expect(shown(plan, 'form', '01', 'c05=06-20')).toBe(3);
  });

  it('says ОК in every check when every outcome is known and has a column', () => {
    const now = [
      makeGraduate(1, { status: status('employed') }),
      makeGraduate(2, { status: status('will-study') }),
    ];
    const plan = planWeeklyReport(weeklyCase({ now, before: now }));
    const checks = tableOf(plan, 'form').rows.flatMap(({ key, cells, style }) =>
      Object.keys(cells)
        .filter((column) => (style === 'check' ? /^\d/.test(column) : column.startsWith('c')))
        .map((column) => shown(plan, 'form', key, column)),
    );
    expect(new Set(checks)).toEqual(new Set(['ОК']));
    expect(checks.length).toBe(5 * 4 + 4 * 18);
  });

  it('prints rows the lists cannot answer as «нет данных», with their rules', () => {
    const plan = planWeeklyReport(weeklyCase({ edition: readEdition('base15') }));
    expect(shown(plan, 'form', '07', '07')).toBeUndefined();
    expect(shown(plan, 'form', '07', 'unknown')).toBe('нет данных');
    expect(shown(plan, 'form', 'r06=07-13', '07')).toBe('нет данных');
    expect(shown(plan, 'form', 'r06=02-04', '07')).toBe('ОК');
  });
});
