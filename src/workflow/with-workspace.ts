import { join } from 'node:path';
import { EXIT, Failure } from '../domain/failure.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { Reference, Region } from '../domain/lookups.ts';
import { loadReference } from '../reference/load-reference.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';
import { readConfig, type WorkspaceConfig } from '../workspace/config.ts';
import { findWorkspace, type WorkspaceSearch } from '../workspace/find-workspace.ts';
import { withLock } from '../workspace/lock.ts';
import { secretPath } from '../workspace/secret.ts';
import { type WorkspacePaths, workspacePaths } from '../workspace/workspace-paths.ts';
import { type FormEditions, readFormEditions } from './forms/form-editions.ts';
import { dayIn, mondayIn } from './region-clock.ts';

/** What opening a workspace needs of the command line and the process. */
export interface WorkspaceRequest {
  readonly cwd: string;
  readonly workspace: string | null;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => IsoInstant;
  readonly toolVersion: string;
  readonly commandLine: string;
  /** How long a writer waits for another one; 20 unless stated. */
  readonly lockWaitSeconds?: number;
}

/** An opened workspace: its config, its database, its region and the reference data with the user's tables laid over them. */
export interface OpenWorkspace {
  readonly paths: WorkspacePaths;
  readonly config: WorkspaceConfig;
  readonly store: Store;
  readonly region: Region;
  readonly timeZone: string;
  /** Today in the region's time zone. */
  readonly today: IsoDate;
  /** The Monday of this week there: the day the weekly cycle reports for. */
  readonly monday: IsoDate;
  readonly now: () => IsoInstant;
  readonly toolVersion: string;
  /** Where the secret of pseudonyms lies; read only where one is needed. */
  readonly secretFile: string;
  /** Reference data; read again after an import changed the user's tables. */
  reference(): Reference;
  forgetReference(): void;
  /** Editions of federal forms, the user's among them; read once. */
  formEditions(): Promise<FormEditions>;
}

const LOCK_WAIT_SECONDS = 20;

/**
 * Runs `work` on the workspace the command was called for and closes it afterwards. Writers hold the workspace's lock.
 * @throws Failure `workspace-not-found`, `config-invalid`, `workspace-locked`, `region-unknown`
 */
export async function withWorkspace<T>(
  request: WorkspaceRequest,
  access: { readonly write: boolean },
  work: (workspace: OpenWorkspace) => Promise<T>,
): Promise<T> {
  const folder = findWorkspace(searchOf(request));
  const config = await readConfig(folder, dayIn('UTC', request.now()));
  const paths = workspacePaths(folder, config.outputs.folder);
  const open = async () => {
    const shipped = loadReference();
    const region = regionOf(config, shipped);
    const timeZone = config.timeZone ?? region.timeZone;
    const store = openStore(paths.database, { now: request.now });
    let reference: Reference | null = null;
    let editions: Promise<FormEditions> | null = null;
    try {
      return await work({
        paths,
        config,
        store,
        region,
        timeZone,
        today: dayIn(timeZone, request.now()),
        monday: mondayIn(timeZone, request.now()),
        now: request.now,
        toolVersion: request.toolVersion,
        secretFile: secretPath(request.env),
        reference() {
          reference ??= withOverrides(shipped, store);
          return reference;
        },
        forgetReference() {
          reference = null;
        },
        formEditions() {
          editions ??= readFormEditions(join(paths.templates, 'forms'));
          return editions;
        },
      });
    } finally {
      store.close();
    }
  };
  if (!access.write) return await open();
  const waitSeconds = request.lockWaitSeconds ?? LOCK_WAIT_SECONDS;
  return await withLock(paths.lock, { waitSeconds, command: request.commandLine }, open);
}

/** Where the workspace of a command is looked for. */
export function searchOf({
  cwd,
  workspace,
  env,
}: Pick<WorkspaceRequest, 'cwd' | 'workspace' | 'env'>): WorkspaceSearch {
  return { cwd, option: workspace, environment: env.ROUTE_WORKSPACE ?? null };
}

function withOverrides(shipped: Reference, store: Store): Reference {
  const spoOverrides = store.spoList();
  const oktmo = store.oktmo();
  return spoOverrides.length + oktmo.length === 0 ? shipped : loadReference({ spoOverrides, oktmo });
}

function regionOf(config: WorkspaceConfig, reference: Reference): Region {
  const region = reference.regions.find(config.region);
  if (region !== null) return region;
  throw new Failure('region-unknown', `в route.config.json, region: нет региона с кодом ${config.region}.`, {
    exitCode: EXIT.usage,
    hint: 'Нужен 13-значный код КЛАДР региона, например 6600000000000 — Свердловская область.',
  });
}
