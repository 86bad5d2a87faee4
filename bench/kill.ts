// node bench/kill.ts [KILLS] [import|collect|monday]: kills a command that many times (50 unless told) at random moments, and says
// what was found right after and after the next run. Without a name: import and collect.
import { type KilledRun, killedRuns } from '../test/workflow/kill/killed-runs.ts';

const kills = Number(process.argv[2] ?? 50);
const told = (name: string, { killedAt, broken, different, leftovers }: KilledRun) => {
  const moment = killedAt === null ? 'had ended' : `killed after ${killedAt} ms`;
  const faults = [...broken, ...different, ...leftovers];
  process.stdout.write(`${name}: ${moment}; ${faults.length === 0 ? 'whole' : faults.join('; ')}\n`);
};
const [, , , command] = process.argv;
const runs = await killedRuns(kills, Math.random, told, command === undefined ? undefined : [command]);
const sum = (pick: (run: KilledRun) => readonly string[]) =>
  runs.filter((run) => pick(run).length > 0).length;
process.stdout.write(
  `killed ${runs.filter(({ killedAt }) => killedAt !== null).length} of ${runs.length}; ` +
    `broken ${sum(({ broken }) => broken)}, not completed ${sum(({ different }) => different)}, ` +
    `with leftovers ${sum(({ leftovers }) => leftovers)}\n`,
);
process.exitCode =
  sum(({ broken, different, leftovers }) => [...broken, ...different, ...leftovers]) > 0 ? 1 : 0;
