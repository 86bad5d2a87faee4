import { parseArgs } from 'node:util';
import type { IsoDate, IsoInstant } from '../src/domain/iso-date.ts';
import { assignGraduates } from '../src/matching/assign/assign-graduates.ts';
import { assignInput } from '../src/workflow/assign/assign-market.ts';
import { recogniseMarket } from '../src/workflow/market/recognise-market.ts';
import { withWorkspace } from '../src/workflow/with-workspace.ts';

/**
 * Routing the graduates of a workspace: processor and wall seconds of the arcs, the solution and all explanations. Make the
 * workspace first: `init`, then `import` of fixtures/generated.
 * `node bench/assign-region.ts WORKSPACE [--as-of 2026-05-25] [--cohort 2026] [--runs 5] [--everybody]`
 * `--everybody`: as if nobody had work, studies or service: the market at its fullest.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'as-of': { type: 'string', default: '2026-05-25' },
    cohort: { type: 'string', default: '2026' },
    runs: { type: 'string', default: '5' },
    everybody: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('name the workspace');
const request = {
  cwd: process.cwd(),
  workspace: folder,
  env: process.env,
  now: () => '2026-05-25T06:00:00Z' as IsoInstant,
  toolVersion: '0.0.0',
  commandLine: 'bench',
};
await withWorkspace(request, { write: false }, async (workspace) => {
  const moment = { asOf: values['as-of'] as IsoDate, cohort: Number(values.cohort), knownAt: null };
  const market = recogniseMarket(workspace, moment);
  const graduates = values.everybody
    ? market.graduates.map(({ graduate, place }) => ({
        place,
        graduate: { ...graduate, status: null, targetContract: null },
      }))
    : market.graduates;
  const input = { ...assignInput(workspace, market, moment), graduates };
  for (let run = 0; run < Number(values.runs); run++) {
    const [cpu, wall] = [process.cpuUsage(), performance.now()];
    const phases: string[] = [];
    let last = process.cpuUsage();
    const { persons, openings, proof } = assignGraduates(input, (phase) => {
      const spent = process.cpuUsage(last);
      last = process.cpuUsage();
      phases.push(`${phase} ${((spent.user + spent.system) / 1e6).toFixed(2)}`);
    });
    const { user, system } = process.cpuUsage(cpu);
    process.stdout.write(
      `${persons.length} persons, ${openings.length} adverts, ${proof.arcs} arcs, gap ${proof.gap}: ` +
        `${((user + system) / 1e6).toFixed(2)} s cpu, ${((performance.now() - wall) / 1e3).toFixed(2)} s wall; ${phases.join(', ')}\n`,
    );
  }
});
