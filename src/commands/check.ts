import { resolve } from 'node:path';
import { z } from 'zod';
import { EXIT, type ExitCode, Failure } from '../domain/failure.ts';
import { findingMessage, findingPlace } from '../domain/finding-text.ts';
import type { ImportKind } from '../domain/intake-record.ts';
import { safeText } from '../terminal/safe-text.ts';
import { withoutReplacedForms } from '../workflow/forms/open-form-findings.ts';
import { comparisonFindings, reconcileForms } from '../workflow/forms/reconcile-forms.ts';
import { writeDraft } from '../workflow/import/table-mappings.ts';
import { vanishedFindings } from '../workflow/import/vanished-findings.ts';
import { writeFindings } from '../workflow/import/write-findings.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { IMPORT_OPTION_LINES, importOptions, runImport } from './import.ts';
import { failsOn } from './options/fail-on.ts';
import { checkDocumentOf, renderComparisons } from './screens/render-comparisons.ts';

export const command = defineCommand({
  summary: 'замечания к файлам, ничего не загружая, или к рабочей папке',
  operands: '[файл...]',
  examples: [
    ['route check список.xlsx', 'что не так в файле; ничего не сохраняется'],
    [
      'route check таблица.xlsx --draft-mapping раскладка.json',
      'черновик раскладки для route import --mapping',
    ],
    ['route check --findings замечания.xlsx', 'все замечания загруженных файлов'],
  ],
  options: [
    ...IMPORT_OPTION_LINES,
    ['--draft-mapping <файл>', 'записать, что распознано, как раскладку для правки'],
  ],
  schema: importOptions.extend({ draftMapping: z.string().min(1).optional() }),
  async run(operands, options, context) {
    if (options.draftMapping !== undefined) {
      return await draft(operands, options.draftMapping, options.kind ?? null, context);
    }
    if (operands.length > 0) return await runImport(operands, options, context, true);
    const { terminal } = context;
    return await withWorkspace(context, { write: false }, async (workspace) => {
      const cohort = options.cohort ?? workspace.config.campaign.cohort;
      const comparisons = await reconcileForms(workspace, { cohort });
      const stored = [
        ...withoutReplacedForms(workspace, workspace.store.findings()),
        ...vanishedFindings(workspace, cohort),
      ];
      const findings = [...stored, ...comparisonFindings(comparisons)];
      const counts = { error: 0, warning: 0, info: 0 };
      for (const finding of findings) counts[finding.severity] += 1;
      if (context.json) {
        terminal.out(`${JSON.stringify(checkDocumentOf(stored, counts, comparisons))}\n`);
      } else {
        for (const finding of stored.filter(({ severity }) => severity !== 'info')) {
          terminal.out(
            `${safeText([finding.at.file, findingPlace(finding), findingMessage(finding)].filter((part) => part !== '').join(' · '))}\n`,
          );
        }
        terminal.out(renderComparisons(comparisons, terminal));
        terminal.out(
          `Ошибок ${counts.error}, предупреждений ${counts.warning}, исправлено само ${counts.info}.\n`,
        );
      }
      if (options.findings !== undefined) {
        const written = await writeFindings(findings, options.findings, context.cwd);
        if (!context.quiet) terminal.err(`Замечания: ${written}\n`);
      }
      return failsOn(options.failOn, [{ findingCounts: counts }]) ? EXIT.partly : EXIT.done;
    });
  },
});

/** Writes the layout of one table as far as it was recognised. */
async function draft(
  operands: readonly string[],
  target: string,
  kind: ImportKind | null,
  { cwd, json, quiet, terminal }: RunContext,
): Promise<ExitCode> {
  const [table, second] = operands;
  if (table === undefined || second !== undefined) {
    throw new Failure('bad-operands', 'черновик раскладки делается по одной таблице.', {
      exitCode: EXIT.usage,
      hint: 'Например: route check таблица.xlsx --draft-mapping раскладка.json',
    });
  }
  const { path, note, mapping } = await writeDraft(resolve(cwd, table), kind, target, cwd);
  const read = mapping.columns.filter(({ field }) => field !== null).length;
  const { columns, headerRow, sheet } = mapping;
  if (json) {
    terminal.out(`${JSON.stringify({ schema: 'route.mapping/1', ...mapping })}\n`);
    return EXIT.done;
  }
  const where = `${sheet === null ? '' : `лист «${safeText(sheet)}», `}строка заголовков ${headerRow}`;
  terminal.out(
    `Черновик раскладки: ${safeText(path)} — ${where}; столбцов ${columns.length}, из них распознано ${read}.\n`,
  );
  if (!quiet && note !== null) terminal.err(`${note}\n`);
  terminal.out('Впишите поля (docs/mapping.md), затем: route import ТАБЛИЦА --mapping ФАЙЛ\n');
  return EXIT.done;
}
