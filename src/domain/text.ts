const LATIN_TO_CYRILLIC = new Map(
  Object.entries({
    A: 'А',
    B: 'В',
    C: 'С',
    E: 'Е',
    H: 'Н',
    K: 'К',
    M: 'М',
    O: 'О',
    P: 'Р',
    T: 'Т',
    X: 'Х',
    Y: 'У',
    a: 'а',
    c: 'с',
    e: 'е',
    o: 'о',
    p: 'р',
    x: 'х',
    y: 'у',
    k: 'к',
    m: 'м',
    t: 'т',
  }),
);

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const WORD = /[A-Za-zА-Яа-яЁё]+/g;
const CYRILLIC = /[А-Яа-яЁё]/;
const LATIN = /[A-Za-z]/;

/** What {@link cleanText} would change. */
const UNCLEAN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[^\S ]|^ | $| {2}/;

/**
 * True when {@link cleanText} changes nothing: most cells hold nothing of what it changes, and every cell comes here. Letters, digits
 * and single spaces are told at a glance, the rest by {@link UNCLEAN}.
 */
function isClean(text: string): boolean {
  let before = 32;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isPlain =
      (code > 32 && code < 127) || (code >= 0x0400 && code < 0x0500) || code === 0xab || code === 0xbb;
    if (!isPlain && (code !== 32 || before === 32)) return !UNCLEAN.test(text);
    before = code;
  }
  return before !== 32 || text === '';
}

/** Removes soft hyphens, zero-width and bidi marks, folds every kind of space to one, trims. */
export function cleanText(text: string): string {
  if (isClean(text)) return text;
  return text.replace(INVISIBLE, '').replace(SPACES, ' ').trim();
}

/** Latin look-alikes inside words that also hold Cyrillic letters become Cyrillic («Cварщик» → «Сварщик»). */
export function foldLookAlikes(text: string): string {
  if (!LATIN.test(text)) return text;
  return text.replace(WORD, (word) => {
    if (!(CYRILLIC.test(word) && LATIN.test(word))) return word;
    return Array.from(word, (letter) => LATIN_TO_CYRILLIC.get(letter) ?? letter).join('');
  });
}

/**
 * A form for comparing labels and headers: cleaned, look-alikes folded, lower case, ё→е, dashes unified,
 * everything but letters, digits and single spaces dropped. Idempotent.
 */
export function normaliseLabel(text: string): string {
  // One Russian word, as most parts of names: nothing to clean or fold, and not worth remembering.
  if (ONE_WORD.test(text)) return text.toLowerCase().replaceAll('ё', 'е');
  const known = LABELS.get(text);
  if (known !== undefined) return known;
  const label = normaliseAnew(text);
  if (LABELS.size >= MOST_LABELS) LABELS.clear();
  LABELS.set(text, label);
  return label;
}

/** Labels repeat from row to row and from file to file; remembering them is most of the speed of intake. */
const LABELS = new Map<string, string>();
const MOST_LABELS = 20_000;
const ONE_WORD = /^[А-Яа-яЁё]{1,40}$/;

function normaliseAnew(text: string): string {
  return foldLookAlikes(cleanText(text))
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(DASHES, '-')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const STATES = /^[0-9A-Za-zА-Яа-яЁё]/;

/** True for a cell that states nothing: empty, or one of the dashes people type instead of leaving it empty. */
export function isBlank(text: string): boolean {
  // Nearly every cell begins with a letter or a digit, and states something.
  if (STATES.test(text)) return false;
  if (text.length > 12 && isClean(text)) return false;
  const clean = cleanText(text).replace(DASHES, '-');
  return clean === '' || /^[-.,_]{1,5}$/.test(clean);
}
