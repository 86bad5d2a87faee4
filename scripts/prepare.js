// Brings a checkout to the state «npm start» and «npm test» need: dependencies as in the lockfile, then a build.
// Runs on the host's Node.js, whatever its version, before the pinned one is installed; hence plain JavaScript.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.installed-lockfile');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('Устанавливаю зависимости…\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, wanted);
} else {
  run('node', [join('scripts', 'build.js')]);
}

function run(command, args) {
  const windows = process.platform === 'win32';
  const bin = join(root, 'node_modules', '.bin');
  const path = `${bin}${windows ? ';' : ':'}${process.env.PATH ?? ''}`;
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: windows,
    env: { ...process.env, PATH: path },
  });
  if (result.error) throw result.error;
  if (result.status !== 0) process.exit(result.status ?? 1);
}
