import { russianDate } from '../../domain/iso-date.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { formula, type SheetPlan, type TableBlock } from '../sheet-plan.ts';
import { checkCell, sumCells } from './live-cells.ts';
import { changeSpan, subtitle } from './subtitle.ts';

/** «Что изменилось»: how the list changed, and from which outcome to which, in numbers. */
export function planChangesSheet(report: WeeklyReport): SheetPlan {
  const { before, joined, left, now, unchanged, moves } = report.changes;
  const moved = moves.reduce((sum, { count }) => sum + count, 0);
  return {
    name: 'Что изменилось',
    title: `Что изменилось ${changeSpan(report)}`,
    subtitle: subtitle(report, 'Кто именно сменил статус — в отдельном приложении с ограниченным доступом'),
    blocks: [
      {
        kind: 'table',
        id: 'list-changes',
        caption: 'Состав списков, человек',
        columns: [
          { key: 'label', header: 'Показатель', width: 44, format: 'text' },
          { key: 'note', header: 'Пояснение', width: 44, format: 'text' },
          { key: 'count', header: 'Выпускников', width: 14, format: 'integer' },
        ],
        rows: [
          { key: 'before', cells: { label: `Было на ${russianDate(report.previousAsOf)}`, count: before } },
          { key: 'left', cells: { label: 'Выбыли из списков', count: left } },
          { key: 'joined', cells: { label: 'Впервые в списках', count: joined } },
          {
            key: 'now',
            style: 'total',
            cells: {
              label: 'Стало',
              note: 'было − выбыли + впервые',
              count: formula(
                now,
                (at) => `${at('before', 'count')}-${at('left', 'count')}+${at('joined', 'count')}`,
              ),
            },
          },
          { key: 'unchanged', cells: { label: 'Статус не изменился', count: unchanged } },
          {
            key: 'check',
            style: 'check',
            cells: {
              label: 'ПРОВЕРКА',
              note: 'сменили статус + не изменился + впервые = стало',
              count: checkCell(
                'equals',
                {
                  value: moved + unchanged + joined,
                  cells: (at) => [
                    at('total', 'count', 'moves'),
                    at('unchanged', 'count'),
                    at('joined', 'count'),
                  ],
                },
                { value: now, cells: (at) => [at('now', 'count')] },
              ),
            },
          },
        ],
      },
      movesTable(report),
    ],
  };
}

/** From which outcome to which, most frequent first. */
function movesTable({ changes }: WeeklyReport): TableBlock {
  const rows = changes.moves.map(({ from, to, fromLabel, toLabel, count }) => ({
    key: `${from ?? 'unknown'}>${to ?? 'unknown'}`,
    cells: { from: fromLabel, to: toLabel, count },
  }));
  const moved = changes.moves.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: 'table',
    id: 'moves',
    caption: 'Переходы между статусами, человек',
    columns: [
      { key: 'from', header: 'Было', width: 44, format: 'text' },
      { key: 'to', header: 'Стало', width: 44, format: 'text' },
      { key: 'count', header: 'Выпускников', width: 14, format: 'integer' },
    ],
    rows: [
      ...rows,
      {
        key: 'total',
        style: 'total',
        cells: { from: 'Итого сменили статус', ...sumCells(rows, { count: moved }) },
      },
    ],
  };
}
