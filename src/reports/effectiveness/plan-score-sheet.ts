import type { EffectivenessLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import type { Indicator } from '../../monitoring/effectiveness/effectiveness-method.ts';
import { type CellAddress, type CellPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { lineKey } from './indicator-cells.ts';
import { groupTable } from './plan-group-sheets.ts';
import { subtitle } from './subtitle.ts';

/** «Оценка»: the band of each indicator the method has bands for, and the weighted score where it gives weights. */
export function planScoreSheets(report: EffectivenessReport): readonly SheetPlan[] {
  const banded = report.method.indicators.filter(({ bands }) => bands.length > 0);
  if (banded.length === 0) return [];
  const weighted = banded.filter(({ weight }) => weight > 0);
  const row = (line: EffectivenessLine): RowPlan => {
    const key = lineKey(line);
    const cells: Record<string, CellPlan> = { label: line.label };
    for (const indicator of banded) {
      const band = line.score.bands.find(({ id }) => id === indicator.id);
      const { id, group } = indicator;
      const rate = (at: CellAddress) => at(key, `${id} rate`, groupTable(group));
      cells[`${id} band`] = formula(band?.title ?? '—', (at) =>
        bandExpression(rate(at), indicator, ({ title }) => `"${title.replaceAll('"', '""')}"`, '"—"'),
      );
      cells[`${id} points`] = formula(band?.points ?? '', (at) =>
        bandExpression(rate(at), indicator, ({ points }) => String(points), '""'),
      );
    }
    if (weighted.length > 0) {
      const sum = (at: CellAddress, part: (indicator: Indicator, cell: string) => string) =>
        weighted.map((indicator) => part(indicator, at(key, `${indicator.id} points`))).join('+');
      const known = (at: CellAddress) => sum(at, ({ weight }, cell) => `${weight}*ISNUMBER(${cell})`);
      cells.points = formula(
        line.score.points ?? '—',
        (at) =>
          `IF((${known(at)})=0,"—",(${sum(at, ({ weight }, cell) => `${weight}*N(${cell})`)})/(${known(at)}))`,
      );
      const all = weighted.reduce((total, { weight }) => total + weight, 0);
      cells.covered = formula(line.score.covered, (at) => `(${known(at)})/${all}`, 'percent');
    }
    return { key, cells };
  };
  return [
    {
      name: 'Оценка',
      title: 'Полосы показателей и балл по методике',
      subtitle: subtitle(report, 'Полосы и веса задаёт файл методики; акты весов не называют'),
      freezeColumns: 1,
      blocks: [
        {
          kind: 'table',
          id: 'score',
          columns: [
            { key: 'label', header: 'Колледж', width: 46, format: 'text' },
            ...banded.flatMap(({ id, title }) => [
              { key: `${id} band`, header: 'Полоса', group: title, width: 16, format: 'text' as const },
              { key: `${id} points`, header: 'Баллы', group: title, width: 10, format: 'decimal' as const },
            ]),
            ...(weighted.length === 0
              ? []
              : [
                  { key: 'points', header: 'Балл, 0–100', width: 11, format: 'decimal' as const },
                  { key: 'covered', header: 'Доля веса с данными', width: 12, format: 'percent' as const },
                ]),
          ],
          rows: [...report.colleges.map(row), { ...row(report.total), style: 'total' }],
        },
        ...(weighted.length === 0
          ? [
              {
                kind: 'text' as const,
                lines: [
                  'Итогового балла нет: в методике у показателей нет весов. Задать их: route effectiveness --write-method.',
                ],
              },
            ]
          : []),
      ],
    },
  ];
}

/** Nested IFs from the highest band down; below the lowest there is none. */
function bandExpression(
  rate: string,
  { bands }: Indicator,
  part: (band: Indicator['bands'][number]) => string,
  none: string,
): string {
  const chosen = bands.reduceRight((rest, band) => `IF(${rate}>=${band.from},${part(band)},${rest})`, none);
  return `IF(ISNUMBER(${rate}),${chosen},${none})`;
}
