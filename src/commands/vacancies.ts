import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { groupThousands } from '../domain/russian.ts';
import { vacanciesDocument } from '../reports/documents/vacancies-document.ts';
import type { VacanciesReport } from '../reports/vacancies/vacancies-report.ts';
import { renderTable } from '../terminal/render-table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { issueVacancies, reportVacancies } from '../workflow/career/issue-vacancies.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { OFFER_OPTION_LINES, offerOptions, offersAsked } from './options/offer-options.ts';
import { tellWritten } from './screens/tell-written.ts';

const MOST_ROWS = 12;

export const command = defineCommand({
  summary: 'вакансии для программ каждого колледжа: рядом, свежие, без повторов',
  operands: '',
  examples: [
    ['route vacancies', 'книга по всем колледжам и программам'],
    ['route vacancies --college "Шарташский" --no-experience --within 15', 'один колледж, без опыта, рядом'],
    ['route vacancies --programme 15.01.05 --housing', 'сварщикам, с жильём, по всему региону'],
    ['route vacancies --json', 'то же документом JSON'],
  ],
  options: [
    ...OFFER_OPTION_LINES,
    ['--top <число>', 'вакансий на программу в списке (по умолчанию 30)'],
    ...MOMENT_OPTION_LINES,
    ...OUTPUT_OPTIONS,
  ],
  schema: z.object({
    ...offerOptions,
    ...momentOptions,
    ...outputOptions,
    top: z.coerce.number('нужно число').int().min(1).max(1000).default(30),
  }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const report = reportVacancies(workspace, { ...offersAsked(options), top: options.top }, target);
      const { document, written } = await issueVacancies(workspace, report, target);
      if (context.json) {
        const { path: file, status } = written;
        terminal.out(`${JSON.stringify(vacanciesDocument.parse({ ...document, file, status }))}\n`);
        return EXIT.done;
      }
      terminal.out(renderVacancies(report, terminal));
      tellWritten(written, context, 'route digest — тексты для чатов и сайта');
      return EXIT.done;
    });
  },
});

function renderVacancies({ lines, base, freshDays }: VacanciesReport, terminal: Terminal): string {
  const most = lines
    .toSorted((a, b) => b.counts.adverts - a.counts.adverts)
    .slice(0, MOST_ROWS)
    .map(({ college, code, name, counts }) => [
      college,
      `${code} ${name}`,
      counts.adverts,
      counts.places,
      counts.withoutExperience,
      counts.nearestKm,
    ]);
  const without = lines.filter(({ offers }) => offers.length === 0).length;
  return [
    renderTable(
      {
        title: 'Вакансии для программ',
        columns: ['Колледж', 'Программа', 'Вакансий', 'Мест', 'Без опыта', 'Ближайшая, км'],
        rows: most,
      },
      terminal,
    ),
    ...(lines.length > most.length
      ? [`… и ещё программ: ${lines.length - most.length}, все — в книге.`]
      : []),
    `Программ ${groupThousands(lines.length)}, без подходящих вакансий ${without}. Свежих вакансий ${groupThousands(base.offered)}; старше ${freshDays} дней не показаны: ${groupThousands(base.stale)}.`,
    '',
  ].join('\n');
}
