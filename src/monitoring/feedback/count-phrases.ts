import { stemmer } from '@orama/stemmers/russian';
import { compareRussian } from '../../domain/russian.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { SkillWords } from './skill-words.ts';

/** A phrase of one to three words and the number of graduates of whom it was said. */
export interface PhraseCount {
  /** As most answers put it, normalised: lower case, no punctuation. */
  readonly phrase: string;
  readonly graduates: number;
}

/** An answer in free words about a graduate. */
export interface FreeAnswer {
  readonly graduateId: number;
  readonly text: string;
}

const LONGEST = 3;

/**
 * Phrases said of at least `least` graduates, the most frequent first. Words are compared by their stems, in order, within a clause; a
 * phrase that a longer one contains as often is left out. Numbers, addresses of mail and names never come out.
 */
export function countPhrases(
  answers: readonly FreeAnswer[],
  {
    words,
    names,
    least,
  }: { readonly words: SkillWords; readonly names: ReadonlySet<string>; readonly least: number },
): readonly PhraseCount[] {
  const stop = new Set(words.stop);
  const found = new Map<
    string,
    { readonly graduates: Set<number>; readonly wordings: Map<string, number> }
  >();
  for (const { graduateId, text } of answers) {
    if (
      normaliseLabel(text)
        .split(' ')
        .some((word) => begins(word, words.health))
    )
      continue;
    for (const clause of text.split(/[,;.:!?()\n\r/]+/)) {
      const all = normaliseLabel(clause).split(' ');
      const said = all.flatMap((word, at) =>
        word.length < 2 || stop.has(word) || begins(word, words.empty) ? [] : [{ word, at }],
      );
      for (const [from, first] of said.entries()) {
        for (let length = 1; length <= LONGEST && from + length <= said.length; length++) {
          const part = said.slice(from, from + length);
          if (part.some(({ word }) => /\d/.test(word) || names.has(word))) break;
          const key = part.map(({ word }) => stemmer(word)).join(' ');
          const seen = found.get(key) ?? {
            graduates: new Set<number>(),
            wordings: new Map<string, number>(),
          };
          seen.graduates.add(graduateId);
          // With the small words between: «общение с клиентом».
          const between = all.slice(first.at, (part.at(-1)?.at ?? first.at) + 1);
          const wording = between.some((word) => /\d/.test(word) || names.has(word))
            ? part.map(({ word }) => word).join(' ')
            : between.join(' ');
          seen.wordings.set(wording, (seen.wordings.get(wording) ?? 0) + 1);
          found.set(key, seen);
        }
      }
    }
  }
  const frequent = [...found].filter(([, { graduates }]) => graduates.size >= least);
  return frequent
    .filter(
      ([key, { graduates }]) =>
        !frequent.some(
          ([longer, other]) =>
            longer !== key && ` ${longer} `.includes(` ${key} `) && other.graduates.size === graduates.size,
        ),
    )
    .map(([, { graduates, wordings }]) => ({ phrase: commonest(wordings), graduates: graduates.size }))
    .sort((a, b) => b.graduates - a.graduates || compareRussian(a.phrase, b.phrase));
}

function begins(word: string, stems: readonly string[]): boolean {
  return stems.some((stem) => word.startsWith(stem));
}

function commonest(wordings: ReadonlyMap<string, number>): string {
  const [first] = [...wordings].sort(([a, m], [b, n]) => n - m || compareRussian(a, b));
  return first?.[0] ?? '';
}
