import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { STATE_LINES } from '../reports/deferral/plan-deferral.ts';
import type { DeferralDocument } from '../reports/documents/deferral-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { issueSeparate } from '../workflow/career/issue-separate.ts';
import { reportDeferral } from '../workflow/career/report-deferral.ts';
import { issueCentre } from '../workflow/career-centre/issue-centre.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { tellWritten } from './screens/tell-written.ts';

const NAMED = 'списки для предприятий ОПК';

export const command = defineCommand({
  summary: 'отсрочка для работы на предприятиях ОПК: списки, недостающие документы, следующий шаг',
  operands: '',
  examples: [
    ['route deferral', 'числа на экране, без имён'],
    [
      'route deferral --restricted --reason "сбор документов"',
      'книга: лист на предприятие и кого добавить в реестр',
    ],
    [
      'route deferral --separate --restricted --reason "передача предприятиям"',
      'отдельный файл каждому предприятию',
    ],
  ],
  options: [
    ['--separate', 'отдельный файл каждому предприятию вместо общей книги'],
    ...MOMENT_OPTION_LINES,
    ...RESTRICTED_OPTION_LINES,
    ...OUTPUT_OPTIONS,
  ],
  schema: z.object({
    ...momentOptions,
    ...restrictedOptions,
    ...outputOptions,
    separate: z.boolean().default(false),
  }),
  async run(_operands, options, context) {
    const { terminal } = context;
    const isNamed = options.restricted || options.separate || options.output !== undefined;
    const reason = isNamed ? reasonFor(options, NAMED) : null;
    return await withWorkspace(context, { write: isNamed }, async (workspace) => {
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const report = reportDeferral(workspace, target);
      const { document } = report;
      const written =
        reason === null
          ? []
          : options.separate
            ? await issueSeparate(workspace, report.separate(), { action: 'deferral', reason }, target)
            : [await issueCentre(workspace, report, reason, target)].filter((one) => one !== null);
      if (context.json) {
        const [first] = written;
        const file =
          first === undefined
            ? {}
            : options.separate
              ? { files: written.map(({ path }) => path) }
              : { file: first.path, status: first.status };
        terminal.out(`${JSON.stringify({ ...document, ...file })}\n`);
        return EXIT.done;
      }
      terminal.out(renderDeferral(document, terminal));
      if (reason === null) terminal.out(`По именам (${NAMED}): добавьте --restricted --reason "цель"\n`);
      for (const one of written) tellWritten(one, context, null);
      return EXIT.done;
    });
  },
});

function renderDeferral(document: DeferralDocument, terminal: Terminal): string {
  const { states, listed, enterprises, notDefence, liable, liabilityUnknown, candidates, unfound } = document;
  const rows = STATE_LINES.map(([state, label]): [string, number] => [label, states[state]]);
  return [
    renderTable(
      { title: 'Отсрочка для работы на предприятиях ОПК', columns: ['Состояние', 'Человек'], rows },
      terminal,
    ),
    `В реестре ${listed} на ${enterprises} предприятиях${notDefence > 0 ? `, из них не отмечены как ОПК: ${notDefence}` : ''}.`,
    `Подлежат призыву по спискам ${liable}, нет сведений ${liabilityUnknown}; можно добавить в реестр ${candidates}.`,
    ...(unfound > 0
      ? [`Строк реестра, выпускник которых не определён: ${unfound}; они на листе «Не найдены».`]
      : []),
    '',
  ].join('\n');
}
