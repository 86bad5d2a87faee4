import type { Balance } from '../../../src/matching/balance/balance.ts';
import type { WeeklyReport } from '../../../src/monitoring/weekly/weekly.ts';
import type {
  BalanceLine,
  DashboardPlan,
  WeekOutcomes,
} from '../../../src/reports/dashboard/dashboard-plan.ts';
import { HIDDEN_FLOWS } from '../../../src/reports/dashboard/plan-flow-picture.ts';
import { type LinearAttack, startAttack } from './linear-attack.ts';

/** The results behind a dashboard: what is true. */
export interface DashboardTruth {
  readonly balance: Balance;
  readonly week: WeeklyReport;
  readonly weeks: readonly WeekOutcomes[];
}

/**
 * Everything a reader can do with a published dashboard: every table at once, with the totals of the region, the adverts themselves
 * (so that places are known of every profession, territory and settlement), and the knowledge that graduates of a profession fill
 * its places.
 */
export function attackDashboard(plan: DashboardPlan, truth: DashboardTruth): LinearAttack {
  const attack = startAttack();
  attackWeeks(attack, plan, truth);
  attackColleges(attack, plan, truth);
  attackMarket(attack, plan, truth);
  return attack;
}

function attackWeeks(attack: LinearAttack, { weeks }: DashboardPlan, truth: DashboardTruth): void {
  for (const [at, { persons, groups }] of weeks.entries()) {
    const names = truth.week.groups.map(({ key }) => {
      const name = attack.unknown(`week ${at} ${key}`, truth.weeks[at]?.tally.groups[key] ?? 0);
      if (groups[key] !== null) attack.knows([name], groups[key]);
      return name;
    });
    if (persons !== null) attack.knows(names, persons);
  }
}

function attackColleges(
  attack: LinearAttack,
  { colleges, weeks }: DashboardPlan,
  { week }: DashboardTruth,
): void {
  const rows = colleges.map((line) => {
    const now = week.byCollege.find(({ key }) => key === line.key)?.now;
    if (now === undefined) throw new Error('no such college');
    const { persons, inSpecialty, groups } = now;
    const at = (part: string, count: number) => attack.unknown(`college ${line.key} ${part}`, count);
    const own = at('in specialty', inSpecialty);
    const other = at('employed otherwise', groups.employed - inSpecialty);
    const unknown = at('unknown', groups.unknown);
    const rest = at('rest', persons - groups.employed - groups.unknown);
    if (line.persons !== null) attack.knows([own, other, unknown, rest], line.persons);
    if (line.known !== null) attack.knows([own, other, rest], line.known);
    if (line.employed !== null) attack.knows([own, other], line.employed);
    if (line.inSpecialty !== null) attack.knows([own], line.inSpecialty);
    return { own, other, unknown, rest };
  });
  const last = weeks.at(-1);
  const now = week.total.now;
  attack.knows(
    rows.map(({ own }) => own),
    now.inSpecialty,
  );
  if (last?.groups.employed != null)
    attack.knows(
      rows.flatMap(({ own, other }) => [own, other]),
      last.groups.employed,
    );
  if (last?.groups.unknown != null)
    attack.knows(
      rows.map(({ unknown }) => unknown),
      last.groups.unknown,
    );
  if (last?.persons != null)
    attack.knows(
      rows.flatMap(({ own, other, unknown, rest }) => [own, other, unknown, rest]),
      last.persons,
    );
}

interface MarketRow {
  readonly line: BalanceLine;
  readonly placed: string;
  readonly filled: string;
}

function attackMarket(attack: LinearAttack, plan: DashboardPlan, { balance }: DashboardTruth): void {
  const figure = (key: string) => plan.figures.find((each) => each.key === key)?.value ?? null;
  const rowsOf = (
    what: string,
    lines: readonly BalanceLine[],
    truth: Balance['territories'],
  ): readonly MarketRow[] => {
    const rows = lines.map((line) => {
      const real = truth.find(({ key }) => key === line.key);
      if (real === undefined) throw new Error('no such row');
      const surplusHere = real.surplus ?? 0;
      const at = (part: string, count: number) => attack.unknown(`${what} ${line.key} ${part}`, count);
      const deducted = at('deducted', (real.graduates ?? 0) - real.available);
      const placed = at('placed', real.available - surplusHere);
      const surplus = at('surplus', surplusHere);
      const filled = at('filled', real.places - real.feasibleUnmet);
      if (line.graduates !== null) attack.knows([deducted, placed, surplus], line.graduates);
      if (line.available !== null) attack.knows([placed, surplus], line.available);
      if (line.surplus !== null) attack.knows([surplus], line.surplus);
      if (line.unmet !== null) attack.knows([filled], line.places - line.unmet);
      return { line, deducted, placed, surplus, filled };
    });
    const known = (key: string, names: readonly string[]) => {
      const value = figure(key);
      if (value !== null) attack.knows(names, value);
    };
    known(
      'surplus',
      rows.map(({ surplus }) => surplus),
    );
    known(
      'matched',
      rows.map(({ placed }) => placed),
    );
    known(
      'matched',
      rows.map(({ filled }) => filled),
    );
    known(
      'persons',
      rows.flatMap(({ deducted, placed, surplus }) => [deducted, placed, surplus]),
    );
    return rows;
  };
  const professions = rowsOf('profession', plan.professions, balance.professions);
  for (const [at, { placed, filled }] of professions.entries()) {
    const real = balance.professions[at];
    if (real !== undefined && real.available - (real.surplus ?? 0) === real.places - real.feasibleUnmet)
      attack.equal([placed], [filled]);
  }
  const territories = rowsOf('territory', plan.territories, balance.territories);
  const sectors = plan.sectors.map((line) => {
    const real = balance.sectors.find(({ key }) => key === line.key);
    const filled = attack.unknown(`sector ${line.key}`, (real?.places ?? 0) - (real?.feasibleUnmet ?? 0));
    if (line.unmet !== null) attack.knows([filled], line.places - line.unmet);
    return { line, filled };
  });
  const matched = figure('matched');
  if (matched !== null)
    attack.knows(
      sectors.map(({ filled }) => filled),
      matched,
    );
  attackHeatMap(attack, plan, balance, professions, territories);
  attackFlows(attack, plan, balance, [
    new Map(professions.map(({ line, placed }) => [line.key, placed])),
    new Map(sectors.map(({ line, filled }) => [line.key, filled])),
    new Map(territories.map(({ line, filled }) => [line.key, filled])),
  ]);
  attackSettlements(attack, plan, balance, territories);
}

function attackHeatMap(
  attack: LinearAttack,
  { heatMap }: DashboardPlan,
  balance: Balance,
  professions: readonly MarketRow[],
  territories: readonly MarketRow[],
): void {
  if (heatMap === null) return;
  // A name may stand for two rows; the one in the picture is the public one with the most unfilled places.
  const byName = (rows: readonly MarketRow[], names: readonly string[]) =>
    names.map(
      (name) =>
        rows
          .filter(({ line }) => line.name === name && line.unmet !== null)
          .sort((a, b) => (b.line.unmet ?? 0) - (a.line.unmet ?? 0))[0],
    );
  const shown = byName(professions, heatMap.rows).filter((row) => row !== undefined);
  const columns = byName(territories, heatMap.columns).filter((row) => row !== undefined);
  const hidden = professions.filter(({ line }) => line.unmet === null);
  const rest = professions.filter((row) => !shown.includes(row) && !hidden.includes(row));
  const groups = [...shown.map((row) => [row]), rest, hidden];
  const names = [
    ...shown.map(({ line }) => line.name),
    'Остальные профессии',
    heatMap.rows.find((name) => name.includes('скрыты')) ?? '',
  ];
  const columnRows = [...columns.map((row) => [row]), territories.filter((row) => !columns.includes(row))];
  const cell = (r: number, c: number) => `heat ${r} ${c}`;
  for (const [r, group] of groups.entries()) {
    const own = new Set(group.map(({ line }) => line.key));
    for (const [c, places] of columnRows.entries()) {
      const there = new Set(places.map(({ line }) => line.key));
      let [all, unmet] = [0, 0];
      for (const { part, feasibleUnmet } of balance.demand) {
        if (!own.has(part.profession) || !there.has(part.unit.territory ?? '')) continue;
        all += part.places;
        unmet += feasibleUnmet;
      }
      attack.unknown(cell(r, c), all - unmet);
      const at = heatMap.rows.indexOf(names[r] ?? '');
      const value = at < 0 ? null : (heatMap.values[at]?.[c] ?? null);
      if (value !== null) attack.knows([cell(r, c)], all - value);
    }
    attack.equal(
      columnRows.map((_, c) => cell(r, c)),
      group.map(({ filled }) => filled),
    );
  }
  for (const [c, places] of columnRows.entries())
    attack.equal(
      groups.map((_, r) => cell(r, c)),
      places.map(({ filled }) => filled),
    );
}

function attackFlows(
  attack: LinearAttack,
  { flows }: DashboardPlan,
  balance: Balance,
  counts: readonly ReadonlyMap<string, string>[],
): void {
  if (flows === null) return;
  const nodes = flows.levels.map((_, level) =>
    flows.nodes.filter((node) => node.level === level && node.name !== HIDDEN_FLOWS),
  );
  const keysOf = balance.flows.map(({ profession, sector, territory, graduates }) => ({
    keys: [profession, sector, territory ?? ''],
    graduates,
  }));
  const nodeOf = (level: number, key: string) =>
    nodes[level]?.find((node) => node.key === `${level}:${key}`)?.key ?? `${level}*`;
  for (const level of [0, 1]) {
    const from = nodes[level] ?? [];
    const to = nodes[level + 1] ?? [];
    for (const a of from) {
      for (const b of to) {
        const truth = keysOf
          .filter(
            ({ keys }) =>
              nodeOf(level, keys[level] ?? '') === a.key &&
              nodeOf(level + 1, keys[level + 1] ?? '') === b.key,
          )
          .reduce((sum, { graduates }) => sum + graduates, 0);
        const name = attack.unknown(`flow ${a.key} ${b.key}`, truth);
        const link = flows.links.find((each) => each.from === a.key && each.to === b.key);
        if (link !== undefined) attack.knows([name], link.value);
      }
    }
    const sums = (
      side: readonly { readonly key: string }[],
      other: readonly { readonly key: string }[],
      at: number,
      isFrom: boolean,
    ) => {
      const named = new Set(side.map(({ key }) => key));
      for (const node of side) {
        const links = other.map(({ key }) =>
          isFrom ? `flow ${node.key} ${key}` : `flow ${key} ${node.key}`,
        );
        const members = Array.from(counts[at] ?? [])
          .filter(([key]) => nodeOf(at, key) === node.key)
          .map(([, name]) => name);
        if (node.key !== `${at}*` || named.has(node.key)) attack.equal(links, members);
      }
    };
    sums(from, to, level, true);
    sums(to, from, level + 1, false);
  }
}

function attackSettlements(
  attack: LinearAttack,
  { settlements }: DashboardPlan,
  balance: Balance,
  territories: readonly MarketRow[],
): void {
  if (settlements === null) return;
  for (const { line, filled } of territories) {
    const parts = new Map<string, { places: number; unmet: number; name: string }>();
    for (const { part, feasibleUnmet } of balance.demand) {
      const { territory, location } = part.unit;
      if ((territory ?? '') !== line.key) continue;
      const key = location?.point == null ? '' : location.key;
      const known = parts.get(key) ?? {
        places: 0,
        unmet: 0,
        name: location?.settlement ?? location?.municipality ?? '',
      };
      parts.set(key, { ...known, places: known.places + part.places, unmet: known.unmet + feasibleUnmet });
    }
    const names = Array.from(parts, ([key, { places, unmet, name }]) => {
      const own = attack.unknown(`settlement ${line.key} ${key}`, places - unmet);
      const shown =
        key !== '' && settlements.points.some((point) => point.name === name && point.value === unmet);
      if (shown) attack.knows([own], places - unmet);
      return own;
    });
    attack.equal(names, [filled]);
  }
}
