import fs from 'node:fs/promises';
import { Failure } from '../../domain/failure.ts';
import { findingMessage } from '../../domain/finding-text.ts';
import type { IsoInstant } from '../../domain/iso-date.ts';
import { groupThousands } from '../../domain/russian.ts';
import { loadKnowledge } from '../../matching/recognise/knowledge/read-knowledge.ts';
import { loadReference } from '../../reference/load-reference.ts';
import { readConfig, type WorkspaceConfig } from '../../workspace/config.ts';
import { findWorkspace } from '../../workspace/find-workspace.ts';
import { inspectLock, withLock } from '../../workspace/lock.ts';
import { workspacePaths } from '../../workspace/workspace-paths.ts';
import { paletteFindings } from '../chart-palette.ts';
import { strandedFolders } from '../import/private-folder.ts';
import { dayIn } from '../region-clock.ts';
import { searchOf, type WorkspaceRequest } from '../with-workspace.ts';
import { checkDatabase } from './check-database.ts';
import { checkBackups, checkLeftovers, checkOriginals, checkRights } from './check-files.ts';
import { type Check, ok, trouble } from './health.ts';

/** What was looked at and found. */
export interface Examination {
  readonly folder: string;
  readonly checks: readonly Check[];
}

const LEAST_NODE = 24;
const LEAST_FREE_BYTES = 1_000_000_000;

/**
 * Looks at the environment and the workspace, whatever state they are in. With `fix` under the lock of the workspace.
 * @throws Failure `workspace-not-found`
 */
export async function examineWorkspace(request: WorkspaceRequest, fix: boolean): Promise<Examination> {
  const folder = findWorkspace(searchOf(request));
  const now = request.now();
  const command = request.commandLine;
  const today = dayIn('UTC', now);
  const [config, configChecks] = await checkConfig(folder, now);
  const paths = workspacePaths(folder, config?.outputs.folder);
  const lock = await checkLock(paths.lock);
  const rest = async () => [
    await checkRights(paths, fix),
    await checkLeftovers(paths, strandedFolders(), fix),
    ...checkDatabase(paths.database, fix),
    await checkOriginals(paths),
    await checkBackups(paths, today),
  ];
  const checks = fix ? await withLock(paths.lock, { waitSeconds: 5, command }, rest) : await rest();
  return { folder, checks: [checkNode(), await checkDisk(folder), ...configChecks, lock, ...checks] };
}

/** Version of the knowledge recognition goes by. */
export function knowledgeVersion(): string {
  return loadKnowledge().version;
}

function checkNode(): Check {
  const version = process.versions.node;
  return Number(version.split('.')[0]) >= LEAST_NODE
    ? ok('node', `Node.js ${version}.`)
    : trouble(
        'node',
        'error',
        `Node.js ${version}, нужен ${LEAST_NODE} или новее.`,
        'npm start поставит нужный.',
      );
}

async function checkDisk(folder: string): Promise<Check> {
  const { bavail, bsize } = await fs.statfs(folder);
  const free = bavail * bsize;
  const megabytes = groupThousands(Math.round(free / 1_000_000));
  return free >= LEAST_FREE_BYTES
    ? ok('disk', `Свободно ${megabytes} МБ.`)
    : trouble(
        'disk',
        'warning',
        `Свободно только ${megabytes} МБ.`,
        'Освободите место: перед обновлением базы нужна её копия.',
      );
}

async function checkConfig(
  folder: string,
  now: IsoInstant,
): Promise<readonly [WorkspaceConfig | null, readonly Check[]]> {
  try {
    const config = await readConfig(folder, dayIn('UTC', now));
    const region = loadReference().regions.find(config.region);
    if (region === null) {
      const message = `route.config.json, region: нет региона с кодом ${config.region}.`;
      return [config, [trouble('config', 'error', message, 'Нужен 13-значный код КЛАДР региона.')]];
    }
    return [
      config,
      [
        ok('config', `Настройки верны: ${region.fullName}.`),
        zoneCheck(config, region.timeZone, now),
        ...paletteChecks(config),
      ],
    ];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return [null, [trouble('config', 'error', error.message, error.hint ?? 'Исправьте route.config.json.')]];
  }
}

function paletteChecks(config: WorkspaceConfig): readonly Check[] {
  return paletteFindings(config).map((finding) => {
    const [message = '', remedy = ''] = findingMessage(finding).split(' — ');
    return trouble('palette', 'warning', `route.config.json: ${message}.`, remedy);
  });
}

function zoneCheck({ timeZone }: WorkspaceConfig, ofRegion: string, now: IsoInstant): Check {
  const zone = timeZone ?? ofRegion;
  const local = new Intl.DateTimeFormat('ru', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const message = `Часовой пояс отчётов ${zone}, там сейчас ${local.format(new Date(now))}.`;
  return zone === ofRegion
    ? ok('time-zone', message)
    : trouble(
        'time-zone',
        'warning',
        `${message} У региона ${ofRegion}.`,
        'Проверьте timeZone в route.config.json.',
      );
}

async function checkLock(path: string): Promise<Check> {
  const held = await inspectLock(path);
  if (held === null) return ok('lock', 'Рабочая папка свободна.');
  if (held.stale) {
    return trouble(
      'lock',
      'warning',
      'Осталась блокировка процесса, которого нет.',
      'Следующая команда снимет её сама.',
    );
  }
  return trouble(
    'lock',
    'warning',
    `Рабочая папка занята процессом ${held.pid ?? '?'}.`,
    'Дождитесь его окончания.',
  );
}
