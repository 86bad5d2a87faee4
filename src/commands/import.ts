import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { importDocument } from '../reports/documents/import-document.ts';
import { startProgress } from '../terminal/progress.ts';
import { expandPaths } from '../workflow/expand-paths.ts';
import { type ImportedFile, importFiles } from '../workflow/import-files.ts';
import { withStdinFile } from '../workflow/receive-stdin.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
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
    return await withStdinFile(operands, process.stdin, (files) =>
      runImport(files, options, context, options.dryRun),
    );
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
  return await withWorkspace(context, { write: true }, async (workspace) => {
    const inputs = expandPaths(operands, context.cwd);
    if (inputs.length === 0) {
      throw new Failure('no-files', 'в указанной папке нет файлов.', {
        exitCode: EXIT.io,
        hint: 'Проверьте, та ли это папка.',
      });
    }
    const files: ImportedFile[] = [];
    const progress = await startProgress('Чтение', terminal, context.quiet);
    const request = {
      kind: options.kind ?? null,
      asOf: (options.asOf ?? null) as IsoDate | null,
      cohort: options.cohort ?? null,
      college: options.college ?? null,
      edition: options.edition ?? null,
      dryRun,
    };
    try {
      for await (const file of importFiles(workspace, inputs, request, (_, done, total) =>
        progress.update(done, total),
      )) {
        files.push(file);
        if (!context.json && (!options.summary || file.failure !== null))
          terminal.out(renderImportedFile(file, terminal));
      }
    } finally {
      progress.stop();
    }
    if (context.json) terminal.out(`${JSON.stringify(documentOf(files))}\n`);
    else terminal.out(renderImportTotals(files, dryRun, terminal));
    if (options.findings !== undefined) {
      const written = await writeFindings(
        files.flatMap((file) => file.findings),
        options.findings,
        context.cwd,
      );
      if (!context.quiet) terminal.err(`Замечания: ${written}\n`);
    }
    if (!dryRun) {
      for (const file of files) {
        if (file.status === 'imported') {
          workspace.store.journal({
            action: 'import',
            outputClass: null,
            reason: null,
            details: {
              importId: file.importId ?? 0,
              kind: file.kind ?? '',
              read: file.rows.read,
              accepted: file.rows.accepted,
            },
          });
        }
      }
    }
    return files.some((file) => file.status === 'failed') || failsOn(options.failOn, files)
      ? EXIT.partly
      : EXIT.done;
  });
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
