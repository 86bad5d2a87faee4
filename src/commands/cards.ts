import { dirname, relative } from 'node:path';
import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { counted } from '../domain/russian.ts';
import { cardsDocument } from '../reports/documents/cards-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import { gatherCards } from '../workflow/career/gather-cards.ts';
import { cardsInNumbers, issueCards } from '../workflow/career/issue-cards.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { tellWritten } from './screens/tell-written.ts';

const NAMED = 'карьерные карточки';

export const command = defineCommand({
  summary: 'индивидуальные карьерные карточки: цели, препятствия, вакансии, план, контрольные точки',
  operands: '',
  examples: [
    ['route cards', 'сколько карточек и что в них есть, без имён'],
    [
      'route cards --flagged --restricted --reason "индивидуальная работа"',
      'книга и DOCX по группам, только обязательный список и риск',
    ],
    [
      'route cards --college "Исетский" --group "СВ-31" --each --restricted --reason "вручить выпускникам"',
      'отдельный DOCX на каждого',
    ],
  ],
  options: [
    ['--college <часть названия>', 'только этот колледж'],
    ['--group <группа>', 'только эта группа'],
    ['--flagged', 'только те, кому нужен индивидуальный подход'],
    ['--each', 'отдельный DOCX на каждого выпускника, а не на группу'],
    ['--top <число>', 'вакансий в карточке (по умолчанию 5)'],
    ...MOMENT_OPTION_LINES,
    ...RESTRICTED_OPTION_LINES,
    ['--output <папка>', 'куда записать (по умолчанию reports/Карьерные карточки ДАТА)'],
    ['--force', 'заменить файлы с теми же именами'],
  ],
  schema: z.object({
    ...momentOptions,
    ...restrictedOptions,
    ...outputOptions,
    college: z.string().min(1).optional(),
    group: z.string().min(1).optional(),
    flagged: z.boolean().default(false),
    each: z.boolean().default(false),
    top: z.coerce.number('нужно число').int().min(1).max(50).default(5),
  }),
  async run(_operands, options, context) {
    const { terminal, cwd } = context;
    const isNamed = options.restricted || options.output !== undefined;
    const reason = isNamed ? reasonFor(options, NAMED) : null;
    return await withWorkspace(context, { write: isNamed }, async (workspace) => {
      const target = targetOf(options, workspace, cwd, workspace.today);
      const { college = null, group = null, flagged, top, each } = options;
      const gathered = gatherCards(workspace, { college, group, flagged, top }, target);
      const document = cardsInNumbers(gathered, target);
      const issued =
        reason === null || gathered.cards.length === 0
          ? null
          : await issueCards(workspace, gathered, { reason, each }, target);
      if (context.json) {
        const written =
          issued === null
            ? {}
            : {
                file: issued.workbook.path,
                status: issued.workbook.status,
                files: issued.printed.map(({ path }) => path),
              };
        terminal.out(`${JSON.stringify(cardsDocument.parse({ ...document, ...written }))}\n`);
        return EXIT.done;
      }
      const { cards, groups, looking, withOffers, withBarriers, withMeasures, checksDue, unfound } = document;
      const rows: [string, number][] = [
        ['Карточек', cards],
        ['Ищут работу', looking],
        ['  из них с подобранными вакансиями', withOffers],
        ['С препятствиями', withBarriers],
        ['С записями о мероприятиях и разговорах', withMeasures],
        ['Контрольных точек без сведений', checksDue],
      ];
      terminal.out(renderTable({ title: 'Карьерные карточки', columns: ['', 'Число'], rows }, terminal));
      if (unfound > 0)
        terminal.out(
          `Строк журналов, выпускник которых не определён: ${unfound}; они на листе «Не найдены».\n`,
        );
      if (cards === 0) terminal.out('Под отбор никто не попал: проверьте колледж и группу.\n');
      if (reason === null)
        terminal.out(`По именам (${NAMED}, групп ${groups}): добавьте --restricted --reason "цель"\n`);
      if (issued === null) return EXIT.done;
      tellWritten(issued.workbook, context, null);
      const files = counted(issued.printed.length, 'файл', 'файла', 'файлов');
      terminal.out(
        `Карточки для печати: ${files} в папке ${safeText(relative(cwd, dirname(issued.workbook.path)))}\n`,
      );
      return EXIT.done;
    });
  },
});
