import type { FormRule } from './editions/form-edition.ts';
import type { ColumnCounts } from './form-rows.ts';

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

/** Applies control rules to the rows of one block, in the order of the rules. */
export function checkRules(rows: readonly CheckedRow[], rules: readonly FormRule[]): readonly RuleCheck[] {
  const byNumber = new Map(rows.map((row) => [row.number, row.counts]));
  const columns = [...new Set(rows.flatMap((row) => [...(row.counts?.keys() ?? [])]))];
  return rules.flatMap((rule) =>
    rule.axis === 'columns'
      ? rows.map((row) => check(rule, row.number, (column) => row.counts?.get(column) ?? null))
      : columns.map((column) => check(rule, column, (row) => byNumber.get(row)?.get(column) ?? null)),
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
