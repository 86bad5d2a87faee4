import { counted, groupThousands } from '../../domain/russian.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import type { FlowChart, FlowLink, FlowNode, HeatMapChart, SettlementChart } from '../charts/chart-plan.ts';
import { deficitMatrix } from './deficit-matrix.ts';

const SOURCE = 'баланс выпускников и вакансий';
const HEAT_ROWS = 14;

/** Deficits by profession × territory; null when nothing is in deficit. Professions beyond the first are one row. */
export function planDeficitHeatMap(balance: Balance): HeatMapChart | null {
  const { columns, rows, territories } = deficitMatrix(balance);
  if (rows.length === 0) return null;
  const byUnmet = rows.toSorted((a, b) => total(b.values) - total(a.values) || (a.key < b.key ? -1 : 1));
  const shown = byUnmet.slice(0, HEAT_ROWS);
  const rest = byUnmet.slice(HEAT_ROWS);
  const greatest = shown
    // The rest of the territories is no place to be named.
    .flatMap(({ name, values }) =>
      values.slice(0, territories.length).map((value, c) => ({ name, value, column: columns[c] ?? '' })),
    )
    .reduce((best, cell) => (cell.value > best.value ? cell : best));
  return {
    kind: 'heat-map',
    id: 'deficit',
    title: `Не закрыть никак ${counted(balance.headline.feasibleUnmet, 'место', 'места', 'мест')}; больше всего: ${greatest.name}, ${greatest.column} — ${groupThousands(greatest.value)}`,
    units: 'мест, которые не закрыть при любом распределении',
    source: SOURCE,
    asOf: balance.asOf,
    rowHeader: 'Профессия',
    rows: [
      ...shown.map(({ name }) => name),
      ...(rest.length === 0 ? [] : [`Остальные профессии (${rest.length})`]),
    ],
    columns,
    values: [
      ...shown.map(({ values }) => values),
      ...(rest.length === 0 ? [] : [columns.map((_, c) => total(rest.map(({ values }) => values[c] ?? 0)))]),
    ],
  };
}

/** What of a balance the flows are drawn from. */
export interface FlowSource {
  readonly flows: Balance['flows'];
  readonly professions: readonly { readonly key: string; readonly name: string }[];
  readonly headline: Pick<Balance['headline'], 'matched'>;
  readonly asOf: Balance['asOf'];
}

const LEVELS = ['Программа', 'Отрасль', 'Муниципалитет'] as const;
const MOST_NODES = [12, 10, 12] as const;

/**
 * Graduates who have a place in the feasible view, from programme through sector to municipality of work; null when nobody has.
 * Beyond the largest of each level the rest is one node, so that every level sums to the graduates placed.
 */
export function planFlowChart(balance: FlowSource): FlowChart | null {
  const { flows, professions } = balance;
  if (flows.length === 0) return null;
  const names = new Map(professions.map(({ key, name }) => [key, name]));
  const steps = flows.map(({ profession, sector, territory, graduates }) => ({
    keys: [profession, sector, territory ?? ''],
    graduates,
  }));
  const nodes: FlowNode[] = [];
  const nodeOf = LEVELS.map((_, level) => {
    const sums = new Map<string, number>();
    for (const { keys, graduates } of steps) {
      const key = keys[level] ?? '';
      sums.set(key, (sums.get(key) ?? 0) + graduates);
    }
    const sorted = Array.from(sums).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const kept =
      sorted.length <= (MOST_NODES[level] ?? 0) ? sorted : sorted.slice(0, (MOST_NODES[level] ?? 1) - 1);
    for (const [key] of kept)
      nodes.push({ key: `${level}:${key}`, name: nodeName(level, key, names), level });
    if (kept.length < sorted.length) {
      nodes.push({ key: `${level}*`, name: `Остальные (${sorted.length - kept.length})`, level });
    }
    const own = new Set(kept.map(([key]) => key));
    return (key: string) => (own.has(key) ? `${level}:${key}` : `${level}*`);
  });
  const links = new Map<string, FlowLink>();
  for (const { keys, graduates } of steps) {
    const path = keys.map((key, level) => nodeOf[level]?.(key) ?? '');
    for (const [level, from] of path.slice(0, -1).entries()) {
      const to = path[level + 1] ?? '';
      const key = `${from}\n${to}`;
      links.set(key, { from, to, value: (links.get(key)?.value ?? 0) + graduates });
    }
  }
  const order = new Map(nodes.map(({ key }, i) => [key, i]));
  const at = (key: string) => order.get(key) ?? 0;
  const sector = nodes.find(({ level }) => level === 1);
  const into = total(Array.from(links.values(), ({ to, value }) => (to === sector?.key ? value : 0)));
  return {
    kind: 'flows',
    id: 'flows',
    title: `Места есть для ${counted(balance.headline.matched, 'выпускника', 'выпускников', 'выпускников')}; больше всего принимает отрасль «${sector?.name ?? ''}» — ${groupThousands(into)}`,
    units: 'выпускников, наибольшее возможное распределение',
    source: SOURCE,
    asOf: balance.asOf,
    levels: LEVELS,
    nodes,
    links: Array.from(links.values()).sort((a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to)),
  };
}

function nodeName(level: number, key: string, names: ReadonlyMap<string, string>): string {
  if (level === 0) return names.get(key) ?? key;
  return key === '' ? 'Место не установлено' : key;
}

/** Places no allocation fills, by settlement of work; null when none of them has coordinates. */
export function planDeficitMap(balance: Balance): SettlementChart | null {
  const settlements = new Map<string, { name: string; latitude: number; longitude: number; value: number }>();
  for (const { part, feasibleUnmet } of balance.demand) {
    const { location } = part.unit;
    if (feasibleUnmet === 0 || location?.point == null) continue;
    const name = location.settlement ?? location.municipality ?? 'Место не названо';
    const known = settlements.get(location.key) ?? { name, ...location.point, value: 0 };
    known.value += feasibleUnmet;
    settlements.set(location.key, known);
  }
  const points = Array.from(settlements)
    .sort(([a, one], [b, other]) => other.value - one.value || (a < b ? -1 : 1))
    .map(([, point]) => point);
  const [first] = points;
  if (first === undefined) return null;
  const mapped = total(points.map(({ value }) => value));
  return {
    kind: 'settlements',
    id: 'settlements',
    title: `На карте ${counted(mapped, 'место', 'места', 'мест')} из ${groupThousands(balance.headline.feasibleUnmet)}, которые не закрыть; больше всего: ${first.name} — ${groupThousands(first.value)}`,
    units:
      'мест, которые не закрыть при любом распределении; вахта, удалённая работа и места с жильём не нанесены',
    source: SOURCE,
    asOf: balance.asOf,
    points,
  };
}

function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
