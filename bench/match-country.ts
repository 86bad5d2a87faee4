/**
 * `route match` as a whole process on a workspace with a synthetic country. Prints a row of the table in README.
 * `node bench/match-country.ts [--graduates 1000000] [--adverts 600000] [--regions 80] [--workspace FOLDER] [--runs 1]`
 * The workspace is made where FOLDER holds none, and kept there; without FOLDER it is made anew and thrown away.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { COUNTRY_CODE, COUNTRY_DAY, fillCountry } from './country-workspace.ts';
import { type Run, runOnce } from './measure.ts';

const { values } = parseArgs({
  options: {
    graduates: { type: 'string', default: '1000000' },
    adverts: { type: 'string', default: '600000' },
    regions: { type: 'string', default: '80' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '1' },
    workspace: { type: 'string' },
  },
});
const size = {
  graduates: Number(values.graduates),
  adverts: Number(values.adverts),
  regions: Number(values.regions),
  seed: values.seed,
};
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const route = join(root, 'bin', 'route.js');
const scratch = values.workspace === undefined ? mkdtempSync(join(tmpdir(), 'route-country-')) : null;
const folder = values.workspace ?? join(scratch ?? '', 'country');
try {
  if (!existsSync(join(folder, 'route.db'))) {
    const init = [
      route,
      'init',
      folder,
      '--region',
      COUNTRY_CODE,
      '--cohort',
      '2026',
      '--no-input',
      '--quiet',
    ];
    await runOnce(init, root);
    await fillCountry(join(folder, 'route.db'), size);
  }
  const job = [route, 'match', '--workspace', folder, '--as-of', COUNTRY_DAY, '--force', '--quiet'];
  const runs: Run[] = [];
  for (let i = 0; i < Number(values.runs); i++) runs.push(await runOnce(job, root));
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const megabytes = Math.max(...runs.map((run) => run.megabytes ?? 0));
  process.stdout.write(
    `| ${size.graduates} graduates, ${size.adverts} adverts, ${size.regions} regions | ${(seconds[seconds.length >> 1] ?? 0).toFixed(1)} s | ${megabytes.toFixed(0)} MB |\n`,
  );
} finally {
  if (scratch !== null) rmSync(scratch, { recursive: true, force: true });
}
