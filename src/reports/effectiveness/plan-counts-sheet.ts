import type { EffectivenessLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { headerWidth } from '../weekly/header-width.ts';
import { sumCells } from '../weekly/live-cells.ts';
import { lineKey } from './indicator-cells.ts';
import { subtitle } from './subtitle.ts';

/** «Исходные числа»: the counts all shares are worked out of; only those some indicator reads. */
export function planCountsSheet(report: EffectivenessReport): SheetPlan {
  const used = new Set(
    report.method.indicators.flatMap(({ numerator, base, exclusions, unknown }) => [
      ...numerator,
      ...base,
      ...exclusions,
      ...unknown,
    ]),
  );
  used.add('all');
  const columns = report.countColumns.filter(({ key }) => used.has(key));
  const cells = (line: EffectivenessLine): Record<string, CellPlan> =>
    Object.fromEntries(columns.map(({ key }) => [key, line.counts[key]]));
  const rows = report.colleges.map(
    (line): RowPlan => ({ key: lineKey(line), cells: { label: line.label, ...cells(line) } }),
  );
  const sums: Record<string, number> = {};
  for (const { key } of columns) {
    const sum = report.total.counts[key];
    if (sum !== null) sums[key] = sum;
  }
  return {
    name: 'Исходные числа',
    title: 'Исходные числа по колледжам',
    subtitle: subtitle(
      report,
      'Пустая клетка — нет данных. Исходы, которых нет ни в одном показателе, не показаны',
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'counts',
        columns: [
          { key: 'label', header: 'Колледж', width: 34, format: 'text' },
          ...columns.map(({ key, label }) => ({
            key,
            header: label,
            width: headerWidth(label, 9, 5),
            format: 'integer' as const,
          })),
        ],
        rows: [
          ...rows,
          {
            key: lineKey(report.total),
            style: 'total',
            cells: { label: report.total.label, ...sumCells(rows, sums) },
          },
        ],
      },
    ],
  };
}
