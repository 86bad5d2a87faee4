import { russianDate } from '../../domain/iso-date.ts';
import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import { formula, type SheetPlan } from '../sheet-plan.ts';
import { shareCell, sumCells } from '../weekly/live-cells.ts';
import { subtitle } from './subtitle.ts';

/** «Прогноз и факт»: plans of Форма 3 on the day of graduation against what came of them. */
export function planForecastSheets(report: EffectivenessReport): readonly SheetPlan[] {
  const { forecast } = report;
  if (forecast === null) return [];
  const rows = forecast.outcomes.map(({ plan, label, planned, met, otherwise, unknown, fact }) => ({
    key: plan,
    cells: {
      label,
      planned,
      met,
      otherwise,
      unknown,
      share: shareCell(
        { row: plan, column: 'met', value: met },
        { row: plan, column: 'planned', value: planned },
      ),
      fact,
      difference: formula(fact - planned, (at) => `${at(plan, 'fact')}-${at(plan, 'planned')}`),
    },
  }));
  const sum = (part: 'planned' | 'met' | 'otherwise' | 'unknown' | 'fact') =>
    forecast.outcomes.reduce((total, one) => total + one[part], 0);
  const totals = {
    planned: sum('planned'),
    met: sum('met'),
    otherwise: sum('otherwise'),
    unknown: sum('unknown'),
    fact: sum('fact'),
  };
  return [
    {
      name: 'Прогноз и факт',
      title: 'Сбылись ли планы выпускников',
      subtitle: subtitle(
        report,
        `Планы — на день выпуска, ${russianDate(forecast.day)}; факт — на дату отчёта`,
      ),
      freezeColumns: 1,
      blocks: [
        {
          kind: 'table',
          id: 'forecast',
          columns: [
            { key: 'label', header: 'План', width: 46, format: 'text' },
            { key: 'planned', header: 'Было в плане', width: 12, format: 'integer' },
            { key: 'met', header: 'Сбылось', width: 12, format: 'integer' },
            { key: 'otherwise', header: 'Вышло иначе', width: 12, format: 'integer' },
            { key: 'unknown', header: 'Неизвестно', width: 13, format: 'integer' },
            { key: 'share', header: 'Доля сбывшихся', width: 13, format: 'percent' },
            { key: 'fact', header: 'Факт: все с таким исходом', width: 14, format: 'integer' },
            { key: 'difference', header: 'Факт минус план', width: 12, format: 'integer' },
          ],
          rows: [
            ...rows,
            {
              key: 'total',
              style: 'total',
              cells: {
                label: 'Всего',
                ...sumCells(rows, totals),
                share: shareCell(
                  { row: 'total', column: 'met', value: totals.met },
                  { row: 'total', column: 'planned', value: totals.planned },
                ),
                difference: formula(
                  totals.fact - totals.planned,
                  (at) => `${at('total', 'fact')}-${at('total', 'planned')}`,
                ),
              },
            },
          ],
        },
        {
          kind: 'text',
          lines: [
            'План сравнивается с исходом того же человека. «Неизвестно» — с тех пор статус не менялся или не поступал.',
            '«Факт» больше плана и тогда, когда исход был у человека без плана.',
          ],
        },
      ],
    },
  ];
}
