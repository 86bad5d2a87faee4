// Import of workbooks, validation, linking and store included, as whole processes on the built program: one of 100,000 × 20, and 60
// of 300 × 20, each into a fresh workspace. Beside it openpyxl in read-only mode, which merely walks the cells, where Python has it;
// the two run in turn. `node bench/import-workbook.ts [--python PATH] [--runs N] [--route PATH]`
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { withDescendants } from './measure.ts';
import { writeList } from './read-workbook.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OPENPYXL = `
import sys, warnings, openpyxl
warnings.filterwarnings('ignore')
cells = 0
for path in sys.argv[1:]:
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            cells += sum(1 for value in row if value is not None)
print(cells)
`;

/** What a whole process took. */
interface Taken {
  readonly wall: number;
  /** User and system seconds of the process and all its descendants. */
  readonly cpu: number;
  /** Largest sum of resident memory over the process tree, megabytes. */
  readonly megabytes: number;
}

/** Clock ticks a second of /proc/PID/stat. */
const TICKS = 100;

/**
 * Runs a command and measures it and its descendants from /proc every 20 ms: a reading process is ended with its parent, so that no
 * one waits for it.
 * @throws Error when it exits with another code than 0
 */
async function take(command: string, args: readonly string[]): Promise<Taken> {
  const ticks = new Map<number, number>();
  let peak = 0;
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const look = () => {
    let resident = 0;
    for (const pid of withDescendants(child.pid)) {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        ticks.set(pid, Number(fields[11]) + Number(fields[12]));
        resident += Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
      } catch {
        // The process ended between listing and reading.
      }
    }
    peak = Math.max(peak, resident);
  };
  const timer = setInterval(look, 20);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(`exit ${code}: ${command} ${args.join(' ')}`);
  const cpu = [...ticks.values()].reduce((sum, each) => sum + each, 0) / TICKS;
  return { wall: (performance.now() - started) / 1000, cpu, megabytes: peak / 1024 };
}

/** Names as frequent as they are: surnames and given names repeat, people differ by birth date and СНИЛС. */
function realisticNames(): (at: number) => string {
  const file = new URL('../src/matching/link/data/name-frequencies.json', import.meta.url);
  const table: Readonly<Record<'surnames' | 'men', Readonly<Record<string, number>>>> = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const surnames = Object.keys(table.surnames);
  const men = Object.keys(table.men);
  const ENDINGS = ['ов', 'ев', 'ин', 'енко', 'ский', 'ых', 'як', 'ко'];
  const SYLLABLES = [
    'ба',
    'ве',
    'го',
    'да',
    'жу',
    'за',
    'ку',
    'ле',
    'мо',
    'на',
    'по',
    'ре',
    'со',
    'ту',
    'ха',
    'ши',
  ];
  const pick = (from: readonly string[], at: number) => from[at % from.length] ?? '';
  const rare = (at: number) => {
    const [a, b] = [Math.floor(at / 8), Math.floor(at / 128)];
    const word = pick(SYLLABLES, a) + pick(SYLLABLES, b) + pick(ENDINGS, at);
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  return (at) => {
    const mixed = (at * 2_654_435_761) % 4_294_967_296;
    const surname =
      mixed % 100 < 40 ? pick(surnames, Math.floor(mixed / 100)) : rare(Math.floor(mixed / 100));
    const [name, father] = [pick(men, Math.floor(mixed / 977)), pick(men, Math.floor(mixed / 7919))];
    return `${surname.charAt(0).toUpperCase()}${surname.slice(1)} ${name} ${father.replace(/[йьая]$/, '')}ович`;
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function told(title: string, runs: readonly Taken[]): string {
  const wall = median(runs.map((run) => run.wall));
  const cpu = median(runs.map((run) => run.cpu));
  const megabytes = Math.max(...runs.map((run) => run.megabytes));
  return `  ${title.padEnd(14)} ${wall.toFixed(1)} s wall, ${cpu.toFixed(1)} s cpu, ${megabytes.toFixed(0)} MB\n`;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      python: { type: 'string', default: 'python3' },
      runs: { type: 'string', default: '3' },
      route: { type: 'string', default: join(root, 'bin', 'route.js') },
    },
  });
  const folder = mkdtempSync(join(tmpdir(), 'route-bench-'));
  try {
    const names = realisticNames();
    const big = join(folder, 'big.xlsx');
    await writeList(big, 100_000, names);
    const small = Array.from({ length: 60 }, (_, at) => join(folder, `college-${at}.xlsx`));
    for (const [at, path] of small.entries()) await writeList(path, 300, names, at * 300);
    const script = join(folder, 'walk.py');
    writeFileSync(script, OPENPYXL);
    const empty = join(folder, 'empty');
    const init = [
      values.route,
      'init',
      empty,
      '--region',
      'Свердловская область',
      '--cohort',
      '2026',
      '--no-input',
    ];
    await take(process.execPath, init);
    process.stdout.write(`100,000 × 20: ${(statSync(big).size / 1e6).toFixed(1)} MB\n`);
    for (const [title, paths] of [
      ['one workbook of 100,000 × 20', [big]],
      ['60 workbooks of 300 × 20', small],
    ] as const) {
      const ours: Taken[] = [];
      const peer: Taken[] = [];
      for (let run = 0; run < Number(values.runs); run++) {
        const workspace = join(folder, 'workspace');
        rmSync(workspace, { recursive: true, force: true });
        cpSync(empty, workspace, { recursive: true });
        const args = [values.route, 'import', ...paths, '--quiet', '--summary', '--workspace', workspace];
        ours.push(await take(process.execPath, args));
        peer.push(await take(values.python, [script, ...paths]));
      }
      process.stdout.write(`${title}, median of ${values.runs}\n`);
      process.stdout.write(told('route import', ours) + told('openpyxl reads', peer));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
