// Measures recognition on labelled titles: node scripts/eval-recognise.ts [FILE] [--confusions]
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { createRecogniser } from '../src/matching/recognise/create-recogniser.ts';
import { loadKnowledge } from '../src/matching/recognise/read-knowledge.ts';
import { loadReference } from '../src/reference/load-reference.ts';

const rowShape = z.object({ title: z.string(), best: z.string(), also_ok: z.string() });
const file = process.argv[2]?.startsWith('--') === false ? process.argv[2] : 'test/eval/titles-dev.csv';
const rows = z.array(rowShape).parse(parse(readFileSync(file ?? '', 'utf8'), { columns: true, bom: true }));
const started = performance.now();
const recogniser = createRecogniser(loadKnowledge(), loadReference().spo);
const created = performance.now() - started;

const count = { best: 0, alsoOk: 0, top3: 0, ugs: 0, covered: 0, right: 0, none: 0, noneFound: 0 };
const confusions: string[] = [];
for (const row of rows) {
  const { decision, codes, evidence } = recogniser.recognise({ title: row.title });
  const accepted = new Set([row.best, ...row.also_ok.split(';').filter((code) => code !== '')]);
  const top =
    decision === 'none' ? 'NONE' : decision === 'unsure' ? 'UNSURE' : (codes[0]?.ref.code ?? 'UNSURE');
  const three: string[] = decision === 'none' ? ['NONE'] : codes.slice(0, 3).map(({ ref }) => ref.code);
  if (top === row.best) count.best += 1;
  if (accepted.has(top)) count.alsoOk += 1;
  if (three.some((code) => accepted.has(code))) count.top3 += 1;
  if ([...accepted].some((code) => code.slice(0, 2) === top.slice(0, 2))) count.ugs += 1;
  if (decision !== 'unsure') count.covered += 1;
  if (decision !== 'unsure' && accepted.has(top)) count.right += 1;
  if (row.best === 'NONE') count.none += 1;
  if (row.best === 'NONE' && top === 'NONE') count.noneFound += 1;
  if (top !== row.best) {
    const mark = accepted.has(top) ? '~' : '✗';
    confusions.push(
      `${mark} ${row.title}: ${row.best} ← ${top} [${evidence.map(({ rule, span }) => `${rule}: ${span}`).join('; ')}]`,
    );
  }
}
const share = (part: number, whole: number) => (part / Math.max(1, whole)).toFixed(3);
const lines = [
  `titles ${rows.length}, knowledge ${recogniser.version}, created in ${created.toFixed(0)} ms`,
  `best ${share(count.best, rows.length)}  best-or-also ${share(count.alsoOk, rows.length)}  hit@3 ${share(count.top3, rows.length)}  УГС ${share(count.ugs, rows.length)}`,
  `coverage ${share(count.covered, rows.length)}  precision ${share(count.right, count.covered)}  NONE recall ${share(count.noneFound, count.none)}`,
  ...confusions,
];
process.stdout.write(`${lines.join('\n')}\n`);
