import { planChartTable } from '../../../src/reports/charts/plan-chart-table.ts';
import type { Block, CellPlan, ChartBlock, WorkbookPlan } from '../../../src/reports/sheet-plan.ts';
import { addressesFrom, layOut } from '../../../src/reports/xlsx/layout.ts';

/** A workbook plan as text a reviewer can read in a diff: sheets, texts, tables with headers, values and formulas. */
export function planText(plan: WorkbookPlan): string {
  const layout = layOut(plan);
  const text = (table: string, cell: CellPlan | undefined): string => {
    if (cell === undefined || cell === null) return '';
    if (typeof cell !== 'object') return String(cell);
    if (cell.kind === 'date') return cell.date;
    if (cell.kind === 'link') return `${cell.text} <${cell.url}>`;
    const value = typeof cell.value === 'number' ? Number(cell.value.toFixed(4)) : (cell.value ?? '');
    return `${value} {=${cell.expression(addressesFrom(layout, table))}}`;
  };
  const block = (one: Block): readonly string[] => {
    if (one.kind === 'text') return one.lines.map((line) => (one.tone === 'warning' ? `! ${line}` : line));
    if (one.kind === 'chart') return chartText(one);
    const headers = one.columns.map(
      ({ header, group, width, format }) =>
        `${group === undefined ? '' : `${group} / `}${header} [${width} ${format}]`,
    );
    return [
      `## ${one.id}${one.caption === undefined ? '' : `: ${one.caption}`}`,
      `| ${headers.join(' | ')} |`,
      ...(one.numberRow === true ? [`| ${one.columns.map(({ number }) => number ?? '').join(' | ')} |`] : []),
      ...one.rows.map((row) => {
        const cells = one.columns.map(({ key }) => text(one.id, row.cells[key]).replaceAll('\n', ' ⏎ '));
        return `| ${cells.join(' | ')} |${row.style === undefined ? '' : ` ${row.style}`}`;
      }),
    ];
  };
  return [
    `${plan.name} (${plan.outputClass}): ${plan.title}`,
    ...plan.sheets.flatMap((sheet) => [
      '',
      `# ${sheet.name}: ${sheet.title}`,
      ...sheet.subtitle,
      ...sheet.blocks.flatMap((one) => ['', ...block(one)]),
    ]),
    '',
  ].join('\n');
}

/** A chart in a dump: kind, size, what it says, and the numbers it is drawn from. */
function chartText({ chart, width, height, beside }: ChartBlock): readonly string[] {
  const { columns, rows } = planChartTable(chart, chart.id);
  return [
    `[${chart.kind} ${width}×${height}${beside === true ? ' справа' : ''}] ${chart.title} (${chart.units}; ${chart.source}, ${chart.asOf})`,
    `| ${columns.map(({ header }) => header).join(' | ')} |`,
    ...rows.map(({ cells }) => `| ${columns.map(({ key }) => String(cells[key] ?? 'н/д')).join(' | ')} |`),
  ];
}
