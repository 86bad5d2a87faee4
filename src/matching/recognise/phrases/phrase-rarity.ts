import { stemWord } from '../normalise/stem-word.ts';
import type { PhraseColumns } from './collect-phrases.ts';
import type { RowsByItem } from './postings.ts';

/** «ведущий», «старший» tell a grade, not a trade: they hardly count when titles are compared. */
const GRADE_STEMS: ReadonlySet<string> = new Set(['ведущий', 'старший'].map(stemWord));
const GRADE_RARITY = 0.2;

/** How much a stem tells of a title: the rarer among known titles, the more. */
export function rarityOfStems({ texts, idOfStem }: PhraseColumns, { starts }: RowsByItem): Float64Array {
  const rarity = new Float64Array(idOfStem.size);
  for (const [stem, id] of idOfStem) {
    const count = (starts[id + 1] ?? 0) - (starts[id] ?? 0);
    rarity[id] = GRADE_STEMS.has(stem) ? GRADE_RARITY : Math.log(1 + texts.length / count);
  }
  return rarity;
}

/** Summed rarity of the stems of each known title. */
export function rarityOfPhrases(
  { texts }: PhraseColumns,
  { starts, items }: RowsByItem,
  rarity: Float64Array,
): Float64Array {
  const whole = new Float64Array(texts.length);
  for (let stem = 0; stem < rarity.length; stem += 1) {
    const end = starts[stem + 1] ?? 0;
    for (let place = starts[stem] ?? 0; place < end; place += 1) {
      const at = items[place] ?? 0;
      whole[at] = (whole[at] ?? 0) + (rarity[stem] ?? 0);
    }
  }
  return whole;
}
