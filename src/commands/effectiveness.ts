import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { russianDate } from '../domain/iso-date.ts';
import { planEffectivenessDocument } from '../reports/plan-effectiveness-document.ts';
import { issueEffectiveness } from '../workflow/issue-reports.ts';
import { reportEffectiveness } from '../workflow/report-effectiveness.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './market-options.ts';
import { tellWritten } from './tell-written.ts';

export const command = defineCommand({
  summary: 'показатели эффективности по колледжам',
  operands: '',
  examples: [
    ['route effectiveness', 'на сегодня'],
    ['route effectiveness --as-of 2026-05-25 --cohort 2026', 'на день, по выпуску'],
  ],
  options: [...MOMENT_OPTION_LINES, ...OUTPUT_OPTIONS],
  schema: z.object({ ...momentOptions, ...outputOptions }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const report = reportEffectiveness(workspace, target);
      const written = await issueEffectiveness(workspace, report, target);
      if (context.json) {
        const { path: file, status } = written;
        terminal.out(`${JSON.stringify({ ...planEffectivenessDocument(report), file, status })}\n`);
        return EXIT.done;
      }
      const { asOf, cohort, colleges } = report;
      terminal.out(
        `Показатели на ${russianDate(asOf)}, выпуск ${cohort} года: колледжей ${colleges.length}.\n`,
      );
      tellWritten(written, context, null);
      return EXIT.done;
    });
  },
});
