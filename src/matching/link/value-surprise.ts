import type { Description, KnownDescription } from './describe-person.ts';
import type { ComparedField } from './levels.ts';
import type { LinkWeights } from './read-link-weights.ts';
import type { NameFrequencies } from './read-name-frequencies.ts';

/** How surprising an agreement would be between two random people: −log₂ u, bits. A rare surname surprises more than a common one. */
export type Surprise = (field: ComparedField, level: string, value: string) => number;

/** People that the shipped tables count for: a list of as many outweighs them by half. */
const TABLE_WEIGHT = 2000;

/** How often a value stands in the rows and among the known persons. */
interface Count {
  rows: number;
  persons: number;
}

/**
 * Frequencies of values: the shipped tables, corrected by the rows and known persons at hand. The two sides count alike, and a pair
 * is left out of its own frequency.
 * @param population persons the rows are looked for among
 */
export function createSurprise(
  rows: readonly Description[],
  persons: readonly KnownDescription[],
  weights: LinkWeights,
  names: NameFrequencies,
  population: number,
): Surprise {
  const counts = countValues(rows, persons);
  const listed: Partial<Record<ComparedField, ReadonlyMap<string, number>>> = {
    surname: names.surnames,
    name: names.names,
    patronymic: names.patronymics,
  };
  const known = createValueMaps<number>();
  const size = (rows.length + persons.length) / 2;

  function frequency(field: ComparedField, value: string): number {
    const expected = listed[field]?.get(value) ?? weights.shareOfUnlisted[field];
    const count = counts(field, '').get(value);
    const others = count === undefined ? 0 : Math.max(0, (count.rows + count.persons) / 2 - 1);
    // A file holds a whole college but only a sample of all surnames.
    const among = field === 'studies' ? Math.max(population, size) : size;
    const smoothed = (others + TABLE_WEIGHT * expected) / (among + TABLE_WEIGHT);
    return Math.max(smoothed, Math.min(expected, 0.5 / Math.max(1, among)));
  }

  return (field, level, value) => {
    if (level === 'missing') return 0;
    const ofLevel = known(field, level);
    const remembered = ofLevel.get(value);
    if (remembered !== undefined) return remembered;
    const within = field === 'studies' ? (weights.shareWithinCollege[level] ?? 1) : 1;
    const u = weights.u[field][level] ?? frequency(field, value) * within;
    const bits = -Math.log2(u);
    ofLevel.set(value, bits);
    return bits;
  };
}

/** A map of values for each field and level. */
type ValueMaps<T> = (field: ComparedField, level: string) => Map<string, T>;

function createValueMaps<T>(): ValueMaps<T> {
  const maps: Partial<Record<ComparedField, Record<string, Map<string, T>>>> = {};
  return (field, level) => {
    maps[field] ??= {};
    const ofField = maps[field];
    ofField[level] ??= new Map();
    return ofField[level];
  };
}

function countValues(rows: readonly Description[], persons: readonly KnownDescription[]): ValueMaps<Count> {
  const counts = createValueMaps<Count>();
  const add = (side: keyof Count, field: ComparedField, value: string | null) => {
    if (value === null || value === '') return;
    const ofField = counts(field, '');
    const count = ofField.get(value);
    if (count === undefined) ofField.set(value, { rows: 0, persons: 0, [side]: 1 });
    else count[side]++;
  };
  for (const { name, birthDate, snils, studies } of rows) {
    add('rows', 'surname', name.surnameStem);
    add('rows', 'name', name.nameFold);
    add('rows', 'patronymic', name.patronymicStem);
    add('rows', 'birth-date', birthDate);
    add('rows', 'snils', snils);
    add('rows', 'studies', studies.college);
  }
  for (const person of persons) {
    const each = (field: ComparedField, values: readonly string[]) => {
      for (const value of new Set(values)) add('persons', field, value);
    };
    each(
      'surname',
      person.names.map((name) => name.surnameStem),
    );
    each(
      'name',
      person.names.map((name) => name.nameFold),
    );
    each(
      'patronymic',
      person.names.map((name) => name.patronymicStem),
    );
    each('birth-date', person.birthDates);
    each('snils', person.numbers);
    each(
      'studies',
      person.studies.map(({ college }) => college),
    );
  }
  return counts;
}
