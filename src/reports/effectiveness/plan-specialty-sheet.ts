import type { EffectivenessLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import { type CellPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { lineKey, rateValue } from './indicator-cells.ts';
import { subtitle } from './subtitle.ts';

/** «По специальностям»: shares of persons over all colleges, with their numerators and denominators. */
export function planSpecialtySheet(report: EffectivenessReport): SheetPlan {
  const { method } = report;
  const known = new Set(
    report.total.indicators
      .filter(({ withheld }) => withheld !== 'no-data' && withheld !== 'empty')
      .map(({ id }) => id),
  );
  const indicators = method.indicators.filter(({ id, counts }) => counts === 'persons' && known.has(id));
  const row = (line: EffectivenessLine): RowPlan => {
    const key = lineKey(line);
    const cells: Record<string, CellPlan> = { label: line.label, all: line.counts.all };
    for (const { id } of indicators) {
      const value = line.indicators.find((one) => one.id === id);
      if (value === undefined) continue;
      cells[`${id} numerator`] = value.numerator;
      cells[`${id} denominator`] = value.denominator;
      cells[`${id} rate`] =
        value.withheld === 'no-data'
          ? rateValue(value, method.minimum)
          : formula(
              rateValue(value, method.minimum),
              (at) => {
                const [part, whole] = [at(key, `${id} numerator`), at(key, `${id} denominator`)];
                return `IF(${whole}<=0,"—",IF(${whole}<${method.minimum},"менее ${method.minimum}",${part}/${whole}))`;
              },
              'percent',
            );
    }
    return { key, cells };
  };
  return {
    name: 'По специальностям',
    title: 'Показатели по специальностям, все колледжи региона',
    subtitle: subtitle(report, 'Показатели, по которым в регионе нет данных, не показаны'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'specialties',
        columns: [
          { key: 'label', header: 'Профессия, специальность', width: 46, format: 'text' },
          { key: 'all', header: 'Выпускников', width: 13, format: 'integer' },
          ...indicators.flatMap(({ id, title }) => [
            {
              key: `${id} numerator`,
              header: 'Часть',
              group: title,
              width: 7,
              format: 'integer' as const,
            },
            {
              key: `${id} denominator`,
              header: 'Из',
              group: title,
              width: 7,
              format: 'integer' as const,
            },
            { key: `${id} rate`, header: 'Доля', group: title, width: 9, format: 'percent' as const },
          ]),
        ],
        rows: [...report.specialties.map(row), { ...row(report.total), style: 'total' }],
      },
    ],
  };
}
