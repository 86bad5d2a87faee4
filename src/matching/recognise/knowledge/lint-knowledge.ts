import type { SpoReference } from '../../../domain/lookups.ts';
import { normaliseTitle } from '../normalise/normalise-title.ts';
import { headIndex, titleWords } from '../normalise/title-words.ts';
import { stemKey } from '../phrases/phrase-index.ts';
import { resolveMention } from '../weigh-codes.ts';
import type { CodeMention, Knowledge } from './knowledge.ts';

/** What the linter of the knowledge files complains of. */
export interface KnowledgeComplaint {
  readonly kind: 'unknown-code' | 'contradiction' | 'duplicate' | 'empty-title';
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/**
 * Checks the knowledge files: a code of no list; one title owned by two groups whose programmes do not even mention
 * each other (`contradiction`) or that do (`duplicate`); a title nothing remains of after normalising. Titles equal
 * up to inflection inside one group are no complaint.
 */
export function lintKnowledge(knowledge: Knowledge, spo: SpoReference): readonly KnowledgeComplaint[] {
  const complaints: KnowledgeComplaint[] = [];
  const owners = new Map<string, number>();
  for (const [at, group] of knowledge.groups.entries()) {
    const { file, line } = group;
    for (const mention of mentionsOf(knowledge, at)) {
      if (resolveMention(mention, spo) === null)
        complaints.push({ kind: 'unknown-code', file, line, text: mention.code });
    }
    for (const { text } of group.phrases) {
      const words = titleWords(normaliseTitle(text));
      const head = words[headIndex(words)];
      if (head === undefined) {
        complaints.push({ kind: 'empty-title', file, line, text });
        continue;
      }
      const key = stemKey(
        words.map(({ stem }) => stem),
        head.stem,
      );
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, at);
      else if (owner !== at)
        complaints.push({
          kind: related(knowledge, owner, at) ? 'duplicate' : 'contradiction',
          file,
          line,
          text,
        });
    }
  }
  return complaints;
}

function mentionsOf(knowledge: Knowledge, at: number): readonly CodeMention[] {
  const group = knowledge.groups[at];
  if (group === undefined || group.best === null) return [];
  return [group.best, ...group.neighbours];
}

function related(knowledge: Knowledge, a: number, b: number): boolean {
  const codes = (at: number) => mentionsOf(knowledge, at).map(({ code }) => code);
  const [first, second] = [codes(a), codes(b)];
  if (first.length === 0 || second.length === 0) return first.length === second.length;
  return first.some((code) => code === second[0]) || second.some((code) => code === first[0]);
}
