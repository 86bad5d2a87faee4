import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { russianDate } from '../domain/iso-date.ts';
import { feedbackDocument } from '../reports/documents/feedback-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  type Feedback,
  issueFeedback,
  issueQuotes,
  reportFeedback,
} from '../workflow/effectiveness/report-feedback.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'отзывы работодателей о выпускниках: удовлетворённость, чего не хватает, охват',
  operands: '',
  examples: [
    ['route feedback', 'числа по программам, колледжам, работодателям'],
    ['route feedback --restricted --reason "разбор с колледжами"', 'и отзывы дословно, отдельной книгой'],
    ['route feedback --json', 'числа одним документом'],
  ],
  options: [...MOMENT_OPTION_LINES, ...RESTRICTED_OPTION_LINES, ...OUTPUT_OPTIONS],
  schema: z.object({ ...momentOptions, ...restrictedOptions, ...outputOptions }),
  async run(_operands, options, context) {
    const { terminal } = context;
    const named = options.restricted || options.reason !== undefined;
    const reason = named ? reasonFor(options, 'отзывы дословно') : null;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const feedback = reportFeedback(workspace, target);
      const document = { schema: 'route.feedback/1' as const, ...feedback.report };
      const written = await issueFeedback(workspace, feedback, document, target);
      // A file the user named is the workbook of counts: the answers lie in the folder of reports.
      const quotes =
        reason === null
          ? null
          : await issueQuotes(workspace, feedback, reason, { ...target, output: folderOnly(target.output) });
      if (context.json) {
        const { path: file, status } = written;
        const named = quotes === null ? {} : { quotes: quotes.path };
        terminal.out(`${JSON.stringify(feedbackDocument.parse({ ...document, file, status, ...named }))}\n`);
        return EXIT.done;
      }
      terminal.out(renderFeedback(feedback.report, terminal));
      tellWritten(written, context, null);
      if (quotes !== null) tellWritten(quotes, context, null, 'Отзывы дословно');
      return EXIT.done;
    });
  },
});

function folderOnly(output: string | null): string | null {
  return output?.toLowerCase().endsWith('.xlsx') === true ? null : output;
}

/** Programmes on the screen; the others are in the workbook. */
const SHOWN = 10;

function renderFeedback(report: Feedback['report'], terminal: Terminal): string {
  const { total, groups, missing, coverage, unfound, outOfScale, asOf, cohort } = report;
  const programmes = groups.find(({ key }) => key === 'specialty')?.lines ?? [];
  const mean = (value: number | null) => (value === null ? '' : value.toFixed(2).replace('.', ','));
  const words = new Map(missing.map(({ label, phrases }) => [label, phrases]));
  const table = renderTable(
    {
      title: `Отзывы работодателей на ${russianDate(asOf)}, выпуск ${cohort} года`,
      columns: ['Программа', 'Отзывов', 'Средняя', 'Чего не хватает'],
      rows: [total, ...programmes.slice(0, SHOWN)].map((line) => [
        line.label,
        line.answers,
        mean(line.mean),
        (words.get(line.label) ?? [])
          .slice(0, 3)
          .map(({ phrase, graduates }) => `${phrase} — ${graduates}`)
          .join('; '),
      ]),
    },
    terminal,
  );
  const { employed, answered } = coverage.total;
  const lines = [`Отзыв есть о ${answered} из ${employed} трудоустроенных.`];
  if (coverage.outside > 0)
    lines.push(`Отзыв есть ещё о тех, кто по последним спискам не трудоустроен: ${coverage.outside}.`);
  if (programmes.length > SHOWN)
    lines.push(`Показано программ: ${SHOWN} из ${programmes.length}, остальные в книге.`);
  const left = unfound.length + outOfScale.length;
  if (left > 0) lines.push(`Не учтено отзывов: ${left}; какие и почему — на листе «Не учтены».`);
  if (total.answers === 0) lines.push('Собрать отзывы: route template --register feedback.');
  return `${table}${lines.map((line) => `${line}\n`).join('')}`;
}
