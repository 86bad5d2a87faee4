import type { StatusKind } from '../../domain/status.ts';
import type { FormEdition } from './form-edition.ts';
import type { FormRow } from './form-rows.ts';

/** What a planned outcome becomes when it comes true. */
export const COMES_TRUE: Readonly<Partial<Record<StatusKind, StatusKind>>> = {
  'will-be-employed': 'employed',
  'will-be-entrepreneur': 'entrepreneur',
  'will-be-self-employed': 'self-employed',
  'will-be-conscript': 'conscript',
  'will-serve-contract': 'contract-service',
  'will-study': 'studying',
  'will-take-childcare': 'childcare',
  'will-move-abroad': 'moved-abroad',
};

/** Columns of the two forms that speak of the same outcomes, and what they hold. */
export interface ForecastLine {
  /** Official numbers, in the order of the forms; empty where a form has no column for the outcomes. */
  readonly forecast: readonly string[];
  readonly fact: readonly string[];
  /** null = none of the columns has a number. */
  readonly forecastCount: number | null;
  readonly factCount: number | null;
}

/** A forecast form beside the fact form. Rows are the first of each form: everyone. */
export interface ForecastComparison {
  readonly forecast: FormEdition;
  readonly fact: FormEdition;
  /** The totals first, then by the order of the fact form. */
  readonly lines: readonly ForecastLine[];
}

/**
 * Sets columns side by side by the outcomes they hold: a plan stands with what it becomes. Columns that share an outcome are
 * compared together, so that every person is on one line.
 */
export function compareForecast(
  forecast: { readonly edition: FormEdition; readonly rows: readonly FormRow[] },
  fact: { readonly edition: FormEdition; readonly rows: readonly FormRow[] },
): ForecastComparison {
  const groups: { readonly forecast: Set<string>; readonly fact: Set<string> }[] = [];
  const kinds = new Set<StatusKind>();
  for (const kind of Object.keys({ ...forecast.edition.placement, ...fact.edition.placement })) {
    const stated = kind as StatusKind;
    kinds.add(COMES_TRUE[stated] ?? stated);
  }
  for (const kind of kinds) {
    const alike = [kind, ...plansOf(kind)];
    const columnsOf = ({ placement }: FormEdition) => new Set(alike.flatMap((each) => placement[each] ?? []));
    const made = { forecast: columnsOf(forecast.edition), fact: columnsOf(fact.edition) };
    const touching = groups.filter(
      (group) => overlaps(group.forecast, made.forecast) || overlaps(group.fact, made.fact),
    );
    for (const group of touching) {
      for (const column of group.forecast) made.forecast.add(column);
      for (const column of group.fact) made.fact.add(column);
      groups.splice(groups.indexOf(group), 1);
    }
    if (made.forecast.size + made.fact.size > 0) groups.push(made);
  }
  const orderOf = ({ columns }: FormEdition, numbers: ReadonlySet<string>) =>
    columns.map(({ number }) => number).filter((number) => numbers.has(number));
  const total = {
    forecast: new Set([forecast.edition.total]),
    fact: new Set([fact.edition.total]),
  };
  const positions = new Map(fact.edition.columns.map(({ number }, at) => [number, at]));
  const place = (line: ForecastLine) => positions.get(line.fact[0] ?? '') ?? positions.size;
  const [whole, ...lines] = [total, ...groups].map((group): ForecastLine => {
    const columns = {
      forecast: orderOf(forecast.edition, group.forecast),
      fact: orderOf(fact.edition, group.fact),
    };
    return {
      ...columns,
      forecastCount: sumOf(forecast.rows[0], columns.forecast),
      factCount: sumOf(fact.rows[0], columns.fact),
    };
  });
  return {
    forecast: forecast.edition,
    fact: fact.edition,
    lines: [...(whole === undefined ? [] : [whole]), ...lines.sort((a, b) => place(a) - place(b))],
  };
}

function plansOf(kind: StatusKind): readonly StatusKind[] {
  return Object.entries(COMES_TRUE).flatMap(([plan, fact]) => (fact === kind ? [plan as StatusKind] : []));
}

function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => b.has(one));
}

function sumOf(row: FormRow | undefined, columns: readonly string[]): number | null {
  const stated = columns.flatMap((column) => row?.counts?.get(column) ?? []);
  return stated.length === 0 ? null : stated.reduce((sum, count) => sum + count, 0);
}
