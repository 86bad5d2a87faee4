import type { EffectivenessLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { CellPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { indicatorCells, indicatorColumns, lineKey } from './indicator-cells.ts';
import { subtitle } from './subtitle.ts';

/** Id of the table of a group of indicators. */
export function groupTable(group: string): string {
  return `group ${group}`;
}

/** A sheet for each group of indicators: every part of each share, college by college, the region below. */
export function planGroupSheets(report: EffectivenessReport): readonly SheetPlan[] {
  return report.method.groups.map((group): SheetPlan => {
    const indicators = report.method.indicators.filter((indicator) => indicator.group === group.key);
    const row = (line: EffectivenessLine): RowPlan => {
      const cells: Record<string, CellPlan> = { label: line.label };
      for (const indicator of indicators) {
        const value = line.indicators.find(({ id }) => id === indicator.id);
        if (value !== undefined)
          Object.assign(cells, indicatorCells(line, indicator, value, report, 'counts'));
      }
      return { key: lineKey(line), cells };
    };
    return {
      name: group.title,
      title: `${group.title}: показатели по колледжам`,
      subtitle: subtitle(report, 'Доли считаются формулами по листу «Исходные числа»'),
      freezeColumns: 1,
      blocks: [
        {
          kind: 'table',
          id: groupTable(group.key),
          columns: [
            { key: 'label', header: 'Колледж', width: 36, format: 'text' },
            ...indicators.flatMap(indicatorColumns),
          ],
          rows: [...report.colleges.map(row), { ...row(report.total), style: 'total' }],
        },
        {
          kind: 'text',
          lines: [
            `Доля не показывается, когда в знаменателе меньше ${report.method.minimum} человек. Границы — 95-процентный интервал Уилсона.`,
            '«Неизвестно» — люди из знаменателя, о которых источники не говорят, входят ли они в числитель; в числитель они не включены.',
          ],
        },
      ],
    };
  });
}
