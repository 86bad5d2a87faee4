import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { maskValue } from '../domain/finding.ts';
import { quarantineText } from '../domain/quarantine.ts';
import { counted } from '../domain/russian.ts';
import {
  type CollectDocument,
  collectDocument,
  type QuarantineDocument,
  quarantineDocument,
} from '../reports/documents/collect-document.ts';
import { safeText } from '../terminal/safe-text.ts';
import {
  configuredMailbox,
  discardMail,
  type Intake,
  importWaiting,
  receiveAll,
  releaseMail,
} from '../workflow/collect/collect-mail.ts';
import type { HandledMail } from '../workflow/collect/import-mail.ts';
import { type QuarantinedMail, quarantinedMails } from '../workflow/collect/quarantined-mails.ts';
import { readWorkbookPasswords } from '../workflow/import/workbook-passwords.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { PASSWORD_OPTION_LINE, passwordFileOption } from './options/password-option.ts';
import { renderImportedFile } from './screens/render-import.ts';

const options = z.object({
  imap: z.boolean().default(false),
  mailPasswordFile: z.string().min(1).optional(),
  passwordFile: passwordFileOption,
  quarantine: z.boolean().default(false),
  release: z.coerce.number('номер письма нужен числом').int().positive().optional(),
  college: z.string().min(1).optional(),
  discard: z.coerce.number('номер письма нужен числом').int().positive().optional(),
});

type Options = z.infer<typeof options>;

export const command = defineCommand({
  summary: 'забрать почту колледжей и загрузить вложения',
  operands: '[письма...]',
  examples: [
    ['route collect почта/', 'письма папки: .eml, mbox, Maildir'],
    ['ROUTE_IMAP_PASSWORD=… route collect --imap', 'новые письма почтового ящика из настроек'],
    ['route collect --quarantine', 'письма, которые ждут решения'],
    ['route collect --release 7 --college "Первый техникум"', 'загрузить письмо № 7 как письмо колледжа'],
  ],
  options: [
    ['--imap', 'забрать с почтового сервера (раздел mail настроек), ничего там не меняя'],
    ['--mail-password-file <файл>', 'файл с паролем ящика; иначе ROUTE_IMAP_PASSWORD, иначе из настроек'],
    PASSWORD_OPTION_LINE,
    ['--quarantine', 'показать карантин'],
    ['--release <номер>', 'выпустить письмо из карантина; нужен --college'],
    ['--college <название>', 'чьё это письмо; только с --release'],
    ['--discard <номер>', 'выбросить письмо из карантина вместе с вложениями'],
  ],
  schema: options,
  async run(operands, chosen, context) {
    checkUsage(operands, chosen);
    if (chosen.quarantine) {
      return await withWorkspace(context, { write: false }, async (workspace) => {
        tellQuarantine(quarantinedMails(workspace), context);
        return EXIT.done;
      });
    }
    const { discard } = chosen;
    if (discard !== undefined) {
      return await withWorkspace(context, { write: true }, async (workspace) => {
        await discardMail(workspace, discard);
        tellQuarantine(quarantinedMails(workspace), context);
        return EXIT.done;
      });
    }
    return await withWorkspace(context, { write: true }, (workspace) =>
      collect(workspace, operands, chosen, context),
    );
  },
});

function checkUsage(
  operands: readonly string[],
  { imap, quarantine, release, discard, college }: Options,
): void {
  const usage = (message: string, hint: string) =>
    new Failure('bad-usage', message, { exitCode: EXIT.usage, hint });
  const takes = operands.length > 0 || imap;
  const asked = [takes, quarantine, release !== undefined, discard !== undefined];
  if (asked.filter(Boolean).length !== 1) {
    throw usage(
      'нужно что-то одно: откуда взять письма, --quarantine, --release или --discard.',
      'route collect --help',
    );
  }
  if ((release === undefined) !== (college === undefined)) {
    throw usage(
      '--release и --college называются вместе.',
      'Например: route collect --release 7 --college "Первый техникум"',
    );
  }
}

async function collect(
  workspace: OpenWorkspace,
  operands: readonly string[],
  chosen: Options,
  context: RunContext,
): Promise<ExitCode> {
  const { cwd, env } = context;
  const passwords = await readWorkbookPasswords(workspace, chosen.passwordFile ?? null, cwd);
  let intake: Intake = { received: 0, known: 0, empty: 0, tooLarge: 0, notMail: [] };
  if (chosen.release !== undefined) releaseMail(workspace, chosen.release, chosen.college ?? '');
  else {
    const passwordFile = chosen.mailPasswordFile ?? null;
    const imap = chosen.imap ? await configuredMailbox(workspace, { passwordFile, cwd, env }) : null;
    intake = await receiveAll(workspace, { operands, cwd, imap });
  }
  const handled: HandledMail[] = [];
  for await (const mail of importWaiting(workspace, passwords)) {
    handled.push(mail);
    if (!context.json) tellMail(mail, context);
  }
  const quarantine = workspace.store.mails('quarantined').length;
  if (context.json) context.terminal.out(`${JSON.stringify(documentOf(intake, handled, quarantine))}\n`);
  else tellTotals(intake, handled, quarantine, context);
  const failed = handled.some(
    ({ state, files }) => state === 'original-missing' || files.some(({ status }) => status === 'failed'),
  );
  return failed || intake.tooLarge > 0 || intake.notMail.length > 0 ? EXIT.partly : EXIT.done;
}

function tellMail(
  { mail, path, state, reason, files, notes }: HandledMail,
  { terminal, quiet }: RunContext,
): void {
  const { paint } = terminal;
  const from = `Письмо № ${mail.id} от ${shownSender(mail.sender)}, ${safeText(mail.college ?? 'колледж неизвестен')}`;
  if (state === 'original-missing') {
    terminal.out(`${paint.red('✗')} ${from}: его нет в папке inbox. Верните её из копии и повторите.\n`);
    return;
  }
  if (reason !== null) {
    terminal.out(`${paint.yellow('карантин')} ${from}: ${quarantineText(reason)}\n`);
    return;
  }
  terminal.out(`${paint.bold(from)}\n`);
  for (const note of notes) if (!quiet) terminal.err(`${safeText(note)}\n`);
  for (const file of files) terminal.out(renderImportedFile(file, terminal));
  if (files.some(({ failure }) => failure?.code === 'file-protected')) {
    const college = `--college "${safeText(mail.college ?? '')}"`;
    terminal.out(`  С паролем: route import ${path} ${college} --password-file ФАЙЛ\n`);
  }
}

function tellTotals(
  { received, known, empty, tooLarge, notMail }: Intake,
  handled: readonly HandledMail[],
  quarantine: number,
  { terminal }: RunContext,
): void {
  const files = handled.flatMap((each) => each.files);
  const count = (status: string) => files.filter((file) => file.status === status).length;
  for (const name of notMail)
    terminal.out(`${safeText(name)}: это не письмо; таблицы загружает route import.\n`);
  if (tooLarge > 0)
    terminal.out(`Писем больше 100 МБ: ${tooLarge}; сохраните таблицы из них и загрузите их.\n`);
  terminal.out(
    `Писем новых ${received}, полученных раньше ${known}, без файлов ${empty}. ` +
      `Файлов загружено ${count('imported')}, без изменений ${count('unchanged')}, не прочитано ${count('failed')}.\n`,
  );
  if (quarantine > 0) {
    terminal.out(
      `В карантине ${counted(quarantine, 'письмо', 'письма', 'писем')}. Дальше: route collect --quarantine\n`,
    );
  } else if (files.length > 0) terminal.out('Дальше: route returns — кто что прислал.\n');
}

function tellQuarantine(mails: readonly QuarantinedMail[], { terminal, json }: RunContext): void {
  const rows = mails.map(({ path, mail: { id, sender, sentAt, college, knownAt, attachments, reason } }) => ({
    id,
    sender: sender === null ? null : shownSender(sender),
    sentAt,
    college,
    receivedAt: knownAt,
    attachments,
    reason,
    path,
  }));
  if (json) {
    const document: QuarantineDocument = { schema: 'route.quarantine/1', mails: rows };
    terminal.out(`${JSON.stringify(quarantineDocument.parse(document))}\n`);
    return;
  }
  if (rows.length === 0) {
    terminal.out('Карантин пуст.\n');
    return;
  }
  terminal.out('Карантин: эти письма не загружены\n');
  for (const { id, sender, college, attachments, reason, path } of rows) {
    const claims = college === null ? '' : `, будто бы ${safeText(college)}`;
    const files = counted(attachments, 'файл', 'файла', 'файлов');
    terminal.out(
      `№ ${id} от ${sender ?? shownSender(null)}${claims}, ${files}: ${reason === null ? '' : quarantineText(reason)}\n`,
    );
    terminal.out(`  ${terminal.paint.dim(path)}\n`);
  }
  terminal.out(
    'Дальше: посмотрите письмо; своё — route collect --release НОМЕР --college НАЗВАНИЕ, лишнее — --discard НОМЕР.\n',
  );
  terminal.out('Постоянный отправитель: впишите его адрес в настройки, colleges[].senders.\n');
}

function documentOf(intake: Intake, handled: readonly HandledMail[], quarantine: number): CollectDocument {
  return collectDocument.parse({
    schema: 'route.collect/1',
    ...intake,
    mails: handled.map(({ mail: { id, sender, sentAt, college }, state, reason, files }) => ({
      id,
      sender: sender === null ? null : shownSender(sender),
      sentAt,
      college,
      state,
      reason,
      files: files.map(({ path, status, importId, rows, failure }) => ({
        path,
        status,
        importId,
        accepted: rows.accepted,
        rejected: rows.rejected,
        ...(failure === null ? {} : { error: { code: failure.code, message: failure.message } }),
      })),
    })),
    quarantine,
  });
}

/** «s***y@college.ru»: whose house it is, not whose box. */
function shownSender(address: string | null): string {
  if (address === null) return 'неизвестного отправителя';
  const at = address.lastIndexOf('@');
  return safeText(`${maskValue(address.slice(0, at))}${address.slice(at)}`);
}
