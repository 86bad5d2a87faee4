import type { FactStatus } from './form-edition.ts';

/**
 * A control rule over sums of columns (in every row) or over sums of rows (in every column). An `inferred` rule is concluded
 * from the form and not printed on it.
 */
export interface FormRule {
  readonly id: string;
  readonly axis: 'columns' | 'rows';
  readonly kind: 'equals' | 'at-most';
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly text: string;
  readonly status: FactStatus;
}

/** Numbers by column number. null = nothing answers this row: «нет данных», not zero. */
export type ColumnCounts = ReadonlyMap<string, number> | null;

/** Numbers a rule can be checked on: by person rows or as a returned form states them. */
export interface CheckedRow {
  readonly number: string;
  readonly counts: ColumnCounts;
}

/**
 * One rule in one place. `place` is the row number for rules over columns and the column number for rules over rows. `unknown` =
 * a number the rule needs is missing; then the sides are null.
 */
export interface RuleCheck {
  readonly rule: FormRule;
  readonly place: string;
  readonly left: number | null;
  readonly right: number | null;
  readonly state: 'holds' | 'broken' | 'unknown';
}

/**
 * Applies control rules to the rows of one block, in the order of the rules.
 * @param blank what a number that is not there means: `unknown` leaves the rule undecided; `zero` adds nothing, for forms filled
 * by hand, where only a row or column without any number leaves the rule undecided
 */
export function checkRules(
  rows: readonly CheckedRow[],
  rules: readonly FormRule[],
  blank: 'unknown' | 'zero' = 'unknown',
): readonly RuleCheck[] {
  const byNumber = new Map(rows.map((row) => [row.number, row.counts]));
  const columns = [...new Set(rows.flatMap((row) => [...(row.counts?.keys() ?? [])]))];
  return rules.flatMap((rule) =>
    rule.axis === 'columns'
      ? rows.map((row) => {
          const missing = blank === 'zero' && row.counts !== null ? 0 : null;
          return check(rule, row.number, (column) => row.counts?.get(column) ?? missing);
        })
      : columns.map((column) =>
          check(rule, column, (row) => {
            const counts = byNumber.get(row) ?? null;
            return counts === null ? null : (counts.get(column) ?? (blank === 'zero' ? 0 : null));
          }),
        ),
  );
}

function check(rule: FormRule, place: string, numberAt: (key: string) => number | null): RuleCheck {
  const left = sum(rule.left, numberAt);
  const right = sum(rule.right, numberAt);
  if (left === null || right === null) return { rule, place, left: null, right: null, state: 'unknown' };
  const holds = rule.kind === 'equals' ? left === right : left <= right;
  return { rule, place, left, right, state: holds ? 'holds' : 'broken' };
}

function sum(keys: readonly string[], numberAt: (key: string) => number | null): number | null {
  let total = 0;
  for (const key of keys) {
    const value = numberAt(key);
    if (value === null) return null;
    total += value;
  }
  return total;
}
