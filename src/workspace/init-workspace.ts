import { mkdir } from 'node:fs/promises';
import { EXIT, Failure } from '../domain/failure.ts';
import { renderConfig, type WorkspaceConfig } from './config.ts';
import { isWorkspace } from './find-workspace.ts';
import { replaceFile } from './replace-file.ts';
import { type WorkspacePaths, workspacePaths } from './workspace-paths.ts';

/**
 * Makes a workspace: the config and folders only their owner may enter. What else lies in the folder stays as it is.
 * @throws {Failure} `workspace-exists`
 */
export async function initWorkspace(folder: string, config: WorkspaceConfig): Promise<WorkspacePaths> {
  const paths = workspacePaths(folder, config.outputs.folder);
  if (isWorkspace(paths.folder)) {
    throw new Failure(
      'workspace-exists',
      `Папка ${paths.folder} уже рабочая: в ней есть route.config.json.`,
      {
        hint: 'Измените настройки в этом файле или выберите другую папку.',
        exitCode: EXIT.usage,
      },
    );
  }
  for (const each of [paths.folder, paths.templates, paths.inbox, paths.reports]) {
    await mkdir(each, { recursive: true, mode: 0o700 });
  }
  await replaceFile(paths.config, Buffer.from(renderConfig(config)), {});
  return paths;
}
