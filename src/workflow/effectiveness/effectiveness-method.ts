import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import { type IsoDate, isoDate, yearOf } from '../../domain/iso-date.ts';
import type { CohortChoice } from '../../monitoring/effectiveness/effectiveness.ts';
import type { EffectivenessMethod } from '../../monitoring/effectiveness/effectiveness-method.ts';
import { readMethod } from '../../monitoring/effectiveness/read-method.ts';
import { monthsAfter } from '../../monitoring/retention/months-after.ts';
import type { WorkspaceConfig } from '../../workspace/config.ts';
import { type ReplaceResult, replaceFile } from '../../workspace/replace-file.ts';
import type { WorkspacePaths } from '../../workspace/workspace-paths.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Where the user's method lies. */
function methodPath({ templates }: WorkspacePaths): string {
  return join(templates, 'effectiveness-method.json');
}

/**
 * The method in force: the user's file as it is, else the shipped one with the least group and the exclusions of the config.
 * @throws Failure `method-unreadable`, `method-invalid`: all mistakes at once
 */
export function methodInForce({
  paths,
  config,
}: Pick<OpenWorkspace, 'paths' | 'config'>): EffectivenessMethod {
  const path = methodPath(paths);
  return existsSync(path) ? readMethod(path) : shippedMethod(config);
}

/** Writes the method in force where it is read from, to be edited; another file there stays unless `force`. */
export async function writeMethod(
  { paths, config }: Pick<OpenWorkspace, 'paths' | 'config'>,
  force: boolean,
): Promise<ReplaceResult> {
  await mkdir(paths.templates, { recursive: true, mode: 0o700 });
  // A broken file is what one wants to replace: then the shipped method is written.
  const method = force ? shippedMethod(config) : methodInForce({ paths, config });
  return await replaceFile(methodPath(paths), Buffer.from(renderMethod(method)), { force });
}

/** Which cohort a rule of the method measures on a day, and whether it is too early for it. @throws Failure `cohort-rule-unknown` */
export function cohortByRule(
  { cohortRules }: EffectivenessMethod,
  rule: string,
  asOf: IsoDate,
  { campaign }: WorkspaceConfig,
): { readonly cohort: number; readonly choice: CohortChoice } {
  const chosen = cohortRules.find(({ id }) => id === rule);
  if (chosen === undefined) {
    throw new Failure('cohort-rule-unknown', `в методике нет правила выпуска «${rule}».`, {
      exitCode: EXIT.usage,
      hint: `Есть правила: ${cohortRules.map(({ id, title }) => `${id} (${title})`).join(', ')}.`,
    });
  }
  const { title, yearsAfter } = chosen;
  if (yearsAfter === null) return { cohort: campaign.cohort, choice: { title, early: false } };
  const cohort = yearOf(asOf) - yearsAfter;
  const graduation = graduationOf(campaign.graduation, cohort);
  return {
    cohort,
    choice: { title, early: graduation !== null && monthsAfter(graduation, 12 * yearsAfter) > asOf },
  };
}

/** The day a cohort graduates. @param monthDay «06-30» */
export function graduationOf(monthDay: string, cohort: number): IsoDate | null {
  const [month = 0, day = 0] = monthDay.split('-').map(Number);
  return isoDate(cohort, month, day);
}

function shippedMethod({ effectiveness }: WorkspaceConfig): EffectivenessMethod {
  const method = readMethod();
  return {
    ...method,
    minimum: effectiveness.minGroup,
    indicators: method.indicators.map((indicator) =>
      indicator.id === 'placement' ? { ...indicator, exclusions: effectiveness.excludedStatuses } : indicator,
    ),
  };
}

function renderMethod(method: EffectivenessMethod): string {
  // Lists of names on one line: an indicator is then a few lines.
  const text = JSON.stringify(method, null, 2).replace(
    /\[\s+("[^[\]{}]*?")\s+\]/g,
    (_, items: string) => `[${items.replace(/\n\s*/g, ' ')}]`,
  );
  return `${text}\n`;
}
