import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { comparisonLine } from '../reports/balance/plan-comparison-sheet.ts';
import { planMatchDocument } from '../reports/balance/plan-match-document.ts';
import { matchDocument } from '../reports/documents/match-document.ts';
import { issueBalance, issueBalancePage } from '../workflow/issue-reports.ts';
import { compareMarket } from '../workflow/market/compare-market.ts';
import { matchMarket } from '../workflow/market/match-market.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { renderBalance } from './screens/render-balance.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'баланс выпускников и вакансий по профессиям, отраслям, территориям',
  operands: '',
  examples: [
    ['route match', 'баланс на сегодня: таблицы на экране и книга'],
    ['route match --as-of 2026-05-25', 'на прошедший день'],
    ['route match --specialty 15.01.05 --territory "Нижний Тагил"', 'одна профессия на одной территории'],
    ['route match --priority', 'только приоритетные предприятия'],
    ['route match --cluster Машиностроение', 'колледжи и программы кластера «Профессионалитета»'],
    ['route match --compare 2026-04-27', 'что изменилось с этого дня: лист «Сравнение»'],
    ['route match --html', 'книга и страница с картой дефицита и потоками'],
    ['route match --json > баланс.json', 'ячейки баланса для других программ'],
  ],
  options: [
    ...MOMENT_OPTION_LINES,
    ['--specialty <код или название>', 'программа: код, начало кода или часть названия'],
    ['--sector <отрасль>', 'часть названия отрасли'],
    ['--territory <место>', 'муниципалитет или населённый пункт'],
    ['--college <колледж>', 'часть названия колледжа'],
    ['--priority', 'только приоритетные предприятия'],
    ['--compare <дата>', 'сравнить с более ранним днём, ГГГГ-ММ-ДД'],
    ['--html', 'рядом с книгой — страница с рисунками, открывается без сети'],
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
    compare: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
    html: z.boolean().default(false),
  }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const from = earlierDay(options.compare, target.asOf);
      const { balance, market } = await matchMarket(workspace, target, {
        specialty: options.specialty ?? null,
        sector: options.sector ?? null,
        territory: options.territory ?? null,
        college: options.college ?? null,
        priority: options.priority,
        cluster: options.cluster === true ? '' : (options.cluster ?? null),
      });
      const comparison = from === null ? null : await compareMarket(workspace, balance, target, from);
      if (context.json) {
        const document = matchDocument.parse(planMatchDocument(balance, comparison));
        terminal.out(`${JSON.stringify(document)}\n`);
      } else {
        terminal.out(`${renderBalance(balance, terminal)}${onceLine(market.noise.removed)}`);
        if (comparison !== null) terminal.out(`${comparisonLine(comparison)}\n`);
      }
      if (context.json && options.output === undefined) return EXIT.done;
      const issued = { market, balance, comparison };
      const written = await issueBalance(workspace, issued, target);
      const page = options.html ? await issueBalancePage(workspace, issued, target) : null;
      if (context.json) return EXIT.done;
      if (page !== null) tellWritten(page, context, null, 'Страница');
      tellWritten(written, context, 'route flag, route weekly-report');
      return EXIT.done;
    });
  },
});

/** What was listed more than once; nothing when nothing was. */
function onceLine({ adverts, places }: { readonly adverts: number; readonly places: number }): string {
  if (adverts === 0) return '';
  const removed = `${counted(adverts, 'вакансия', 'вакансии', 'вакансий')} и ${counted(places, 'место', 'места', 'мест')}`;
  return `Повторы по региону посчитаны один раз, не учтены ${removed}: лист «Повторы и шум».\n`;
}

/** The day to compare with, or null. @throws Failure `compare-not-earlier` */
function earlierDay(text: string | undefined, asOf: IsoDate): IsoDate | null {
  if (text === undefined) return null;
  if (isIsoDate(text) && text < asOf) return text;
  throw new Failure(
    'compare-not-earlier',
    `Сравнить можно с более ранним днём, а ${text} не раньше ${asOf}.`,
    {
      exitCode: EXIT.usage,
      hint: 'Назовите день до даты баланса: --compare 2026-04-27 --as-of 2026-05-25.',
    },
  );
}
