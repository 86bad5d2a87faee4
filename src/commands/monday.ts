import { z } from 'zod';
import { type ExitCode, Failure } from '../domain/failure.ts';
import { mondayDocument } from '../reports/documents/monday-document.ts';
import { renderFailure } from '../terminal/render-failure.ts';
import { reportEffectiveness } from '../workflow/effectiveness/report-effectiveness.ts';
import type { ImportedFile } from '../workflow/import/imported-file.ts';
import { withInputs } from '../workflow/import/with-inputs.ts';
import {
  type IssueTarget,
  issueBalance,
  issueEffectiveness,
  issueFlags,
  issueWeekly,
} from '../workflow/issue-reports.ts';
import { analyseMarket } from '../workflow/market/analyse-market.ts';
import { collectMailbox } from '../workflow/monday/collect-mailbox.ts';
import { type MondayLog, openMondayLog } from '../workflow/monday/monday-log.ts';
import { type MondayStep, type StepOutcome, startSteps } from '../workflow/monday/monday-steps.ts';
import { issueDashboard } from '../workflow/week/issue-dashboard.ts';
import { readWeekPersons, reportWeek } from '../workflow/week/report-week.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import type { WrittenReport } from '../workflow/write-report.ts';
import { defineCommand, OUTPUT_OPTIONS, type RunContext } from './command.ts';
import { importInputs } from './import.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { RESTRICTED_OPTION_LINES, reasonFor, restrictedOptions } from './options/restricted.ts';
import { renderBalanceTotals } from './screens/render-balance.ts';
import { renderFlags } from './screens/render-flags.ts';
import { renderImportedFile, renderImportTotals } from './screens/render-import.ts';
import { renderWeek } from './screens/render-week.ts';
import { tellPalette } from './screens/tell-palette.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'весь понедельник одной командой: почта, загрузка, баланс, отчёт, показатели, панель',
  operands: '[файл...]',
  examples: [
    ['route monday', 'забрать почту, если она настроена, и сделать все отчёты за понедельник этой недели'],
    ['route monday почта/ vacancy.csv', 'загрузить присланное и сделать все отчёты'],
    ['route monday --quiet', 'для планировщика: docs/monday.md; журнал — в папке logs'],
    ['route monday --restricted --reason "план индивидуальной работы"', 'и списки по именам'],
  ],
  options: [...MOMENT_OPTION_LINES, ...RESTRICTED_OPTION_LINES, ...OUTPUT_OPTIONS],
  schema: z.object({ ...momentOptions, ...restrictedOptions, ...outputOptions }),
  async run(operands, options, context) {
    const reason = options.restricted ? reasonFor(options, 'списки по именам') : null;
    const log = await openMondayLog(context);
    await log.write('начало');
    try {
      const code = await withWorkspace(context, { write: true }, (workspace) => {
        tellPalette(workspace, context.terminal);
        const target = targetOf(options, workspace, context.cwd, workspace.monday);
        return runCycle(workspace, { operands, reason, target, log }, context);
      });
      await log.write(`конец, код ${code}`);
      return code;
    } catch (error) {
      await log.write(`остановлено: ${error instanceof Failure ? error.code : 'internal'}`);
      throw error;
    }
  },
});

interface Cycle {
  readonly operands: readonly string[];
  /** Why lists by name are made; null = they are not. */
  readonly reason: string | null;
  readonly target: IssueTarget;
  readonly log: MondayLog;
}

/** Mail, files, then every report; a step that cannot be done is told and does not stop the next. */
async function runCycle(
  workspace: OpenWorkspace,
  { operands, reason, target, log }: Cycle,
  context: RunContext,
): Promise<ExitCode> {
  const { terminal } = context;
  const steps = startSteps(log);
  const run = async (step: MondayStep, work: () => Promise<StepOutcome>) => {
    const { failure } = await steps.run(step, work);
    if (failure !== null) renderFailure(failure, terminal, false);
  };
  const say = (text: string) => {
    if (!context.json) terminal.out(text);
  };
  const written: WrittenReport[] = [];
  const issue = (step: MondayStep, work: () => Promise<WrittenReport>) =>
    run(step, async () => {
      const report = await work();
      written.push(report);
      return { text: report.status };
    });

  if (workspace.config.mail !== undefined) await run('collect', () => collectMailbox(workspace, context));
  let files: readonly ImportedFile[] = [];
  if (operands.length > 0) {
    await run('import', async () => {
      files = await importAll(workspace, operands, context);
      const failed = files.filter(({ status }) => status === 'failed').length;
      return { isPartly: failed > 0, text: `файлов ${files.length}, не прочитано ${failed}` };
    });
  }
  const persons = await readWeekPersons(workspace, target);
  const analysis = analyseMarket(workspace, target, persons.now);
  const { market, balance, flags } = analysis;
  if (balance !== null) {
    await issue('balance', () => issueBalance(workspace, { market, balance }, target));
    say(`${renderBalanceTotals(balance)}\n`);
  }
  if (reason !== null) await issue('flags', () => issueFlags(workspace, flags, reason, target));
  say(`${renderFlags(flags, terminal)}\n`);
  const week = await reportWeek(workspace, target, analysis, persons);
  await issue('weekly', () => issueWeekly(workspace, week.report, target));
  say(renderWeek(week));
  const graduates = market.graduates.map(({ graduate }) => graduate);
  await issue('effectiveness', () =>
    issueEffectiveness(workspace, reportEffectiveness(workspace, target, graduates, { flags }), target),
  );
  await issue('dashboard', async () => {
    const { written: page } = await issueDashboard(workspace, { week, analysis }, false, target);
    return page;
  });

  if (context.json) {
    const document = mondayDocument.parse({
      schema: 'route.monday/1',
      asOf: target.asOf,
      cohort: target.cohort,
      steps: steps.results.map(({ step, state, failure }) => ({ step, state, code: failure?.code ?? null })),
      files: files.length,
      failed: files.filter(({ status }) => status === 'failed').map(({ path }) => path),
      reports: written.map(({ path, status }) => ({ path, status })),
      log: log.path,
    });
    terminal.out(`${JSON.stringify(document)}\n`);
  } else for (const report of written) tellWritten(report, context, null, 'Отчёт');
  return steps.exitCode();
}

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
