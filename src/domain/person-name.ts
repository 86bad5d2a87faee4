import { absent, bad, type Parsed, parsed } from './parsed.ts';
import { cleanText, foldLookAlikes, isBlank } from './text.ts';

/** A person's name in its official parts; `patronymic` is null where the person has none or it was not stated. */
export interface PersonName {
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string | null;
}

const PATRONYMIC_TAIL = /^(оглы|кызы|гызы|оглу|уулу|улы|угли|кизи)$/i;
const PATRONYMIC = /(ович|евич|ьич|овна|евна|ична)$/i;
const NAME_PART = /^[А-ЯЁа-яё]+(?:[-'’][А-ЯЁа-яё]+)*\.?$|^[A-Za-z]+(?:[-'’][A-Za-z]+)*\.?$/;

/**
 * Reads «Фамилия Имя Отчество» from one cell. Look-alikes are folded, capitals and lower case become «Иванова-Петрова»,
 * «оглы/кызы» stays with the patronymic; a surname of two words is not guessed: four words with no such ending are bad.
 * «Имя Отчество Фамилия» is known by the patronymic in the middle.
 */
export function parseFullName(text: string): Parsed<PersonName> {
  if (isBlank(text)) return absent;
  const folded = foldLookAlikes(cleanText(text))
    .replace(/ ?- ?/g, '-')
    .replace(/ ?\([^()]*\)/g, '');
  const words = folded
    .replace(/\.(?=\S)/g, '. ')
    .split(' ')
    .filter((word) => word !== '');
  if (words.length < 2 || words.length > 5 || !words.every((word) => NAME_PART.test(word)))
    return bad('not-a-name');
  const turned = words.length === 3 && PATRONYMIC.test(words[1] ?? '') && !PATRONYMIC.test(words[2] ?? '');
  const [surname, name, ...rest] = (turned ? [words[2] ?? '', ...words.slice(0, 2)] : words).map(titleCase);
  if (surname === undefined || name === undefined) return bad('not-a-name');
  if (rest.length > 1 && !PATRONYMIC_TAIL.test(rest.at(-1) ?? '')) return bad('not-a-name');
  const patronymic = rest.map((word, i) => (i > 0 ? word.toLowerCase() : word)).join(' ');
  const value = { surname, name, patronymic: patronymic === '' ? null : patronymic };
  if (turned) return parsed(value, 'name-reordered');
  return parsed(value, folded === cleanText(text) ? undefined : 'look-alike-letters');
}

/** Reads one part of a name from its own cell; a cell of several words is kept whole («Алиев оглы»). */
export function parseNamePart(text: string): Parsed<string> {
  if (isBlank(text) || /^(нет|отсутствует|без отчества)$/i.test(cleanText(text))) return absent;
  const folded = foldLookAlikes(cleanText(text)).replace(/ ?- ?/g, '-');
  const words = folded.split(' ');
  if (words.length > 3 || !words.every((word) => NAME_PART.test(word))) return bad('not-a-name');
  const value = words
    .map((word, i) => (i > 0 && PATRONYMIC_TAIL.test(word) ? word.toLowerCase() : titleCase(word)))
    .join(' ');
  return parsed(value, folded === cleanText(text) ? undefined : 'look-alike-letters');
}

function titleCase(word: string): string {
  const mixed = word !== word.toUpperCase() && word !== word.toLowerCase();
  if (mixed && /^[А-ЯЁA-Z]/.test(word)) return word;
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** «Иванова А. С.»: surname with initials, for restricted lists where the full name would not fit. */
export function shortName(name: PersonName): string {
  const initials = [name.name, name.patronymic]
    .filter((part) => part !== null && part !== '')
    .map((part) => `${part?.[0]}.`);
  return [name.surname, ...initials].join(' ');
}
