import { EXIT } from '../domain/failure.ts';
import { findingMessage, findingPlace } from '../domain/finding-text.ts';
import { safeText } from '../terminal/safe-text.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { writeFindings } from '../workflow/write-findings.ts';
import { defineCommand } from './command.ts';
import { failsOn } from './fail-on.ts';
import { IMPORT_OPTION_LINES, importOptions, runImport } from './import.ts';

export const command = defineCommand({
  summary: 'замечания к файлам, ничего не загружая, или к рабочей папке',
  operands: '[файл...]',
  examples: [
    ['route check список.xlsx', 'что не так в файле; ничего не сохраняется'],
    ['route check --findings замечания.xlsx', 'все замечания загруженных файлов'],
  ],
  options: IMPORT_OPTION_LINES,
  schema: importOptions,
  async run(operands, options, context) {
    if (operands.length > 0) return await runImport(operands, options, context, true);
    const { terminal } = context;
    return await withWorkspace(context, { write: false }, async (workspace) => {
      const findings = workspace.store.findings();
      const counts = { error: 0, warning: 0, info: 0 };
      for (const finding of findings) counts[finding.severity] += 1;
      if (context.json) {
        const rows = findings.map(({ importId, code, severity, at, args }) => ({
          importId,
          code,
          severity,
          ...at,
          args,
        }));
        terminal.out(`${JSON.stringify({ schema: 'route.check/1', findings: counts, rows })}\n`);
      } else {
        for (const finding of findings.filter(({ severity }) => severity !== 'info')) {
          terminal.out(
            `${safeText([finding.at.file, findingPlace(finding), findingMessage(finding)].filter((part) => part !== '').join(' · '))}\n`,
          );
        }
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
