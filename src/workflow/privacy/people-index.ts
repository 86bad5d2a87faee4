import type { PersonName } from '../../domain/person-name.ts';
import type { FileWords } from './file-words.ts';

/** A person as files and texts may name it. */
export interface NamedPerson {
  readonly person: PersonName;
  readonly snils: string | null;
}

/** Tells whether files and texts name any of some people. */
export interface PeopleIndex {
  /** Somebody's СНИЛС, or surname, name and patronymic each: so far as words without places can tell. */
  isIn(file: FileWords): boolean;
  /** Somebody's СНИЛС or surname: for outputs of this program, which shorten names to initials. */
  isHintedIn(file: FileWords): boolean;
  /** The text with what names somebody replaced: a surname beside the name or its initial, in any case of grammar, or a СНИЛС. */
  redact(text: string): string;
}

interface Parts {
  readonly surname: readonly string[];
  readonly name: readonly string[];
  readonly patronymic: readonly string[];
}

const REDACTED = 'удалено';

/** Indexes people by the beginning of their surname, so that a cohort of thousands is looked for as fast as one person. */
export function indexPeople(people: readonly NamedPerson[]): PeopleIndex {
  const numbers = new Set(people.flatMap(({ snils }) => (snils === null ? [] : [snils])));
  const named = new Map(people.map(({ person }) => [JSON.stringify(person), partsOf(person)]));
  const byStem = Map.groupBy(named.values(), ({ surname }) => stemOf(surname[0] ?? ''));
  const parts = [...named.values()].filter(({ surname }) => surname.length > 0);
  const hasNumber = (file: FileWords) => [...numbers].some((number) => file.numbers.has(number));

  /** Who is named by the surname at this place. */
  function namedAt(words: readonly Word[], at: number): Parts | null {
    const word = words[at]?.text ?? '';
    const beginnings = Array.from({ length: Math.max(1, word.length - 1) }, (_, cut) =>
      word.slice(0, word.length - cut),
    );
    const found = beginnings
      .flatMap((stem) => byStem.get(stem) ?? [])
      .find(({ surname, name }) => isForm(word, surname[0] ?? '') && beside(words, at, [name]).length > 0);
    return found ?? null;
  }

  return {
    isIn: (file) =>
      hasNumber(file) ||
      parts.some(({ surname, name, patronymic }) =>
        [...surname, ...name, ...patronymic].every((word) => file.words.has(word)),
      ),
    isHintedIn: (file) =>
      hasNumber(file) || parts.some(({ surname }) => surname.every((word) => file.words.has(word))),
    redact(text) {
      const words = wordsIn(text);
      const named = new Set<Word>();
      for (const [at, word] of words.entries()) {
        const found = namedAt(words, at);
        if (found === null) continue;
        for (const each of [word, ...beside(words, at, [found.name, found.patronymic])]) named.add(each);
      }
      let result = text;
      for (const { start, end } of joined(
        words.filter((word) => named.has(word)),
        text,
      ).reverse()) {
        result = `${result.slice(0, start)}${REDACTED}${result.slice(end)}`;
      }
      return result.replace(NUMBER, (number) => (numbers.has(number.replace(/\D/g, '')) ? REDACTED : number));
    },
  };
}

const NUMBER = /(?<!\d)\d{3}[- ]?\d{3}[- ]?\d{3}[- ]?\d{2}(?!\d)/g;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/\p{L}+/gu)].map((match) => ({
    text: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Stretches of neighbouring words, the dots and spaces between them included, and the dot after an initial. */
function joined(words: readonly Word[], text: string): Pick<Word, 'start' | 'end'>[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { start, end, text: word } of words) {
    const last = stretches.at(-1);
    const until = word.length === 1 && text[end] === '.' ? end + 1 : end;
    if (last !== undefined && /^[\s.]{0,3}$/.test(text.slice(last.end, start))) last.end = until;
    else stretches.push({ start, end: until });
  }
  return stretches;
}

/** The words within two places that are forms or initials of these parts of a name. */
function beside(words: readonly Word[], at: number, parts: readonly (readonly string[])[]): readonly Word[] {
  return [-2, -1, 1, 2].flatMap((step) => {
    const word = words[at + step];
    if (word === undefined) return [];
    const fits = parts.flat().some((part) => isForm(word.text, part) || word.text === part[0]);
    return fits ? [word] : [];
  });
}

/** «ивановой» of «иванова»: the same stem and an ending of a few letters. */
function isForm(word: string, base: string): boolean {
  const stem = stemOf(base);
  return word === base || (stem.length >= 3 && word.startsWith(stem) && word.length <= stem.length + 4);
}

/** A Russian name without the vowel its cases change. */
function stemOf(word: string): string {
  return word.length > 3 ? word.replace(/(ая|яя|ый|ий|ой|[аеиоуыэюяйь])$/, '') : word;
}

function partsOf({ surname, name, patronymic }: PersonName): Parts {
  const words = (text: string | null) =>
    wordsIn(text ?? '')
      .map((word) => word.text)
      .filter(({ length }) => length > 1);
  return { surname: words(surname), name: words(name), patronymic: words(patronymic) };
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}
