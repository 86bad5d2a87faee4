import { relative } from 'node:path';
import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { effectivenessDocument } from '../reports/documents/effectiveness-document.ts';
import { planEffectivenessDocument } from '../reports/effectiveness/plan-effectiveness-document.ts';
import { safeText } from '../terminal/safe-text.ts';
import { cohortByRule, methodInForce, writeMethod } from '../workflow/effectiveness/effectiveness-method.ts';
import { reportEffectiveness } from '../workflow/effectiveness/report-effectiveness.ts';
import { issueEffectiveness } from '../workflow/issue-reports.ts';
import { type OpenWorkspace, withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, OUTPUT_OPTIONS, type RunContext } from './command.ts';
import { MOMENT_OPTION_LINES, momentOptions, outputOptions, targetOf } from './options/market-options.ts';
import { renderEffectiveness } from './screens/render-effectiveness.ts';
import { tellPalette } from './screens/tell-palette.ts';
import { tellWritten } from './screens/tell-written.ts';

export const command = defineCommand({
  summary: 'показатели эффективности по колледжам',
  operands: '',
  examples: [
    ['route effectiveness', 'на сегодня'],
    ['route effectiveness --as-of 2026-05-25 --cohort 2026', 'на день, по выпуску'],
    ['route effectiveness --compare 2026-05-18', 'что изменилось с отчёта на этот день'],
    ['route effectiveness --cohort-rule act-1', 'выпуск прошлого года, как измеряет приказ'],
    [
      'route effectiveness --write-method',
      'записать методику в templates/effectiveness-method.json, чтобы править',
    ],
  ],
  options: [
    ...MOMENT_OPTION_LINES,
    ['--cohort-rule <правило>', 'выбрать выпуск по правилу методики: campaign, act-1, act-2'],
    ['--compare <дата>', 'с отчётом на какой день сравнить; иначе с последним из прежних'],
    ['--write-method', 'записать действующую методику в templates/effectiveness-method.json'],
    ...OUTPUT_OPTIONS,
  ],
  schema: z
    .object({
      ...momentOptions,
      ...outputOptions,
      cohortRule: z.string().min(1).optional(),
      compare: momentOptions.asOf,
      writeMethod: z.boolean().default(false),
    })
    .refine(({ cohort, cohortRule }) => cohort === undefined || cohortRule === undefined, {
      path: ['cohortRule'],
      error: 'выпуск уже назван параметром --cohort',
    }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      if (options.writeMethod) return await writeUserMethod(workspace, options.force, context);
      tellPalette(workspace, context.terminal);
      const asked = targetOf(options, workspace, context.cwd, workspace.today);
      const { target, choice } = withCohort(workspace, asked, options);
      // Checked by the schema above.
      const compare = (options.compare ?? null) as IsoDate | null;
      const report = reportEffectiveness(workspace, target, undefined, { compare, cohortRule: choice });
      const written = await issueEffectiveness(workspace, report, target);
      if (context.json) {
        const { path: file, status } = written;
        const document = effectivenessDocument.parse({ ...planEffectivenessDocument(report), file, status });
        terminal.out(`${JSON.stringify(document)}\n`);
        return EXIT.done;
      }
      terminal.out(renderEffectiveness(report, terminal));
      tellWritten(written, context, null);
      return EXIT.done;
    });
  },
});

/** A year that is named wins; else a rule that is; else the rule of the method. */
function withCohort<T extends { readonly asOf: IsoDate; readonly cohort: number }>(
  workspace: OpenWorkspace,
  target: T,
  options: { readonly cohort?: number | undefined; readonly cohortRule?: string | undefined },
) {
  if (options.cohort !== undefined) return { target, choice: null };
  const method = methodInForce(workspace);
  const rule = options.cohortRule ?? method.cohortRule;
  const { cohort, choice } = cohortByRule(method, rule, target.asOf, workspace.config);
  return { target: { ...target, cohort }, choice };
}

async function writeUserMethod(workspace: OpenWorkspace, force: boolean, context: RunContext) {
  const written = await writeMethod(workspace, force);
  const { terminal, json, cwd } = context;
  if (json) terminal.out(`${JSON.stringify({ schema: 'route.method-file/1', ...written })}\n`);
  else {
    const what = written.status === 'unchanged' ? 'Без изменений' : 'Записано';
    terminal.out(`${what}: ${safeText(relative(cwd, written.path))}\n`);
    if (written.note !== null) terminal.out(`${safeText(written.note)}\n`);
    terminal.out(
      'Правьте файл: состав показателей, полосы, веса, правило выпуска. Ошибки назовёт route effectiveness.\n',
    );
  }
  return EXIT.done;
}
