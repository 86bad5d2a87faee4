import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { planMatchDocument } from '../reports/balance/plan-match-document.ts';
import { matchDocument } from '../reports/documents/match-document.ts';
import { balanceMarket } from '../workflow/balance-market.ts';
import { issueBalance } from '../workflow/issue-reports.ts';
import { recogniseMarket } from '../workflow/recognise-market.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './market-options.ts';
import { renderBalance } from './render-balance.ts';
import { tellWritten } from './tell-written.ts';

export const command = defineCommand({
  summary: 'баланс выпускников и вакансий по профессиям, отраслям, территориям',
  operands: '',
  examples: [
    ['route match', 'баланс на сегодня: таблицы на экране и книга'],
    ['route match --as-of 2026-05-25', 'на прошедший день'],
    ['route match --specialty 15.01.05 --territory "Нижний Тагил"', 'одна профессия на одной территории'],
    ['route match --priority', 'только приоритетные предприятия'],
    ['route match --cluster Машиностроение', 'колледжи и программы кластера «Профессионалитета»'],
    ['route match --json > баланс.json', 'ячейки баланса для других программ'],
  ],
  options: [
    ...MOMENT_OPTION_LINES,
    ['--specialty <код или название>', 'программа: код, начало кода или часть названия'],
    ['--sector <отрасль>', 'часть названия отрасли'],
    ['--territory <место>', 'муниципалитет или населённый пункт'],
    ['--college <колледж>', 'часть названия колледжа'],
    ['--priority', 'только приоритетные предприятия'],
    ['--cluster [кластер]', 'кластер «Профессионалитета»; без названия — любой'],
    ...OUTPUT_OPTIONS,
  ],
  schema: z.object({
    ...momentOptions,
    ...outputOptions,
    specialty: z.string().optional(),
    sector: z.string().optional(),
    territory: z.string().optional(),
    college: z.string().optional(),
    priority: z.boolean().default(false),
    cluster: z.union([z.string(), z.literal(true)]).optional(),
  }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const market = recogniseMarket(workspace, target);
      const balance = balanceMarket(workspace, market, target.asOf, {
        specialty: options.specialty ?? null,
        sector: options.sector ?? null,
        territory: options.territory ?? null,
        college: options.college ?? null,
        priority: options.priority,
        cluster: options.cluster === true ? '' : (options.cluster ?? null),
      });
      if (context.json) terminal.out(`${JSON.stringify(matchDocument.parse(planMatchDocument(balance)))}\n`);
      else terminal.out(renderBalance(balance, terminal));
      if (context.json && options.output === undefined) return EXIT.done;
      const written = await issueBalance(workspace, { market, balance }, target);
      if (!context.json) tellWritten(written, context, 'route flag, route weekly-report');
      return EXIT.done;
    });
  },
});
