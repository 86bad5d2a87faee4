import { z } from 'zod';
import { EXIT, type ExitCode } from '../domain/failure.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { importDocument } from '../reports/documents/import-document.ts';
import { startProgress } from '../terminal/progress.ts';
import { safeText } from '../terminal/safe-text.ts';
import { importFiles } from '../workflow/import-files.ts';
import { type ImportedFile, type ImportRequest, refusedFile } from '../workflow/imported-file.ts';
import { type GatheredInputs, withInputs } from '../workflow/with-inputs.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import { writeFindings } from '../workflow/write-findings.ts';
import { defineCommand, type RunContext } from './command.ts';
import { failOnOption, failsOn } from './fail-on.ts';
import { renderImportedFile, renderImportTotals } from './render-import.ts';

/** Options of `import` and `check`. */
export const importOptions = z.object({
  kind: z.enum(['graduates', 'vacancies', 'colleges', 'employers', 'industries', 'spo-list']).optional(),
  asOf: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
  cohort: z.coerce.number('год нужен числом').int().min(2000).max(2100).optional(),
  college: z.string().min(1).optional(),
  edition: z.enum(['1199', '336']).optional(),
  dryRun: z.boolean().default(false),
  summary: z.boolean().default(false),
  findings: z.string().optional(),
  failOn: failOnOption,
});

/** Lines of help for {@link importOptions}. */
export const IMPORT_OPTION_LINES: readonly (readonly [string, string])[] = [
  [
    '--kind <вид>',
    'graduates, vacancies, colleges, employers, industries, spo-list; без него — по содержанию',
  ],
  [
    '--as-of <дата>',
    'на какой день данные, ГГГГ-ММ-ДД; без него — из имени файла или папки, иначе понедельник этой недели',
  ],
  ['--cohort <год>', 'год выпуска для строк, где он не указан'],
  ['--college <название>', 'колледж, если в файле его нет'],
  ['--edition <перечень>', '1199 или 336 — перечень кодов, если он известен'],
  ['--findings <файл>', 'все замечания в .csv или .xlsx'],
  ['--summary', 'только итоги и непрочитанные файлы'],
  ['--fail-on <уровень>', 'none, error, warning: при каких замечаниях вернуть код 1 (по умолчанию none)'],
];

export const command = defineCommand({
  summary: 'загрузить таблицы выпускников, вакансии и справочники',
  operands: '<файл...>',
  examples: [
    ['route import список.xlsx', 'одна таблица; вид и раскладка распознаются по содержанию'],
    ['route import письма/ архив.zip', 'вложения писем (.eml, mbox, Maildir) и файлы архивов'],
    ['route import почта/ vacancy.csv', 'все файлы папки и выгрузка вакансий'],
    [
      'route import список.csv --as-of 2026-05-18 --college "Тестовый техникум"',
      'дата и колледж заданы явно',
    ],
    ['route import почта/ --findings замечания.xlsx', 'замечания в книгу'],
    ['route import почта/ --dry-run', 'прочитать и проверить, ничего не сохраняя'],
    ['cat вакансии.csv | route import -', 'из стандартного ввода'],
  ],
  options: [...IMPORT_OPTION_LINES, ['--dry-run', 'только прочитать и проверить']],
  schema: importOptions,
  async run(operands, options, context) {
    return await runImport(operands, options, context, options.dryRun);
  },
});

/** Reads the files, keeps them unless `dryRun`, tells what happened. Exit 1 when a file could not be read. */
export async function runImport(
  operands: readonly string[],
  options: z.infer<typeof importOptions>,
  context: RunContext,
  dryRun: boolean,
): Promise<ExitCode> {
  const { terminal } = context;
  const request = {
    kind: options.kind ?? null,
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
  return await withWorkspace(context, { write: true }, async (workspace) =>
    withInputs(operands, { cwd, stdin: process.stdin }, async (inputs) => {
      const files = await importInputs(workspace, inputs, request, context, tell);
      if (context.json) terminal.out(`${JSON.stringify(documentOf(files))}\n`);
      else terminal.out(renderImportTotals(files, dryRun, terminal));
      if (options.findings !== undefined) {
        const findings = files.flatMap((file) => file.findings);
        const written = await writeFindings(findings, options.findings, cwd);
        if (!context.quiet) terminal.err(`Замечания: ${written}\n`);
      }
      const isPartly = files.some((file) => file.status === 'failed') || failsOn(options.failOn, files);
      return isPartly ? EXIT.partly : EXIT.done;
    }),
  );
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
  const files = refused.map(({ shown, failure }) => refusedFile(shown, workspace.monday, failure));
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
      ...(file.failure === null ? {} : { error: { code: file.failure.code, message: file.failure.message } }),
    })),
  });
}
