import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Failure } from '../../domain/failure.ts';
import type { FindingCode } from '../../domain/finding.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { InputPath } from './expand-paths.ts';
import type { ImportRequest } from './imported-file.ts';

/** Leaves a trace of a file nobody could read: the college did send something. A check leaves none, a lock file is nothing sent. */
export async function refuseFile(
  workspace: OpenWorkspace,
  input: InputPath,
  asOf: IsoDate,
  failure: Failure,
  request: Pick<ImportRequest, 'college' | 'cohort' | 'dryRun'>,
): Promise<void> {
  if (request.dryRun || failure.code === 'file-lock') return;
  workspace.store.refuseFile({
    sha256: await digestOf(input.path),
    path: input.shown,
    fileName: basename(input.path),
    code: failure.code as FindingCode,
    message: failure.message,
    asOf,
    cohort: request.cohort ?? workspace.config.campaign.cohort,
    college: request.college ?? collegeInPath(workspace, input.shown),
    sender: input.sender ?? null,
    sentAt: input.sentAt ?? null,
  });
}

/** The one known college whose name stands in the name of the file or its folder: nothing else is left of such a file. */
function collegeInPath({ store }: OpenWorkspace, path: string): string | null {
  const [file = '', folder = ''] = path.split(/[\\/]/).reverse();
  for (const part of [file.replace(/\.[^.]+$/, ''), folder]) {
    const words = ` ${normaliseLabel(part)} `;
    const named = store
      .colleges()
      .filter(({ name, aliases }) =>
        [name, ...aliases]
          .map(normaliseLabel)
          .some((label) => label.length >= 3 && words.includes(` ${label} `)),
      );
    if (named.length === 1) return named[0]?.name ?? null;
  }
  return null;
}

async function digestOf(path: string): Promise<string | null> {
  try {
    return createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  } catch {
    return null;
  }
}
