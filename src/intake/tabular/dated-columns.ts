import type { HeaderCell } from './match-columns.ts';

const MONTHS: readonly string[] = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const DAY = /(?<!\d)(\d{1,2})\.(\d{1,2})(?:\.(\d{2}|\d{4}))?(?!\d)/;
const WORDS = new RegExp(
  `(?:(\\d{1,2}) )?(?<!\\p{L})(${MONTHS.join('|')})(?:ь|т|й|я|а)?(?!\\p{L})(?: (\\d{4}))?`,
  'u',
);

/**
 * The day a header speaks of as a number in the order of time: «Статус на 25.05.2026», «на 1 мая», «Апрель»; null without a day. A
 * year that is not named is 0, so that only headers of one kind compare.
 */
function headerDay({ shown }: HeaderCell): number | null {
  const text = shown.toLowerCase();
  const [, day, month, year = '0'] = DAY.exec(text) ?? [];
  const number = (years: string, months: number, days: string) =>
    (years.length === 2 ? 2000 + Number(years) : Number(years)) * 10_000 + months * 100 + Number(days);
  if (day !== undefined && month !== undefined && Number(month) <= 12)
    return number(year, Number(month), day);
  const [, dayOf = '0', name, yearOf = '0'] = WORDS.exec(text) ?? [];
  const at = name === undefined ? -1 : MONTHS.indexOf(name);
  return at < 0 ? null : number(yearOf, at + 1, dayOf);
}

/** Headers of one meaning that each name a day, the latest first; null when one names none or two name the same. */
export function byDay(headers: readonly HeaderCell[]): readonly HeaderCell[] | null {
  const dated = headers.map((header) => ({ header, day: headerDay(header) }));
  if (dated.some(({ day }) => day === null) || new Set(dated.map(({ day }) => day)).size < dated.length)
    return null;
  return dated.sort((a, b) => (b.day ?? 0) - (a.day ?? 0)).map(({ header }) => header);
}

/** «Апрель», «май 2026»: a month and nothing else. */
export function isMonth({ own }: HeaderCell): boolean {
  return new RegExp(`^(?:${MONTHS.join('|')})(?:ь|т|й)?(?: \\d{4})?$`).test(own);
}
