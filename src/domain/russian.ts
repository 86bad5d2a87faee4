/**
 * The form of a noun after a number: `plural(5, 'место', 'места', 'мест')` → «мест».
 * @param one 1, 21, 31 … @param few 2–4, 22–24 … @param many 0, 5–20, 25 …
 */
export function plural(count: number, one: string, few: string, many: string): string {
  const tens = Math.abs(count) % 100;
  const units = tens % 10;
  if (units === 1 && tens !== 11) return one;
  if (units >= 2 && units <= 4 && (tens < 12 || tens > 14)) return few;
  return many;
}

/** «1 234 места»: the number with a no-break space between thousands, and the noun in its form. */
export function counted(count: number, one: string, few: string, many: string): string {
  return `${groupThousands(count)} ${plural(count, one, few, many)}`;
}

/** 1234567 → «1 234 567» with no-break spaces; fractions keep a decimal comma. */
export function groupThousands(value: number): string {
  const [whole = '0', fraction] = String(value).split('.');
  const grouped = whole.replace(/\B(?=(\d{3}){1,7}(?!\d))/g, '\u00a0');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

const COLLATOR = new Intl.Collator('ru');

/** Alphabetical order of Russian text, ё after е, the same on every machine. */
export function compareRussian(a: string, b: string): number {
  return COLLATOR.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
