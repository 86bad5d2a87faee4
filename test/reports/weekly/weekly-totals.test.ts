import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { renderWeekSummary } from '../../../src/commands/screens/render-week.ts';
import type { CellPlan, TableBlock } from '../../../src/reports/sheet-plan.ts';
import { planWeeklyDocument } from '../../../src/reports/weekly/plan-weekly-document.ts';
import { planWeeklyReport } from '../../../src/reports/weekly/plan-weekly-report.ts';
import { summaryLines } from '../../../src/reports/weekly/summary-table.ts';
import { weeklyCase } from './weekly-case.ts';

const report = weeklyCase();
const tables = planWeeklyReport(report)
  .sheets.flatMap(({ blocks }) => blocks)
  .filter((block): block is TableBlock => block.kind === 'table');

function shown(table: string, row: string, column: string): CellPlan | undefined {
  const cell = tables.find(({ id }) => id === table)?.rows.find(({ key }) => key === row)?.cells[column];
  return typeof cell === 'object' && cell !== null && cell.kind === 'formula' ? cell.value : cell;
}

const screen = (width: number, level: 0 | 1 = 0) =>
  renderWeekSummary(report, { width, paint: new Chalk({ level }) });

describe('one total in every output', () => {
  const document = planWeeklyDocument(report);

  it.each(summaryLines(report))('$label: workbook = JSON = screen', ({ key, label, count }) => {
    const expected = [count(report.total.now), count(report.total.before)];
    expect([shown('summary', key, 'now'), shown('summary', key, 'before')]).toEqual(expected);
    const { totals } = document;
    const inJson =
      key === 'persons'
        ? totals.persons
        : key === 'in-specialty'
          ? totals.inSpecialty
          : Object.entries(totals.groups).find(([group]) => group === key)?.[1];
    expect(inJson).toBe(expected[0]);
    const line = screen(120)
      .split('\n')
      .find((one) => one.includes(`  ${label} `) || one.includes(`│ ${label} `));
    expect(line?.split('│').slice(2, 4).map(Number)).toEqual(expected);
  });

  it('every comparison of sheets holds, and there are enough of them', () => {
    const checks = tables.find(({ id }) => id === 'cross-checks');
    expect(checks?.rows.length).toBe(11);
    for (const { key } of checks?.rows ?? []) expect(shown('cross-checks', key, 'check'), key).toBe('ОК');
  });

  it('numbers of each chart are in a table of its sheet', () => {
    for (const sheet of planWeeklyReport(report).sheets) {
      const values = sheet.blocks.flatMap((block) =>
        block.kind === 'table' ? block.rows.flatMap(({ cells }) => Object.values(cells)) : [],
      );
      const known = new Set(
        values.map((cell) =>
          typeof cell === 'object' && cell !== null && cell.kind === 'formula' ? cell.value : cell,
        ),
      );
      for (const block of sheet.blocks) {
        if (block.kind !== 'chart' || (block.chart.kind !== 'line' && block.chart.kind !== 'bars')) continue;
        expect(block.chart.title.length).toBeGreaterThan(20);
        expect(block.chart.asOf).toBe(report.asOf);
        for (const { values: drawn } of block.chart.series)
          for (const value of drawn)
            expect(value === null || known.has(value), `${block.chart.id} ${value}`).toBe(true);
      }
    }
  });

  it('«Сводка» has four charts', () => {
    const [summary] = planWeeklyReport(report).sheets;
    expect(summary?.blocks.filter(({ kind }) => kind === 'chart')).toHaveLength(4);
  });
});

describe('the summary on the screen', () => {
  it('reads as the golden text', async () => {
    await expect(screen(100)).toMatchFileSnapshot('weekly-screen.golden.txt');
  });

  it.each([70, 80, 120])('its tables fit %d columns', (width) => {
    const lines = screen(width)
      .split('\n')
      .filter((line) => /[│┌└├]/.test(line));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('colour marks only who is late and what is overdue', () => {
    const coloured = screen(100, 1)
      .split('\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape of a colour
      .filter((line) => /\u001b\[3[0-9]m/.test(line));
    expect(
      coloured.map(
        (line) =>
          line
            .replace(/\S*\[\d+m/g, '')
            .trim()
            .split(' ')[0],
      ),
    ).toEqual(['Не', 'Третий:', 'Поручений']);
  });
});
