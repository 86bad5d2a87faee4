import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEADER, listRow, PrivacyCase } from './privacy-case.ts';

interface Doctor {
  readonly checks: readonly { readonly name: string; readonly state: string; readonly message: string }[];
}

async function examined(made: PrivacyCase, ...args: readonly string[]) {
  const { code, out } = await made.route('doctor', ...args, '--json');
  const { checks } = JSON.parse(out) as Doctor;
  return {
    code,
    bad: checks.filter(({ state }) => state !== 'ok').map(({ name, state }) => `${name} ${state}`),
  };
}

async function started(): Promise<PrivacyCase> {
  const made = await PrivacyCase.start();
  await made.json('import', made.file('список 2026-05-25.csv', [HEADER, listRow('Пробин Олег Ильич', 1)]));
  return made;
}

test('a sound workspace has nothing to tell', async () => {
  expect(await examined(await started())).toEqual({ code: 0, bad: [] });
});

test.skipIf(process.platform === 'win32')(
  'rights, leftovers and old copies are told and put right',
  async () => {
    const made = await started();
    chmodSync(join(made.folder, 'route.config.json'), 0o644);
    chmodSync(join(made.folder, 'reports'), 0o755);
    writeFileSync(join(made.folder, 'reports', '.Баланс.xlsx.0123456789ab.tmp'), 'x', { mode: 0o600 });
    const copy = join(made.folder, 'route.db.v2.bak');
    writeFileSync(copy, 'x', { mode: 0o600 });
    utimesSync(copy, new Date('2026-01-01'), new Date('2026-01-01'));
    expect(await examined(made)).toEqual({
      code: 1,
      bad: ['rights error', 'leftovers warning', 'backups warning'],
    });
    const fixed = await examined(made, '--fix');
    expect(fixed).toEqual({
      code: 0,
      bad: ['rights fixed', 'leftovers fixed', 'database-log fixed', 'backups warning'],
    });
    expect(statSync(join(made.folder, 'reports')).mode & 0o777).toBe(0o700);
    expect(statSync(join(made.folder, 'route.config.json')).mode & 0o777).toBe(0o600);
  },
);

test.each<[string, (made: PrivacyCase) => void, string]>([
  [
    'a broken config',
    (made) => writeFileSync(join(made.folder, 'route.config.json'), '{', { mode: 0o600 }),
    'config error',
  ],
  [
    'no database',
    (made) => writeFileSync(join(made.folder, 'route.db'), 'не база, а текст'.repeat(99)),
    'database error',
  ],
  ['a changed original', (made) => writeFileSync(originalOf(made), 'другое'), 'originals error'],
  [
    'a lock of a process that is gone',
    (made) => writeFileSync(join(made.folder, 'route.lock'), lockOf(2 ** 22 + 1), { mode: 0o600 }),
    'lock warning',
  ],
])('%s is told', async (_, breakIt, expected) => {
  const made = await started();
  breakIt(made);
  const { bad } = await examined(made);
  expect(bad).toContain(expected);
});

function originalOf(made: PrivacyCase): string {
  const inbox = join(made.folder, 'inbox');
  const [folder = ''] = readdirSync(inbox);
  const [name = ''] = readdirSync(join(inbox, folder));
  expect(readFileSync(join(inbox, folder, name), 'utf8')).toContain('Пробин');
  return join(inbox, folder, name);
}

function lockOf(pid: number): string {
  return JSON.stringify({ pid, host: hostname(), startedTicks: null, command: 'route import' });
}
