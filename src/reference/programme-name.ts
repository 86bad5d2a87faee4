import { normaliseLabel } from '../domain/text.ts';

/** Short forms people write in lists, by normalised word or words. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^| )то и р(?= |$)/g, 'техническое обслуживание и ремонт'],
  [/(?<=^| )то(?= |$)/g, 'техническое обслуживание'],
  [/(?<=^| )с х(?= |$)/g, 'сельскохозяйственной'],
  [/(?<=^| )жкх(?= |$)/g, 'жилищно коммунального хозяйства'],
  [/(?<=^| )мкд(?= |$)/g, 'многоквартирного дома'],
  [/(?<=^| )чпу(?= |$)/g, 'числовым программным управлением'],
  [/(?<=^| )(?:кипиа|кип и а)(?= |$)/g, 'контрольно измерительных приборов и автоматики'],
  [/(?<=^| )бас(?= |$)/g, 'беспилотных авиационных систем'],
];

/** «(по отраслям)», «(по видам инструментов)»: says nothing of which programme it is. */
const BRANCH_NOTE =
  / по (?:отраслям|видам(?: (?:транспорта|инструментов|производства|деятельности|подвижного состава железнодорожного транспорта))?)$/;

/** A form of a programme's name in which spellings of one name are equal. Idempotent. */
export function programmeNameKey(name: string): string {
  let key = normaliseLabel(name);
  for (const [short, full] of SHORT_FORMS) key = key.replace(short, full);
  return key.replace(BRANCH_NOTE, '');
}

/**
 * True when one key is a misspelling or an abbreviation of the other: at most two letters off in names of twelve letters or
 * more, or the same number of words, each beginning the other («тех обслуж и ремонт»).
 */
export function isNearName(key: string, other: string): boolean {
  if (key.length >= 12 && other.length >= 12 && editDistance(key, other, 2) <= 2) {
    return !isNegation(key, other) && !isNegation(other, key);
  }
  return isAbbreviation(key, other);
}

/** «органических» and «неорганических веществ» are two programmes, not a misspelling. */
function isNegation(key: string, other: string): boolean {
  const words = new Set(key.split(' '));
  return other.split(' ').some((word) => words.has(`не${word}`));
}

/** True when the names share no word of five letters or more, compared by their first five letters. */
export function isUnrelatedName(key: string, other: string): boolean {
  const heads = new Set(longWords(other).map((word) => word.slice(0, 5)));
  const words = longWords(key);
  return words.length > 0 && !words.some((word) => heads.has(word.slice(0, 5)));
}

function longWords(key: string): readonly string[] {
  return key.split(' ').filter((word) => word.length >= 5);
}

function isAbbreviation(key: string, other: string): boolean {
  const words = key.split(' ');
  const fullWords = other.split(' ');
  if (words.length < 2 || words.length !== fullWords.length) return false;
  return words.every((word, at) => {
    const full = fullWords[at] ?? '';
    return word === full || (word.length >= 3 && full.startsWith(word));
  });
}

/** Levenshtein distance, given up (limit + 1) as soon as it must exceed the limit. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + same,
      );
      current.push(value);
      best = Math.min(best, value);
    }
    if (best > limit) return limit + 1;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}
