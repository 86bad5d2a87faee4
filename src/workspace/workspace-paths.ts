import { join, resolve } from 'node:path';
import { CONFIG_FILE } from './config.ts';

/** Where the parts of a workspace lie, absolute. */
export interface WorkspacePaths {
  readonly folder: string;
  readonly config: string;
  readonly database: string;
  readonly lock: string;
  readonly templates: string;
  readonly inbox: string;
  readonly reports: string;
}

/** The parts of the workspace in a folder. @param reports `outputs.folder` of the config */
export function workspacePaths(folder: string, reports = 'reports'): WorkspacePaths {
  const root = resolve(folder);
  return {
    folder: root,
    config: join(root, CONFIG_FILE),
    database: join(root, 'route.db'),
    lock: join(root, 'route.lock'),
    templates: join(root, 'templates'),
    inbox: join(root, 'inbox'),
    reports: resolve(root, reports),
  };
}
