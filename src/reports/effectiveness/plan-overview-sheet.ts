import type { EffectivenessLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import { type CellPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { headerWidth } from '../weekly/header-width.ts';
import { lineKey, rateFormat, rateValue } from './indicator-cells.ts';
import { groupTable } from './plan-group-sheets.ts';
import { subtitle } from './subtitle.ts';

/** «Сводка по колледжам»: every share side by side, each a link to the cell where it is worked out. */
export function planOverviewSheet(report: EffectivenessReport): SheetPlan {
  const { method, total } = report;
  const withoutData = new Set(
    total.indicators
      .filter(({ withheld }) => withheld === 'no-data' || withheld === 'empty')
      .map(({ id }) => id),
  );
  const shown = method.indicators.filter(({ id }) => !withoutData.has(id));
  const left = method.indicators.filter(({ id }) => withoutData.has(id)).map(({ title }) => title);
  const row = (line: EffectivenessLine): RowPlan => {
    const key = lineKey(line);
    const cells: Record<string, CellPlan> = {
      label: line.label,
      all: formula(line.counts.all, (at) => at(key, 'all', 'counts')),
    };
    for (const indicator of shown) {
      const value = line.indicators.find(({ id }) => id === indicator.id);
      if (value === undefined) continue;
      cells[indicator.id] = formula(
        rateValue(value, method.minimum),
        (at) => at(key, `${indicator.id} rate`, groupTable(indicator.group)),
        rateFormat(indicator),
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
          { key: 'label', header: 'Колледж', width: 38, format: 'text' },
          { key: 'all', header: 'Выпускников', width: 13, format: 'integer' },
          ...shown.map((indicator) => ({
            key: indicator.id,
            header: indicator.title,
            width: headerWidth(indicator.title, 10, 5),
            format: rateFormat(indicator),
            scale: indicator.better === 'more' ? ('more-is-better' as const) : ('more-is-worse' as const),
          })),
        ],
        rows: [...report.colleges.map(row), { ...row(total), style: 'total' }],
      },
      {
        kind: 'text',
        lines: [
          `«менее ${method.minimum}» — в знаменателе меньше ${method.minimum} человек; «нет данных» — сведения не поступали; «—» — знаменатель равен нулю.`,
          ...(left.length === 0
            ? []
            : [`Нет данных по региону, поэтому здесь не показаны: ${left.join('; ')}.`]),
          'Сравнивать колледжи следует по листу «Сравнение с регионом»: он учитывает, каким специальностям колледж учит.',
        ],
      },
    ],
  };
}
