import { absent, bad, type Parsed, parsed } from './parsed.ts';
import { isBlank, normaliseLabel } from './text.ts';

/** Restrictions on work by health, told as codes only: what must not be asked of the person, never why. */
export const WORK_LIMITS = ['heavy', 'height', 'night', 'harmful', 'driving', 'food'] as const;

/** One of {@link WORK_LIMITS}. */
export type WorkLimit = (typeof WORK_LIMITS)[number];

/** Categories of a driving licence that adverts ask for; sub-categories count as their category. */
export const DRIVING_CATEGORIES = ['A', 'B', 'C', 'D', 'E', 'tractor'] as const;

/** One of {@link DRIVING_CATEGORIES}. */
export type DrivingCategory = (typeof DRIVING_CATEGORIES)[number];

const LIMIT_WORDS: Readonly<Record<WorkLimit, RegExp>> = {
  heavy: /тяжел|тяжест|физическ\p{L}* (?:нагрузк|труд)|грузов/u,
  height: /высот/,
  night: /ночн/,
  harmful: /вредн|опасн|шум|вибрац|химич|пыл/,
  driving: /вожден|водител|управлен\p{L}* (?:транспорт|автомоб)/u,
  food: /пищев|питани|продукт/,
};

/**
 * Reads restrictions out of words («без тяжёлого труда, не в ночные смены»). «нет» states that there is none. Words of no known
 * restriction are bad: a restriction must not get lost.
 */
export function parseWorkLimits(text: string): Parsed<readonly WorkLimit[]> {
  if (isBlank(text)) return absent;
  const label = normaliseLabel(text);
  if (/^(нет|не имеет|без ограничений|отсутству\p{L}*|годен)$/u.test(label)) return parsed([]);
  const known = WORK_LIMITS.filter(
    (limit) => label.split(' ').includes(limit) || LIMIT_WORDS[limit].test(label),
  );
  return known.length === 0 ? bad('unknown-label') : parsed(known);
}

const LATIN_CATEGORY: Readonly<Record<string, DrivingCategory>> = { а: 'A', в: 'B', с: 'C', д: 'D', е: 'E' };

/** Reads driving categories: «B, C», «кат. В и С1», «тракторист», «BCE»; «нет» states that there is none. */
export function parseDrivingCategories(text: string): Parsed<readonly DrivingCategory[]> {
  if (isBlank(text)) return absent;
  const label = normaliseLabel(text);
  if (/^(нет|не имеет|отсутству\p{L}*)$/u.test(label)) return parsed([]);
  const found = new Set<DrivingCategory>();
  if (/трактор|самоходн/.test(label)) found.add('tractor');
  for (const word of label.split(/[^\p{L}\d]+/u)) {
    if (!/^(?:[abcdeавсде]1?)+$/.test(word)) continue;
    for (const letter of word.replaceAll('1', '')) {
      const latin =
        LATIN_CATEGORY[letter] ?? DRIVING_CATEGORIES.find((each) => each.toLowerCase() === letter);
      if (latin !== undefined) found.add(latin);
    }
  }
  return found.size === 0
    ? bad('unknown-label')
    : parsed(DRIVING_CATEGORIES.filter((each) => found.has(each)));
}
