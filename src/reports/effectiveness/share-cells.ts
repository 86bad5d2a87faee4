import { type CellPlan, type ColumnPlan, formula } from '../sheet-plan.ts';
import { wilsonBound } from './wilson-bound.ts';

/** A share with what it is made of; `rate` null = withheld. */
export interface ShareParts {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly rate: number | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly withheld: 'small' | 'no-data' | 'empty' | null;
}

/** Columns of a share with its interval under one heading. */
export function shareColumns(id: string, group: string): readonly ColumnPlan[] {
  const column = (part: string, header: string, width: number, format: ColumnPlan['format']): ColumnPlan => ({
    key: `${id} ${part}`,
    header,
    group,
    width,
    format,
  });
  return [
    column('numerator', 'Часть', 7, 'integer'),
    column('denominator', 'Из', 7, 'integer'),
    column('rate', 'Доля', 10, 'percent'),
    column('low', '95 % от', 8, 'percent'),
    column('high', '95 % до', 8, 'percent'),
  ];
}

/** Cells of a share: numbers, the live share, its live 95 % Wilson bounds. */
export function shareCells(
  row: string,
  id: string,
  value: ShareParts,
  minimum: number,
): Record<string, CellPlan> {
  const cells: Record<string, CellPlan> = {
    [`${id} numerator`]: value.numerator,
    [`${id} denominator`]: value.denominator,
  };
  if (value.withheld === 'no-data') return { ...cells, [`${id} rate`]: 'нет данных' };
  cells[`${id} rate`] = formula(
    value.rate ?? (value.withheld === 'empty' ? '—' : `менее ${minimum}`),
    (at) => {
      const [part, whole] = [at(row, `${id} numerator`), at(row, `${id} denominator`)];
      return `IF(${whole}<=0,"—",IF(${whole}<${minimum},"менее ${minimum}",${part}/${whole}))`;
    },
    'percent',
  );
  for (const part of ['low', 'high'] as const) {
    cells[`${id} ${part}`] = formula(
      value.interval?.[part] ?? '',
      (at) => wilsonBound(part, at(row, `${id} rate`), at(row, `${id} denominator`)),
      'percent',
    );
  }
  return cells;
}
