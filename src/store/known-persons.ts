import type { DatabaseSync } from 'node:sqlite';
import type { GraduateRecord } from '../domain/graduate.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { KnownPerson, PersonIdentity, PersonLinker } from '../domain/person-link.ts';
import { normaliseLabel } from '../domain/text.ts';
import { keyNumber } from './content-hash.ts';
import { decodeRecord } from './graduate-facts.ts';
import { readLiveImports } from './live-imports.ts';
import { type PersonMerges, readMerges } from './person-merges.ts';
import { writePendingKeys } from './write-keys.ts';

/** What a file stated of a person, and for which day. */
export interface DatedRecord {
  readonly record: GraduateRecord;
  readonly asOf: IsoDate;
  /** Who the record was written for, whoever that person counts as now. */
  readonly memberId: number;
}

/** The persons known before an import; merged ones are one person, called by its oldest member. */
export interface KnownPersons {
  /** Everybody who may be the person of a row, by id. */
  candidatesOf(row: PersonIdentity): readonly KnownPerson[];
  /** Records in the order of the fold. */
  recordsOf(personId: number): readonly DatedRecord[];
  readonly merges: PersonMerges;
  /** How many persons of a cohort live imports list. Merged ones are counted apart: no logarithm notices. */
  countPersons(cohort: number): number;
}

/** Looks persons up as they are asked for; statements are prepared once an import. */
export function findKnownPersons(db: DatabaseSync, importId: number, linker: PersonLinker): KnownPersons {
  const imports = readLiveImports(db, {});
  const merges = readMerges(db, {});
  const byName = db.prepare(
    'SELECT person_id, import_id FROM graduate_records WHERE cohort = ? AND name_key = ?',
  );
  const bySnils = db.prepare(
    'SELECT person_id, import_id FROM graduate_records WHERE cohort = ? AND snils = ?',
  );
  // CROSS JOIN keeps the order: keys first, then the few rows that share them.
  const byKeys = db.prepare(
    `SELECT DISTINCT r.person_id, r.import_id FROM json_each(?) wanted
     CROSS JOIN facts_keys k ON k.block_key = wanted.value
     CROSS JOIN graduate_records r ON r.facts_id = k.facts_id`,
  );
  const ofPerson = db.prepare(
    'SELECT import_id, facts_id FROM graduate_records WHERE person_id = ? ORDER BY id',
  );
  const factsOf = rememberFacts(db);
  const counts = (row: Record<string, unknown>) =>
    row.import_id !== importId && imports.has(Number(row.import_id));
  const countPersons = prepareCount(db, (id) => id !== importId && imports.has(id));
  const records = new Map<number, readonly DatedRecord[]>();
  const persons = new Map<number, KnownPerson>();
  let isKeyed = false;

  function addRoots(ids: Set<number>, rows: readonly Record<string, unknown>[]): void {
    for (const row of rows) if (counts(row)) ids.add(merges.rootOf(Number(row.person_id)));
  }

  function recordsOf(personId: number): readonly DatedRecord[] {
    const known = records.get(personId);
    if (known !== undefined) return known;
    const found = merges
      .membersOf(personId)
      .flatMap((memberId) => ofPerson.all(memberId).map((row) => ({ memberId, row })))
      .flatMap(({ memberId, row }) => {
        const made = row.import_id === importId ? undefined : imports.get(Number(row.import_id));
        return made === undefined ? [] : { made, memberId, record: factsOf(Number(row.facts_id)) };
      })
      .sort((a, b) => a.made.position - b.made.position)
      .map(({ made, memberId, record }) => ({ record, memberId, asOf: made.asOf }));
    records.set(personId, found);
    return found;
  }

  function person(id: number): KnownPerson {
    const known = persons.get(id);
    if (known !== undefined) return known;
    const found = { id, identities: recordsOf(id).map(({ record }) => record) };
    persons.set(id, found);
    return found;
  }

  function candidatesOf(row: PersonIdentity): readonly KnownPerson[] {
    // The first list of a cohort is looked up nowhere.
    if (countPersons(row.cohort) === 0) return [];
    const nameKey = linker.nameKey(row.person);
    const ids = new Set<number>();
    addRoots(ids, byName.all(row.cohort, nameKey));
    if (row.snils !== null) addRoots(ids, bySnils.all(row.cohort, row.snils));
    const isEnough = [...ids].some((id) =>
      recordsOf(id).some(({ record }) => isSure(row, nameKey, record, linker)),
    );
    if (!isEnough && linker.blockKeys !== undefined) {
      if (!isKeyed) writePendingKeys(db, linker.blockKeys);
      isKeyed = true;
      addRoots(ids, byKeys.all(JSON.stringify(linker.blockKeys(row).map(keyNumber))));
    }
    return [...ids].sort((a, b) => a - b).map(person);
  }

  return {
    candidatesOf,
    recordsOf,
    merges,
    countPersons,
  };
}

/** Contents of committed records never change, and the lists of a campaign ask for the same ones again and again. */
const REMEMBERED = new WeakMap<DatabaseSync, Map<number, GraduateRecord>>();
const MOST_REMEMBERED = 50_000;

function rememberFacts(db: DatabaseSync): (id: number) => GraduateRecord {
  const known = REMEMBERED.get(db) ?? new Map<number, GraduateRecord>();
  REMEMBERED.set(db, known);
  const content = db.prepare('SELECT content FROM graduate_facts WHERE id = ?');
  return (id) => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const record = decodeRecord(String(content.get(id)?.content));
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(id, record);
    return record;
  };
}

/** Somebody found by name or СНИЛС who is so surely the person of the row that nobody else need be looked for. */
function isSure(row: PersonIdentity, nameKey: string, known: GraduateRecord, linker: PersonLinker): boolean {
  if (known.cohort !== row.cohort) return false;
  const bothDates = row.birthDate !== null && known.birthDate !== null;
  if (bothDates && row.birthDate === known.birthDate) return true;
  const sameName = linker.nameKey(known.person) === nameKey;
  if (row.snils !== null && row.snils === known.snils) return sameName;
  if (bothDates || !sameName || row.college === null || known.college === null) return false;
  return normaliseLabel(row.college) === normaliseLabel(known.college);
}

function prepareCount(db: DatabaseSync, isLive: (importId: number) => boolean): (cohort: number) => number {
  const byImport = db.prepare(
    'SELECT import_id, COUNT(*) AS n FROM persons WHERE cohort = ? GROUP BY import_id',
  );
  // Persons outlive the import that first named them as long as another one does.
  const restated = db.prepare(
    `SELECT COUNT(*) AS n FROM persons p WHERE p.cohort = ? AND p.import_id = ? AND EXISTS (
       SELECT 1 FROM graduate_records r JOIN imports i ON i.id = r.import_id
       WHERE r.person_id = p.id AND i.undone_at IS NULL)`,
  );
  const counted = new Map<number, number>();
  return (cohort) => {
    const known = counted.get(cohort);
    if (known !== undefined) return known;
    let total = 0;
    for (const row of byImport.all(cohort)) {
      const id = Number(row.import_id);
      total += isLive(id) ? Number(row.n) : Number(restated.get(cohort, id)?.n ?? 0);
    }
    counted.set(cohort, total);
    return total;
  };
}
