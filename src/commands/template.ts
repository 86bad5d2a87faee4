import { relative } from 'node:path';
import { z } from 'zod';
import { EXIT, type ExitCode } from '../domain/failure.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { isRegisterName, REGISTER_NAMES, type RegisterName } from '../domain/registers.ts';
import { counted } from '../domain/russian.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import { WORD_RULES, type WordRules, writeOwnRules } from '../workflow/own-rules.ts';
import { writeRegisterTemplate } from '../workflow/returns/write-register-template.ts';
import { type WrittenTemplate, writeTemplates } from '../workflow/returns/write-templates.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { momentOptions, outputOptions } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { tellWritten } from './screens/tell-written.ts';

const STATUS_LABEL: Readonly<Record<WrittenTemplate['status'], string>> = {
  written: 'записан',
  unchanged: 'без изменений',
  beside: 'записан рядом',
  'beside-open': 'записан рядом: занят',
};

export const command = defineCommand({
  summary: 'шаблоны для колледжей: известные выпускники и списки для выбора',
  operands: '',
  examples: [
    ['route template --restricted --reason "мониторинг, май"', 'по книге каждому колледжу в templates/'],
    [
      'route template --college "Тестовый техникум" --restricted --reason "мониторинг, май"',
      'одному колледжу',
    ],
    [
      'route template --as-of 2026-05-25 --output рассылка --restricted --reason "мониторинг, май"',
      'на другой день и в свою папку',
    ],
    ['route template --register tasks', 'пустая таблица поручений'],
    ['route template --rules reason-rules', 'словарь причин: дальше команды читают ваш'],
    [
      'route template --register contacts --restricted --reason "обзвон, июнь"',
      'журнал контактов с именами выпускников',
    ],
  ],
  options: [
    ['--rules <вид>', `вместо списка словарь правил, который можно править: ${WORD_RULES.join(', ')}`],
    ['--register <вид>', `вместо списка выпускников таблица: ${REGISTER_NAMES.join(', ')}`],
    ['--college <название>', 'один колледж; без него или all — все'],
    ['--as-of <дата>', 'на какой день спрашиваются сведения; иначе понедельник этой недели'],
    ['--cohort <год>', 'год выпуска; иначе текущий из настроек'],
    ...RESTRICTED_OPTION_LINES,
    ['--output <папка>', 'куда записать (по умолчанию templates/ДАТА рабочей папки)'],
    ['--force', 'заменить файлы с теми же именами'],
  ],
  schema: z.object({
    asOf: momentOptions.asOf,
    cohort: momentOptions.cohort,
    college: z.string().min(1).optional(),
    register: z.custom<RegisterName>(isRegister, `одно из: ${REGISTER_NAMES.join(', ')}`).optional(),
    rules: z.custom<WordRules>(isRules, `одно из: ${WORD_RULES.join(', ')}`).optional(),
    ...restrictedOptions,
    ...outputOptions,
  }),
  async run(_operands, options, context) {
    const { register, rules } = options;
    if (rules !== undefined) return await writeRules(rules, options.force, context);
    if (register !== undefined) return await writeRegister(register, options, context);
    const reason = reasonFor(options, 'шаблоны с именами выпускников');
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const { college } = options;
      const asOf = (options.asOf ?? workspace.monday) as IsoDate;
      const cohort = options.cohort ?? workspace.config.campaign.cohort;
      const written = await writeTemplates(workspace, {
        college: college === undefined || college === 'all' ? null : college,
        asOf,
        cohort,
        reason,
        output: options.output ?? null,
        cwd: context.cwd,
        force: options.force,
      });
      if (context.json) {
        const files = written.map(({ college: name, path, status, persons, vanished }) => ({
          college: name,
          path,
          status,
          persons,
          vanished,
        }));
        context.terminal.out(`${JSON.stringify({ schema: 'route.template/1', asOf, cohort, files })}\n`);
      } else tellTemplates(written, context);
      return EXIT.done;
    });
  },
});

function isRegister(value: unknown): boolean {
  return typeof value === 'string' && isRegisterName(value);
}

function isRules(value: unknown): boolean {
  return WORD_RULES.some((name) => name === value);
}

async function writeRules(rules: WordRules, force: boolean, context: RunContext): Promise<ExitCode> {
  return await withWorkspace(context, { write: true }, async (workspace) => {
    const written = await writeOwnRules(workspace, rules, force);
    if (context.json) {
      const { path, status } = written;
      context.terminal.out(`${JSON.stringify({ schema: 'route.template/1', rules, path, status })}\n`);
    } else
      tellWritten(
        written,
        context,
        'исправить слова; команды читают этот файл вместо встроенного',
        'Правила',
      );
    return EXIT.done;
  });
}

async function writeRegister(
  register: RegisterName,
  options: {
    readonly asOf?: string | undefined;
    readonly cohort?: number | undefined;
    readonly college?: string | undefined;
    readonly restricted: boolean;
    readonly reason?: string | undefined;
    readonly output?: string | undefined;
    readonly force: boolean;
  },
  context: RunContext,
): Promise<ExitCode> {
  const reason = options.restricted ? reasonFor(options, 'таблица с именами выпускников') : null;
  return await withWorkspace(context, { write: true }, async (workspace) => {
    const written = await writeRegisterTemplate(workspace, {
      register,
      asOf: (options.asOf ?? workspace.today) as IsoDate,
      cohort: options.cohort ?? workspace.config.campaign.cohort,
      college: options.college ?? null,
      reason,
      output: options.output ?? null,
      cwd: context.cwd,
      force: options.force,
    });
    if (context.json) {
      const { path, status } = written;
      context.terminal.out(`${JSON.stringify({ schema: 'route.template/1', register, path, status })}\n`);
    } else tellWritten(written, context, 'заполнить и загрузить — route import');
    return EXIT.done;
  });
}

function tellTemplates(written: readonly WrittenTemplate[], { terminal, cwd }: RunContext): void {
  const table = {
    title: 'Шаблоны',
    columns: ['Колледж', 'Выпускников', 'Не включено', 'Файл'],
    rows: written.map(({ college, persons, vanished, status }) => [
      college,
      persons,
      vanished,
      STATUS_LABEL[status],
    ]),
  };
  terminal.out(renderTable(table, terminal));
  if (written.some(({ vanished }) => vanished > 0)) {
    terminal.out('Не включены те, кого нет в новейшем списке колледжа: route check.\n');
  }
  for (const { note } of written) if (note !== null) terminal.out(`${safeText(note)}\n`);
  const [first] = written;
  if (first === undefined) return;
  const path = relative(cwd, first.path);
  const folder = (path.startsWith('..') ? first.path : path).replace(/[/\\][^/\\]*$/, '');
  terminal.out(
    `${counted(written.length, 'книга', 'книги', 'книг')} в папке ${safeText(folder)}\nДальше: разослать и следить за возвратом — route returns\n`,
  );
}
