import { relative } from 'node:path';
import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { counted } from '../domain/russian.ts';
import { LEAST_LIMIT } from '../reports/digest/split-messages.ts';
import { digestDocument } from '../reports/documents/digest-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import { issueDigest } from '../workflow/career/issue-digest.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { OFFER_OPTION_LINES, offerOptions, offersAsked } from './options/offer-options.ts';

/** Characters of a message in Telegram; VK takes 16,384. */
const USUAL_LIMIT = 4096;

export const command = defineCommand({
  summary: 'тексты с вакансиями для чатов и фрагмент для сайта каждого колледжа',
  operands: '',
  examples: [
    ['route digest', 'по два файла на колледж: сообщения и HTML'],
    ['route digest --college "Шарташский" --no-experience', 'один колледж, вакансии без опыта'],
    ['route digest --limit 16384 --top 10', 'длинные сообщения для ВКонтакте, до 10 вакансий на программу'],
    ['route digest --json', 'то же документом JSON, например для рассылки программой'],
  ],
  options: [
    ...OFFER_OPTION_LINES,
    [
      '--limit <знаков>',
      `наибольшая длина сообщения: Telegram ${USUAL_LIMIT} (по умолчанию), ВКонтакте 16384`,
    ],
    ['--top <число>', 'вакансий на программу (по умолчанию 5)'],
    ...MOMENT_OPTION_LINES,
    ['--output <папка>', 'куда записать файлы (по умолчанию reports/Дайджест ДАТА)'],
    ['--force', 'заменить файлы с теми же именами'],
  ],
  schema: z.object({
    ...offerOptions,
    ...momentOptions,
    ...outputOptions,
    limit: z.coerce
      .number('нужно число знаков')
      .int()
      .min(LEAST_LIMIT, `не меньше ${LEAST_LIMIT}`)
      .max(1_000_000)
      .default(USUAL_LIMIT),
    top: z.coerce.number('нужно число').int().min(1).max(100).default(5),
  }),
  async run(_operands, options, context) {
    const { terminal, cwd } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const target = targetOf(options, workspace, cwd, workspace.today);
      const { limit, top } = options;
      const { document } = await issueDigest(workspace, { ...offersAsked(options), limit, top }, target);
      if (context.json) {
        terminal.out(`${JSON.stringify(digestDocument.parse(document))}\n`);
        return EXIT.done;
      }
      const rows = document.colleges.map(({ college, programmes, vacancies, messages }) => [
        college,
        programmes,
        vacancies,
        messages.length,
      ]);
      const columns = ['Колледж', 'Программ', 'Вакансий', 'Сообщений'];
      terminal.out(renderTable({ title: 'Дайджест', columns, rows }, terminal));
      const files = document.colleges.flatMap((college) => college.files);
      terminal.out(
        `Отброшено устаревших: ${counted(document.stale, 'вакансия', 'вакансии', 'вакансий')}. Персональных данных в текстах нет.\n`,
      );
      const [first] = files;
      if (first === undefined)
        terminal.out('Программ не найдено: загрузите списки выпускников или смените отбор.\n');
      else terminal.out(`Файлов: ${files.length}, первый: ${safeText(relative(cwd, first))}\n`);
      return EXIT.done;
    });
  },
});
