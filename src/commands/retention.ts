import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { russianDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { retentionDocument } from '../reports/documents/retention-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { issueRetention, reportRetention } from '../workflow/effectiveness/report-retention.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'закрепление выпускников у работодателей: 3, 4, 6, 12 месяцев, ранний уход',
  operands: '',
  examples: [
    ['route retention', 'на сегодня: сроки, работодатели, отрасли, ранний уход с причинами'],
    ['route retention --as-of 2026-11-02 --cohort 2026', 'на день, по выпуску'],
    ['route retention --json', 'то же одним документом'],
  ],
  options: [...MOMENT_OPTION_LINES, ...OUTPUT_OPTIONS],
  schema: z.object({ ...momentOptions, ...outputOptions }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const report = reportRetention(workspace, target);
      const document = { schema: 'route.retention/1' as const, ...report };
      const written = await issueRetention(workspace, report, document, target);
      if (context.json) {
        const { path: file, status } = written;
        terminal.out(`${JSON.stringify(retentionDocument.parse({ ...document, file, status }))}\n`);
        return EXIT.done;
      }
      terminal.out(renderRetention(report, terminal));
      tellWritten(written, context, null);
      return EXIT.done;
    });
  },
});

type RetentionReport = ReturnType<typeof reportRetention>;

/** Employers on the screen; the others are in the workbook. */
const SHOWN = 10;

function renderRetention(report: RetentionReport, terminal: Terminal): string {
  const { total, groups, early, earlyMonths, sources, unfound, months, asOf, cohort } = report;
  const employers = groups.find(({ key }) => key === 'employer')?.lines ?? [];
  const columns = ['Работают у того же работодателя', 'Мест', ...months.map((month) => `${month} мес.`)];
  const rows = [total, ...employers.slice(0, SHOWN)].map((line) => [
    line.label,
    line.jobs,
    ...line.points.map((point) => pointText(point, report.minimum)),
  ]);
  const title = `Закрепление на ${russianDate(asOf)}, выпуск ${cohort} года`;
  const lines: string[] = [];
  if (employers.length > SHOWN)
    lines.push(`Показано работодателей: ${SHOWN} из ${employers.length}, остальные в книге.`);
  const reasons = early.reasons.map(({ reason, count }) => `${reason} — ${count}`).join('; ');
  lines.push(
    `Ушли раньше ${earlyMonths} месяцев: ${early.left} из ${early.reached}${reasons === '' ? '' : ` (${reasons})`}.`,
  );
  if (sources.withoutStart > 0) {
    lines.push(
      `Без даты начала работы: ${counted(sources.withoutStart, 'трудоустроенный', 'трудоустроенных', 'трудоустроенных')}. Собрать: route template --register employment.`,
    );
  }
  if (unfound.length > 0)
    lines.push(
      `Строк реестра, по которым выпускник не определён: ${unfound.length}; они на листе «Не найдены».`,
    );
  return `${renderTable({ title, columns, rows }, terminal)}${lines.map((line) => `${line}\n`).join('')}`;
}

function pointText(
  { held, reached, rate, withheld }: RetentionReport['total']['points'][number],
  minimum: number,
): string {
  if (withheld === 'empty') return '—';
  const parts = `${held} из ${reached}`;
  if (rate !== null) return `${parts} (${(rate * 100).toFixed(0)} %)`;
  return withheld === 'small' ? `${parts} (менее ${minimum})` : `нет данных из ${reached}`;
}
