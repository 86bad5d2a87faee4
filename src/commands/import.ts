import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { IMPORT_KINDS } from '../domain/intake-record.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { importDocument } from '../reports/documents/import-document.ts';
import { startProgress } from '../terminal/progress.ts';
import { safeText } from '../terminal/safe-text.ts';
import { importFiles } from '../workflow/import/import-files.ts';
import { type ImportedFile, type ImportRequest, refusedFile } from '../workflow/import/imported-file.ts';
import { refuseFile } from '../workflow/import/refuse-file.ts';
import { forgetLayout, readLayout } from '../workflow/import/table-mappings.ts';
import { type GatheredInputs, withInputs } from '../workflow/import/with-inputs.ts';
import { readWorkbookPasswords } from '../workflow/import/workbook-passwords.ts';
import { writeFindings } from '../workflow/import/write-findings.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { failOnOption, failsOn } from './options/fail-on.ts';
import { PASSWORD_OPTION_LINE, passwordFileOption } from './options/password-option.ts';
import { renderImportedFile, renderImportTotals } from './screens/render-import.ts';
import { tellEditionProblems } from './screens/tell-edition-problems.ts';

/** Options of `import` and `check`. */
export const importOptions = z.object({
  kind: z.enum(IMPORT_KINDS).optional(),
  asOf: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
  cohort: z.coerce.number('год нужен числом').int().min(2000).max(2100).optional(),
  college: z.string().min(1).optional(),
  edition: z.enum(['1199', '336']).optional(),
  dryRun: z.boolean().default(false),
  summary: z.boolean().default(false),
  findings: z.string().optional(),
  mapping: z.string().min(1).optional(),
  passwordFile: passwordFileOption,
  failOn: failOnOption,
});

/** Lines of help for {@link importOptions}. */
export const IMPORT_OPTION_LINES: readonly (readonly [string, string])[] = [
  ['--kind <вид>', `${IMPORT_KINDS.join(', ')}; без него — по содержанию`],
  [
    '--as-of <дата>',
    'на какой день данные, ГГГГ-ММ-ДД; без него — из имени файла или папки, иначе понедельник этой недели',
  ],
  ['--cohort <год>', 'год выпуска для строк, где он не указан'],
  ['--college <название>', 'колледж, если в файле его нет'],
  ['--edition <перечень>', '1199 или 336 — перечень кодов, если он известен'],
  ['--findings <файл>', 'все замечания в .csv или .xlsx'],
  ['--mapping <файл>', 'раскладка таблицы (docs/mapping.md); запоминается для колледжа файла'],
  PASSWORD_OPTION_LINE,
  ['--summary', 'только итоги и непрочитанные файлы'],
  ['--fail-on <уровень>', 'none, error, warning: при каких замечаниях вернуть код 1 (по умолчанию none)'],
];

export const command = defineCommand({
  summary: 'загрузить таблицы выпускников, вакансии и справочники',
  operands: '[файл...]',
  examples: [
    ['route import список.xlsx', 'одна таблица; вид и раскладка распознаются по содержанию'],
    ['route import письма/ архив.zip', 'вложения писем (.eml, mbox, Maildir) и файлы архивов'],
    ['route import почта/ vacancy.csv', 'все файлы папки и выгрузка вакансий'],
    [
      'route import список.csv --as-of 2026-05-18 --college "Тестовый техникум"',
      'дата и колледж заданы явно',
    ],
    ['route import почта/ --findings замечания.xlsx', 'замечания в книгу'],
    [
      'route import список.xlsx --mapping раскладка.json',
      'раскладка задана; дальше она запомнена для колледжа',
    ],
    ['route import --forget-mapping "Тестовый техникум"', 'забыть раскладку колледжа'],
    ['route import почта/ --dry-run', 'прочитать и проверить, ничего не сохраняя'],
    ['cat вакансии.csv | route import -', 'из стандартного ввода'],
  ],
  options: [
    ...IMPORT_OPTION_LINES,
    ['--dry-run', 'только прочитать и проверить'],
    ['--forget-mapping <колледж>', 'забыть раскладку, запомненную для колледжа'],
  ],
  schema: importOptions.extend({ forgetMapping: z.string().min(1).optional() }),
  async run(operands, options, context) {
    if (options.forgetMapping !== undefined) await forget(options.forgetMapping, context);
    if (options.forgetMapping !== undefined && operands.length === 0) return EXIT.done;
    if (operands.length === 0) {
      throw new Failure('operand-missing', 'не указаны файлы.', {
        exitCode: EXIT.usage,
        hint: 'Например: route import список.xlsx',
      });
    }
    return await runImport(operands, options, context, options.dryRun);
  },
});

async function forget(college: string, context: RunContext): Promise<void> {
  await withWorkspace(context, { write: true }, (workspace) => forgetLayout(workspace, college));
  if (!context.quiet) context.terminal.err(`Раскладка колледжа ${safeText(college)} забыта.\n`);
}

/** Reads the files, keeps them unless `dryRun`, tells what happened. Exit 1 when a file could not be read. */
export async function runImport(
  operands: readonly string[],
  options: z.infer<typeof importOptions>,
  context: RunContext,
  dryRun: boolean,
): Promise<ExitCode> {
  const { terminal } = context;
  const layout = options.mapping === undefined ? null : await readLayout(options.mapping, context.cwd);
  const request = {
    kind: layout?.kind ?? options.kind ?? null,
    layout,
    asOf: (options.asOf ?? null) as IsoDate | null,
    cohort: options.cohort ?? null,
    college: options.college ?? null,
    edition: options.edition ?? null,
    dryRun,
  };
  const tell = (file: ImportedFile) => {
    if (!context.json && (!options.summary || file.failure !== null)) {
      terminal.out(renderImportedFile(file, terminal));
    }
  };
  const { cwd } = context;
  return await withWorkspace(context, { write: true }, async (workspace) => {
    const passwords = await readWorkbookPasswords(workspace, options.passwordFile ?? null, cwd);
    return await withInputs(operands, { cwd, stdin: process.stdin }, async (inputs) => {
      const files = await importInputs(workspace, inputs, { ...request, passwords }, context, tell);
      if (context.json) terminal.out(`${JSON.stringify(documentOf(files))}\n`);
      else terminal.out(renderImportTotals(files, dryRun, terminal));
      if (options.findings !== undefined) {
        const findings = files.flatMap((file) => file.findings);
        const written = await writeFindings(findings, options.findings, cwd);
        if (!context.quiet) terminal.err(`Замечания: ${written}\n`);
      }
      const isPartly = files.some((file) => file.status === 'failed') || failsOn(options.failOn, files);
      return isPartly ? EXIT.partly : EXIT.done;
    });
  });
}

/** Imports what the operands turned out to hold, one file after another, each told as it is done. */
export async function importInputs(
  workspace: OpenWorkspace,
  { files: inputs, refused, notes }: GatheredInputs,
  request: ImportRequest,
  context: RunContext,
  tell: (file: ImportedFile) => void,
): Promise<readonly ImportedFile[]> {
  for (const { shown, text } of notes) {
    if (!context.quiet) context.terminal.err(`${safeText(shown)}: ${safeText(text)}\n`);
  }
  tellEditionProblems((await workspace.formEditions()).problems, context.terminal);
  const files = refused.map(({ shown, failure }) => refusedFile(shown, workspace.monday, failure));
  for (const { shown, failure } of refused) {
    await refuseFile(workspace, { path: shown, shown }, workspace.monday, failure, request);
  }
  files.forEach(tell);
  const progress = await startProgress('Чтение', context.terminal, context.quiet);
  try {
    for await (const file of importFiles(workspace, inputs, request, (_, done, total) =>
      progress.update(done, total),
    )) {
      files.push(file);
      tell(file);
    }
  } finally {
    progress.stop();
    journalImports(workspace, files);
  }
  return files;
}

/** One entry a run: what each file brought stands in the list of imports. */
function journalImports({ store }: OpenWorkspace, files: readonly ImportedFile[]): void {
  const imported = files.filter(({ status }) => status === 'imported');
  if (imported.length === 0) return;
  const accepted = imported.reduce((sum, { rows }) => sum + rows.accepted, 0);
  const numbers = imported.map(({ importId }) => importId ?? 0);
  const details = {
    files: imported.length,
    accepted,
    first: Math.min(...numbers),
    last: Math.max(...numbers),
  };
  store.journal({ action: 'import', outputClass: null, reason: null, details });
}

function documentOf(files: readonly ImportedFile[]) {
  return importDocument.parse({
    schema: 'route.import/1',
    files: files.map((file) => ({
      path: file.path,
      kind: file.kind,
      layout: file.layout,
      status: file.status,
      importId: file.importId,
      rows: file.rows,
      findings: file.findingCounts,
      questions: file.questions,
      ...(file.failure === null ? {} : { error: { code: file.failure.code, message: file.failure.message } }),
    })),
  });
}
