import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { EXIT, Failure } from '../domain/failure.ts';
import { workspacePaths } from './workspace-paths.ts';

/** Where a command may look for its workspace. */
export interface WorkspaceSearch {
  readonly cwd: string;
  /** `--workspace`. */
  readonly option: string | null;
  /** ROUTE_WORKSPACE. */
  readonly environment: string | null;
}

/**
 * The folder of the workspace: the option, else the environment, else the nearest folder upward with a config.
 * @throws {Failure} `workspace-not-found`
 */
export function findWorkspace({ cwd, option, environment }: WorkspaceSearch): string {
  const named = [
    ['в параметре --workspace', option],
    ['в переменной ROUTE_WORKSPACE', environment],
  ] as const;
  for (const [where, folder] of named) {
    if (folder === null || folder === '') continue;
    const path = resolve(cwd, folder);
    if (isWorkspace(path)) return path;
    throw notFound(`Папка ${path}, названная ${where}, не является рабочей: в ней нет route.config.json.`);
  }
  const nearest = nearestWorkspace(cwd);
  if (nearest !== null) return nearest;
  throw notFound(`Рабочая папка не найдена: ни в ${resolve(cwd)}, ни выше нет файла route.config.json.`);
}

/** Whether a command that can do without a workspace has one: named, right or wrong, or around the current folder. */
export function hasWorkspace({ cwd, option, environment }: WorkspaceSearch): boolean {
  return Boolean(option) || Boolean(environment) || nearestWorkspace(cwd) !== null;
}

function nearestWorkspace(cwd: string): string | null {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isWorkspace(folder)) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** True when the folder has a config. */
export function isWorkspace(folder: string): boolean {
  return existsSync(workspacePaths(folder).config);
}

function notFound(message: string): Failure {
  return new Failure('workspace-not-found', message, {
    hint: 'Создайте рабочую папку командой route init или назовите её параметром --workspace.',
    exitCode: EXIT.usage,
  });
}
