// Measures recognition of titles and addresses on the labelled sets and rewrites the measured part of docs/recognition.md: npm run eval
// With --freeze the answers to the open titles are written as well; a test shows each change of them.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRecogniser } from '../src/matching/recognise/create-recogniser.ts';
import { loadKnowledge } from '../src/matching/recognise/knowledge/read-knowledge.ts';
import { loadReference } from '../src/reference/load-reference.ts';
import { cascadeSteps } from '../test/eval/cascade-steps.ts';
import { FROZEN_ANSWERS, renderFrozenAnswers } from '../test/eval/frozen-answers.ts';
import { locateAll, readLabelledAddresses } from '../test/eval/labelled-addresses.ts';
import { isFrozen, readLabelledTitles } from '../test/eval/labelled-titles.ts';
import { recogniseAll } from '../test/eval/measure.ts';
import { renderAddresses } from '../test/eval/render-addresses.ts';
import { renderEvaluation } from '../test/eval/render-evaluation.ts';

const MARK = '<!-- измерено: npm run eval -->';
const page = new URL('../docs/recognition.md', import.meta.url);

const changed = (['test', 'adverts'] as const).filter((set) => !isFrozen(set));
if (changed.length > 0) {
  const files = changed.map((set) => `titles-${set}.csv`).join(', ');
  process.stderr.write(`${files}: differs from its frozen hash: restore it, or name the change of labels\n`);
  process.exitCode = 1;
} else {
  const knowledge = loadKnowledge();
  const reference = loadReference();
  const { spo } = reference;
  const recogniser = createRecogniser(knowledge, spo);
  const [dev, train, test] = [
    readLabelledTitles('dev'),
    readLabelledTitles('train'),
    readLabelledTitles('test'),
  ];
  const titles = renderEvaluation({
    version: knowledge.version,
    phrases: knowledge.groups.reduce((sum, { phrases }) => sum + phrases.length, 0),
    dev: recogniseAll(recogniser, dev),
    train: recogniseAll(recogniser, train),
    test: recogniseAll(recogniser, test),
    fresh: recogniseAll(recogniser, readLabelledTitles('fresh')),
    adverts: recogniseAll(recogniser, readLabelledTitles('adverts')),
    testTitles: test,
    steps: cascadeSteps(knowledge, spo, train),
    ugsName: (ugs) => spo.ugsName(ugs) ?? '',
  });
  const addresses = renderAddresses(locateAll(readLabelledAddresses(), reference));
  const measured = `${titles}\n\n${addresses}`;
  const written = readFileSync(page, 'utf8');
  const before = written.slice(0, written.indexOf(MARK));
  writeFileSync(page, `${before}${MARK}\n\n${measured}\n`);
  if (process.argv.includes('--freeze')) writeFileSync(FROZEN_ANSWERS, renderFrozenAnswers(recogniser));
  process.stdout.write(`${measured}\n`);
}
