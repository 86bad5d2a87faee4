import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Balance } from '../../../src/matching/balance/balance.ts';
import { OUTCOME_GROUPS } from '../../../src/monitoring/outcome-group.ts';
import { suppressTable } from '../../../src/monitoring/suppression/suppress-table.ts';
import { planBalance } from '../../../src/reports/balance/plan-balance.ts';
import type { DashboardInput, DashboardPlan } from '../../../src/reports/dashboard/dashboard-plan.ts';
import { planDashboard } from '../../../src/reports/dashboard/plan-dashboard.ts';
import { renderDashboard } from '../../../src/reports/dashboard/render-dashboard.ts';
import type { DashboardDocument } from '../../../src/reports/documents/dashboard-document.ts';
import { planWeeklyReport } from '../../../src/reports/weekly/plan-weekly-report.ts';
import type { WeekReport } from '../../../src/workflow/week/report-week.ts';
import { attackDashboard, type DashboardTruth } from '../../reports/dashboard/attack-dashboard.ts';
import { pageNumber, pageRows, workbookNumbers } from '../../reports/dashboard/page-numbers.ts';
import { SampleDashboard } from '../../reports/dashboard/sample-dashboard.ts';

let made: SampleDashboard;
let open: DashboardDocument;
let official: DashboardDocument;
let balance: Balance;
let week: WeekReport;

beforeAll(async () => {
  made = await SampleDashboard.start();
  open = await made.run();
  official = await made.run({ official: true });
  const results = await made.results();
  if (results.analysis.balance === null) throw new Error('the sample has adverts');
  ({ balance } = results.analysis);
  ({ week } = results);
});

const truth = (): DashboardTruth & Omit<DashboardInput, 'suppress'> => ({
  balance,
  week: week.report,
  weeks: [
    { asOf: week.report.previousAsOf, tally: week.report.total.before },
    { asOf: week.report.asOf, tally: week.report.total.now },
  ],
});
const planned = (suppress: DashboardInput['suppress'] = suppressTable): DashboardPlan =>
  planDashboard({ ...truth(), suppress });

describe('the official dashboard', () => {
  test('has the numbers of the balance', () => {
    const { totals, headline } = balance;
    expect(Object.fromEntries(official.figures.map(({ key, value }) => [key, value]))).toMatchObject({
      available: totals.available,
      places: totals.places - totals.unmatchedPlaces,
      matched: headline.matched,
      unmet: headline.feasibleUnmet,
      surplus: headline.surplus,
    });
    for (const [lines, rows] of [
      [official.professions, balance.professions],
      [official.territories, balance.territories],
    ] as const) {
      expect(lines).toEqual(
        rows.map(({ key, name, adverts, places, feasibleUnmet, graduates, available, surplus }) => {
          return { key, name, adverts, places, unmet: feasibleUnmet, graduates, available, surplus };
        }),
      );
    }
  });

  test('has the numbers of the Monday report', () => {
    const { now, before } = week.report.total;
    const [last, previous] = [official.weeks.at(-1), official.weeks.at(-2)];
    expect(last).toEqual({ asOf: week.report.asOf, persons: now.persons, groups: now.groups });
    expect(previous).toEqual({
      asOf: week.report.previousAsOf,
      persons: before.persons,
      groups: before.groups,
    });
    expect(official.colleges.map(({ persons }) => persons)).toEqual(
      week.report.byCollege.filter((row) => row.now.persons > 0).map((row) => row.now.persons),
    );
  });
});

describe('the page beside the workbooks', () => {
  /** Table of the page → table of the workbook, its column of names, and its columns by those of the page. */
  const tables = () => {
    const plan = planBalance({ balance, region: week.report.region, cohort: 2026, knowledge: '' });
    const own = { graduates: 'graduates', available: 'available', surplus: 'surplus' };
    const demand = { adverts: 'adverts', places: 'places', unmet: 'feasibleUnmet' };
    const weekly = planWeeklyReport(week.report);
    return [
      ['professions', workbookNumbers(plan, 'professions', 'code'), 'code', { ...demand, ...own }],
      ['territories', workbookNumbers(plan, 'territories', 'name'), 'name', { ...demand, ...own }],
      ['sectors', workbookNumbers(plan, 'sectors', 'name'), 'name', demand],
      [
        'colleges',
        workbookNumbers(weekly, 'by-college', 'label'),
        'name',
        { persons: 'persons', employed: 'employed' },
      ],
    ] as const;
  };

  test.each(['open', 'official'] as const)(
    '%s: every number that is not withheld is the workbook’s',
    (kind) => {
      const { file = '' } = kind === 'open' ? open : official;
      const html = readFileSync(file, 'utf8');
      let compared = 0;
      let withheld = 0;
      for (const [id, numbers, name, columns] of tables()) {
        const rows = pageRows(html, id);
        expect(rows.length, id).toBeGreaterThan(3);
        for (const row of rows) {
          const inBook = numbers.get(row[name] ?? '');
          for (const [key, column] of Object.entries(columns)) {
            const shown = pageNumber(row[key]);
            if (shown === null) withheld++;
            else {
              expect([id, row[name], key, shown]).toEqual([id, row[name], key, inBook?.[column]]);
              compared++;
            }
          }
        }
      }
      expect(compared).toBeGreaterThan(200);
      if (kind === 'official') expect(withheld).toBe(0);
      else expect(withheld).toBeGreaterThan(0);
    },
  );
});

describe('the open dashboard', () => {
  test('every number that is published is that of the official one', () => {
    const differing: string[] = [];
    const compare = (path: string, a: unknown, b: unknown): void => {
      if (a === null || a === b) return;
      if (typeof a === 'object' && typeof b === 'object' && b !== null)
        for (const [key, value] of Object.entries(a)) compare(`${path}.${key}`, value, Object(b)[key]);
      else differing.push(path);
    };
    const { weeks, professions, territories, sectors, colleges } = open;
    compare('', { weeks, professions, territories, sectors, colleges }, official);
    compare('figures', open.figures, official.figures);
    expect(differing).toEqual([]);
    for (const { name, latitude, unmet } of open.settlements ?? [])
      expect(
        official.settlements?.some(
          (each) => each.name === name && each.latitude === latitude && each.unmet === unmet,
        ),
      ).toBe(true);
  });

  test('no count of persons from 1 to 4, adverts and places always', () => {
    const small = (value: number | null | undefined) => value != null && value > 0 && value < 5;
    for (const line of [...open.professions, ...open.territories]) {
      const { graduates, available, surplus, unmet, places } = line;
      const placed = available === null || surplus === null ? null : available - surplus;
      const deducted = graduates === null || available === null ? null : graduates - available;
      const counts = [
        graduates,
        available,
        surplus,
        placed,
        deducted,
        unmet === null ? null : places - unmet,
      ];
      expect([line.name, counts.filter(small)]).toEqual([line.name, []]);
    }
    expect(open.professions.map(({ places, adverts }) => [places, adverts])).toEqual(
      official.professions.map(({ places, adverts }) => [places, adverts]),
    );
    for (const { persons, groups } of open.weeks)
      expect([persons, ...Object.values(groups)].filter(small)).toEqual([]);
    for (const { persons, employed, inSpecialty } of open.colleges)
      expect([persons, employed, inSpecialty].filter(small)).toEqual([]);
    expect(
      (open.flows ?? []).filter(
        ({ graduates, from, to }) => small(graduates) && !`${from}${to}`.includes('Скрытые'),
      ),
    ).toEqual([]);
  });

  test('an attack over all tables at once narrows no small count down', { timeout: 120_000 }, () => {
    const attack = attackDashboard(planned(), truth());
    expect(attack.attacked).toBeGreaterThan(30);
    expect(attack.leaks()).toEqual([]);
  });

  test('the attack finds a planted leak: a week whose only hidden pair is broken', {
    timeout: 120_000,
  }, () => {
    const plan = planned();
    const truths = truth();
    const [first, ...rest] = plan.weeks;
    if (first === undefined) throw new Error('no weeks');
    const key = OUTCOME_GROUPS.find(
      (group) => first.groups[group.key] === null && (truths.weeks[0]?.tally.groups[group.key] ?? 0) < 5,
    )?.key;
    if (key === undefined) throw new Error('the sample has a small group');
    const groups = Object.fromEntries(
      OUTCOME_GROUPS.map((group) => [
        group.key,
        group.key === key ? null : truths.weeks[0]?.tally.groups[group.key],
      ]),
    ) as typeof first.groups;
    const leaks = attackDashboard({ ...plan, weeks: [{ ...first, groups }, ...rest] }, truths).leaks();
    expect(leaks.join()).toContain(`week 0 ${key}`);
  });

  test('the same data give the same bytes', () => {
    const groups = week.report.groups;
    expect(renderDashboard(planned(), groups)).toBe(renderDashboard(planned(), groups));
  });

  test('its class stands in name, page and manifest; a second run changes nothing', async () => {
    const { file = '', status, class: outputClass } = open;
    expect([outputClass, status]).toEqual(['open', 'written']);
    expect(file).toMatch(/Панель 2026-05-25, открытые данные\.html$/);
    expect(readFileSync(file, 'utf8')).toContain('Класс: открытые данные');
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(file), 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      files: {
        'Панель 2026-05-25, открытые данные.html': { class: 'open' },
        'Панель 2026-05-25, служебное.html': { class: 'official' },
      },
    });
    expect((await made.run()).status).toBe('unchanged');
  });

  test('texts from outside stay texts', () => {
    const evil = '<script>alert(1)</script>"\'&';
    const plan = planned();
    const colleges = plan.colleges.map((line) => ({ ...line, name: evil }));
    const html = renderDashboard({ ...plan, region: evil, colleges }, week.report.groups);
    expect(html).not.toContain('<script>alert');
    expect(html.match(/<script>/g)).toHaveLength(1);
  });
});

test('a region of few persons publishes places and nothing else', () => {
  const few = { ...balance, headline: { ...balance.headline, surplus: 3 } };
  const plan = planDashboard({ ...truth(), balance: few, suppress: suppressTable });
  for (const { unmet, graduates, available, surplus } of [...plan.professions, ...plan.territories])
    expect([unmet, graduates, available, surplus]).toEqual([null, null, null, null]);
  expect([plan.heatMap, plan.flows, plan.settlements]).toEqual([null, null, null]);
  expect(plan.professions.some(({ places }) => places > 0)).toBe(true);
});

test('without adverts: outcomes and colleges', () => {
  const plan = planDashboard({ ...truth(), balance: null, suppress: null });
  const html = renderDashboard(plan, week.report.groups);
  expect(plan.figures.map(({ key }) => key)).toEqual(['persons', 'known', 'employed', 'plans-work']);
  expect(html).toContain('По колледжам');
  expect(html).not.toContain('По профессиям');
});
