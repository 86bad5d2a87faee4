import {
  compareBirthDates,
  compareNames,
  comparePatronymics,
  compareStudies,
  compareSurnames,
} from './compare-values.ts';
import type { Description, KnownDescription, NameForms } from './describe-person.ts';
import { type ComparedField, FIELDS, type Level, type Levels } from './levels.ts';
import type { LevelShares } from './read-link-weights.ts';
import type { Surprise } from './value-surprise.ts';

/** A row beside a known person. */
export interface Pair {
  /** Place of the row in its file, from 0. */
  readonly row: number;
  readonly person: KnownDescription;
  readonly levels: Levels;
  /** −log₂ u of each level, bits. */
  readonly surprises: Readonly<Record<ComparedField, number>>;
  /** The row states nothing but what an earlier row of the person stated, blanks included. */
  readonly copy: boolean;
  /** Surname, name and patronymic are the same, an absent patronymic included. */
  readonly sameName: boolean;
}

/**
 * Weight of a level, bits. Agreement in a value so common that it says nothing weighs 0, not less: a copy of a row must not weigh
 * less than the same row with a blank.
 */
export function weightOf(m: LevelShares, field: ComparedField, level: string, surprise: number): number {
  if (level === 'missing') return 0;
  const weight = Math.log2(m[field][level] ?? 0) + surprise;
  return level === 'same' || level === 'group' ? Math.max(0, weight) : weight;
}

/** Sum of the weights of a pair without the prior, bits. */
export function weighPair(m: LevelShares, { levels, surprises }: Pick<Pair, 'levels' | 'surprises'>): number {
  let bits = 0;
  for (const field of FIELDS) bits += weightOf(m, field, levels[field], surprises[field]);
  return bits;
}

/** What values are compared by. */
export interface Comparison {
  readonly m: LevelShares;
  readonly surprise: Surprise;
  /** True for a given name in plain form. */
  isGivenName(plain: string): boolean;
}

/** Compares with everything ever stated of the person: of each field the statement that fits best counts. */
export function comparePair(
  row: number,
  { key, name, birthDate, snils, studies }: Description,
  person: KnownDescription,
  { m, surprise, isGivenName }: Comparison,
): Pair {
  const number: Level<'snils'> =
    snils === null || person.numbers.length === 0
      ? 'missing'
      : person.numbers.includes(snils)
        ? 'same'
        : 'different';
  const names = closest(person.names, (other) => {
    const levels = compareFullNames(name, other, isGivenName);
    const surprises = {
      surname: surprise('surname', levels.surname, lesser(name.surnameStem, other.surnameStem)),
      name: surprise('name', levels.name, lesser(name.nameFold, other.nameFold)),
      patronymic: surprise(
        'patronymic',
        levels.patronymic,
        lesser(name.patronymicStem, other.patronymicStem),
      ),
    };
    const bits =
      weightOf(m, 'surname', levels.surname, surprises.surname) +
      weightOf(m, 'name', levels.name, surprises.name) +
      weightOf(m, 'patronymic', levels.patronymic, surprises.patronymic);
    return { levels, surprises, bits };
  });
  const born = closest(birthDate === null ? [] : person.birthDates, (other) => {
    const level = compareBirthDates(birthDate ?? other, other);
    const bits = surprise('birth-date', level, other);
    return { level, surprise: bits, bits: weightOf(m, 'birth-date', level, bits) };
  });
  const place = closest(person.studies, (other) => {
    const level = compareStudies(studies, other);
    const bits = surprise('studies', level, lesser(studies.college, other.college));
    return { level, surprise: bits, bits: weightOf(m, 'studies', level, bits) };
  });
  return {
    row,
    person,
    levels: {
      snils: number,
      surname: names?.levels.surname ?? 'missing',
      name: names?.levels.name ?? 'missing',
      patronymic: names?.levels.patronymic ?? 'missing',
      'birth-date': born?.level ?? 'missing',
      studies: place?.level ?? 'missing',
    },
    surprises: {
      snils: surprise('snils', number, snils ?? ''),
      surname: names?.surprises.surname ?? 0,
      name: names?.surprises.name ?? 0,
      patronymic: names?.surprises.patronymic ?? 0,
      'birth-date': born?.surprise ?? 0,
      studies: place?.surprise ?? 0,
    },
    copy: person.rows.has(key),
    sameName: person.names.some((other) => other.key === name.key),
  };
}

/** The first of the comparisons that weigh most; null when there is nothing to compare with. */
function closest<T, C extends { readonly bits: number }>(
  options: readonly T[],
  compare: (option: T) => C,
): C | null {
  let best: C | null = null;
  for (const option of options) {
    const found = compare(option);
    if (best === null || found.bits > best.bits) best = found;
  }
  return best;
}

function compareFullNames(
  a: NameForms,
  b: NameForms,
  isGivenName: (plain: string) => boolean,
): Pick<Levels, 'surname' | 'name' | 'patronymic'> {
  const swapped = a.surname === b.name && a.name === b.surname && a.surname !== a.name;
  return {
    surname: swapped ? 'same' : compareSurnames(a, b),
    name: swapped ? 'swapped' : compareNames(a, b, isGivenName),
    patronymic: comparePatronymics(a, b),
  };
}

/** The same of the two whichever comes first. */
function lesser(a: string, b: string): string {
  return a < b ? a : b;
}
