import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { IsoInstant } from '../../domain/iso-date.ts';
import { loadReference } from '../../reference/load-reference.ts';
import { readConfig } from '../../workspace/config.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';
import { dayIn, mondayIn } from '../region-clock.ts';
import { searchOf, type WorkspaceRequest } from '../with-workspace.ts';

/** What a run without a screen did: lines of `logs/monday-DATE.log`, one file a week, readable by its owner only. */
export interface MondayLog {
  readonly path: string;
  /** Adds a line. It holds numbers, names of steps and codes of failures; neither names of files nor anything of people. */
  write(text: string): Promise<void>;
}

/**
 * Opens the log of the week in the workspace the command was called for.
 * @throws Failure `workspace-not-found`, `cannot-write`
 */
export async function openMondayLog(
  request: Pick<WorkspaceRequest, 'cwd' | 'workspace' | 'env' | 'now'>,
): Promise<MondayLog> {
  const folder = findWorkspace(searchOf(request));
  const monday = mondayIn(await timeZoneOf(folder, request.now()), request.now());
  const logs = join(folder, 'logs');
  const path = join(logs, `monday-${monday}.log`);
  return {
    path,
    async write(text) {
      try {
        await mkdir(logs, { recursive: true, mode: 0o700 });
        await appendFile(path, `${request.now()} ${text}\n`, { mode: 0o600 });
      } catch (cause) {
        throw new Failure('cannot-write', `Журнал ${path} не пишется.`, {
          hint: 'Проверьте права на папку logs и место на диске.',
          exitCode: EXIT.io,
          cause,
        });
      }
    },
  };
}

/** The zone of the week. A config with mistakes must not keep the log from telling of them. */
async function timeZoneOf(folder: string, now: IsoInstant): Promise<string> {
  try {
    const config = await readConfig(folder, dayIn('UTC', now));
    return config.timeZone ?? loadReference().regions.find(config.region)?.timeZone ?? 'UTC';
  } catch (error) {
    if (error instanceof Failure) return 'UTC';
    throw error;
  }
}
