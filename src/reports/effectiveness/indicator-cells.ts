import type { EffectivenessLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { CountKey, Indicator } from '../../monitoring/effectiveness/effectiveness-method.ts';
import type { IndicatorValue } from '../../monitoring/effectiveness/indicator-value.ts';
import { type CellAddress, type CellPlan, type ColumnPlan, formula } from '../sheet-plan.ts';
import { wilsonBound } from './wilson-bound.ts';

const NO_DATA = 'нет данных';

/** Row key of a line in every table of the workbook. */
export function lineKey(line: EffectivenessLine): string {
  return `row ${line.key}`;
}

/** The text where a rate is withheld. */
function withheldText(value: IndicatorValue, minimum: number): string {
  if (value.withheld === 'small') return `менее ${minimum}`;
  return value.withheld === 'empty' ? '—' : NO_DATA;
}

/** What a rate cell holds now: the share, or why there is none. */
export function rateValue(value: IndicatorValue, minimum: number): number | string {
  return value.rate ?? withheldText(value, minimum);
}

/** A share, or a mean of days. */
export function rateFormat({ counts }: Indicator): 'percent' | 'decimal' {
  return counts === 'days' ? 'decimal' : 'percent';
}

/** Columns of an indicator: numerator, what is excluded, denominator, unknown, share and its interval. */
export function indicatorColumns(indicator: Indicator): readonly ColumnPlan[] {
  const group = `${indicator.title}: ${indicator.text}`;
  const column = (part: string, header: string, width: number, format: ColumnPlan['format']): ColumnPlan => ({
    key: `${indicator.id} ${part}`,
    header,
    group,
    width,
    format,
  });
  return [
    column('numerator', 'Числитель', 9.5, 'integer'),
    ...(indicator.exclusions.length === 0 ? [] : [column('excluded', 'Исключено', 9.5, 'integer')]),
    column('denominator', 'Знаменатель', 11.5, 'integer'),
    ...(indicator.unknown.length === 0 ? [] : [column('unknown', 'Неизвестно', 10.5, 'integer')]),
    column('rate', indicator.counts === 'days' ? 'В среднем' : 'Доля', 10, rateFormat(indicator)),
    ...(indicator.counts === 'persons'
      ? [column('low', '95 % от', 8, 'percent'), column('high', '95 % до', 8, 'percent')]
      : []),
  ];
}

/** Cells of an indicator as live formulas over the counts in `countsTable`. */
export function indicatorCells(
  line: EffectivenessLine,
  indicator: Indicator,
  value: IndicatorValue,
  { method, countColumns }: EffectivenessReport,
  countsTable: string,
): Record<string, CellPlan> {
  const optional = new Set(countColumns.filter((count) => count.optional).map(({ key }) => key));
  const row = lineKey(line);
  const here = (at: CellAddress, part: string) => at(row, `${indicator.id} ${part}`);
  const sum = (keys: readonly CountKey[], at: CellAddress) => {
    const cells = keys.map((key) => at(row, key, countsTable)).join(',');
    return keys.some((key) => optional.has(key))
      ? `IF(COUNT(${cells})=${keys.length},SUM(${cells}),"${NO_DATA}")`
      : `SUM(${cells})`;
  };
  const excluding = indicator.exclusions.length > 0;
  const parts: Record<string, CellPlan> = {
    numerator: formula(value.numerator ?? NO_DATA, (at) => sum(indicator.numerator, at)),
    denominator: formula(value.denominator ?? NO_DATA, (at) =>
      excluding ? `${sum(indicator.base, at)}-${here(at, 'excluded')}` : sum(indicator.base, at),
    ),
    rate: formula(
      rateValue(value, method.minimum),
      (at) => rateExpression(indicator, (part) => here(at, part), { minimum: method.minimum, optional }),
      rateFormat(indicator),
    ),
  };
  if (excluding) parts.excluded = formula(value.excluded, (at) => sum(indicator.exclusions, at));
  if (indicator.unknown.length > 0) {
    parts.unknown = formula(value.unknown ?? NO_DATA, (at) => sum(indicator.unknown, at));
  }
  if (indicator.counts === 'persons') {
    for (const part of ['low', 'high'] as const) {
      parts[part] = formula(
        value.interval?.[part] ?? '',
        (at) => wilsonBound(part, here(at, 'rate'), here(at, 'denominator')),
        'percent',
      );
    }
  }
  return Object.fromEntries(Object.entries(parts).map(([part, cell]) => [`${indicator.id} ${part}`, cell]));
}

function rateExpression(
  indicator: Indicator,
  cell: (part: string) => string,
  { minimum, optional }: { readonly minimum: number; readonly optional: ReadonlySet<CountKey> },
): string {
  const [part, whole] = [cell('numerator'), cell('denominator')];
  const share = `${part}/${whole}`;
  const enough =
    indicator.counts === 'persons' ? `IF(${whole}<${minimum},"менее ${minimum}",${share})` : share;
  const known =
    indicator.unknown.length === 0
      ? enough
      : `IF(AND(${part}=0,${cell('unknown')}>=${whole}),"${NO_DATA}",${enough})`;
  const positive = `IF(${whole}<=0,"—",${known})`;
  const { numerator, base, exclusions } = indicator;
  return [...numerator, ...base, ...exclusions].some((key) => optional.has(key))
    ? `IF(COUNT(${part},${whole})<2,"${NO_DATA}",${positive})`
    : positive;
}
