import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { issueFlags } from '../workflow/issue-reports.ts';
import { analyseMarket } from '../workflow/market/analyse-market.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { renderFlags } from './screens/render-flags.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'кому нужен индивидуальный подход',
  operands: '',
  examples: [
    ['route flag', 'числа на экране, без имён'],
    ['route flag --restricted --reason "план индивидуальной работы на июнь"', 'книга с именами и причинами'],
    ['route flag --json', 'числа документом JSON'],
  ],
  options: [...MOMENT_OPTION_LINES, ...RESTRICTED_OPTION_LINES, ...OUTPUT_OPTIONS],
  schema: z.object({ ...momentOptions, ...restrictedOptions, ...outputOptions }),
  async run(_operands, options, context) {
    const { terminal } = context;
    const named = options.restricted || options.output !== undefined;
    const reason = named ? reasonFor(options, 'списки по именам') : null;
    return await withWorkspace(context, { write: named }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const { flags } = analyseMarket(workspace, target);
      if (context.json) {
        const { asOf, cohort } = target;
        const { counts, rules } = flags;
        terminal.out(`${JSON.stringify({ schema: 'route.flag/1', asOf, cohort, counts, rules })}\n`);
      } else terminal.out(renderFlags(flags, terminal));
      if (reason === null) {
        if (!context.json) terminal.out('Списки с именами: route flag --restricted --reason "цель"\n');
        return EXIT.done;
      }
      const written = await issueFlags(workspace, flags, reason, target);
      if (!context.json) tellWritten(written, context, 'route weekly-report');
      return EXIT.done;
    });
  },
});
