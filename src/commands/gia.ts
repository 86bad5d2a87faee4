import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { russianDate } from '../domain/iso-date.ts';
import { giaDocument } from '../reports/documents/gia-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type GiaReport, issueCalendar, reportGia } from '../workflow/career/report-gia.ts';
import { issueCentre } from '../workflow/career-centre/issue-centre.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { tellWritten } from './screens/tell-written.ts';

const MOST_ROWS = 15;

export const command = defineCommand({
  summary: 'кого из работодателей пригласить на ГИА и вручение дипломов',
  operands: '',
  examples: [
    ['route gia', 'книга с приглашениями и календарь .ics'],
    ['route gia --college "Исетский" --top 10', 'один колледж, до 10 работодателей на событие'],
  ],
  options: [
    ['--college <часть названия>', 'только этот колледж'],
    ['--top <число>', 'работодателей на событие (по умолчанию 5)'],
    ...MOMENT_OPTION_LINES,
    ...OUTPUT_OPTIONS,
  ],
  schema: z.object({
    ...momentOptions,
    ...outputOptions,
    college: z.string().min(1).optional(),
    top: z.coerce.number('нужно число').int().min(1).max(100).default(5),
  }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const { college = null, top } = options;
      const report = reportGia(workspace, { college, top }, target);
      const written = await issueCentre(workspace, report, null, target);
      const calendar = await issueCalendar(workspace, report, target);
      const document = {
        ...report.document,
        file: written?.path ?? null,
        status: written?.status ?? null,
        calendar: calendar?.path ?? null,
      };
      if (context.json) {
        terminal.out(`${JSON.stringify(giaDocument.parse(document))}\n`);
        return EXIT.done;
      }
      terminal.out(renderGia(report, terminal));
      if (written !== null) tellWritten(written, context, null);
      if (calendar !== null) tellWritten(calendar, context, null, 'Календарь');
      return EXIT.done;
    });
  },
});

function renderGia({ invitations, document }: GiaReport, terminal: Terminal): string {
  const rows = invitations
    .slice(0, MOST_ROWS)
    .map(({ event, employers: [first] }) => [
      russianDate(event.date),
      event.college,
      event.programmeName,
      first === undefined ? 'некого' : `${first.name}: ${first.reasons.join(', ')}`,
    ]);
  const nobody = invitations.filter(({ employers }) => employers.length === 0).length;
  const columns = ['Дата', 'Колледж', 'Специальность', 'Первый в очереди'];
  const rest = invitations.length - rows.length;
  return [
    ...(rows.length === 0 ? [] : [renderTable({ title: 'Кого пригласить', columns, rows }, terminal)]),
    ...(rest > 0 ? [`… и ещё событий: ${rest}, все — в книге.`] : []),
    `Событий впереди ${invitations.length}, прошло ${document.past}; некого пригласить на ${nobody}.`,
    '',
  ].join('\n');
}
