import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { parseConfig, readConfig } from '../../src/workspace/config.ts';
import { findWorkspace } from '../../src/workspace/find-workspace.ts';
import { initWorkspace } from '../../src/workspace/init-workspace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TODAY = '2026-04-06' as IsoDate;
const CONFIG = parseConfig('{"schema":"route.config/1","region":"6600000000000"}', 'config', TODAY);

describe('a workspace is found', () => {
  function twoWorkspaces() {
    const root = temporaryFolder();
    const deep = join(root, 'область', 'входящие', 'июнь');
    mkdirSync(deep, { recursive: true });
    mkdirSync(join(root, 'другая'));
    for (const name of ['область', 'другая']) writeFileSync(join(root, name, 'route.config.json'), '{}');
    return { root, deep, here: join(root, 'область'), other: join(root, 'другая') };
  }

  it('upward from a folder, by environment, by option: the later wins', () => {
    const { deep, here, other, root } = twoWorkspaces();
    expect(findWorkspace({ cwd: deep, option: null, environment: null })).toBe(here);
    expect(findWorkspace({ cwd: deep, option: null, environment: other })).toBe(other);
    expect(findWorkspace({ cwd: deep, option: here, environment: other })).toBe(here);
    expect(findWorkspace({ cwd: root, option: 'другая', environment: '' })).toBe(other);
  });

  it.each([
    ['nowhere upward', {}, 'Рабочая папка не найдена'],
    ['not where the option says', { option: 'нет' }, 'названная в параметре --workspace'],
    ['not where the environment says', { environment: 'нет' }, 'названная в переменной ROUTE_WORKSPACE'],
  ])('or not: %s', (_, stated, part) => {
    const search = { cwd: twoWorkspaces().root, option: null, environment: null, ...stated };
    expect(() => findWorkspace(search)).toThrow(
      expect.objectContaining({
        code: 'workspace-not-found',
        exitCode: 2,
        message: expect.stringContaining(part),
      }),
    );
  });
});

describe('a workspace is made', () => {
  it('with its folders, closed to others', async () => {
    const folder = join(temporaryFolder(), 'новая');
    const paths = await initWorkspace(folder, CONFIG);
    const rights = (path: string) => statSync(path).mode & 0o777;
    expect([paths.folder, paths.templates, paths.inbox, paths.reports].map(rights)).toEqual([
      0o700, 0o700, 0o700, 0o700,
    ]);
    expect(rights(paths.config)).toBe(0o600);
    expect(await readConfig(folder, TODAY)).toEqual(CONFIG);
    expect(findWorkspace({ cwd: paths.inbox, option: null, environment: null })).toBe(folder);
  });

  it('not over another one', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'route.config.json'), 'мои настройки');
    await expect(initWorkspace(folder, CONFIG)).rejects.toMatchObject({
      code: 'workspace-exists',
      exitCode: 2,
    });
    expect(readFileSync(join(folder, 'route.config.json'), 'utf8')).toBe('мои настройки');
  });
});
