import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fuzzArrays, fuzzFiles, type Outcome, seedsFrom } from './fuzz-layouts.ts';
import { FILE_FORMATS } from './write-draft.ts';

/**
 * The full run: `node test/fuzz/run-fuzz.ts --seeds 2000 --files 100 --from 0 --format xlsx`. Ends with 1 when anything was lost
 * in silence.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    files: { type: 'string', default: '100' },
    from: { type: 'string', default: '0' },
    format: { type: 'string' },
  },
});

function tell(name: string, { silent, refused, told, equal }: Outcome): void {
  process.stdout.write(
    `${name}: equal ${equal}, told ${told}, refused ${refused}, silent ${silent.length}\n`,
  );
  for (const line of silent.slice(0, 20)) process.stdout.write(`  ${line}\n`);
  if (silent.length > 0) process.exitCode = 1;
}

const from = Number(values.from);
if (values.format === undefined)
  tell('sheets of cells', await fuzzArrays(seedsFrom(from, Number(values.seeds))));
const folder = mkdtempSync(join(tmpdir(), 'route-fuzz-'));
try {
  for (const format of FILE_FORMATS) {
    if (values.format !== undefined && format.name !== values.format) continue;
    tell(format.name, await fuzzFiles(seedsFrom(from, Number(values.files)), format, folder));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
