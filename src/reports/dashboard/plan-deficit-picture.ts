import { counted, groupThousands } from '../../domain/russian.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import { planDeficitHeatMap } from '../balance/balance-charts.ts';
import type { HeatMapChart } from '../charts/chart-plan.ts';
import type { BalanceLine } from './dashboard-plan.ts';
import { publishedCells, type Suppress } from './withhold.ts';

const MOST_ROWS = 14;
const MOST_COLUMNS = 7;

/**
 * Deficits by profession × territory. In open outputs rows and columns are professions and territories whose own numbers are
 * public, the others are gathered, so that all totals are public; cells are withheld by the number of places filled in them.
 */
export function planDeficitPicture(
  balance: Balance,
  professions: readonly BalanceLine[],
  territories: readonly BalanceLine[],
  suppress: Suppress,
): HeatMapChart | null {
  const whole = planDeficitHeatMap(balance);
  if (suppress === null || whole === null) return whole;
  const inDeficit = (lines: readonly BalanceLine[]) =>
    lines
      .flatMap(({ key, name, unmet }) => (unmet === null || unmet === 0 ? [] : [{ key, name, unmet }]))
      .sort((a, b) => b.unmet - a.unmet || (a.key < b.key ? -1 : 1));
  const rows = inDeficit(professions).slice(0, MOST_ROWS);
  const columns = inDeficit(territories).slice(0, MOST_COLUMNS);
  if (rows.length === 0) return null;
  const rowOf = new Map(rows.map(({ key }, at) => [key, at]));
  const columnOf = new Map(columns.map(({ key }, at) => [key, at]));
  const hidden = new Set(professions.flatMap(({ key, unmet }) => (unmet === null ? [key] : [])));
  const [rest, apart] = [rows.length, rows.length + 1];
  const grid = () => Array.from({ length: apart + 1 }, () => Array.from(columns, () => 0).concat(0));
  const [empty, filled] = [grid(), grid()];
  const add = (table: number[][], r: number, c: number, value: number) => {
    const line = table[r];
    if (line !== undefined) line[c] = (line[c] ?? 0) + value;
  };
  for (const { part, feasibleUnmet } of balance.demand) {
    const r = rowOf.get(part.profession) ?? (hidden.has(part.profession) ? apart : rest);
    const c = columnOf.get(part.unit.territory ?? '') ?? columns.length;
    add(empty, r, c, feasibleUnmet);
    add(filled, r, c, part.places - feasibleUnmet);
  }
  const shown = publishedCells(filled, suppress);
  const values = empty.map((line, r) => line.map((value, c) => (shown[r]?.[c] === null ? null : value)));
  if (values.flat().every((value) => value === null)) return null;
  const names = [
    ...rows.map(({ name }) => name),
    'Остальные профессии',
    `Профессии, числа которых скрыты (${hidden.size})`,
  ];
  const kept = names.flatMap((name, r) =>
    (values[r] ?? []).some((value) => value !== 0) ? [{ name, r }] : [],
  );
  return {
    ...whole,
    title: titleOf(
      whole,
      balance.headline.feasibleUnmet,
      rows.flatMap(({ name }, r) =>
        columns.map((column, c) => ({ name, column: column.name, value: values[r]?.[c] ?? 0 })),
      ),
    ),
    rows: kept.map(({ name }) => name),
    columns: [...columns.map(({ name }) => name), 'Остальные территории'],
    values: kept.map(({ r }) => values[r] ?? []),
  };
}

function titleOf(
  whole: HeatMapChart,
  unmet: number,
  cells: readonly { readonly name: string; readonly column: string; readonly value: number }[],
): string {
  const [first, ...rest] = cells;
  if (first === undefined) return whole.title;
  const greatest = rest.reduce((best, cell) => (cell.value > best.value ? cell : best), first);
  return `Не закрыть никак ${counted(unmet, 'место', 'места', 'мест')}; из показанных больше всего: ${greatest.name}, ${greatest.column} — ${groupThousands(greatest.value)}`;
}
