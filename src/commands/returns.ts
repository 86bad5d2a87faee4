import { z } from 'zod';
import { EXIT, type ExitCode } from '../domain/failure.ts';
import { type IsoDate, type IsoInstant, russianDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { type ReturnsDocument, returnsDocument } from '../reports/documents/returns-document.ts';
import type { CollegeReturns, ReturnsReport } from '../reports/reply/plan-returns.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import { readWorkbookPasswords } from '../workflow/import/workbook-passwords.ts';
import { listReturns } from '../workflow/returns/list-returns.ts';
import { type WrittenReplies, writeReplies } from '../workflow/returns/write-replies.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { momentOptions } from './options/market-options.ts';
import { PASSWORD_OPTION_LINE, passwordFileOption } from './options/password-option.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';

export const command = defineCommand({
  summary: 'кто из колледжей что прислал за неделю, и ответы с пометками',
  operands: '',
  examples: [
    ['route returns', 'эта неделя: пришло, принято, замечания, опоздания'],
    ['route returns --as-of 2026-05-25 --json', 'неделя, которая кончается этим днём, документом JSON'],
    [
      'route returns --reply ответы --restricted --reason "замечания, май"',
      'книги с выделенными клетками и черновики писем',
    ],
  ],
  options: [
    ['--as-of <дата>', 'день отчёта, ГГГГ-ММ-ДД; иначе понедельник этой недели'],
    ['--cohort <год>', 'год выпуска; иначе текущий из настроек'],
    ['--reply <папка>', 'записать ответы колледжам, чьи файлы с замечаниями'],
    ...RESTRICTED_OPTION_LINES,
    ['--force', 'заменить прежние ответы с теми же именами'],
    PASSWORD_OPTION_LINE,
  ],
  schema: z.object({
    asOf: momentOptions.asOf,
    cohort: momentOptions.cohort,
    reply: z.string().min(1).optional(),
    force: z.boolean().default(false),
    passwordFile: passwordFileOption,
    ...restrictedOptions,
  }),
  async run(_operands, options, context) {
    const reason = options.reply === undefined ? null : reasonFor(options, 'ответы колледжам');
    return await withWorkspace(context, { write: reason !== null }, async (workspace): Promise<ExitCode> => {
      const week = {
        asOf: (options.asOf ?? workspace.monday) as IsoDate,
        cohort: options.cohort ?? workspace.config.campaign.cohort,
      };
      const report = listReturns(workspace, week);
      const written =
        options.reply === undefined || reason === null
          ? null
          : await writeReplies(workspace, {
              ...week,
              output: options.reply,
              cwd: context.cwd,
              reason,
              force: options.force,
              passwords: await readWorkbookPasswords(workspace, options.passwordFile ?? null, context.cwd),
            });
      if (context.json) context.terminal.out(`${JSON.stringify(documentOf(report, written))}\n`);
      else {
        tellReturns(report, workspace.timeZone, context);
        if (written !== null) tellReplies(written, context);
      }
      return (written?.skipped.length ?? 0) > 0 ? EXIT.partly : EXIT.done;
    });
  },
});

function documentOf(report: ReturnsReport, written: WrittenReplies | null): ReturnsDocument {
  return returnsDocument.parse({
    schema: 'route.returns/1',
    ...report,
    ...(written === null ? {} : { replies: written.replies, skipped: written.skipped }),
  });
}

function tellReturns(report: ReturnsReport, timeZone: string, { terminal }: RunContext): void {
  const { colleges, unassigned } = report;
  const local = (instant: IsoInstant | null) => (instant === null ? '' : shownInstant(instant, timeZone));
  const table = {
    title: `Возвраты за неделю ${russianDate(report.from)} — ${russianDate(report.asOf)}, выпуск ${report.cohort}`,
    columns: ['Колледж', 'Срок', 'Пришло', 'Состояние', 'Принято', 'Откл.', 'Ошибок', 'Вопросов'],
    rows: colleges.map((row) => [
      row.college,
      local(row.due),
      local(row.receivedAt),
      stateText(row),
      row.accepted,
      row.rejected,
      row.errors,
      row.warnings,
    ]),
  };
  if (colleges.length === 0) terminal.out('В рабочей папке нет ни одного колледжа.\n');
  else terminal.out(renderTable(table, terminal));
  const count = (state: CollegeReturns['state']) => colleges.filter((row) => row.state === state).length;
  terminal.out(
    `Вовремя ${count('on-time')}, с опозданием ${count('late')}, ждём ${count('waiting')}, не прислано ${count('missing')}${unreadableText(colleges)}.\n`,
  );
  if (Object.values(unassigned).some((value) => value > 0)) {
    terminal.out(
      `Не отнесено к одному колледжу: файлов ${unassigned.files}, нечитаемых файлов ${unassigned.unreadable}, отклонённых строк ${unassigned.rejected}, ошибок ${unassigned.errors}, вопросов ${unassigned.warnings}.\n`,
    );
  }
  if (colleges.some((row) => row.errors + row.warnings > 0)) {
    terminal.out('Дальше: ответы колледжам — route returns --reply ПАПКА --restricted --reason "цель"\n');
  }
}

/** Colleges that sent something else readable too stand among those in time or late. */
function unreadableText(colleges: ReturnsReport['colleges']): string {
  const files = colleges.reduce((sum, { unreadable }) => sum + unreadable, 0);
  return files === 0 ? '' : `; не читается ${counted(files, 'файл', 'файла', 'файлов')}`;
}

function stateText(row: CollegeReturns): string {
  switch (row.state) {
    case 'on-time':
      return `вовремя${partlyUnreadable(row)}`;
    case 'late':
      return `опоздание ${shownDelay(row.lateMinutes ?? 0)}${partlyUnreadable(row)}`;
    case 'unreadable':
      return 'прислан, не читается';
    case 'waiting':
      return row.carriedFrom === null ? 'ждём' : `ждём; есть на ${russianDate(row.carriedFrom)}`;
    case 'missing':
      return row.carriedFrom === null
        ? 'не прислано'
        : `не прислано; есть на ${russianDate(row.carriedFrom)}`;
  }
}

function partlyUnreadable({ unreadable }: CollegeReturns): string {
  return unreadable === 0 ? '' : `; ещё ${unreadable} не читается`;
}

function shownDelay(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, minutes)} мин`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} ч`;
  return counted(Math.floor(hours / 24), 'день', 'дня', 'дней');
}

function shownInstant(instant: IsoInstant, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('ru-RU', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('day')}.${part('month')} ${part('hour')}:${part('minute')}`;
}

function tellReplies({ replies, skipped }: WrittenReplies, { terminal }: RunContext): void {
  for (const { college, email, workbooks, findings } of replies) {
    terminal.out(
      `${safeText(college)}: ${counted(findings, 'замечание', 'замечания', 'замечаний')}, ${counted(workbooks.length, 'книга', 'книги', 'книг')}, письмо ${email === null ? 'без адреса: его нет в настройках и справочнике' : `на ${safeText(email)}`}\n`,
    );
  }
  if (replies.length === 0 && skipped.length === 0)
    terminal.out('Отвечать не на что: открытых замечаний нет.\n');
  for (const { importId, file, reason } of skipped) {
    terminal.out(`Без ответа загрузка № ${importId} (${safeText(file)}): ${safeText(reason)}\n`);
  }
  if (replies.length > 0) {
    terminal.out('Дальше: проверить книги, отправить письма; исправленное загрузить — route import ФАЙЛ\n');
  }
}
