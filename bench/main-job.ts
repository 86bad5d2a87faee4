// Measures what README of this folder states: start-up, the main job, the bulk import. Prints a Markdown table.
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, type Run, runOnce } from './measure.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const route = join(root, 'bin', 'route.js');
const fixtures = join(root, 'fixtures', 'generated');
const scratch = mkdtempSync(join(tmpdir(), 'route-bench-'));
const RUNS = 5;
const BULK_MEGABYTES = Number(process.argv[2] ?? 400);
const MONDAY = '2026-05-25';

const init = (folder: string) => [
  route,
  'init',
  folder,
  '--region',
  'Свердловская область',
  '--cohort',
  '2026',
  '--special-basis',
  'проба',
  '--no-input',
];

/** One workspace through all steps, each a process of its own; seconds add up, memory is the largest step's. */
async function mainJob(): Promise<Run> {
  const folder = join(scratch, 'job');
  rmSync(folder, { recursive: true, force: true });
  const at = ['--workspace', folder];
  const steps = [
    init(folder),
    [route, 'import', join(fixtures, 'reference'), '--quiet', '--summary', ...at],
    [
      route,
      'import',
      join(fixtures, 'graduates'),
      join(fixtures, 'vacancies'),
      '--quiet',
      '--summary',
      ...at,
    ],
    [route, 'monday', '--as-of', MONDAY, '--restricted', '--reason', 'проба', ...at],
  ];
  let seconds = 0;
  let megabytes = 0;
  for (const step of steps) {
    const run = await runOnce(step, root);
    seconds += run.seconds;
    megabytes = Math.max(megabytes, run.megabytes ?? 0);
    if (process.argv.includes('--steps')) {
      process.stderr.write(
        `  ${step[1]} ${run.seconds.toFixed(1)} s, ${(run.megabytes ?? 0).toFixed(0)} MB\n`,
      );
    }
  }
  return { seconds, megabytes, stdout: '' };
}

async function bulkImport(file: string): Promise<Run> {
  const folder = join(scratch, 'bulk');
  rmSync(folder, { recursive: true, force: true });
  await runOnce(init(folder), root);
  return await runOnce([route, 'import', file, '--quiet', '--summary', '--workspace', folder], root);
}

function bulkFile(share: number, generation: number): string {
  return join(scratch, `bulk-${generation}-${share}.csv`);
}

async function makeBulk(share: number, generation: number): Promise<string> {
  const file = bulkFile(share, generation);
  await runOnce(
    [
      join(root, 'bench', 'generate-bulk-csv.ts'),
      ...['--generation', String(generation), '--megabytes', String(BULK_MEGABYTES)],
      ...['--region-share', String(share), '--seed', '7', '--out', file],
    ],
    root,
  );
  return file;
}

if (!existsSync(join(fixtures, 'answer-key.json')))
  await runOnce([join(root, 'fixtures', 'generate.ts')], root);

const rows: string[][] = [];
const add = (what: string, result: Awaited<ReturnType<typeof measure>>, note: string) => {
  const memory = result.megabytes === null ? '' : `${result.megabytes.toFixed(0)} MB`;
  rows.push([
    what,
    `${result.seconds.toFixed(3)} s (${result.min.toFixed(3)}–${result.max.toFixed(3)})`,
    memory,
    note,
  ]);
};
try {
  add('`route --help`', await measure(RUNS, () => runOnce([route, '--help'], root)), 'target ≤ 0.120 s');
  add('main job on the fixture region', await measure(RUNS, mainJob), 'target ≤ 25 s, ≤ 600 MB');
  for (const [share, generation] of [
    [0.03, 1],
    [0.03, 2],
    [1, 2],
  ] as const) {
    const file = await makeBulk(share, generation);
    const result = await measure(RUNS, () => bulkImport(file));
    const speed = statSync(file).size / 1e6 / result.seconds;
    add(
      `bulk import, generation ${generation}, ${BULK_MEGABYTES} MB, ${share * 100} % of the region`,
      result,
      `${speed.toFixed(0)} MB/s; target ≥ 45 MB/s, ≤ 300 MB for a country file`,
    );
    rmSync(file);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, ${(totalmem() / 1e9).toFixed(0)} GB, Node ${process.version}`;
process.stdout.write(
  `Machine: ${machine}. Median of ${RUNS} (least–most), peak memory of the process tree.\n\n`,
);
process.stdout.write('| what | wall time | memory | |\n|---|---|---|---|\n');
for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
