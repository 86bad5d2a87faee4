import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { SpoRef } from '../domain/spo-code.ts';
import { planFlags } from '../reports/plan-flags.ts';
import { renderTable } from '../terminal/render-table.ts';
import { balanceMarket } from '../workflow/balance-market.ts';
import { flagMarket } from '../workflow/flag-market.ts';
import { recogniseMarket } from '../workflow/recognise-market.ts';
import { statusLabel } from '../workflow/status-label.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { writeReport } from '../workflow/write-report.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions } from './market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './restricted.ts';
import { tellWritten } from './tell-written.ts';

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
      const asOf = (options.asOf ?? workspace.today) as IsoDate;
      const cohort = options.cohort ?? workspace.config.campaign.cohort;
      const knownAt = (options.knownAt ?? null) as IsoInstant | null;
      const market = recogniseMarket(workspace, { asOf, cohort, knownAt });
      const balance = market.adverts.length === 0 ? null : balanceMarket(workspace, market, asOf, {});
      const flags = flagMarket(workspace, market, balance, asOf);
      const { counts, rules } = flags;
      if (context.json) {
        const document = { schema: 'route.flag/1', asOf, cohort, counts, rules };
        terminal.out(`${JSON.stringify(document)}\n`);
      } else {
        terminal.out(`${renderTable(countsTable(flags.counts), terminal)}\n`);
        if (!flags.statutoryComplete) {
          terminal.out(
            'Обязательный список неполон: нет основания обработки особых категорий (route.config.json, personalData.specialBasis).\n',
          );
        }
        const silent = rules.filter(({ available }) => !available).map(({ title }) => title);
        if (silent.length > 0) terminal.out(`Нет данных для правил: ${silent.join('; ')}.\n`);
      }
      if (reason === null) {
        if (!context.json) terminal.out('Списки с именами: route flag --restricted --reason "цель"\n');
        return EXIT.done;
      }
      const { spo } = workspace.reference();
      const specialtyName = (ref: SpoRef) => spo.find(ref)?.name ?? null;
      const plan = planFlags(flags, { region: workspace.region.fullName, specialtyName, statusLabel });
      const written = await writeReport(workspace, plan, {
        output: options.output ?? null,
        cwd: context.cwd,
        force: options.force,
        asOf,
        knownAt,
        content: { counts, rules },
        reason,
      });
      if (!context.json) tellWritten(written, context, 'route weekly-report');
      return EXIT.done;
    });
  },
});

function countsTable(counts: ReturnType<typeof flagMarket>['counts']) {
  return {
    title: 'Индивидуальный подход',
    columns: ['Список', 'Человек'],
    rows: [
      ['Обязательный список, всего', counts.statutoryPersons],
      ...counts.statutory.map(({ label, count }): [string, number] => [`  ${label}`, count]),
      ...(counts.withoutBasis > 0
        ? [['  не сохранено без основания, отметок', counts.withoutBasis] as [string, number]]
        : []),
      ['Риск нетрудоустройства: красный', counts.red],
      ['Риск нетрудоустройства: жёлтый', counts.amber],
      ...counts.tracks.map(({ label, count }): [string, number] => [`Отдельный путь: ${label}`, count]),
    ],
  };
}
