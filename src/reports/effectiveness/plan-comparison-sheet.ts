import type { CollegeLine, EffectivenessReport } from '../../monitoring/effectiveness.ts';
import { type FormulaCell, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { lineKey } from './indicator-cells.ts';
import { subtitle } from './subtitle.ts';

/** «Сравнение с регионом»: the share against what the region's figures for the same specialties would give. */
export function planComparisonSheet(report: EffectivenessReport): SheetPlan {
  const { method } = report;
  const title = method.indicators.find(({ id }) => id === method.expected)?.title ?? '';
  return {
    name: 'Сравнение с регионом',
    title: `${title}: факт и ожидание по тем же специальностям`,
    subtitle: subtitle(report, 'Ожидание = Σ по специальностям (знаменатель колледжа × доля региона)'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'comparison',
        columns: [
          { key: 'label', header: 'Колледж', width: 44, format: 'text' },
          { key: 'denominator', header: 'Знаменатель', width: 14, format: 'integer' },
          { key: 'comparable', header: 'Из них есть с кем сравнить', width: 14, format: 'integer' },
          { key: 'actual', header: 'Факт, человек', width: 12, format: 'integer' },
          { key: 'expected', header: 'Ожидание, человек', width: 13, format: 'decimal' },
          { key: 'difference', header: 'Разница, человек', width: 12, format: 'decimal' },
          { key: 'actual-share', header: 'Факт, доля', width: 12, format: 'percent' },
          { key: 'expected-share', header: 'Ожидание, доля', width: 13, format: 'percent' },
        ],
        rows: report.colleges.map((line) => comparisonRow(line, method.minimum)),
      },
      {
        kind: 'text',
        lines: [
          'Разница показывает, насколько колледж выше или ниже региона на тех же специальностях. Это не доказательство причины.',
          '«Есть с кем сравнить» — выпускники специальностей, которым учит ещё хотя бы один колледж; для остальных доля региона равна доле самого колледжа.',
        ],
      },
    ],
  };
}

function comparisonRow(line: CollegeLine, minimum: number): RowPlan {
  const key = lineKey(line);
  const { expected } = line;
  if (expected === null) return { key, cells: { label: line.label, denominator: 0 }, style: 'muted' };
  const share = (column: 'actual' | 'expected'): FormulaCell =>
    formula(
      expected.denominator < minimum ? `менее ${minimum}` : expected[column] / expected.denominator,
      (at) =>
        `IF(${at(key, 'denominator')}<${minimum},"менее ${minimum}",${at(key, column)}/${at(key, 'denominator')})`,
      'percent',
    );
  return {
    key,
    cells: {
      label: line.label,
      denominator: expected.denominator,
      comparable: expected.comparable,
      actual: expected.actual,
      expected: expected.expected,
      difference: formula(expected.difference, (at) => `${at(key, 'actual')}-${at(key, 'expected')}`),
      'actual-share': share('actual'),
      'expected-share': share('expected'),
    },
  };
}
