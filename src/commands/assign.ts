import { relative } from 'node:path';
import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { russianDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { whyNotText } from '../reports/assign/assign-text.ts';
import { planAssignDocument } from '../reports/assign/plan-assign-document.ts';
import { parseReferralNumber } from '../reports/assign/referral-columns.ts';
import { assignDocument } from '../reports/documents/assign-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import { adoptReferrals } from '../workflow/assign/adopt-referrals.ts';
import { assignMarket } from '../workflow/assign/assign-market.ts';
import {
  issueAssignment,
  issueForEmployer,
  issueReferrals,
  issueWhatIf,
} from '../workflow/assign/issue-assignment.ts';
import { tryWhatIf } from '../workflow/assign/try-what-if.ts';
import { recogniseMarket } from '../workflow/market/recognise-market.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS, type RunContext } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { renderAssignment, renderWhatIf } from './screens/render-assignment.ts';
import { tellWritten } from './screens/tell-written.ts';

const list = z.array(z.string().trim().min(1)).default([]);

const schema = z.object({
  ...momentOptions,
  ...restrictedOptions,
  ...outputOptions,
  college: z.string().trim().min(1).optional(),
  employer: z.string().trim().min(1).optional(),
  adopt: list,
  whatIf: list,
  whyNot: z.string().optional(),
  list: z.boolean().default(false),
  undo: z.coerce.number('номер нужен числом').int().positive().optional(),
});

type Options = z.infer<typeof schema>;

export const command = defineCommand({
  summary: 'кого из выпускников на какую вакансию направить: предложение с доказательством',
  operands: '',
  examples: [
    ['route assign', 'числа на экране и книга без имён'],
    ['route assign --restricted --reason "направления на июнь"', 'книги по именам: по региону и колледжам'],
    ['route assign --adopt направления.xlsx', 'принять ответы из столбца «Принято»'],
    ['route assign --what-if "места:Завод:5" --what-if "радиус:60"', 'что изменится; с --output — книгой'],
    ['route assign --employer "ООО Завод"', 'скольких ждать работодателю; с --restricted — кто согласился'],
    [
      'route assign --why-not 17:abc123 --restricted --reason "вопрос выпускника"',
      'почему выпускник 17 не направлен на вакансию abc123',
    ],
    ['route assign --list', 'выданные предложения и принятые ответы; отменить: --undo НОМЕР'],
  ],
  options: [
    ...MOMENT_OPTION_LINES,
    ...RESTRICTED_OPTION_LINES,
    ['--college <колледж>', 'книга одного колледжа'],
    ['--employer <работодатель>', 'книга для одного работодателя: название или ИНН'],
    ['--adopt <файл...>', 'прочитать заполненные книги направлений'],
    ['--what-if <изменение...>', 'места:РАБОТОДАТЕЛЬ:ЧИСЛО, жильё:РАБОТОДАТЕЛЬ, радиус:КМ; можно несколько'],
    ['--why-not <номер>', 'ВЫПУСКНИК:ВАКАНСИЯ, как в столбце номера направления'],
    ['--list', 'что выдано и принято'],
    ['--undo <номер>', 'отменить выданное предложение или принятые ответы'],
    ...OUTPUT_OPTIONS,
  ],
  schema,
  async run(_operands, options, context) {
    if (options.list) return await listBatches(context);
    if (options.undo !== undefined) return await undoBatch(options.undo, context);
    if (options.adopt.length > 0) return await adopt(options, context);
    const named = options.restricted || options.college !== undefined || options.whyNot !== undefined;
    const reason = named ? reasonFor(options, 'направления отдельных людей') : null;
    const readsOnly = options.whatIf.length > 0 && options.output === undefined && !named;
    return await withWorkspace(context, { write: !readsOnly }, (workspace) =>
      assign(workspace, options, reason, context),
    );
  },
});

async function assign(
  workspace: OpenWorkspace,
  options: Options,
  reason: string | null,
  context: RunContext,
): Promise<ExitCode> {
  const { terminal } = context;
  const target = targetOf(options, workspace, context.cwd, workspace.today);
  const market = recogniseMarket(workspace, target);
  const assignment = assignMarket(workspace, market, target);
  if (options.whyNot !== undefined) {
    const pair = parseReferralNumber(options.whyNot);
    if (pair === null) {
      throw new Failure('bad-referral-number', `«${options.whyNot}» — не номер направления.`, {
        exitCode: EXIT.usage,
        hint: 'Нужен вид ВЫПУСКНИК:ВАКАНСИЯ, например 17:abc123; номера стоят в книге направлений.',
      });
    }
    const details = { asOf: target.asOf, cohort: target.cohort };
    workspace.store.journal({ action: 'assign', outputClass: 'restricted', reason, details });
    terminal.out(`${whyNotText(assignment.whyNot(pair.graduateId, pair.advertId))}\n`);
    return EXIT.done;
  }
  const whatIf =
    options.whatIf.length === 0 ? null : tryWhatIf(workspace, market, target, assignment, options.whatIf);
  const document = assignDocument.parse(planAssignDocument(assignment, target.cohort, whatIf));
  const outcome = assignment.proof.holds && whatIf?.assignment.proof.holds !== false ? EXIT.done : EXIT.fault;
  if (context.json) terminal.out(`${JSON.stringify(document)}\n`);
  else terminal.out(`${renderAssignment(document, terminal)}${renderWhatIf(document)}`);
  if (outcome !== EXIT.done) return outcome;
  if (whatIf !== null) {
    if (options.output === undefined) return EXIT.done;
    const written = await issueWhatIf(workspace, document, target);
    if (!context.json) tellWritten(written, context, null);
    return EXIT.done;
  }
  const issued = { market, assignment };
  if (options.employer !== undefined) {
    const written = await issueForEmployer(workspace, issued, options.employer, reason, target);
    if (!context.json) tellWritten(written, context, null);
    return EXIT.done;
  }
  if (reason === null) {
    if (context.json && options.output === undefined) return EXIT.done;
    const written = await issueAssignment(workspace, issued, target);
    if (!context.json)
      tellWritten(written, context, 'route assign --restricted --reason "цель" — книги по именам');
    return EXIT.done;
  }
  const { region, folder, colleges, recorded } = await issueReferrals(
    workspace,
    issued,
    reason,
    target,
    options.college ?? null,
  );
  if (context.json) return EXIT.done;
  if (region !== null) tellWritten(region, context, null);
  const shown = relative(context.cwd, folder);
  terminal.out(
    `${counted(colleges.length, 'книга колледжа', 'книги колледжей', 'книг колледжей')}: ${safeText(shown.startsWith('..') ? folder : shown)}\n` +
      `Запомнено предложений и изменений: ${recorded}.\nДальше: route assign --adopt ФАЙЛ — принять ответы\n`,
  );
  return EXIT.done;
}

async function adopt(options: Options, context: RunContext): Promise<ExitCode> {
  const { terminal } = context;
  return await withWorkspace(context, { write: true }, async (workspace) => {
    const { asOf, cohort } = targetOf(options, workspace, context.cwd, workspace.today);
    const results = [];
    for (const path of options.adopt)
      results.push(await adoptReferrals(workspace, path, { cwd: context.cwd, asOf, cohort }));
    const unreadable = results.flatMap((each) => each.unreadable);
    if (context.json)
      terminal.out(`${JSON.stringify({ schema: 'route.adopt/1', asOf, cohort, files: results })}\n`);
    else {
      for (const { file, adopted, declined, unchanged, left, batch } of results) {
        const undo = batch === null ? '' : ` Отменить: route assign --undo ${batch}.`;
        terminal.out(
          `${safeText(file)}: принято ${adopted}, отказов ${declined}, без изменений ${unchanged}, без ответа ${left}.${undo}\n`,
        );
      }
      for (const { file, sheet, cell, message } of unreadable)
        terminal.out(
          `${safeText(file)}${sheet === null ? '' : `, лист «${safeText(sheet)}»`}, ${cell}: ${message}\n`,
        );
      terminal.out('Дальше: route assign — новое предложение с учётом ответов\n');
    }
    return unreadable.length > 0 ? EXIT.partly : EXIT.done;
  });
}

async function listBatches(context: RunContext): Promise<ExitCode> {
  return await withWorkspace(context, { write: false }, async ({ store }) => {
    const batches = store.referralBatches();
    if (context.json) {
      context.terminal.out(`${JSON.stringify({ schema: 'route.referral-batches/1', batches })}\n`);
      return EXIT.done;
    }
    if (batches.length === 0) {
      context.terminal.out('Предложений ещё не выдавали: route assign --restricted --reason "цель".\n');
      return EXIT.done;
    }
    const rows = batches.map(({ id, kind, file, asOf, cohort, events, undoneAt }) => [
      id,
      kind === 'proposal' ? 'предложение' : 'ответы',
      file,
      russianDate(asOf),
      String(cohort),
      events,
      undoneAt === null ? '' : 'отменено',
    ]);
    const columns = ['№', 'Что', 'Файл', 'На день', 'Выпуск', 'Шагов', ''];
    context.terminal.out(`${renderTable({ title: 'Направления', columns, rows }, context.terminal)}\n`);
    return EXIT.done;
  });
}

async function undoBatch(id: number, context: RunContext): Promise<ExitCode> {
  return await withWorkspace(context, { write: true }, async ({ store }) => {
    store.undoReferrals(id);
    store.journal({ action: 'assign', outputClass: null, reason: null, details: { undone: id } });
    if (context.json) context.terminal.out(`${JSON.stringify({ schema: 'route.referrals-undo/1', id })}\n`);
    else context.terminal.out(`Запись направлений № ${id} отменена.\n`);
    return EXIT.done;
  });
}
