import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { analyseMarket } from '../workflow/analyse-market.ts';
import type { ImportedFile } from '../workflow/imported-file.ts';
import { issueBalance, issueEffectiveness, issueFlags, issueWeekly } from '../workflow/issue-reports.ts';
import { reportEffectiveness } from '../workflow/report-effectiveness.ts';
import { reportWeek } from '../workflow/report-week.ts';
import { withInputs } from '../workflow/with-inputs.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import type { WrittenReport } from '../workflow/write-report.ts';
import { defineCommand, OUTPUT_OPTIONS, type RunContext } from './command.ts';
import { importInputs } from './import.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './market-options.ts';
import { renderBalanceTotals } from './render-balance.ts';
import { renderFlags } from './render-flags.ts';
import { renderImportedFile, renderImportTotals } from './render-import.ts';
import { renderWeek } from './render-week.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './restricted.ts';
import { tellWritten } from './tell-written.ts';

export const command = defineCommand({
  summary: 'весь понедельник одной командой: загрузка, баланс, списки, отчёт, показатели',
  operands: '[файл...]',
  examples: [
    ['route monday', 'все отчёты за понедельник этой недели'],
    ['route monday почта/ vacancy.csv', 'загрузить присланное и сделать все отчёты'],
    ['route monday --restricted --reason "план индивидуальной работы"', 'и списки по именам'],
  ],
  options: [...MOMENT_OPTION_LINES, ...RESTRICTED_OPTION_LINES, ...OUTPUT_OPTIONS],
  schema: z.object({ ...momentOptions, ...restrictedOptions, ...outputOptions }),
  async run(operands, options, context) {
    const { terminal } = context;
    const reason = options.restricted ? reasonFor(options, 'списки по именам') : null;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const files = operands.length === 0 ? [] : await importAll(workspace, operands, context);
      const target = targetOf(options, workspace, context.cwd, workspace.monday);
      const analysis = analyseMarket(workspace, target);
      const { market, balance, flags } = analysis;
      const graduates = market.graduates.map(({ graduate }) => graduate);
      const written: WrittenReport[] = [];
      if (balance !== null) written.push(await issueBalance(workspace, { market, balance }, target));
      if (reason !== null) written.push(await issueFlags(workspace, flags, reason, target));
      const week = reportWeek(workspace, target, analysis);
      written.push(await issueWeekly(workspace, week.report, target));
      written.push(
        await issueEffectiveness(workspace, reportEffectiveness(workspace, target, graduates), target),
      );
      const partly = files.some(({ status }) => status === 'failed');
      if (context.json) {
        const reports = written.map(({ path, status }) => ({ path, status }));
        const failed = files.filter(({ status }) => status === 'failed').map(({ path }) => path);
        const document = {
          schema: 'route.monday/1',
          asOf: target.asOf,
          cohort: target.cohort,
          files: files.length,
          failed,
          reports,
        };
        terminal.out(`${JSON.stringify(document)}\n`);
      } else {
        if (balance !== null) terminal.out(`${renderBalanceTotals(balance)}\n`);
        terminal.out(`${renderFlags(flags, terminal)}\n`);
        terminal.out(renderWeek(week));
        for (const report of written) tellWritten(report, context, null);
      }
      return partly ? EXIT.partly : EXIT.done;
    });
  },
});

async function importAll(
  workspace: OpenWorkspace,
  operands: readonly string[],
  context: RunContext,
): Promise<readonly ImportedFile[]> {
  const { terminal, json, cwd } = context;
  const request = { kind: null, asOf: null, cohort: null, college: null, edition: null, dryRun: false };
  const tell = (file: ImportedFile) => {
    if (!json && file.failure !== null) terminal.out(renderImportedFile(file, terminal));
  };
  return await withInputs(operands, { cwd, stdin: process.stdin }, async (inputs) => {
    const files = await importInputs(workspace, inputs, request, context, tell);
    if (!json) terminal.out(renderImportTotals(files, false, terminal));
    return files;
  });
}
