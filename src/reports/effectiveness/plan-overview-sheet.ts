import type { EffectivenessLine, EffectivenessReport } from '../../monitoring/effectiveness.ts';
import { type CellPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { lineKey, rateValue } from './indicator-cells.ts';
import { groupTable } from './plan-group-sheets.ts';
import { subtitle } from './subtitle.ts';

/** «Сводка по колледжам»: every share side by side, each a link to the cell where it is worked out. */
export function planOverviewSheet(report: EffectivenessReport): SheetPlan {
  const { method, total } = report;
  const row = (line: EffectivenessLine): RowPlan => {
    const key = lineKey(line);
    const cells: Record<string, CellPlan> = {
      label: line.label,
      all: formula(line.counts.all, (at) => at(key, 'all', 'counts')),
    };
    for (const indicator of method.indicators) {
      const value = line.indicators.find(({ id }) => id === indicator.id);
      if (value === undefined) continue;
      cells[indicator.id] = formula(
        rateValue(value, method.minimum),
        (at) => at(key, `${indicator.id} rate`, groupTable(indicator.group)),
        'percent',
      );
    }
    return { key, cells };
  };
  return {
    name: 'Сводка по колледжам',
    title: method.title,
    subtitle: subtitle(report, 'Числитель, знаменатель и исключения каждой доли — на листах показателей'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'overview',
        columns: [
          { key: 'label', header: 'Колледж', width: 46, format: 'text' },
          { key: 'all', header: 'Выпускников', width: 13, format: 'integer' },
          ...method.indicators.map(({ id, title, better }) => ({
            key: id,
            header: title,
            width: 16,
            format: 'percent' as const,
            scale: better === 'more' ? ('more-is-better' as const) : ('more-is-worse' as const),
          })),
        ],
        rows: [...report.colleges.map(row), { ...row(total), style: 'total' }],
      },
      {
        kind: 'text',
        lines: [
          `«менее ${method.minimum}» — в знаменателе меньше ${method.minimum} человек; «нет данных» — сведения не поступали; «—» — знаменатель равен нулю.`,
          'Сравнивать колледжи следует по листу «Сравнение с регионом»: он учитывает, каким специальностям колледж учит.',
        ],
      },
    ],
  };
}
