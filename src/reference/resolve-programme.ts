import type { ProgrammeQuery, ProgrammeResolution, SpoProgramme, SpoSuccession } from '../domain/lookups.ts';
import { type SpoCode, type SpoRef, spoKey } from '../domain/spo-code.ts';
import { normaliseLabel } from '../domain/text.ts';
import { isNearName, isUnrelatedName, programmeNameKey } from './programme-name.ts';
import { readOtherCode } from './read-other-code.ts';

/** The indexes of the СПО lists that the rules read; `programmes` and every list in them the newest edition first. */
export interface ProgrammeIndex {
  readonly programmes: readonly SpoProgramme[];
  readonly byKey: ReadonlyMap<string, SpoProgramme>;
  readonly byCode: ReadonlyMap<SpoCode, readonly SpoProgramme[]>;
  /** Present and former names by `programmeNameKey`. */
  readonly byName: ReadonlyMap<string, readonly SpoProgramme[]>;
  /** The keys of each programme's present name and then its former ones. */
  readonly keys: ReadonlyMap<SpoProgramme, readonly string[]>;
  readonly oldCodes: ReadonlyMap<string, SpoRef>;
  readonly from: ReadonlyMap<string, readonly SpoSuccession[]>;
}

/**
 * A number given to another programme keeps its old meaning for those who graduated up to this year: 15.02.09 became
 * «Аддитивные технологии» by ФГОС of 22.12.2015 № 1506, first graduates 2019.
 */
const LAST_YEAR_OF_OLD_MEANING = 2018;
/** The last graduates who cannot have entered under order 336 (in force from 01.09.2022), and the first who all have. */
const LAST_YEAR_BEFORE_336 = 2022;
const FIRST_YEAR_OF_336_ALONE = 2027;

/**
 * Makes the function that tells which programme a source means. The rules, in order:
 * the edition named wins where it has the code; a code of one list only is that programme; the name decides between editions
 * that mean different programmes, then the qualification, then the year, else `code-ambiguous`; equal meanings are the newest
 * edition. A name that belongs to another code is `code-name-mismatch`: the code wins unless no list has it. A missing or
 * unreadable code is restored from a name that only one programme bears,
 * else from the words before the bracket or comma of only one. Pure; answers are remembered by name.
 */
export function resolveProgramme(index: ProgrammeIndex): (query: ProgrammeQuery) => ProgrammeResolution {
  const remembered = new Map<string, ReadName>();
  const readName = (name: string | null): ReadName => {
    if (name === null) return NO_NAME;
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const key = programmeNameKey(name);
    const read =
      key === '' ? NO_NAME : { key, written: normaliseLabel(name), bearers: programmesNamed(index, key) };
    remembered.set(name, read);
    return read;
  };
  return (query) => {
    const said = readName(query.name);
    const { bearers } = said;
    if (query.code === null) {
      const meant = bearers.length > 0 ? bearers : programmesBegun(index, said.key);
      return withoutCode(query, oneOf(meant, said, query, index), meant, index);
    }
    const byName = oneOf(bearers, said, query, index);
    const same = index.byCode.get(query.code) ?? [];
    if (same.length === 0) return unknownCode(byName, bearers);
    return withCode(query, said, same, byName, index);
  };
}

/** A name as stated: its key ('' when it says nothing), its words in full, and the programmes that bear it. */
interface ReadName {
  readonly key: string;
  readonly written: string;
  readonly bearers: readonly SpoProgramme[];
}

const NO_NAME: ReadName = { key: '', written: '', bearers: [] };

function withCode(
  query: ProgrammeQuery,
  said: ReadName,
  same: readonly SpoProgramme[],
  byName: SpoProgramme | null,
  index: ProgrammeIndex,
): ProgrammeResolution {
  const { key } = said;
  const [newest] = same;
  if (newest === undefined) return { ref: null, finding: 'code-not-found', candidates: [] };
  const stated = same.find((programme) => programme.ref.edition === query.edition);
  if (key === '') {
    if (stated !== undefined) return found(stated);
    if (same.length === 1) return found(newest);
    const chosen = byMeaning(query, same, index);
    if (chosen !== null) return found(chosen);
    return { ref: null, finding: 'code-ambiguous', candidates: same.map((programme) => programme.ref) };
  }
  const agreeing = same.filter((programme) => bears(index, programme, key));
  const agreed = wordForWord(agreeing, said, query) ?? agreeing[0];
  if (agreed !== undefined) {
    if (stated === undefined || agreeing.includes(stated)) return found(stated ?? agreed);
    return { ref: stated.ref, finding: 'code-name-mismatch', candidates: [agreed.ref] };
  }
  const winner = stated ?? byMeaning(query, same, index) ?? newest;
  if (byName !== null) {
    if (isSuccession(index, byName.ref, winner.ref) || isSuccession(index, winner.ref, byName.ref)) {
      return found(winner);
    }
    return { ref: winner.ref, finding: 'code-name-mismatch', candidates: [byName.ref] };
  }
  const unrelated = same.every((programme) => isUnrelatedName(key, nameKey(index, programme)));
  return { ref: winner.ref, finding: unrelated ? 'code-name-mismatch' : null, candidates: [] };
}

/** The programme meant by a number of several lists when no name tells; null when it cannot be told. */
function byMeaning(
  query: ProgrammeQuery,
  same: readonly SpoProgramme[],
  index: ProgrammeIndex,
): SpoProgramme | null {
  const [newest, older] = same;
  if (newest === undefined || older === undefined) return newest ?? null;
  const qualified = same.filter((programme) => hasQualification(programme, query.qualification));
  if (qualified.length === 1) return qualified[0] ?? null;
  const year = query.year;
  if (meansTheSame(index, newest, older)) {
    if (!wasReused(index, older)) return newest;
    if (year === null) return null;
    return year <= LAST_YEAR_OF_OLD_MEANING ? older : newest;
  }
  if (year !== null && year <= LAST_YEAR_BEFORE_336) return older;
  return year !== null && year >= FIRST_YEAR_OF_336_ALONE ? newest : null;
}

/** One name, or one trade renamed by the new list. */
function meansTheSame(index: ProgrammeIndex, newest: SpoProgramme, older: SpoProgramme): boolean {
  if (isSuccession(index, older.ref, newest.ref)) return true;
  return bears(index, newest, nameKey(index, older)) || bears(index, older, nameKey(index, newest));
}

/** True when a former name of this number now stands under another number of the same list. */
function wasReused(index: ProgrammeIndex, programme: SpoProgramme): boolean {
  const [, ...former] = keysOf(index, programme);
  return former.some((key) =>
    (index.byName.get(key) ?? []).some(
      (other) => other.ref.code !== programme.ref.code && nameKey(index, other) === key,
    ),
  );
}

function withoutCode(
  query: ProgrammeQuery,
  byName: SpoProgramme | null,
  bearers: readonly SpoProgramme[],
  index: ProgrammeIndex,
): ProgrammeResolution {
  const other = readOtherCode(query.codeText ?? null, index.oldCodes);
  if (other.kind === 'old') {
    const programme = index.byKey.get(spoKey(other.ref));
    const contradicted = byName !== null && programme !== undefined && byName.name !== programme.name;
    if (!contradicted) return { ref: other.ref, finding: 'value-repaired', candidates: [] };
    if (isSuccession(index, other.ref, byName.ref))
      return { ref: byName.ref, finding: 'value-repaired', candidates: [] };
    return { ref: byName.ref, finding: 'code-name-mismatch', candidates: [other.ref] };
  }
  const candidates = bearers.map((programme) => programme.ref);
  if (other.kind === 'other-classifier') {
    return { ref: byName?.ref ?? null, finding: 'code-of-other-classifier', candidates };
  }
  if (byName !== null) return { ref: byName.ref, finding: 'code-restored-from-name', candidates: [] };
  if (bearers.length > 0) return { ref: null, finding: 'code-ambiguous', candidates };
  const nothingStated = query.name === null && (query.codeText ?? null) === null;
  return { ref: null, finding: nothingStated ? null : 'code-not-found', candidates: [] };
}

function unknownCode(byName: SpoProgramme | null, bearers: readonly SpoProgramme[]): ProgrammeResolution {
  const candidates = bearers.map((programme) => programme.ref);
  if (byName === null) return { ref: null, finding: 'code-not-found', candidates };
  return { ref: byName.ref, finding: 'code-name-mismatch', candidates: [byName.ref] };
}

/** Programmes that bear this name: exactly, else by a near spelling. */
function programmesNamed(index: ProgrammeIndex, key: string): readonly SpoProgramme[] {
  const exact = index.byName.get(key);
  if (exact !== undefined) {
    const present = exact.filter((programme) => nameKey(index, programme) === key);
    return present.length > 0 ? present : exact;
  }
  const near = new Set<SpoProgramme>();
  for (const [name, programmes] of index.byName) {
    if (isNearName(key, name)) for (const programme of programmes) near.add(programme);
  }
  return index.programmes.filter((programme) => near.has(programme));
}

/**
 * Programmes named so up to a bracket or a comma: «Сварщик» is «Сварщик (ручной и частично …)», «Повар» is «Повар, кондитер», but
 * «Электрик» is not «Электрик судовой».
 */
function programmesBegun(index: ProgrammeIndex, key: string): readonly SpoProgramme[] {
  if (key === '') return [];
  return index.programmes.filter((programme) => {
    const [head = ''] = programme.name.split(/ \(|,/);
    return head !== programme.name && programmeNameKey(head) === key;
  });
}

/** The one programme among those named: of the edition stated, of the years of 1199 only, or the only one of the newest list. */
function oneOf(
  bearers: readonly SpoProgramme[],
  said: ReadName,
  query: ProgrammeQuery,
  index: ProgrammeIndex,
): SpoProgramme | null {
  const exact = query.edition === null ? wordForWord(bearers, said, query) : null;
  if (exact !== null) return exact;
  const early = query.year !== null && query.year <= LAST_YEAR_BEFORE_336;
  const preferred = query.edition ?? (early ? '1199' : '336');
  const inPreferred = bearers.filter((programme) => programme.ref.edition === preferred);
  const choice = inPreferred.length > 0 ? inPreferred : bearers;
  const [first, second] = choice;
  if (first === undefined) return null;
  if (second === undefined) return first;
  const heirs = choice.filter(
    (programme) => !choice.some((other) => isSuccession(index, programme.ref, other.ref)),
  );
  return heirs.length === 1 ? (heirs[0] ?? null) : null;
}

/**
 * The one programme written so to the word, where lists differ only in «(по отраслям)»: «Электроснабжение (по отраслям)» is of
 * order 1199. Years that leave one list only are told by the year.
 */
function wordForWord(
  programmes: readonly SpoProgramme[],
  { written }: ReadName,
  { year }: ProgrammeQuery,
): SpoProgramme | null {
  if (year !== null && (year <= LAST_YEAR_BEFORE_336 || year >= FIRST_YEAR_OF_336_ALONE)) return null;
  const exact = programmes.filter((programme) => normaliseLabel(programme.name) === written);
  const [only, second] = exact;
  return only !== undefined && second === undefined && exact.length < programmes.length ? only : null;
}

function isSuccession(index: ProgrammeIndex, from: SpoRef, to: SpoRef): boolean {
  return (index.from.get(spoKey(from)) ?? []).some((step) => spoKey(step.to) === spoKey(to));
}

function bears(index: ProgrammeIndex, programme: SpoProgramme, key: string): boolean {
  return keysOf(index, programme).some((own) => own === key || isNearName(key, own));
}

function nameKey(index: ProgrammeIndex, programme: SpoProgramme): string {
  return keysOf(index, programme)[0] ?? '';
}

function keysOf(index: ProgrammeIndex, programme: SpoProgramme): readonly string[] {
  return index.keys.get(programme) ?? [];
}

function hasQualification(programme: SpoProgramme, qualification: string | null): boolean {
  if (qualification === null) return false;
  const key = programmeNameKey(qualification);
  return programme.qualifications.some((own) => programmeNameKey(own) === key);
}

function found(programme: SpoProgramme): ProgrammeResolution {
  return { ref: programme.ref, finding: null, candidates: [] };
}
