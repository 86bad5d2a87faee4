import type { QualityCount, WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { ColumnPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { type NumberAt, restShareCell, sumCells } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const;
const SEVERITY_LABEL = { error: 'Ошибки', warning: 'Сомнения', info: 'Исправлено' } as const;

/** «Качество данных»: findings by kind and by college, and the share of persons whose status is known. */
export function planQualitySheet(report: WeeklyReport): SheetPlan {
  return {
    name: 'Качество данных',
    title: 'Качество присланных данных',
    subtitle: subtitle(
      report,
      'Ошибки — значение не принято; сомнения — принято, проверьте; исправлено — поправлено однозначно',
    ),
    blocks: [
      {
        kind: 'table',
        id: 'quality-by-kind',
        caption: 'По видам замечаний',
        columns: [{ key: 'label', header: 'Вид замечания', width: 48, format: 'text' }, ...severityColumns],
        rows: kindRows(report.quality),
      },
      {
        kind: 'table',
        id: 'quality-by-college',
        caption: 'По колледжам',
        columns: [
          { key: 'label', header: 'Колледж', width: 48, format: 'text' },
          ...severityColumns,
          { key: 'persons', header: 'Выпускников', width: 14, format: 'integer' },
          { key: 'unknown', header: 'Без статуса', width: 12, format: 'integer', scale: 'more-is-worse' },
          { key: 'known-share', header: 'Статус известен', width: 12, format: 'percent' },
        ],
        rows: collegeRows(report),
      },
    ],
  };
}

const severityColumns: readonly ColumnPlan[] = SEVERITIES.map((severity) => ({
  key: severity,
  header: SEVERITY_LABEL[severity],
  width: 12,
  format: 'integer',
}));

function kindRows(quality: readonly QualityCount[]): readonly RowPlan[] {
  const kinds = new Map<string, QualityCount[]>();
  for (const line of quality) kinds.set(line.code, [...(kinds.get(line.code) ?? []), line]);
  const rows = [...kinds]
    .map(([code, lines]) => ({ code, title: lines[0]?.title ?? code, counts: bySeverity(lines) }))
    .sort((a, b) => all(b.counts) - all(a.counts) || (a.code < b.code ? -1 : 1))
    .map(({ code, title, counts }): RowPlan => ({ key: `row ${code}`, cells: { label: title, ...counts } }));
  return [...rows, totalRow(rows, bySeverity(quality))];
}

function collegeRows(report: WeeklyReport): readonly RowPlan[] {
  const colleges = new Map<string, QualityCount[]>();
  for (const line of report.quality) {
    const key = line.college ?? '';
    colleges.set(key, [...(colleges.get(key) ?? []), line]);
  }
  const known = new Set(report.byCollege.map(({ key }) => key));
  const rows = report.byCollege.map(({ key: college, label, now }): RowPlan => {
    const key = `row ${college}`;
    const cells = {
      label,
      ...bySeverity(colleges.get(college) ?? []),
      ...personCells(key, now.persons, now.groups.unknown),
    };
    return { key, cells };
  });
  for (const [college, lines] of colleges) {
    if (known.has(college)) continue;
    const label = college === '' ? 'Колледж не определён' : college;
    rows.push({ key: `other ${college}`, cells: { label, ...bySeverity(lines), persons: 0, unknown: 0 } });
  }
  const { persons, groups } = report.total.now;
  const sums = { ...bySeverity(report.quality), persons, unknown: groups.unknown };
  const total = totalRow(rows, sums);
  return [
    ...rows,
    { ...total, cells: { ...total.cells, 'known-share': share('total', persons, groups.unknown) } },
  ];
}

function personCells(row: string, persons: number, unknown: number): RowPlan['cells'] {
  return { persons, unknown, 'known-share': share(row, persons, unknown) };
}

function share(row: string, persons: number, unknown: number) {
  const part: NumberAt = { row, column: 'unknown', value: unknown };
  return restShareCell(part, { row, column: 'persons', value: persons });
}

function totalRow(rows: readonly RowPlan[], sums: Readonly<Record<string, number>>): RowPlan {
  return { key: 'total', style: 'total', cells: { label: 'Итого', ...sumCells(rows, sums) } };
}

function bySeverity(lines: readonly QualityCount[]): Record<(typeof SEVERITIES)[number], number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity, count } of lines) counts[severity] += count;
  return counts;
}

function all(counts: Record<(typeof SEVERITIES)[number], number>): number {
  return counts.error + counts.warning + counts.info;
}
