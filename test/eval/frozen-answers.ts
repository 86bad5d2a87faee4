import type { Recogniser } from '../../src/domain/recognition.ts';
import { readLabelledTitles } from './labelled-titles.ts';
import { recogniseAll } from './measure.ts';

/** Where the answers to the open titles are kept, a title and its answer a line. */
export const FROZEN_ANSWERS = new URL('./frozen-answers.tsv', import.meta.url);

/** The present answers to the open titles (development and train), in the order of the files. */
export function renderFrozenAnswers(recogniser: Recogniser): string {
  const titles = [...readLabelledTitles('dev'), ...readLabelledTitles('train')];
  return recogniseAll(recogniser, titles)
    .map(({ labelled, answer }) => `${labelled.title.replace(/\s+/g, ' ')}\t${answer}\n`)
    .join('');
}
