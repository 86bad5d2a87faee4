// The main job on a synthetic region: import, balance, flags, the Monday report, effectiveness. Run by «npm start».
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fixtures = join(root, 'fixtures', 'generated');
const workspace = join(root, 'demo');
const MONDAY = '2026-05-25';

if (!existsSync(join(fixtures, 'answer-key.json'))) {
  process.stdout.write('Создаю вымышленный регион (люди и организации не существуют)…\n');
  run(join(root, 'fixtures', 'generate.ts'), []);
}
rmSync(workspace, { recursive: true, force: true });

const route = join(root, 'bin', 'route.js');
const steps: readonly (readonly string[])[] = [
  [
    'init',
    workspace,
    '--region',
    'Свердловская область',
    '--cohort',
    '2026',
    '--special-basis',
    'вымышленные данные, основание не требуется',
    '--no-input',
  ],
  ['import', join(fixtures, 'reference'), '--workspace', workspace, '--as-of', MONDAY],
  [
    'import',
    join(fixtures, 'graduates'),
    join(fixtures, 'vacancies'),
    '--workspace',
    workspace,
    '--quiet',
    '--summary',
  ],
  ['monday', '--workspace', workspace, '--as-of', MONDAY, '--restricted', '--reason', 'пример работы'],
];
for (const step of steps) {
  process.stdout.write(
    `\n$ route ${step
      .map((word) => (word.startsWith(root) ? relative(root, word) : word))
      .map(quoted)
      .join(' ')}\n`,
  );
  run(route, step);
}

process.stdout.write('\nКниги:\n');
for (const name of readdirSync(join(workspace, 'reports')).sort()) {
  process.stdout.write(`  ${join(relative(process.cwd(), workspace), 'reports', name)}\n`);
}

function run(script: string, args: readonly string[]): void {
  const result = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', cwd: root });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}

function quoted(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word;
}
