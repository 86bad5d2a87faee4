import type { ColumnPlan, RowPlan, TableBlock } from '../sheet-plan.ts';
import type { ChartPlan, ChartSeries } from './chart-plan.ts';

/**
 * The numbers of a chart as a table. `id` is unique in the workbook; the caption is the title of the chart. Columns of numbers are
 * keyed `v0`, `v1` …, the first column `name`; rows `r0`, `r1` … in the order of the chart.
 */
export function planChartTable(chart: ChartPlan, id: string): TableBlock {
  const { columns, rows } = tableOf(chart);
  return { kind: 'table', id, caption: `${chart.title} (${chart.units})`, columns, rows };
}

interface Table {
  readonly columns: readonly ColumnPlan[];
  readonly rows: readonly RowPlan[];
}

function tableOf(chart: ChartPlan): Table {
  const { format = 'integer' } = chart;
  const number = (key: string, header: string): ColumnPlan => ({ key, header, width: 13, format });
  switch (chart.kind) {
    case 'line':
      return ofSeries(chart.pointHeader, chart.points, chart.series, number);
    case 'bars':
      return ofSeries(chart.categoryHeader, chart.categories, chart.series, number);
    case 'intervals':
      return {
        columns: [
          text('name', chart.categoryHeader, 40),
          ...[chart.valueName, '95 % от', '95 % до', chart.expectedName].map((name, i) =>
            number(`v${i}`, name),
          ),
        ],
        rows: chart.lines.map(({ name, value, low, high, expected }, i) =>
          row(i, name, [value, low, high, expected]),
        ),
      };
    case 'sparkline':
      return ofSeries(
        chart.pointHeader,
        chart.points,
        [{ name: capital(chart.units), values: chart.values }],
        number,
      );
    case 'heat-map':
      return {
        columns: [
          text('name', chart.rowHeader, 40),
          ...chart.columns.map((name, i) => number(`v${i}`, name)),
        ],
        rows: chart.rows.map((name, r) => row(r, name, chart.values[r] ?? [])),
      };
    case 'flows': {
      const names = new Map(chart.nodes.map((node) => [node.key, node]));
      const levelOf = (key: string) => chart.levels[names.get(key)?.level ?? 0] ?? '';
      return {
        columns: [
          text('name', 'Откуда', 40),
          text('fromLevel', 'Что это', 16),
          text('to', 'Куда', 34),
          text('toLevel', 'Что это', 16),
          number('v0', capital(chart.units)),
        ],
        rows: chart.links.map(({ from, to, value }, i) => ({
          key: `r${i}`,
          cells: {
            name: names.get(from)?.name ?? from,
            fromLevel: levelOf(from),
            to: names.get(to)?.name ?? to,
            toLevel: levelOf(to),
            v0: value,
          },
        })),
      };
    }
    case 'settlements':
      return {
        columns: [text('name', 'Населённый пункт', 34), number('v0', capital(chart.units))],
        rows: chart.points.map(({ name, value }, i) => row(i, name, [value])),
      };
  }
}

function ofSeries(
  header: string,
  names: readonly string[],
  series: readonly ChartSeries[],
  number: (key: string, header: string) => ColumnPlan,
): Table {
  return {
    columns: [text('name', header, 40), ...series.map(({ name }, i) => number(`v${i}`, name))],
    rows: names.map((name, r) =>
      row(
        r,
        name,
        series.map(({ values }) => values[r] ?? null),
      ),
    ),
  };
}

function text(key: string, header: string, width: number): ColumnPlan {
  return { key, header, width, format: 'text' };
}

function row(index: number, name: string, values: readonly (number | null)[]): RowPlan {
  return { key: `r${index}`, cells: { name, ...Object.fromEntries(values.map((v, i) => [`v${i}`, v])) } };
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
