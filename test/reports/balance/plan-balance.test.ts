import { describe, expect, test } from 'vitest';
import type { BalanceFilter } from '../../../src/matching/balance/balance-input.ts';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import { compareBalances } from '../../../src/matching/balance/compare-balances.ts';
import { DEDUCTIONS } from '../../../src/matching/balance/supply.ts';
import { DEDUCTION_COLUMNS } from '../../../src/reports/balance/balance-labels.ts';
import { LONGEST_TABLE } from '../../../src/reports/balance/balance-report.ts';
import { planBalance } from '../../../src/reports/balance/plan-balance.ts';
import { planBalanceTables } from '../../../src/reports/balance/plan-balance-tables.ts';
import { planMatchDocument } from '../../../src/reports/balance/plan-match-document.ts';
import { matchDocument } from '../../../src/reports/documents/match-document.ts';
import type { CellPlan, SheetPlan, TableBlock, WorkbookPlan } from '../../../src/reports/sheet-plan.ts';
import { addressesFrom, layOut } from '../../../src/reports/xlsx/layout.ts';
import { adverts, day, graduates, region } from '../../matching/balance/region.ts';

const people = graduates(
  { specialty: '15.01.05', count: 4, college: 'Уральский политехникум', home: 'Екатеринбург' },
  { specialty: '1199:15.01.05', count: 2, college: 'Серовский техникум', home: 'Серов', status: 'conscript' },
  { specialty: '43.01.09', count: 9, college: 'Серовский техникум', home: 'Серов' },
  { specialty: null, count: 1, college: null },
);
const wanted = adverts(
  { codes: '15.01.05', places: 10, title: 'Электрогазосварщик', createdOn: '2026-01-10', priority: true },
  { codes: '15.01.05 0.5, 15.01.38 0.5', places: 3, title: 'Сварщик-оператор', sector: null },
  { codes: '43.01.09', places: 5, title: 'Повар', at: 'Серов', sector: 'Общественное питание' },
  { codes: '15.01.05', places: 70, title: 'Сварщик', foreignQuota: true },
  { codes: '15.01.05', places: null, title: 'Сварщик' },
  { decision: 'none', places: 8, title: 'Грузчик' },
  { decision: 'unsure', codes: '43.01.09', places: 2, title: 'Мастер цеха' },
);
const report = (filter: BalanceFilter = {}) => ({
  balance: balanceRegion(region(people, wanted, filter)),
  region: 'Свердловская область',
  cohort: 2026,
  knowledge: 'словарь 2026-05',
});

const sheet = (plan: WorkbookPlan, name: string): SheetPlan => {
  const found = plan.sheets.find((one) => one.name === name);
  if (found === undefined) throw new TypeError(`no sheet ${name}`);
  return found;
};
const tables = (plan: WorkbookPlan): TableBlock[] =>
  plan.sheets.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
const resultOf = (cell: CellPlan | undefined) =>
  cell !== null && typeof cell === 'object' && cell.kind === 'formula' ? cell.value : cell;
const totalOf = (plan: WorkbookPlan, id: string, column: string) =>
  resultOf(
    tables(plan)
      .find((table) => table.id === id)
      ?.rows.find(({ key }) => key === 'total')?.cells[column],
  );

describe('the balance workbook', () => {
  const plan = planBalance(report());

  test('sheets in the order of reading', () => {
    expect(plan.sheets.map(({ name }) => name)).toEqual([
      'Сводка',
      'По профессиям',
      'Границы и источники',
      'По отраслям',
      'По территориям',
      'Карта дефицита',
      'Потоки',
      'Разрез спроса',
      'Разрез предложения',
      'Дефицитные вакансии',
      'Кто подходит',
      'По колледжам',
      'Предложение и вычеты',
      'Доказательства',
      'Крупные и квотные',
      'Не сопоставлено',
    ]);
    for (const { name } of plan.sheets) expect(name.length).toBeLessThanOrEqual(31);
  });

  test('columns of deductions stand in the order in which they are made', () => {
    expect(DEDUCTION_COLUMNS).toEqual(DEDUCTIONS);
  });

  test('every formula finds its cells, every row key is unique, every cell has a column', () => {
    const layout = layOut(plan);
    for (const table of tables(plan)) {
      const at = addressesFrom(layout, table.id);
      const columns = new Set(table.columns.map(({ key }) => key));
      expect(new Set(table.rows.map(({ key }) => key)).size).toBe(table.rows.length);
      for (const row of table.rows) {
        for (const [column, cell] of Object.entries(row.cells)) {
          if (!columns.has(column))
            expect(cell, `${table.id}.${column} has no column`).toSatisfy(() => isSilent(table.id, column));
          if (cell !== null && typeof cell === 'object' && cell.kind === 'formula') {
            expect(cell.expression(at)).toMatch(/[A-Z]+\d+/);
          }
        }
      }
    }
  });

  test.each([
    ['professions', 'available', 13],
    ['professions', 'graduates', 16],
    ['professions', 'places', 18],
    ['professions', 'adverts', 4],
    ['sectors', 'available', 13],
    ['sectors', 'places', 18],
    ['territories', 'graduates', 16],
    ['territories', 'places', 18],
    ['deductions', 'conscription', 2],
    ['deductions', 'specialty-unknown', 1],
    ['deductions', 'available', 13],
    ['colleges', 'graduates', 16],
    ['scarce', 'unmet', 9],
    ['proof-deficit', 'gap', 9],
    ['proof-surplus', 'gap', 4],
    ['unmatched', 'places', 80],
    ['unmatched', 'adverts', 3],
    ['places-unknown', 'adverts', 1],
    ['apart', 'places', 70],
    ['intervals', 'low', 5],
    ['deficit-matrix', 'all', 9],
    ['flow-rows', 'graduates', 9],
    ['demand-drill', 'places', 18],
    ['demand-drill', 'unmet', 9],
    ['supply-drill', 'graduates', 16],
    ['supply-drill', 'surplus', 4],
    ['sectors', 'unsure', 2],
    ['territories', 'unsure', 2],
  ])('total of %s, %s = %d', (id, column, expected) => {
    expect(totalOf(plan, id, column)).toBe(expected);
  });

  test('a surplus and a deficit are proven in words', () => {
    const texts = tables(plan)
      .filter(({ id }) => id === 'proof-deficit' || id === 'proof-surplus')
      .flatMap(({ rows }) => rows.map(({ cells }) => resultOf(cells.text)));
    expect(texts).toEqual([
      '13\u00a0мест (Сварщик (ручной и частично механизированной сварки (наплавки)) — 12, Оператор-наладчик металлообрабатывающих станков — 1; Екатеринбург) доступны только 4\u00a0выпускникам (Сварщик (ручной и частично механизированной сварки (наплавки)) — 4): дефицит не менее 9 при любом распределении.'.replaceAll(
        '\u00a0',
        ' ',
      ),
      'Итого',
      '9 выпускников (Повар, кондитер — 9; Серов) могут занять только 5 мест (Повар, кондитер — 5): без места не менее 4 при любом распределении.',
      'Итого',
    ]);
  });

  test('who fits: a profession nobody teaches says so', () => {
    const rows = tables(plan).find(({ id }) => id === 'fitting')?.rows ?? [];
    expect(
      rows.map(({ cells }) => [cells.profession, cells.programme, cells.college, cells.available]),
    ).toEqual(
      expect.arrayContaining([
        ['Оператор-наладчик металлообрабатывающих станков', 'в регионе не выпускают', null, 0],
      ]),
    );
  });

  test('the filter is named under the title', () => {
    const filtered = planBalance(report({ specialty: '15.01', priority: true }));
    expect(sheet(filtered, 'Сводка').subtitle).toContain(
      'Отбор: специальность — 15.01; работодатели — только приоритетные',
    );
  });

  test('an empty workspace gives a workbook, not a fault', () => {
    const empty = planBalance({ ...report(), balance: balanceRegion(region([], [])) });
    expect(empty.sheets).toHaveLength(plan.sheets.length);
    layOut(empty);
  });
});

/** Columns that one of the sheets built from the same row leaves out. */
function isSilent(table: string, column: string): boolean {
  if (table === 'sectors') return column === 'graduates' || column === 'surplus';
  return table === 'places-unknown' && column === 'places';
}

test('the document keeps to its schema and its sums', () => {
  const { balance } = report();
  const document = matchDocument.parse(planMatchDocument(balance));
  expect(document.totals).toEqual({
    graduates: 16,
    available: 13,
    adverts: 7,
    places: 98,
    unmatchedAdverts: 3,
    unmatchedPlaces: 80,
  });
  expect(document.cells.reduce((sum, { places }) => sum + places, 0)).toBe(18);
  expect(document.cells.reduce((sum, { supply }) => sum + supply, 0)).toBe(13);
});

test('the document says of each deficit what the workbook says', () => {
  const { balance } = report();
  const before = balanceRegion(region(people, wanted.slice(1)));
  const comparison = compareBalances({ ...before, asOf: day('2026-04-27') }, balance);
  const document = matchDocument.parse(planMatchDocument(balance, comparison));
  const sums = (kind: 'deficit' | 'surplus') =>
    document.certificates.reduce((sum, each) => sum + (each.kind === kind ? each.gap : 0), 0);
  expect(sums('deficit')).toBe(document.headline.feasibleUnmet);
  expect(sums('surplus')).toBe(document.headline.surplus);
  expect(document.headline.feasibleUnmetAtMost).toBe(document.headline.feasibleUnmet + 2);
  const cook = document.professions.find(({ specialty }) => specialty?.code === '43.01.09');
  expect(cook).toMatchObject({
    places: 5,
    available: 9,
    unsurePlaces: 2,
    gapLow: -4,
    gapHigh: -2,
    verdict: 'surplus',
  });
  const total = (rows: readonly { feasibleUnmet: number }[]) =>
    rows.reduce((sum, { feasibleUnmet }) => sum + feasibleUnmet, 0);
  for (const rows of [document.professions, document.sectors, document.territories]) {
    expect(total(rows)).toBe(document.headline.feasibleUnmet);
  }
  expect(document.comparison).toMatchObject({ from: '2026-04-27', newAdverts: 1, total: { newPlaces: 10 } });
  expect(planMatchDocument(balance).comparison).toBeNull();
});

describe('a country does not fit a sheet', () => {
  const many = LONGEST_TABLE + 5;
  const { balance } = report();

  test('the rest of what was left out is one row, and the total that of everything', () => {
    const row = { reason: 'none' as const, title: 'Грузчик', adverts: 1, places: 2, candidates: [] };
    const plan = planBalance({
      ...report(),
      balance: { ...balance, unmatched: Array.from({ length: many }, () => row) },
    });
    const found = sheet(plan, 'Не сопоставлено');
    const [table] = found.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
    expect(table?.rows).toHaveLength(LONGEST_TABLE + 2);
    expect(table?.rows.at(-2)?.cells).toMatchObject({
      title: 'Остальные названия (5)',
      adverts: 5,
      places: 10,
    });
    expect(totalOf(plan, 'unmatched', 'places')).toBe(2 * many);
    expect(found.subtitle?.at(-1)).toBe(
      'Показаны первые 10\u00a0000 строк из 10\u00a0005; остальные названия — одной строкой внизу.',
    );
  });

  test('professions beyond the first stay closed, and their graduates count', () => {
    const college = (i: number) => ({
      key: `к${i}`,
      label: `Колледж ${i}`,
      graduates: 1,
      available: 1,
      surplus: 0,
      below: [],
    });
    const profession = (colleges: number) => ({
      ...college(0),
      graduates: colleges,
      below: Array.from({ length: colleges }, (_, i) => college(i)),
    });
    const plan = planBalance({
      ...report(),
      balance: { ...balance, supplyTree: [profession(LONGEST_TABLE - 1), profession(3)] },
    });
    expect(totalOf(plan, 'supply-drill', 'graduates')).toBe(LONGEST_TABLE + 2);
    expect(sheet(plan, 'Разрез предложения').subtitle?.at(-1)).toContain('Без колледжей: 1 профессия');
  });
});

test('the screen shows professions, sectors and territories, most urgent first', () => {
  const [professions, sectors, territories] = planBalanceTables(report().balance);
  expect(professions?.columns).toEqual(['Профессия', 'Доступно', 'Вакансий', 'Мест', 'Не закрыть', 'K']);
  expect(professions?.rows[0]?.[0]).toContain('Сварщик');
  expect(sectors?.rows.length).toBe(3);
  expect(territories?.rows[0]?.[0]).toBe('Екатеринбург');
});
