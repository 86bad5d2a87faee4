// Holds the lock named by the first argument for as many milliseconds as the second says.
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../../src/workspace/lock.ts';

const [path = '', milliseconds] = process.argv.slice(2);
await withLock(path, { waitSeconds: 0, command: 'route match' }, async () => {
  process.stdout.write('holding\n');
  await sleep(Number(milliseconds));
});
