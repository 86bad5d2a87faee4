import { z } from 'zod';
import type { IsoDate, IsoInstant } from '../../domain/iso-date.ts';
import type { IssueTarget } from '../../workflow/issue-reports.ts';
import { refuseErased } from '../../workflow/privacy/erased-since.ts';
import type { OpenWorkspace } from '../../workflow/with-workspace.ts';

/** Options of commands that look at the workspace as of a day. */
export const momentOptions = {
  asOf: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
  cohort: z.coerce.number('год нужен числом').int().min(2000).max(2100).optional(),
  knownAt: z.iso.datetime('момент нужен в виде ГГГГ-ММ-ДДTЧЧ:ММ:ССZ').optional(),
};

/** Options of commands that write a workbook. */
export const outputOptions = {
  output: z.string().min(1).optional(),
  force: z.boolean().default(false),
};

/** Lines of help for {@link momentOptions}. */
export const MOMENT_OPTION_LINES: readonly (readonly [string, string])[] = [
  ['--as-of <дата>', 'на какой день, ГГГГ-ММ-ДД'],
  ['--cohort <год>', 'год выпуска; иначе текущий из настроек'],
  ['--known-at <момент>', 'как было известно в этот момент, ГГГГ-ММ-ДДTЧЧ:ММ:ССZ'],
];

/**
 * Moment and destination of a report from the options of its command.
 * @param day what «now» means for the command
 * @throws Failure `erased-since` when the past asked for was destroyed
 */
export function targetOf(
  options: {
    readonly asOf?: string | undefined;
    readonly cohort?: number | undefined;
    readonly knownAt?: string | undefined;
    readonly output?: string | undefined;
    readonly force: boolean;
  },
  workspace: OpenWorkspace,
  cwd: string,
  day: IsoDate,
): IssueTarget {
  const target: IssueTarget = {
    // Checked by the schema above.
    asOf: (options.asOf ?? day) as IsoDate,
    knownAt: (options.knownAt ?? null) as IsoInstant | null,
    cohort: options.cohort ?? workspace.config.campaign.cohort,
    output: options.output ?? null,
    force: options.force,
    cwd,
  };
  refuseErased(workspace, target);
  return target;
}
