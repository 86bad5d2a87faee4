import type {
  KnownPerson,
  LinkCandidate,
  LinkContext,
  LinkDecision,
  PersonIdentity,
  PersonLinker,
} from '../../domain/person-link.ts';
import type { PersonName } from '../../domain/person-name.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { type Assignment, assignRows, type WeighedPair } from './assign-rows.ts';
import { blockKeys } from './block-keys.ts';
import { comparePair, weighPair } from './compare-pair.ts';
import {
  createDescriber,
  type Describer,
  type Description,
  type KnownDescription,
} from './describe-person.ts';
import { estimateM } from './estimate-m.ts';
import { basisOf, explainPair, findVeto, isStranger, REVIEW_BITS } from './judge-pair.ts';
import { withNamesInUse } from './names-in-use.ts';
import { type LevelShares, type LinkWeights, readLinkWeights } from './read-link-weights.ts';
import { type NameFrequencies, readNameFrequencies } from './read-name-frequencies.ts';
import { createSurprise } from './value-surprise.ts';

/** Candidates shown to a reviewer of one row. */
const MOST_CANDIDATES = 3;

/** Odds that no estimate of m raises to a question: most pairs of a block, not kept to save memory. */
const HOPELESS_BITS = -25;

/**
 * Links rows to known persons of the same cohort by Fellegi–Sunter weights: each field gives log₂(m/u) bits, m estimated from the
 * file, u from frequencies, the prior 1/N. Eight bits and two independent identifiers that agree link a row; twins, unequal СНИЛС
 * and the other vetoes never do; from −3 bits up a reviewer is asked. A copy of an earlier row is always linked, and every row of a
 * file is a person of its own.
 */
export function createPersonLinker(
  weights: LinkWeights = readLinkWeights(),
  names: NameFrequencies = readNameFrequencies(),
): PersonLinker {
  // One describer for all files of a run: the same names and colleges come every week.
  const describer = createDescriber(names.isGivenName);
  const keys = new WeakMap<PersonName, string>();
  return {
    nameKey(person) {
      const known = keys.get(person);
      if (known !== undefined) return known;
      const key = nameKey(person);
      keys.set(person, key);
      return key;
    },
    blockKeys: (row) => blockKeys(describer.describe(row)),
    linkRows: (rows, candidatesOf, context = {}) =>
      linkRows(rows, candidatesOf, context, { weights, names, describer }),
  };
}

/** «иванова петрова|анна|сергеевна»: case, ё, look-alike letters, hyphens and spaces do not matter. */
function nameKey(person: PersonName): string {
  return [person.surname, person.name, person.patronymic ?? '']
    .map((part) => normaliseLabel(part.normalize('NFC')))
    .join('|');
}

/** Decision on a row that nobody known may be the person of. */
const NOBODY: LinkDecision = { personId: null, basis: 'none', conflict: false };

interface Model {
  readonly weights: LinkWeights;
  readonly names: NameFrequencies;
  readonly describer: Describer;
}

function linkRows(
  rows: readonly PersonIdentity[],
  candidatesOf: (row: PersonIdentity) => readonly KnownPerson[],
  context: LinkContext,
  { weights, names, describer }: Model,
): readonly LinkDecision[] {
  const known = new Map<string, KnownDescription | null>();
  const candidates = rows.map((row) =>
    candidatesOf(row).flatMap((person) => describeOnce(person, row.cohort, known, describer) ?? []),
  );
  // The first list of a cohort meets nobody: nothing is weighed.
  if (candidates.every((found) => found.length === 0)) return rows.map(() => NOBODY);
  const described = rows.map((row) => describer.describe(row));
  const persons = [...known.values()].filter((person) => person !== null);
  const population = Math.max(context.population ?? weights.population, rows.length, persons.length);
  const surprise = createSurprise(described, persons, weights, names, population);
  const comparison = { m: weights.m, surprise, isGivenName: withNamesInUse(described, persons, names) };
  const prior = -Math.log2(population);
  const pairs: WeighedPair[] = [];
  const strangers = new Set<number>();
  const owners = new Map<number, Set<number>>();
  for (const [row, found] of candidates.entries()) {
    for (const person of found) {
      const pair = comparePair(row, pick(described, row), person, comparison);
      if (isStranger(pair.levels)) strangers.add(row);
      if (pair.levels.snils === 'same') {
        owners.set(row, (owners.get(row) ?? new Set()).add(person.id));
      }
      const bits = weighPair(weights.m, pair) + prior;
      if (pair.copy || bits >= HOPELESS_BITS) pairs.push({ ...pair, bits, veto: findVeto(pair) });
    }
  }
  const possible = pairs.filter(({ veto }) => veto === null);
  const m = estimateM(possible, weights.m, prior);
  const weighed = pairs
    .map((pair) => ({ ...pair, bits: weighPair(m, pair) + prior }))
    .filter(({ bits, copy }) => copy || bits >= REVIEW_BITS);
  const conflicts = { strangers, owners };
  return decide(rows.length, weighed, assignRows(weighed, described), conflicts, m, population);
}

/** What a СНИЛС says against a row. */
interface NumberConflicts {
  /** Rows whose СНИЛС a known person has who is nobody like the row's. */
  readonly strangers: ReadonlySet<number>;
  /** Known persons with the row's СНИЛС. */
  readonly owners: ReadonlyMap<number, ReadonlySet<number>>;
}

function decide(
  rowCount: number,
  weighed: readonly WeighedPair[],
  { linked, taken, ambiguous }: Assignment,
  { strangers, owners }: NumberConflicts,
  m: LevelShares,
  population: number,
): readonly LinkDecision[] {
  const open = new Map<number, WeighedPair[]>();
  for (const pair of weighed) {
    if (linked.has(pair.row) || taken.has(pair.person.id)) continue;
    const group = open.get(pair.row);
    if (group === undefined) open.set(pair.row, [pair]);
    else group.push(pair);
  }
  const candidate = (pair: WeighedPair): LinkCandidate => ({
    personId: pair.person.id,
    bits: pair.bits,
    parts: explainPair(pair, m, population),
    reason: pair.veto ?? (ambiguous.has(pair) ? 'подходит не один человек' : 'сходства недостаточно'),
  });
  return Array.from({ length: rowCount }, (_, row): LinkDecision => {
    const pair = linked.get(row);
    if (pair !== undefined) {
      const parts = explainPair(pair, m, population);
      const personId = pair.person.id;
      // Linked by name and birth date, while the number is somebody else's.
      const conflict = [...(owners.get(row) ?? [])].some((owner) => owner !== personId);
      return { personId, basis: basisOf(pair), conflict, bits: pair.bits, parts };
    }
    const none = { personId: null, basis: 'none', conflict: strangers.has(row) } as const;
    const likely = open.get(row)?.sort((a, b) => b.bits - a.bits || a.person.id - b.person.id);
    return likely === undefined ? none : { ...none, review: likely.slice(0, MOST_CANDIDATES).map(candidate) };
  });
}

/** The same person is a candidate of many rows. */
function describeOnce(
  person: KnownPerson,
  cohort: number,
  known: Map<string, KnownDescription | null>,
  describer: Describer,
): KnownDescription | null {
  const key = `${cohort} ${person.id}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = describer.describeKnown(person, cohort);
  known.set(key, made);
  return made;
}

function pick(rows: readonly Description[], row: number): Description {
  const found = rows[row];
  if (found === undefined) throw new RangeError(`no row ${row}`);
  return found;
}
