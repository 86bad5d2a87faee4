import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type RunSetting, runSource, type SourceRun, scratch } from './run-source.ts';

const RETURNED = join(import.meta.dirname, '../../fixtures/returns/files');
const FILES = readdirSync(RETURNED)
  .filter((name) => !name.endsWith('.expected.json'))
  .sort()
  .map((name) => join(RETURNED, name));
const AS_OF = ['--as-of', '2026-09-14'] as const;
const PATIENCE = { timeout: 300_000 };

/** A new workspace. */
function workspace(name: string, setting: RunSetting = {}): string {
  const folder = join(scratch, name);
  mkdirSync(folder);
  const run = runSource(['init', folder, '--region', 'Свердловская область', '--no-input'], setting);
  if (run.code !== 0) throw new Error(run.err);
  return folder;
}

const importDocument = z.object({
  files: z.array(z.object({ rows: z.object({ accepted: z.number(), unchanged: z.number() }) })),
});

/** Rows taken by an import, from the document it prints. */
function accepted({ out, err }: SourceRun): number {
  if (out === '') throw new Error(err);
  return importDocument.parse(JSON.parse(out)).files.reduce((sum, { rows }) => sum + rows.accepted, 0);
}

describe('every kind of mess imported where rights are open to all', () => {
  const temporary = join(scratch, 'tmp');
  const setting: RunSetting = { shell: 'umask 000;', env: { TMPDIR: temporary, LC_ALL: 'C', TZ: 'UTC' } };
  let folder = '';
  let said = '';
  const runs: SourceRun[] = [];

  beforeAll(() => {
    mkdirSync(temporary);
    folder = workspace('mess', setting);
    for (const args of [
      ['import', ...FILES, ...AS_OF, '--workspace', folder, '--findings', join(folder, 'замечания.csv')],
      ['weekly-report', ...AS_OF, '--workspace', folder],
    ])
      runs.push(runSource(args, setting));
    said = runs.map(({ out, err }) => `${out}\n${err}`).join('\n');
  }, 300_000);

  test('no run ends in a fault of the program', () => {
    expect(runs.map(({ code }) => code)).not.toContain(4);
    expect(said.length).toBeGreaterThan(3000);
  });

  test('no name, number or birth date on the screen', () => {
    const NAMED =
      /Тестов|Примеров|Выдумов|Образцов|Черновиков|Прошлогоднев|999-?000-?00|99900000|07\.09\.2007|2007-09-07/;
    expect(NAMED.exec(said)?.[0] ?? null).toBeNull();
  });

  test('nothing is left in the temporary folder', () => {
    expect(readdirSync(temporary)).toEqual([]);
  });

  test('files and folders of the workspace are for their owner only', () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(names).toContain('замечания.csv');
    expect(names).toContain('route.db');
    expect(names.filter((name) => (statSync(join(folder, name)).mode & 0o077) !== 0)).toEqual([]);
  });

  test('imported again under another locale and zone it changes nothing', PATIENCE, () => {
    const again = runSource(['import', ...FILES, ...AS_OF, '--workspace', folder, '--json'], {
      env: { LC_ALL: 'ru_RU.UTF-8', TZ: 'Asia/Kamchatka' },
    });
    expect(accepted(again)).toBe(0);
  });

  test('the same words under any locale and zone', PATIENCE, () => {
    const args = ['check', ...FILES.slice(10, 20), ...AS_OF, '--json', '--workspace', folder];
    const inC = runSource(args, { env: { LC_ALL: 'C', TZ: 'UTC' } });
    const inRussian = runSource(args, { env: { LC_ALL: 'ru_RU.UTF-8', TZ: 'Asia/Kamchatka' } });
    expect(accepted(inC)).toBeGreaterThan(5);
    expect(inRussian.out).toBe(inC.out);
    expect(inRussian.code).toBe(inC.code);
  });

  test('signs that steer a terminal or turn text around are shown as codes', PATIENCE, () => {
    const path = join(scratch, 'спи\u001b[31mсок\u202ecsv.csv');
    writeFileSync(
      path,
      'ФИО;Дата рождения;\u001b]8;;http://x.invalid\u0007Рост\u001b[2J;\u202eадоГ\n\u001b[31mТестова\u001b[0m Анна;07.09.2007;x;<script>alert(1)</script>\n',
    );
    const { out, err } = runSource(['check', path, ...AS_OF, '--workspace', folder]);
    expect(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u.exec(out + err)).toBeNull();
    expect(out).toContain('\\u{1b}');
  });
});

describe('no room on the disk', () => {
  /** No file may grow beyond these many KB: the database, or its journal, does not fit. */
  test.each([16, 100])(
    '%i KB: refused in Russian, nothing half done, the next run completes it',
    PATIENCE,
    (size) => {
      const folder = workspace(`disk ${size}`);
      const lists = FILES.filter((name) => /даты|коды/.test(name));
      const imported = (setting: RunSetting = {}) =>
        runSource(['import', ...lists, ...AS_OF, '--workspace', folder, '--json'], setting);
      const limited = imported({ shell: `trap '' XFSZ; ulimit -f ${size};` });
      expect([0, 4], limited.err).not.toContain(limited.code);
      expect(limited.err + limited.out).toMatch(/[А-Яа-я]{4}/);
      const again = imported();
      expect(again.code, again.err).toBe(0);
      // A file finished before the room ran out stays.
      const { files } = importDocument.parse(JSON.parse(again.out));
      expect(files.reduce((sum, { rows }) => sum + rows.accepted + rows.unchanged, 0)).toBe(9 + 11);
    },
  );
});
