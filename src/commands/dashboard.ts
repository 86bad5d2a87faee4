import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { dashboardDocument } from '../reports/documents/dashboard-document.ts';
import { analyseMarket } from '../workflow/market/analyse-market.ts';
import { issueDashboard } from '../workflow/week/issue-dashboard.ts';
import { reportWeek } from '../workflow/week/report-week.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { tellPalette } from './screens/tell-palette.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'панель: показатели, дефицит, потоки и карта одной страницей HTML',
  operands: '',
  examples: [
    ['route dashboard', 'на понедельник этой недели; малые числа людей скрыты'],
    ['route dashboard --official', 'без скрытых чисел, для служебного пользования'],
    ['route dashboard --as-of 2026-05-25 --json', 'числа панели одним документом'],
  ],
  options: [
    ...MOMENT_OPTION_LINES,
    ['--official', 'ничего не скрывать: для служебного пользования'],
    ...OUTPUT_OPTIONS,
  ],
  schema: z.object({ ...momentOptions, ...outputOptions, official: z.boolean().default(false) }),
  async run(_operands, options, context) {
    return await withWorkspace(context, { write: true }, async (workspace) => {
      tellPalette(workspace, context.terminal);
      const target = targetOf(options, workspace, context.cwd, workspace.monday);
      const analysis = analyseMarket(workspace, target);
      const week = await reportWeek(workspace, target, analysis);
      const { document, written } = await issueDashboard(
        workspace,
        { week, analysis },
        options.official,
        target,
      );
      if (context.json) {
        const { path: file, status } = written;
        context.terminal.out(`${JSON.stringify(dashboardDocument.parse({ ...document, file, status }))}\n`);
        return EXIT.done;
      }
      tellWritten(written, context, null, 'Страница');
      return EXIT.done;
    });
  },
});
