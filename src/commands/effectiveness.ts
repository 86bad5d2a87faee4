import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { type IsoDate, type IsoInstant, russianDate } from '../domain/iso-date.ts';
import { planEffectiveness } from '../reports/plan-effectiveness.ts';
import { planEffectivenessDocument } from '../reports/plan-effectiveness-document.ts';
import { reportEffectiveness } from '../workflow/report-effectiveness.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { writeReport } from '../workflow/write-report.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions } from './market-options.ts';
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
      const asOf = (options.asOf ?? workspace.today) as IsoDate;
      const cohort = options.cohort ?? workspace.config.campaign.cohort;
      const knownAt = (options.knownAt ?? null) as IsoInstant | null;
      const report = reportEffectiveness(workspace, { asOf, cohort, knownAt });
      const document = planEffectivenessDocument(report);
      const written = await writeReport(workspace, planEffectiveness(report), {
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
      terminal.out(
        `Показатели на ${russianDate(asOf)}, выпуск ${cohort} года: колледжей ${report.colleges.length}.\n`,
      );
      tellWritten(written, context, null);
      return EXIT.done;
    });
  },
});
