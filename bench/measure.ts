import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One run of a command. */
export interface Run {
  readonly seconds: number;
  /** Peak resident memory of the process and its children together, megabytes; null where the system does not tell. */
  readonly megabytes: number | null;
  readonly stdout: string;
}

/**
 * Runs a Node script as a whole process and measures it from outside. Memory is the largest sum of resident memory over the
 * process tree at one moment, read from /proc every 20 ms.
 * @throws Error when it exits with another code than 0
 */
export async function runOnce(args: readonly string[], cwd: string): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, residentKilobytes(child));
  }, 20);
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`exit ${code}: ${args.join(' ')}`);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, megabytes: peak === 0 ? null : peak / 1024, stdout };
}

/** Runs a command several times, a warm-up first; the median of time and the largest memory. */
export async function measure(
  runs: number,
  once: () => Promise<Run>,
): Promise<{ seconds: number; min: number; max: number; megabytes: number | null }> {
  await once();
  const results: Run[] = [];
  for (let i = 0; i < runs; i++) results.push(await once());
  const times = results.map((run) => run.seconds).sort((a, b) => a - b);
  const memory = results.map((run) => run.megabytes).filter((value) => value !== null);
  return {
    seconds: times[times.length >> 1] ?? 0,
    min: times[0] ?? 0,
    max: times.at(-1) ?? 0,
    megabytes: memory.length === 0 ? null : Math.max(...memory),
  };
}

/** Resident memory of a process and its descendants now; 0 where the system does not tell. */
function residentKilobytes(child: ChildProcess): number {
  let total = 0;
  for (const pid of withDescendants(child.pid)) {
    try {
      total += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      // The process ended between listing and reading.
    }
  }
  return total;
}

/** A process and all that descend from it, as far as they can be seen now. */
export function withDescendants(root: number | undefined): number[] {
  if (root === undefined) return [];
  const found = [root];
  for (const pid of found) {
    try {
      for (const task of readdirSync(`/proc/${pid}/task`)) {
        const children = readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim();
        if (children !== '') found.push(...children.split(' ').map(Number));
      }
    } catch {
      // Gone, or a system without /proc.
    }
  }
  return found;
}
