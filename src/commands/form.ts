import { dirname, extname, resolve } from 'node:path';
import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { counted } from '../domain/russian.ts';
import { formDocument, learnedFormDocument } from '../reports/documents/form-document.ts';
import { issuedFormDocument } from '../reports/documents/issued-form-document.ts';
import type { FormReport } from '../reports/form/form-report.ts';
import { planFormDocument } from '../reports/form/plan-form-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { FormEditions } from '../workflow/forms/form-editions.ts';
import { issueAnnexes, issueForm } from '../workflow/forms/issue-form.ts';
import { type LearnedForm, learnForm } from '../workflow/forms/learn-form.ts';
import { reportForm } from '../workflow/forms/report-form.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import type { WrittenReport } from '../workflow/write-report.ts';
import { defineCommand, OUTPUT_OPTIONS, type RunContext } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { renderForm } from './screens/render-form.ts';
import { tellEditionProblems } from './screens/tell-edition-problems.ts';
import { tellWritten } from './screens/tell-written.ts';

const options = z.object({
  ...momentOptions,
  ...restrictedOptions,
  ...outputOptions,
  source: z
    .enum(['persons', 'returns', 'merged'], 'persons — по спискам, returns — по формам, merged — вместе')
    .default('merged'),
  college: z.string().min(1).optional(),
  byCollege: z.boolean().default(false),
  learn: z.string().min(1).optional(),
  name: z.string().min(1).optional(),
  like: z.string().min(1).optional(),
});
type FormOptions = z.infer<typeof options>;

export const command = defineCommand({
  summary: 'федеральные формы: заполнить, перечислить издания, изучить новый шаблон',
  operands: '[издание]',
  examples: [
    ['route form', 'какие издания форм программа узнаёт в присланных файлах'],
    ['route form --as-of 2026-05-25', 'свод по форме, которая действует в этот день'],
    ['route form base15 --as-of 2026-10-05 --by-college', 'форма каждого колледжа на своём листе'],
    [
      'route form form3 --as-of 2026-05-25 --college "Политехнический" --source persons',
      'один колледж, по спискам',
    ],
    [
      'route form sep2025 --as-of 2026-10-05 --restricted --reason "приложения к мониторингу"',
      'и листы, где строка — выпускник, отдельной книгой',
    ],
    ['route form --learn "Мониторинг 2026.xlsx"', 'узнать надписи и графы из действующего пустого шаблона'],
    [
      'route form --learn шаблон.xlsx --like sep2025 --name oblast-2026',
      'взять правила названного издания и дать своё имя',
    ],
  ],
  options: [
    ...MOMENT_OPTION_LINES,
    [
      '--source <откуда>',
      'persons, returns или merged: списки, формы колледжей, списки и недостающее из форм (merged)',
    ],
    ['--college <название>', 'форма одного колледжа'],
    ['--by-college', 'лист на каждый колледж вместо свода'],
    ...RESTRICTED_OPTION_LINES,
    ...OUTPUT_OPTIONS,
    ['--learn <файл>', 'изучить пустой официальный шаблон формы'],
    ['--name <имя>', 'имя нового издания латиницей; без него — из имени файла'],
    ['--like <издание>', 'на какое издание оно похоже; без него — по содержанию'],
  ],
  schema: options,
  async run([edition], given, context): Promise<ExitCode> {
    const { learn, name, like, force } = given;
    const issue = learn === undefined && (edition !== undefined || asksForForm(given));
    const reason = given.restricted ? reasonFor(given, 'приложения формы') : null;
    return await withWorkspace(context, { write: issue || learn !== undefined }, async (workspace) => {
      if (issue) return await fillForm(workspace, edition ?? null, given, reason, context);
      if (learn === undefined) {
        const editions = await workspace.formEditions();
        listEditions(editions, context);
        return editions.problems.length > 0 ? EXIT.partly : EXIT.done;
      }
      const learned = await learnForm(workspace, resolve(context.cwd, learn), {
        name: name ?? null,
        like: like ?? null,
        force,
      });
      tellLearned(learned, context);
      return EXIT.done;
    });
  },
});

/** Without an edition the list of editions is shown, unless something says that a form is wanted. */
function asksForForm({
  asOf,
  college,
  byCollege,
  output,
  restricted,
  knownAt,
  cohort,
}: FormOptions): boolean {
  return [asOf, college, output, knownAt, cohort].some((one) => one !== undefined) || byCollege || restricted;
}

async function fillForm(
  workspace: OpenWorkspace,
  edition: string | null,
  given: FormOptions,
  reason: string | null,
  context: RunContext,
): Promise<ExitCode> {
  const { college, byCollege, source } = given;
  const target = targetOf(given, workspace, context.cwd, workspace.monday);
  const report = await reportForm(workspace, {
    ...target,
    edition,
    source,
    college: college ?? null,
    byCollege,
  });
  const { form } = report;
  if (form.blocks.length === 0) {
    throw new Failure(
      'form-empty',
      `заполнить форму нечем: на ${target.asOf} нет ни списков, ни принятых форм.`,
      {
        exitCode: EXIT.usage,
        hint: 'Загрузите присланное: route import ПАПКА; другой день — --as-of, другой выпуск — --cohort.',
      },
    );
  }
  const written = await issueForm(workspace, report, target);
  const beside = target.output !== null && extname(target.output) !== '';
  const folder = beside ? { ...target, output: dirname(resolve(context.cwd, target.output ?? '')) } : target;
  const annexes = reason === null ? null : await issueAnnexes(workspace, report, reason, folder);
  tellForm(report, written, annexes, reason !== null, context);
  return EXIT.done;
}

function tellForm(
  report: FormReport,
  written: WrittenReport,
  annexes: WrittenReport | null,
  asked: boolean,
  context: RunContext,
): void {
  const { terminal, json } = context;
  const document = planFormDocument(report);
  if (json) {
    const { path: file, status } = written;
    const told = issuedFormDocument.parse({ ...document, file, status, annexes: annexes?.path ?? null });
    terminal.out(`${JSON.stringify(told)}\n`);
    return;
  }
  terminal.out(renderForm(report, document, terminal));
  tellWritten(written, context, null);
  const rows = report.annexSheets.map((sheet) => `«${sheet}»`);
  if (annexes !== null) tellWritten(annexes, context, null, 'Приложения');
  else if (asked) terminal.out('Приложений, где строка — выпускник, у этого издания нет.\n');
  else if (rows.length > 0) {
    terminal.out(`Листы ${rows.join(', ')}, где строка — выпускник: --restricted --reason "цель"\n`);
  }
}

const STATUS_LABEL: Readonly<Record<'verified' | 'inferred' | 'unknown', string>> = {
  verified: 'подтверждено',
  inferred: 'частью выведено',
  unknown: 'исходы по графам неизвестны',
};

function listEditions({ editions, own, problems }: FormEditions, context: RunContext): void {
  const { terminal, json } = context;
  if (json) {
    const document = formDocument.parse({
      schema: 'route.form/1',
      editions: editions.map(({ id, title, status, subject, columns, rows, source }) => ({
        id,
        title,
        status,
        subject,
        columns: columns.length,
        rows: rows.length,
        own: own.has(id),
        source,
      })),
      problems: problems.map(({ code, message }) => ({ code, message })),
    });
    terminal.out(`${JSON.stringify(document)}\n`);
    return;
  }
  const table = {
    title: 'Издания федеральных форм',
    columns: ['Имя', 'Название', 'Граф', 'Строк', 'Что известно', 'Откуда'],
    rows: editions.map(({ id, title, status, columns, rows }) => [
      id,
      title,
      columns.length,
      rows.length,
      STATUS_LABEL[status],
      own.has(id) ? 'ваше' : 'с программой',
    ]),
  };
  terminal.out(renderTable(table, terminal));
  tellEditionProblems(problems, terminal);
  terminal.out('Присланную форму загружает route import; новое издание — route form --learn ШАБЛОН.xlsx\n');
}

function tellLearned(learned: LearnedForm, { terminal, json }: RunContext): void {
  const { edition, like, status, definitionPath, templatePath } = learned;
  if (json) {
    const { added, dropped, droppedRules, unlabelled } = learned;
    const document = learnedFormDocument.parse({
      schema: 'route.form-learned/1',
      id: edition.id,
      like,
      status,
      definition: definitionPath,
      template: templatePath,
      columns: edition.columns.length,
      rows: edition.rows.length,
      added,
      dropped,
      droppedRules,
      unlabelled,
    });
    terminal.out(`${JSON.stringify(document)}\n`);
    return;
  }
  const list = (title: string, values: readonly string[]) =>
    values.length === 0 ? [] : [`${title}: ${values.join(', ')}`];
  const lines = [
    `Издание ${edition.id} «${edition.title}»${status === 'unchanged' ? ': без изменений' : ' изучено'}: ${counted(
      edition.columns.length,
      'графа',
      'графы',
      'граф',
    )}, ${counted(edition.rows.length, 'строка', 'строки', 'строк')} на специальность.`,
    like === null
      ? 'Ни на одно известное издание оно не похоже: правил нет, графы и строки взяты из шаблона.'
      : `Похоже на ${like}: правила и всё, чего нет в шаблоне, взяты оттуда.`,
    ...list('Новые графы', learned.added),
    ...list('Нет в шаблоне граф', learned.dropped),
    ...list('Поэтому не проверяется', learned.droppedRules),
    ...list('Графы без надписи', learned.unlabelled),
    ...(edition.status === 'unknown'
      ? ['В какую графу идёт какой исход, из шаблона не узнать: по спискам считается только общее число.']
      : []),
    `Описание: ${definitionPath}`,
    `Шаблон: ${templatePath}`,
    'Дальше: route import ФОРМЫ; поправить описание — docs/forms.md',
  ];
  terminal.out(`${lines.map(safeText).join('\n')}\n`);
}
