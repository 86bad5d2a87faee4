import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { planWeeklyDocument } from '../reports/weekly/plan-weekly-document.ts';
import { issueWeekly } from '../workflow/issue-reports.ts';
import { analyseMarket } from '../workflow/market/analyse-market.ts';
import { issueWeekAnnex, issueWeekColleges, issueWeekNote } from '../workflow/week/issue-week.ts';
import { readWeekPersons, reportWeek } from '../workflow/week/report-week.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { renderWeek, renderWeekSummary } from './screens/render-week.ts';
import { tellPalette } from './screens/tell-palette.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'понедельничный отчёт мониторинга',
  operands: '',
  examples: [
    ['route weekly-report', 'за понедельник этой недели по времени региона'],
    ['route weekly-report --as-of 2026-05-25', 'за другой день'],
    ['route weekly-report --as-of 2026-05-25 --known-at 2026-05-25T09:00:00Z', 'каким отчёт был тогда'],
    ['route weekly-report --compare 2026-05-04', 'изменения не за неделю, а с 4 мая'],
    ['route weekly-report --colleges --note', 'ещё книга по колледжам и записка в полстраницы'],
    ['route weekly-report --restricted --reason "сверка с колледжами"', 'ещё приложение: кто сменил статус'],
  ],
  options: [
    ...MOMENT_OPTION_LINES,
    ['--compare <дата>', 'с каким днём сравнить; иначе с днём неделей раньше'],
    ['--colleges', 'написать и книгу по колледжам: лист каждого'],
    ['--note', 'написать и пояснительную записку, .docx'],
    ...RESTRICTED_OPTION_LINES,
    ...OUTPUT_OPTIONS,
  ],
  schema: z.object({
    ...momentOptions,
    compare: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
    colleges: z.boolean().default(false),
    note: z.boolean().default(false),
    ...restrictedOptions,
    ...outputOptions,
  }),
  async run(_operands, options, context) {
    const { terminal } = context;
    const reason = options.restricted ? reasonFor(options, 'приложение по именам') : null;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      tellPalette(workspace, context.terminal);
      const target = targetOf(options, workspace, context.cwd, workspace.monday);
      // Checked by the schema above.
      const compareWith = (options.compare ?? null) as IsoDate | null;
      const persons = await readWeekPersons(workspace, target, compareWith);
      const week = await reportWeek(
        workspace,
        target,
        analyseMarket(workspace, target, persons.now),
        persons,
      );
      const written = await issueWeekly(workspace, week.report, target);
      const more = [
        ...(options.colleges
          ? [{ what: 'Книга по колледжам', file: await issueWeekColleges(workspace, week, target) }]
          : []),
        ...(options.note ? [{ what: 'Записка', file: await issueWeekNote(workspace, week, target) }] : []),
        ...(reason === null
          ? []
          : [
              {
                what: 'Приложение по именам',
                file: await issueWeekAnnex(workspace, week, reason, target),
              },
            ]),
      ];
      if (context.json) {
        const { path: file, status } = written;
        const document = {
          ...planWeeklyDocument(week.report),
          file,
          status,
          more: more.map((one) => ({ file: one.file.path, status: one.file.status })),
        };
        terminal.out(`${JSON.stringify(document)}\n`);
        return EXIT.done;
      }
      terminal.out(`${renderWeekSummary(week.report, terminal)}\n`);
      terminal.out(renderWeek(week));
      tellWritten(written, context, null);
      for (const { what, file } of more) tellWritten(file, context, null, what);
      return EXIT.done;
    });
  },
});
