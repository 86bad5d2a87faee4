import { type CellAddress, type CellPlan, type FormulaCell, formula, type RowPlan } from '../sheet-plan.ts';

/** Fewer persons than this give no percentage: one person more or less would move it by ten points. */
export const MINIMUM_FOR_SHARE = 10;

/** What stands where a percentage is withheld for small numbers. */
const TOO_FEW = `менее ${MINIMUM_FOR_SHARE}`;

/** Cells of a total row: the live sum of each column over `rows`, or a plain 0 under an empty table. */
export function sumCells(
  rows: readonly RowPlan[],
  totals: Readonly<Record<string, number>>,
): Record<string, CellPlan> {
  const first = rows[0]?.key;
  const last = rows.at(-1)?.key;
  return Object.fromEntries(
    Object.entries(totals).map(([column, total]) => [
      column,
      first === undefined || last === undefined
        ? 0
        : formula(total, (at) => `SUM(${at(first, column)}:${at(last, column)})`),
    ]),
  );
}

/** A cell of the same table and the number it holds. */
export interface NumberAt {
  readonly row: string;
  readonly column: string;
  readonly value: number;
}

/** The live share of two cells, 0–1; a text where the whole is below the minimum of persons. */
export function shareCell(part: NumberAt, whole: NumberAt): FormulaCell {
  const value = whole.value < MINIMUM_FOR_SHARE ? TOO_FEW : part.value / whole.value;
  return formula(
    value,
    (at) => {
      const [a, b] = [at(part.row, part.column), at(whole.row, whole.column)];
      return `IF(${b}<${MINIMUM_FOR_SHARE},"${TOO_FEW}",${a}/${b})`;
    },
    'percent',
  );
}

/** The live rest of a share, 1 − part / whole; a text where the whole is below the minimum of persons. */
export function restShareCell(part: NumberAt, whole: NumberAt): FormulaCell {
  const value = whole.value < MINIMUM_FOR_SHARE ? TOO_FEW : 1 - part.value / whole.value;
  return formula(
    value,
    (at) => {
      const [a, b] = [at(part.row, part.column), at(whole.row, whole.column)];
      return `IF(${b}<${MINIMUM_FOR_SHARE},"${TOO_FEW}",1-${a}/${b})`;
    },
    'percent',
  );
}

/** The live difference of two cells. */
export function differenceCell(minuend: NumberAt, subtrahend: NumberAt): FormulaCell {
  return formula(
    minuend.value - subtrahend.value,
    (at) => `${at(minuend.row, minuend.column)}-${at(subtrahend.row, subtrahend.column)}`,
  );
}

/** A check: «ОК», or by how much the left side differs from (or exceeds) the right one. */
export function checkCell(
  kind: 'equals' | 'at-most',
  left: { readonly value: number; readonly cells: (at: CellAddress) => readonly string[] },
  right: { readonly value: number; readonly cells: (at: CellAddress) => readonly string[] },
): FormulaCell {
  const sign = kind === 'equals' ? '=' : '<=';
  const holds = kind === 'equals' ? left.value === right.value : left.value <= right.value;
  return formula(holds ? 'ОК' : left.value - right.value, (at) => {
    const [a, b] = [left.cells(at).join('+'), right.cells(at).join('+')];
    return `IF(${a}${sign}${b},"ОК",${a}-(${b}))`;
  });
}
