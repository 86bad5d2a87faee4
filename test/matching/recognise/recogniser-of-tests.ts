import { createRecogniser } from '../../../src/matching/recognise/create-recogniser.ts';
import {
  loadKnowledge,
  loadProfessionCodes,
} from '../../../src/matching/recognise/knowledge/read-knowledge.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';

export const knowledge = loadKnowledge();
export const spo = loadReference().spo;
export const recogniser = createRecogniser(knowledge, spo, loadProfessionCodes());

/** «15.01.05», «NONE» or «UNSURE»: the answer in one word. */
export function answer(title: string): string {
  const { decision, codes } = recogniser.recognise({ title });
  if (decision !== 'spo') return decision.toUpperCase();
  return codes[0]?.ref.code ?? 'UNSURE';
}
