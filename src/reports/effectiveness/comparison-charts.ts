import { counted } from '../../domain/russian.ts';
import type { CollegeLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { IntervalChart, IntervalLine } from '../charts/chart-plan.ts';

/** Rows that fit a printed page under a title. */
const MOST_LINES = 16;
/** Shares that differ by less are equal but for rounding. */
const LEAST_GAP = 1e-9;

/** A college's share with its interval and the share the region's figures would give; null where persons are too few. */
export function comparedShare(
  { expected, indicators, label }: CollegeLine,
  indicatorId: string,
): IntervalLine | null {
  const value = indicators.find(({ id }) => id === indicatorId);
  if (expected === null || value?.rate == null || value.interval === null) return null;
  return {
    name: label,
    value: value.rate,
    ...value.interval,
    expected: expected.expected / expected.denominator,
  };
}

/** Pictures of the comparison: colleges below what was expected of them, then those above it, furthest first. */
export function planComparisonCharts(report: EffectivenessReport): readonly IntervalChart[] {
  const { method, colleges } = report;
  const compared = colleges
    .map((line) => comparedShare(line, method.expected))
    .filter((line) => line !== null);
  const gap = ({ value, expected }: IntervalLine) => value - expected;
  const below = compared.filter((line) => gap(line) < -LEAST_GAP).sort((a, b) => gap(a) - gap(b));
  const above = compared.filter((line) => gap(line) > LEAST_GAP).sort((a, b) => gap(b) - gap(a));
  return [
    ...chartOf(report, 'comparison-below', 'меньше', below, ({ high, expected }) => expected > high),
    ...chartOf(report, 'comparison-above', 'больше', above, ({ low, expected }) => expected < low),
  ];
}

function chartOf(
  { method, asOf, cohort }: EffectivenessReport,
  id: string,
  side: 'меньше' | 'больше',
  lines: readonly IntervalLine[],
  isCertain: (line: IntervalLine) => boolean,
): readonly IntervalChart[] {
  const [first] = lines;
  if (first === undefined) return [];
  const title = method.indicators.find((one) => one.id === method.expected)?.title ?? '';
  const certain = lines.filter(isCertain).length;
  const shown = lines.slice(0, MOST_LINES);
  const points = Math.abs(Math.round((first.value - first.expected) * 100));
  const chance =
    certain === 0 ? 'разница может быть случайной' : `у ${certain} из них разница больше случайной`;
  return [
    {
      kind: 'intervals',
      id,
      title: `${title} ${side} ожидаемой в ${counted(lines.length, 'колледже', 'колледжах', 'колледжах')}, ${chance}; дальше всех ${first.name}: на ${counted(points, 'пункт', 'пункта', 'пунктов')}`,
      units: `доля выпускников с 95-процентным интервалом${shown.length < lines.length ? `, первые ${shown.length} колледжей` : ''}; полужирные числа — ожидание вне интервала`,
      source: `списки выпускников ${cohort} года; ожидание — доли региона по тем же специальностям`,
      asOf,
      format: 'percent',
      categoryHeader: 'Колледж',
      valueName: 'Факт',
      expectedName: 'Ожидание',
      lines: shown,
    },
  ];
}
