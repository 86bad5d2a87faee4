import { describe, expect, test } from 'vitest';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import { compareBalances } from '../../../src/matching/balance/compare-balances.ts';
import {
  planDeficitHeatMap,
  planDeficitMap,
  planFlowChart,
} from '../../../src/reports/balance/balance-charts.ts';
import { planBalance } from '../../../src/reports/balance/plan-balance.ts';
import { renderBalancePage } from '../../../src/reports/balance/render-balance-page.ts';
import { chartSize } from '../../../src/reports/charts/chart-size.ts';
import { renderChartSvg } from '../../../src/reports/charts/render-chart-svg.ts';
import type { CellPlan, TableBlock, WorkbookPlan } from '../../../src/reports/sheet-plan.ts';
import { adverts, day, graduates, region } from '../../matching/balance/region.ts';
import { planFaults } from '../weekly/plan-faults.ts';

const SECTORS = ['Металлургия', 'Торговля', 'Транспорт', 'Строительство', 'Энергетика', 'Образование'];
const TOWNS = [
  'Екатеринбург',
  'Берёзовский',
  'Серов',
  'Асбест',
  'Ирбит',
  'Тавда',
  'Реж',
  'Ревда',
  'Полевской',
  'Качканар',
];
const CODES = ['15.01.05', '43.01.09', '23.01.17', '15.01.38'];

const people = graduates(
  ...TOWNS.flatMap((home, t) =>
    CODES.map((specialty, c) => ({
      specialty,
      home,
      college: `Колледж ${t % 3}`,
      count: ((t * 3 + c) % 4) + 1,
    })),
  ),
);
const wanted = adverts(
  ...TOWNS.flatMap((at, t) =>
    CODES.map((codes, c) => ({
      codes: c === 3 ? '15.01.38 0.6, 15.01.05 0.4' : codes,
      places: ((t * 7 + c * 5) % 9) + 1,
      at,
      sector: SECTORS[(t + c) % SECTORS.length] ?? null,
      employer: `ООО «Работодатель ${(t + c) % 5}»`,
    })),
  ),
);
const balance = balanceRegion(region(people, wanted));
const report = { balance, region: 'Свердловская область', cohort: 2026, knowledge: 'словарь' };
const plan = planBalance(report);

const table = (id: string, workbook: WorkbookPlan = plan): TableBlock => {
  for (const { blocks } of workbook.sheets)
    for (const block of blocks) if (block.kind === 'table' && block.id === id) return block;
  throw new TypeError(`no table ${id}`);
};
const number = (cell: CellPlan | undefined): number =>
  Number(cell !== null && typeof cell === 'object' && cell.kind === 'formula' ? cell.value : cell);
const sum = (values: Iterable<number | null>) => Array.from(values).reduce<number>((a, b) => a + (b ?? 0), 0);

test('the workbook with pictures has no faults', () => {
  expect(planFaults(plan)).toEqual([]);
});

describe('the heat map equals the sheets', () => {
  const chart = planDeficitHeatMap(balance);
  const matrix = table('deficit-matrix');

  test('rows of the matrix sum to «По профессиям», columns to «По территориям», the picture to the headline', () => {
    for (const row of balance.professions) {
      const own = matrix.rows.find(({ key }) => key === row.key);
      expect(own === undefined ? 0 : number(own.cells.all), row.name).toBe(row.feasibleUnmet);
    }
    const total = matrix.rows.find(({ key }) => key === 'total');
    for (const column of matrix.columns) {
      const territory = balance.territories.find(({ name }) => name === column.header);
      if (territory !== undefined) expect(number(total?.cells[column.key])).toBe(territory.feasibleUnmet);
    }
    expect(sum(chart?.values.flat() ?? [])).toBe(balance.headline.feasibleUnmet);
  });

  test('more territories than fit are gathered in one column', () => {
    expect(chart?.columns.at(-1)).toMatch(/^Остальные территории \(\d+\)$/);
    expect(chart?.columns.length).toBe(8);
  });

  test('every number of the picture stands in the drawing', () => {
    if (chart === null) throw new TypeError('no chart');
    const svg = renderChartSvg(chart, chartSize(chart));
    for (const value of chart.values.flat())
      if (value !== null && value > 0) expect(svg).toContain(`>${value}</text>`);
  });
});

describe('the flows equal the sheets', () => {
  const chart = planFlowChart(balance);
  const through = (level: number, name: string) => {
    const node = chart?.nodes.find((one) => one.level === level && one.name === name);
    return sum(
      (chart?.links ?? []).map(({ from, to, value }) =>
        (level === 0 ? from === node?.key : to === node?.key) ? value : 0,
      ),
    );
  };

  test.each([
    [0, balance.professions.map((row) => [row.name, row.available - (row.surplus ?? 0)] as const)],
    [1, balance.sectors.map((row) => [row.name, row.places - row.feasibleUnmet] as const)],
    [2, balance.territories.map((row) => [row.name, row.places - row.feasibleUnmet] as const)],
  ])('level %d: what runs through a node is what the sheet says', (level, rows) => {
    for (const [name, expected] of rows) {
      if (chart?.nodes.some((node) => node.level === level && node.name === name))
        expect(through(level, name), name).toBe(expected);
    }
  });

  test('each level sums to the graduates placed', () => {
    const [first, second] = [0, 1].map((level) =>
      sum((chart?.links ?? []).filter(({ from }) => from.startsWith(`${level}`)).map(({ value }) => value)),
    );
    expect([first, second]).toEqual([balance.headline.matched, balance.headline.matched]);
    expect(number(table('flow-rows').rows.at(-1)?.cells.graduates)).toBe(balance.headline.matched);
  });
});

test('the map of settlements holds what has coordinates and no more', () => {
  const map = planDeficitMap(balance);
  const expected = balance.territories.filter(({ name }) =>
    ['Екатеринбург', 'Берёзовский', 'Серов'].includes(name),
  );
  expect(sum(map?.points.map(({ value }) => value) ?? [])).toBe(
    sum(expected.map(({ feasibleUnmet }) => feasibleUnmet)),
  );
});

describe('the page', () => {
  const page = renderBalancePage(report);

  test('is self-contained, in Russian, says its class, and is the same each time', () => {
    expect(page).toContain('<html lang="ru">');
    expect(page).toContain('Класс: для служебного пользования');
    expect(page.replaceAll('http://www.w3.org/', '')).not.toMatch(/<script|<link|https?:\/\/|@import|src=/);
    expect(renderBalancePage(report)).toBe(page);
  });

  test('carries the headline of the workbook', () => {
    const figures = [...page.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/g)].map(([, name, value = '']) => [
      name,
      Number(value.replace(/\D/g, '')),
    ]);
    const cell = (id: string, key: string) =>
      number(table(id).rows.find((row) => row.key === key)?.cells.value);
    expect(figures).toEqual([
      ['Доступно выпускников', cell('supply-chain', 'available')],
      ['Мест в балансе', cell('demand-chain', 'counted')],
      ['Мест можно закрыть', cell('result', 'matched')],
      ['Мест не закрыть никак', cell('result', 'unmet')],
      ['Выпускников без места', cell('result', 'surplus')],
      ['Мест под вопросом', 0],
    ]);
  });

  test('names from the data cannot break out of it', () => {
    const hostile = balanceRegion(
      region(
        graduates({ specialty: '15.01.05' }),
        adverts({ codes: '15.01.05', places: 9, at: '<img src=x>', sector: '"><script>' }),
      ),
    );
    const text = renderBalancePage({ ...report, balance: hostile });
    expect(text).not.toMatch(/<script|<img/);
  });

  test('an empty balance is a page too', () => {
    expect(renderBalancePage({ ...report, balance: balanceRegion(region([], [])) })).toContain(
      'Показывать нечего',
    );
  });
});

test('a comparison is a sheet whose formulas give what was computed', () => {
  const before = balanceRegion({ ...region(people.slice(20), wanted.slice(7)), asOf: day('2026-04-27') });
  const compared = planBalance({ ...report, comparison: compareBalances(before, balance) });
  expect(planFaults(compared)).toEqual([]);
  const rows = table('compare-professions', compared).rows;
  const total = rows.at(-1);
  expect(number(total?.cells.unmetNow)).toBe(balance.headline.feasibleUnmet);
  expect(number(total?.cells.unmetThen)).toBe(before.headline.feasibleUnmet);
  expect(number(total?.cells.placesNow)).toBe(balance.totals.places);
});
