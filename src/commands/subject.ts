import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { maskValue } from '../domain/finding.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { type SubjectDocument, subjectDocument } from '../reports/documents/subject-document.ts';
import { carryOutErasure, planErasure } from '../workflow/privacy/erase-scope.ts';
import { leftByHand } from '../workflow/privacy/erased-lines.ts';
import { exportSubject } from '../workflow/privacy/export-subject.ts';
import {
  findSubject,
  parseSubjectQuery,
  type Subject,
  type SubjectQuery,
} from '../workflow/privacy/find-subject.ts';
import { keysToAsk } from '../workflow/privacy/identity-keys.ts';
import { issueAct } from '../workflow/privacy/issue-act.ts';
import { knownSecret } from '../workflow/privacy/known-secret.ts';
import { pseudonymOf, subjectKeys, subjectScope } from '../workflow/privacy/subject-scope.ts';
import { withdrawConsent } from '../workflow/privacy/withdraw-consent.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { statedReason } from './options/stated-reason.ts';
import { NOT_COMPACTED, renderErasurePlan } from './screens/render-erasure.ts';
import { tellWritten } from './screens/tell-written.ts';

const schema = z.object({
  find: z.string().min(1).optional(),
  export: z.string().min(1).optional(),
  erase: z.boolean().default(false),
  withdrawConsent: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
  lift: z.boolean().default(false),
  yes: z.boolean().default(false),
  force: z.boolean().default(false),
  ...restrictedOptions,
});
type Options = z.infer<typeof schema>;

const NOTHING: Omit<SubjectDocument, 'action'> = {
  schema: 'route.subject/1',
  persons: [],
  masked: null,
  cohorts: [],
  records: 0,
  registerRows: 0,
  namesakes: { persons: [], rows: 0 },
  files: [],
  destroyed: [],
  byHand: [],
  act: null,
  compacted: null,
  consents: 0,
  lifted: 0,
};

export const command = defineCommand({
  summary: 'данные одного человека: показать, выдать, уничтожить, отозвать согласие',
  operands: '[номер]',
  examples: [
    [
      'route subject --find человек.txt',
      'найти: в файле ФИО и дата рождения, каждое в своей строке; - — ввод',
    ],
    [
      'route subject 15 --export данные.xlsx --restricted --reason "запрос субъекта"',
      'всё, что хранится о нём',
    ],
    ['route subject 15 --erase --reason "заявление вх. 12"', 'что будет уничтожено; уничтожить: --yes'],
    ['route subject 15 --withdraw-consent 2026-06-01', 'отметить отзыв согласия'],
    ['route subject --find человек.txt --lift --reason "новое согласие"', 'снова разрешить загрузку'],
  ],
  options: [
    ['--find <файл>', 'ФИО и дата рождения или СНИЛС из файла; - — стандартный ввод'],
    ['--export <файл>', 'записать всё, что хранится: книга и JSON'],
    ['--erase', 'уничтожить данные; без --yes только перечислить'],
    ['--withdraw-consent <дата>', 'день отзыва согласия, ГГГГ-ММ-ДД'],
    ['--lift', 'снять запрет загрузки того, чьи данные уничтожены'],
    ['--yes', 'уничтожить, не спрашивая'],
    ['--force', 'заменить файл с тем же именем'],
    ...RESTRICTED_OPTION_LINES,
  ],
  schema,
  async run(operands, options, context) {
    const query = await queryOf(operands, options, context);
    const action = actionOf(options);
    return await withWorkspace(context, { write: action !== 'show' }, async (workspace) => {
      if (action === 'lift') return await lift(workspace, query, options, context);
      const subject = findSubject(
        workspace,
        typeof query === 'number' ? { id: query } : parsed(query, workspace),
      );
      const found = foundDocument(subject);
      if (action === 'export') return await exportAll(workspace, subject, found, options, context);
      if (action === 'erase') return await erase(workspace, subject, found, options, context);
      if (action === 'withdraw') return await withdraw(workspace, subject, found, options, context);
      return tell(context, { ...found, action: 'found' }, foundText(subject));
    });
  },
});

/** The number of a person, or the text that names one. A name is never an argument: others see arguments. */
async function queryOf(
  operands: readonly string[],
  { find }: Options,
  { cwd }: RunContext,
): Promise<number | string> {
  const [operand] = operands;
  if ((operand === undefined) === (find === undefined)) {
    throw new Failure('bad-usage', 'назовите человека номером или файлом --find, одним из двух.', {
      exitCode: EXIT.usage,
      hint: 'ФИО в командной строке не указывают: её видят другие. Справка: route subject --help',
    });
  }
  if (find === undefined) {
    if (/^\d{1,9}$/.test(operand ?? '')) return Number(operand);
    throw new Failure('bad-usage', 'номер человека — целое число.', {
      exitCode: EXIT.usage,
      hint: 'По ФИО: route subject --find ФАЙЛ, в файле ФИО и дата рождения, каждое в своей строке.',
    });
  }
  if (find === '-') return await text(process.stdin);
  return await readFile(resolve(cwd, find), 'utf8').catch((cause: unknown) => {
    throw new Failure('file-unreadable', 'Файл с ФИО не читается.', {
      hint: 'Проверьте имя и права на файл.',
      cause,
    });
  });
}

function parsed(query: string, workspace: OpenWorkspace): SubjectQuery {
  return parseSubjectQuery(query, workspace.today);
}

function actionOf(options: Options): 'show' | 'export' | 'erase' | 'withdraw' | 'lift' {
  const asked = [
    ...(options.export === undefined ? [] : ['export' as const]),
    ...(options.erase ? ['erase' as const] : []),
    ...(options.withdrawConsent === undefined ? [] : ['withdraw' as const]),
    ...(options.lift ? ['lift' as const] : []),
  ];
  const [action = 'show', second] = asked;
  if (second === undefined) return action;
  throw new Failure(
    'bad-usage',
    'за один раз что-то одно: --export, --erase, --withdraw-consent или --lift.',
    {
      exitCode: EXIT.usage,
    },
  );
}

function foundDocument(subject: Subject): Omit<SubjectDocument, 'action'> {
  const [identity] = subject.identities;
  const { persons, cohorts, namesakes } = subject;
  return {
    ...NOTHING,
    persons: [...persons],
    masked:
      identity === undefined
        ? null
        : `${maskValue(identity.person.surname)} ${maskValue(identity.person.name)}`,
    cohorts: [...cohorts],
    records: subject.records.length,
    registerRows: subject.rows.length,
    namesakes: { persons: [...namesakes.persons], rows: namesakes.rows },
  };
}

function foundText(subject: Subject): string {
  const { masked } = foundDocument(subject);
  const { persons, rows } = subject.namesakes;
  const lines = [
    `${masked}: № ${subject.persons.join(', ') || 'нет в списках'}, выпуск ${subject.cohorts.join(', ')}`,
    `Строк списков ${subject.records.length}, строк реестров ${subject.rows.length}.`,
    ...(persons.length + rows === 0
      ? []
      : [
          `Полных тёзок, которых ничто не связывает с этим человеком: людей ${persons.length}${persons.length === 0 ? '' : ` (№ ${persons.slice(0, 10).join(', ')})`}, строк реестров ${rows}. Проверьте их сами.`,
        ]),
  ];
  return `${lines.join('\n')}\n`;
}

async function exportAll(
  workspace: OpenWorkspace,
  subject: Subject,
  found: Omit<SubjectDocument, 'action'>,
  options: Options,
  context: RunContext,
): Promise<ExitCode> {
  const reason = reasonFor(options, 'данные одного человека');
  const secret = await knownSecret(workspace, { create: true });
  const output = options.export ?? null;
  const written = await exportSubject(workspace, subject, secret, {
    output,
    cwd: context.cwd,
    force: options.force,
    reason,
  });
  if (!context.json) for (const each of written) tellWritten(each, context, null, 'Записано');
  const files = written.map(({ path }) => path);
  return tell(context, { ...found, action: 'exported', files }, '');
}

async function erase(
  workspace: OpenWorkspace,
  subject: Subject,
  found: Omit<SubjectDocument, 'action'>,
  options: Options,
  context: RunContext,
): Promise<ExitCode> {
  const reason = statedReason(options.reason, 'уничтожение данных');
  const secret = await knownSecret(workspace, { create: true });
  const planned = await planErasure(workspace, subjectScope(subject, secret));
  const { traces } = planned;
  const listed = {
    ...found,
    destroyed: traces.own.map(({ path }) => planned.people.redact(path)),
    byHand: leftByHand(traces).map(({ what, why }) => ({ what: planned.people.redact(what), why })),
  };
  if (!options.yes) {
    const shown = `${foundText(subject)}${renderErasurePlan(listed)}Ничего не уничтожено. Уничтожить: та же команда с --yes\n`;
    return tell(context, { ...listed, action: 'erase-planned' }, shown);
  }
  const keys = subjectKeys(subject, secret);
  const outcome = await carryOutErasure(workspace, planned, { reason, keys, secretMark: secret.mark });
  const written = await issueAct(workspace, outcome, context.cwd);
  if (!context.json) {
    context.terminal.out(renderErasurePlan(listed));
    context.terminal.out(`Уничтожено, акт № ${outcome.erasure.id}.\n`);
    for (const each of written) tellWritten(each, context, null, 'Акт');
    if (!outcome.compacted) context.terminal.out(NOT_COMPACTED);
  }
  const files = written.map(({ path }) => path);
  const { compacted, erasure } = outcome;
  tell(context, { ...listed, action: 'erased', files, act: erasure.id, compacted }, '');
  return compacted ? EXIT.done : EXIT.partly;
}

async function withdraw(
  workspace: OpenWorkspace,
  subject: Subject,
  found: Omit<SubjectDocument, 'action'>,
  options: Options,
  context: RunContext,
): Promise<ExitCode> {
  // Checked by the schema above.
  const { consents, importId } = await withdrawConsent(
    workspace,
    subject,
    options.withdrawConsent as IsoDate,
  );
  const secret = await knownSecret(workspace, { create: true });
  workspace.store.journal({
    action: 'consent',
    outputClass: null,
    reason: options.reason ?? null,
    details: { subject: pseudonymOf(subject.identities, secret), consents, import: importId ?? 0 },
  });
  const shown = `Отозвано: ${counted(consents, 'согласие', 'согласия', 'согласий')}, загрузка № ${importId}. Отменить: route undo ${importId}\n`;
  return tell(context, { ...found, action: 'consent-withdrawn', consents }, shown);
}

async function lift(
  workspace: OpenWorkspace,
  query: number | string,
  options: Options,
  context: RunContext,
): Promise<ExitCode> {
  const reason = statedReason(options.reason, 'снятие запрета');
  const asked = typeof query === 'string' ? parsed(query, workspace) : null;
  if (asked === null || !('person' in asked)) {
    throw new Failure('bad-usage', 'у того, чьи данные уничтожены, номера нет: назовите его файлом --find.', {
      exitCode: EXIT.usage,
    });
  }
  const secret = await knownSecret(workspace, { create: false });
  const lifted = workspace.store.liftErased(keysToAsk({ ...asked, college: null }, secret));
  if (lifted === 0) {
    throw new Failure('lift-unknown', 'Запрета загрузки для этого человека нет.', { exitCode: EXIT.usage });
  }
  const subject = pseudonymOf([{ ...asked, college: null }], secret);
  workspace.store.journal({ action: 'lift', outputClass: null, reason, details: { subject, lifted } });
  const shown = `Запрет загрузки снят. Загрузите список снова: route import ФАЙЛ (загруженный раньше — сначала route undo НОМЕР).\n`;
  return tell(context, { ...NOTHING, action: 'lifted', lifted }, shown);
}

function tell(context: RunContext, document: SubjectDocument, shown: string): ExitCode {
  const { out } = context.terminal;
  out(context.json ? `${JSON.stringify(subjectDocument.parse(document))}\n` : shown);
  return EXIT.done;
}
