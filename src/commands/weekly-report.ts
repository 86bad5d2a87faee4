import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { planWeeklyDocument } from '../reports/plan-weekly-document.ts';
import { analyseMarket } from '../workflow/analyse-market.ts';
import { issueWeekly } from '../workflow/issue-reports.ts';
import { reportWeek } from '../workflow/report-week.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './market-options.ts';
import { renderWeek } from './render-week.ts';
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
      const target = targetOf(options, workspace, context.cwd, workspace.monday);
      const week = reportWeek(workspace, target, analyseMarket(workspace, target));
      const written = await issueWeekly(workspace, week.report, target);
      if (context.json) {
        const { path: file, status } = written;
        terminal.out(`${JSON.stringify({ ...planWeeklyDocument(week.report), file, status })}\n`);
        return EXIT.done;
      }
      terminal.out(renderWeek(week));
      tellWritten(written, context, null);
      return EXIT.done;
    });
  },
});
