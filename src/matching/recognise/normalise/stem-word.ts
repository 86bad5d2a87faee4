import { stemmer } from '@orama/stemmers/russian';

const FEMININE = /^(.{3,}(?:щ|ч|тельн))иц(?:а|ы|е|у|ей|ам|ами|ах)?$/;

/** Russian Snowball stem with vowels that come and go (продавец, продавца) and feminine forms folded. */
export function stemWord(word: string): string {
  if (word.length < 4 || !/^[а-я]+$/.test(word)) return word;
  const feminine = word.includes('иц') ? FEMININE.exec(word) : null;
  if (feminine?.[1] !== undefined) return stemmer(`${feminine[1]}ик`.replace(/тельник$/, 'тель'));
  const stem = stemmer(word);
  if (!stem.endsWith('ец') && !stem.endsWith('ок')) return stem;
  return stem.replace(/([бвгджзклмнпрстфхцчшщ])ец$/, '$1ц').replace(/([бвгджзклмнпрстфхцчшщ])ок$/, '$1к');
}
