import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import { counted, groupThousands } from '../domain/russian.ts';
import { planBalance } from '../reports/balance/plan-balance.ts';
import { planBalanceTables } from '../reports/balance/plan-balance-tables.ts';
import { planMatchDocument } from '../reports/balance/plan-match-document.ts';
import { matchDocument } from '../reports/documents/match-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { balanceMarket } from '../workflow/balance-market.ts';
import { recogniseMarket } from '../workflow/recognise-market.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { writeReport } from '../workflow/write-report.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions } from './market-options.ts';
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
      const asOf = (options.asOf ?? workspace.today) as IsoDate;
      const cohort = options.cohort ?? workspace.config.campaign.cohort;
      const knownAt = (options.knownAt ?? null) as IsoInstant | null;
      const market = recogniseMarket(workspace, { asOf, cohort, knownAt });
      const balance = balanceMarket(workspace, market, asOf, {
        specialty: options.specialty ?? null,
        sector: options.sector ?? null,
        territory: options.territory ?? null,
        college: options.college ?? null,
        priority: options.priority,
        cluster: options.cluster === true ? '' : (options.cluster ?? null),
      });
      const document = matchDocument.parse(planMatchDocument(balance));
      if (context.json) {
        terminal.out(`${JSON.stringify(document)}\n`);
        if (options.output === undefined) return EXIT.done;
      }
      const region = workspace.region.fullName;
      const plan = planBalance({ balance, region, cohort, knowledge: market.knowledge });
      const written = await writeReport(workspace, plan, {
        output: options.output ?? null,
        cwd: context.cwd,
        force: options.force,
        asOf,
        knownAt,
        content: document,
        reason: null,
      });
      if (context.json) return EXIT.done;
      for (const table of planBalanceTables(balance)) {
        if (table.rows.length > 0) terminal.out(`${renderTable(table, terminal)}\n`);
      }
      const { totals, headline } = balance;
      terminal.out(
        [
          `Выпускников ${groupThousands(totals.graduates)}, из них ищут место ${groupThousands(totals.available)}.`,
          `Вакансий ${groupThousands(totals.adverts)}, мест ${groupThousands(totals.places)}; не сопоставлено: вакансий ${groupThousands(totals.unmatchedAdverts)}, мест ${groupThousands(totals.unmatchedPlaces)}.`,
          `При любом распределении не занять не менее ${counted(headline.feasibleUnmet, 'места', 'мест', 'мест')}; без места останется не менее ${counted(headline.surplus, 'выпускника', 'выпускников', 'выпускников')}.`,
          '',
        ].join('\n'),
      );
      tellWritten(written, context, 'route flag, route weekly-report');
      return EXIT.done;
    });
  },
});
