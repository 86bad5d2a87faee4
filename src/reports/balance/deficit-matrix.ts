import type { Balance } from '../../matching/balance/balance.ts';

/** Places no allocation fills, by profession and territory; the last column gathers the territories beyond the first ones. */
export interface DeficitMatrix {
  /** Keys of territories in columns, most unfilled places first; '' = not known. */
  readonly territories: readonly string[];
  /** Names of the columns, that of the rest included where there is one. */
  readonly columns: readonly string[];
  readonly rows: readonly DeficitRow[];
}

/** A profession; `values` by column. */
interface DeficitRow {
  readonly key: string;
  readonly name: string;
  readonly values: readonly number[];
}

const MOST_COLUMNS = 7;

/** The matrix of all professions in deficit. Rows sum to «По профессиям», columns to «По территориям». */
export function deficitMatrix({ demand, professions, territories }: Balance): DeficitMatrix {
  const inDeficit = territories
    .filter(({ feasibleUnmet }) => feasibleUnmet > 0)
    .toSorted((a, b) => b.feasibleUnmet - a.feasibleUnmet || (a.key < b.key ? -1 : 1));
  const shown = inDeficit.slice(0, MOST_COLUMNS);
  const column = new Map(shown.map(({ key }, i) => [key, i]));
  const width = shown.length + (inDeficit.length > shown.length ? 1 : 0);
  const values = new Map<string, number[]>();
  for (const { part, feasibleUnmet } of demand) {
    if (feasibleUnmet === 0) continue;
    const row = values.get(part.profession) ?? Array.from({ length: width }, () => 0);
    values.set(part.profession, row);
    const at = column.get(part.unit.territory ?? '') ?? width - 1;
    row[at] = (row[at] ?? 0) + feasibleUnmet;
  }
  return {
    territories: shown.map(({ key }) => key),
    columns: [
      ...shown.map(({ name }) => name),
      ...(width > shown.length ? [`Остальные территории (${inDeficit.length - shown.length})`] : []),
    ],
    rows: professions
      .filter(({ feasibleUnmet }) => feasibleUnmet > 0)
      .map(({ key, name }) => ({ key, name, values: values.get(key) ?? [] })),
  };
}
