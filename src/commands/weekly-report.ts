import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { type IsoDate, type IsoInstant, russianDate } from '../domain/iso-date.ts';
import { planWeeklyDocument } from '../reports/plan-weekly-document.ts';
import { planWeeklyReport } from '../reports/plan-weekly-report.ts';
import { reportWeek } from '../workflow/report-week.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { writeReport } from '../workflow/write-report.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions } from './market-options.ts';
import { tellWritten } from './tell-written.ts';

export const command = defineCommand({
  summary: 'понедельничный отчёт мониторинга',
  operands: '',
  examples: [
    ['route weekly-report', 'за понедельник этой недели по времени региона'],
    ['route weekly-report --as-of 2026-05-25', 'за другой день'],
    ['route weekly-report --as-of 2026-05-25 --known-at 2026-05-25T09:00:00Z', 'каким отчёт был тогда'],
  ],
  options: [...MOMENT_OPTION_LINES, ...OUTPUT_OPTIONS],
  schema: z.object({ ...momentOptions, ...outputOptions }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const asOf = (options.asOf ?? workspace.monday) as IsoDate;
      const cohort = options.cohort ?? workspace.config.campaign.cohort;
      const knownAt = (options.knownAt ?? null) as IsoInstant | null;
      const { report, newerData } = reportWeek(workspace, { asOf, cohort, knownAt });
      const document = planWeeklyDocument(report);
      const written = await writeReport(workspace, planWeeklyReport(report), {
        output: options.output ?? null,
        cwd: context.cwd,
        force: options.force,
        asOf,
        knownAt,
        content: document,
        reason: null,
      });
      if (context.json) {
        terminal.out(`${JSON.stringify({ ...document, file: written.path, status: written.status })}\n`);
        return EXIT.done;
      }
      const { persons, known } = document.totals;
      const late = report.returns.filter(({ state }) => state !== 'current').length;
      terminal.out(
        [
          `Отчёт на ${russianDate(asOf)}, выпуск ${cohort} года: выпускников ${persons}, статус известен у ${known}.`,
          `Колледжей без данных за неделю: ${late}.`,
          ...(newerData === null
            ? []
            : [
                `Есть данные новее, на ${russianDate(newerData)}: в отчёт не вошли. Учесть: --as-of ${newerData}`,
              ]),
          '',
        ].join('\n'),
      );
      tellWritten(written, context, null);
      return EXIT.done;
    });
  },
});
