import type { TaskCounts, TaskReport } from '../../monitoring/tasks/tasks-by-college.ts';
import type { RowPlan, TableBlock } from '../sheet-plan.ts';
import { checkCell, sumCells } from '../weekly/live-cells.ts';

const COLUMNS: readonly {
  readonly key: keyof TaskCounts;
  readonly header: string;
  readonly group?: string;
}[] = [
  { key: 'set', header: 'Поручений' },
  { key: 'done', header: 'Исполнено', group: 'Из них' },
  { key: 'partly', header: 'Частично, срок не вышел', group: 'Из них' },
  { key: 'open', header: 'Не исполнено, срок не вышел', group: 'Из них' },
  { key: 'overdue', header: 'Просрочено', group: 'Из них' },
  { key: 'late', header: 'С опозданием', group: 'Из исполненных' },
  { key: 'lacksEvidence', header: 'Без подтверждения', group: 'Из исполненных' },
  { key: 'cancelled', header: 'Снято' },
];

/** Tasks of every college by state, with a live total and a live check of each row. */
export function planTaskTable({ colleges, total }: TaskReport): TableBlock {
  const rows = colleges.map(({ college, counts }): RowPlan => {
    const key = `row ${college}`;
    return { key, cells: { label: college, ...counts, check: stateCheck(key, counts) } };
  });
  return {
    kind: 'table',
    id: 'tasks',
    columns: [
      { key: 'label', header: 'Колледж', width: 44, format: 'text' },
      ...COLUMNS.map((column) => ({
        ...column,
        width: 13,
        format: 'integer' as const,
        ...(column.key === 'overdue' ? { scale: 'more-is-worse' as const } : {}),
      })),
      { key: 'check', header: 'ПРОВЕРКА', width: 11, format: 'integer' },
    ],
    rows: [
      ...rows,
      {
        key: 'total',
        style: 'total',
        cells: { label: 'Итого', ...sumCells(rows, { ...total }), check: stateCheck('total', total) },
      },
    ],
  };
}

const STATES = ['done', 'partly', 'open', 'overdue'] as const;

function stateCheck(row: string, counts: TaskCounts) {
  return checkCell(
    'equals',
    { value: counts.set, cells: (at) => [at(row, 'set')] },
    {
      value: STATES.reduce((sum, state) => sum + counts[state], 0),
      cells: (at) => STATES.map((column) => at(row, column)),
    },
  );
}
