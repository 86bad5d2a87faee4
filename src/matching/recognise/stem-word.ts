import { stemmer } from '@orama/stemmers/russian';

const cache = new Map<string, string>();
const CACHE_LIMIT = 200_000;

/** Russian Snowball stem with vowels that come and go (продавец, продавца) and feminine forms folded. */
export function stemWord(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = fold(word);
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(word, stem);
  return stem;
}

function fold(word: string): string {
  if (word.length < 4 || !/^[а-я]+$/.test(word)) return word;
  const feminine = /^(.{3,}(?:щ|ч|тельн))иц(?:а|ы|е|у|ей|ам|ами|ах)?$/.exec(word);
  if (feminine?.[1] !== undefined) return stemmer(`${feminine[1]}ик`.replace(/тельник$/, 'тель'));
  const stem = stemmer(word);
  return stem.replace(/([бвгджзклмнпрстфхцчшщ])ец$/, '$1ц').replace(/([бвгджзклмнпрстфхцчшщ])ок$/, '$1к');
}
