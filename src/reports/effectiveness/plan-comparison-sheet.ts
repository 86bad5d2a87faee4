import type { CollegeLine, EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import { chartSize } from '../charts/chart-size.ts';
import { planChartTable } from '../charts/plan-chart-table.ts';
import { type CellPlan, type FormulaCell, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { comparedShare, planComparisonCharts } from './comparison-charts.ts';
import { lineKey } from './indicator-cells.ts';
import { subtitle } from './subtitle.ts';
import { wilsonBound } from './wilson-bound.ts';

const BELOW = 'ниже ожидания';
const ABOVE = 'выше ожидания';
const WITHIN = 'может быть случайной';

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
          { key: 'denominator', header: 'Знаменатель, человек', width: 13, format: 'integer' },
          { key: 'comparable', header: 'Из них есть с кем сравнить', width: 12, format: 'integer' },
          { key: 'actual', header: 'Факт, человек', width: 10, format: 'integer' },
          { key: 'expected', header: 'Ожидание, человек', width: 11, format: 'decimal' },
          { key: 'difference', header: 'Разница, человек', width: 10, format: 'decimal' },
          { key: 'actual-share', header: 'Факт, доля', width: 10, format: 'percent' },
          { key: 'low', header: '95 % от', width: 9, format: 'percent' },
          { key: 'high', header: '95 % до', width: 9, format: 'percent' },
          { key: 'expected-share', header: 'Ожидание, доля', width: 11, format: 'percent' },
          { key: 'verdict', header: 'Вывод о разнице', width: 16, format: 'text' },
        ],
        rows: report.colleges.map((line) => comparisonRow(line, report)),
      },
      {
        kind: 'text',
        lines: [
          'Разница показывает, насколько колледж выше или ниже региона на тех же специальностях. Это не доказательство причины.',
          `«${WITHIN}» — ожидаемая доля внутри 95-процентного интервала Уилсона: при таком числе выпускников разница могла выйти случайно.`,
          '«Есть с кем сравнить» — выпускники специальностей, которым учит ещё хотя бы один колледж; для остальных доля региона равна доле самого колледжа.',
        ],
      },
    ],
  };
}

/** Width of a picture beside its table, pixels. */
const PICTURE_WIDTH = 700;

/** «Факт и ожидание»: the pictures of the comparison, each with its table; none where nothing can be compared. */
export function planComparisonPictures(report: EffectivenessReport): readonly SheetPlan[] {
  const charts = planComparisonCharts(report);
  if (charts.length === 0) return [];
  return [
    {
      name: 'Факт и ожидание',
      title: 'Колледжи ниже и выше того, чего ждать по их специальностям',
      subtitle: subtitle(report, 'Все колледжи и формулы — на листе «Сравнение с регионом»'),
      blocks: charts.flatMap((chart, i) => [
        planChartTable(chart, chart.id),
        {
          kind: 'chart' as const,
          chart,
          ...chartSize(chart, PICTURE_WIDTH),
          beside: true,
          ...(i === 0 ? {} : { newPage: true }),
        },
      ]),
    },
  ];
}

function comparisonRow(
  line: CollegeLine,
  { method: { minimum, expected: id } }: EffectivenessReport,
): RowPlan {
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
  const compared = comparedShare(line, id);
  const bound = (side: 'low' | 'high'): CellPlan =>
    formula(
      compared?.[side] ?? '',
      (at) => wilsonBound(side, at(key, 'actual-share'), at(key, 'denominator')),
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
      low: bound('low'),
      high: bound('high'),
      'expected-share': share('expected'),
      verdict: formula(verdictOf(compared), (at) => {
        const [low, high, whole] = [at(key, 'low'), at(key, 'high'), at(key, 'expected-share')];
        return `IF(ISNUMBER(${low}),IF(${whole}>${high},"${BELOW}",IF(${whole}<${low},"${ABOVE}","${WITHIN}")),"")`;
      }),
    },
  };
}

function verdictOf(line: ReturnType<typeof comparedShare>): string {
  if (line === null) return '';
  if (line.expected > line.high) return BELOW;
  return line.expected < line.low ? ABOVE : WITHIN;
}
