import type { PersonName } from '../../domain/person-name.ts';
import { normaliseLabel } from '../../domain/text.ts';

/** Latin letters that look like Cyrillic ones; a word of nothing else is a Cyrillic word typed on the wrong layout. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
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
};
const LATIN_WORD = /\b[A-Za-z]+\b/g;
const PATRONYMIC_TAIL = /(?: ?)(?:оглы|оглу|кызы|гызы|кизи|уулу|улы|угли)$/;
const PATRONYMIC_ENDING = /(?:инична|ович|овна|евич|евна|ична|ич)$/;
const LIKE_PATRONYMIC = /(?:вич|вна|ична|ьич|мич|тич|оглы|кызы)$/;

/** Case, ё, look-alike letters, hyphens, spaces and the way й is encoded do not matter: «иванова петрова». */
export function plainName(text: string): string {
  const cyrillic = text.normalize('NFC').replace(LATIN_WORD, (word) => {
    const letters = Array.from(word, (letter) => LOOK_ALIKES[letter]);
    return letters.includes(undefined) ? word : letters.join('');
  });
  return normaliseLabel(cyrillic);
}

/** Spellings of one sound: doubled letters, ь and ъ, й for и, «-ия» for «-ья» («Наталия» = «Наталья», «Кирил» = «Кирилл»). Idempotent. */
export function foldSpelling(plain: string): string {
  return plain
    .replaceAll('й', 'и')
    .replace(/[ьъ](?=[аеиоуыэюя])/g, 'и')
    .replace(/[ьъ]/g, '')
    .replace(/(\p{L})\1+/gu, '$1');
}

/** What «Иванов» and «Иванова», «Белый» and «Белая», «Ростовский» and «Ростовская» have in common, spelling folded; word by word. */
export function surnameStem(plain: string): string {
  return plain
    .split(' ')
    .map((word) => foldSpelling(withoutGender(word)))
    .join(' ');
}

function withoutGender(word: string): string {
  if (word.length < 5) return word;
  if (/[оеиы][вн]а$/.test(word)) return word.slice(0, -1);
  return /(?:ая|яя|ый|ий|ой)$/.test(word) ? word.slice(0, -2) : word;
}

/** The father's name behind «Сергеевич», «Сергеевна», «Сергей оглы»: the same for all of them, «серге». */
export function patronymicStem(plain: string): string {
  const bare = plain.replace(PATRONYMIC_TAIL, '');
  const stem = bare.length > 4 ? bare.replace(PATRONYMIC_ENDING, '') : bare;
  return fatherStem(stem.length > 1 ? stem : bare);
}

/** A man's name as {@link patronymicStem} leaves it: «Сергей» → «серге», «Юрий» → «юр», «Илья» → «ил». */
export function fatherStem(plain: string): string {
  return foldSpelling(plain).replace(/(?:(?<=^..)|(?<=.[^иая]))[иая]+$/, '');
}

/** A name in plain form, its cells put in order. An absent part is ''. */
export interface PlainName {
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
}

/**
 * Puts swapped cells in order: «Анна Сергеевна Тестова» and «Анна Тестова Сергеевна» are read as «Тестова Анна Сергеевна».
 * Only a first part that is a known given name, beside a second that is none, is moved.
 */
export function orderName(person: PersonName, isGivenName: (plain: string) => boolean): PlainName {
  return orderPlainName(
    {
      surname: plainName(person.surname),
      name: plainName(person.name),
      patronymic: plainName(person.patronymic ?? ''),
    },
    isGivenName,
  );
}

/** {@link orderName} of parts in plain form. */
export function orderPlainName(
  { surname, name, patronymic }: PlainName,
  isGivenName: (plain: string) => boolean,
): PlainName {
  if (!isGivenName(surname) || isGivenName(name)) return { surname, name, patronymic };
  // «Анна Абрамович Сергеевна»: a surname may look like a patronymic, but there is a better one.
  if (!LIKE_PATRONYMIC.test(name) || LIKE_PATRONYMIC.test(patronymic)) {
    return { surname: name, name: surname, patronymic };
  }
  return patronymic === ''
    ? { surname, name, patronymic }
    : { surname: patronymic, name: surname, patronymic: name };
}
