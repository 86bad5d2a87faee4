import type { SpoReference } from '../../src/domain/lookups.ts';
import type { Recogniser } from '../../src/domain/recognition.ts';
import { createRecogniser } from '../../src/matching/recognise/create-recogniser.ts';
import { type Knowledge, parseKnowledge } from '../../src/matching/recognise/knowledge/knowledge.ts';
import { normaliseTitle } from '../../src/matching/recognise/normalise/normalise-title.ts';
import type { RecognitionStep } from '../../src/matching/recognise/phrases/title-lexicon.ts';
import type { LabelledTitle } from './labelled-titles.ts';

/** A recogniser with part of the cascade, for measuring what a step gains. */
export interface CascadeStep {
  readonly name: string;
  readonly recogniser: Recogniser;
}

/** The cascade grown step by step; the last one but the extra is the product. */
export function cascadeSteps(
  knowledge: Knowledge,
  spo: SpoReference,
  train: readonly LabelledTitle[],
): readonly CascadeStep[] {
  const bare = {
    ...knowledge,
    degreeHeads: [],
    groups: knowledge.groups.map((group) => ({ ...group, phrases: [] })),
  };
  const withoutDegree = { ...knowledge, degreeHeads: [] };
  const step = (name: string, known: Knowledge, ...skip: readonly RecognitionStep[]) => ({
    name,
    recogniser: createRecogniser(known, spo, undefined, new Set(skip)),
  });
  return [
    step('официальные названия, целиком', bare, 'title-inside', 'similar-word', 'similar-title'),
    step('+ словарь названий, целиком', withoutDegree, 'title-inside', 'similar-word', 'similar-title'),
    step('+ главное слово и уточнения', withoutDegree, 'similar-word', 'similar-title'),
    step('+ опечатки и похожие слова', withoutDegree, 'similar-title'),
    step('+ должности с высшим образованием и руководители', knowledge, 'similar-title'),
    step('+ похожие названия целиком (вся цепочка)', knowledge),
    step('вся цепочка, обученная ещё и на половине train', withTitles(knowledge, train)),
  ];
}

/** Labelled titles as further knowledge: each a group of its own. */
function withTitles(knowledge: Knowledge, titles: readonly LabelledTitle[]): Knowledge {
  const records = titles.map(({ title, best, alsoOk }) => {
    const others = alsoOk.filter((code) => code !== 'NONE');
    const header = best === 'NONE' ? best : `${best} + ${others.join(' ')}`;
    return `${header}\ntypical: ${normaliseTitle(title).replace(/[;:()]/g, ' ')}`;
  });
  const { groups } = parseKnowledge([{ name: 'train.txt', text: records.join('\n') }], knowledge.version);
  return { ...knowledge, groups: [...knowledge.groups, ...groups] };
}
