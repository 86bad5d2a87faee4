import type { DatabaseSync } from 'node:sqlite';
import type { Graduate, GraduateRecord } from '../domain/graduate.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { normaliseLabel } from '../domain/text.ts';
import { type FoldedGraduate, foldRecord } from './fold-graduate.ts';
import { decodeRecord } from './graduate-facts.ts';
import { type LiveImport, readLiveImports } from './live-imports.ts';
import { readMerges } from './person-merges.ts';
import type { CollegeRecency, CollegeReturnDay, Moment, VanishedGraduate } from './store.ts';

/** A person as the records taken so far tell it; those of merged persons are records of one. */
interface PersonState {
  readonly id: number;
  folded: FoldedGraduate;
  readonly listedSince: IsoDate;
  /** The newest record. */
  made: LiveImport;
  factsId: number;
  statesStatus: boolean;
  sheet: string | null;
  row: number | null;
  /** The state as handed out, until a newer record changes it. */
  graduate: Graduate | null;
}

interface LastListed {
  readonly graduate: Graduate;
  /** The newest import that lists the person. */
  readonly made: LiveImport;
}

/** Graduates as known at the moment, by id. */
export function readGraduates(db: DatabaseSync, filter: Moment & { cohort?: number }): readonly Graduate[] {
  return lastListed(db, filter).map(({ graduate }) => graduate);
}

/** Graduates as known on each of the days, which go from the oldest to the newest, from one pass over their records. */
export function readGraduatesOn(
  db: DatabaseSync,
  days: readonly IsoDate[],
  filter: Pick<Moment, 'knownAt'> & { cohort?: number },
): readonly (readonly Graduate[])[] {
  const asOf = days.at(-1);
  if (asOf === undefined) return [];
  return Array.from(foldDays(db, { ...filter, asOf }, days), (persons) =>
    persons.map((person) => graduateOf(person)),
  );
}

/** The newest list of each college, by its name. */
export function readLastRecordDates(
  db: DatabaseSync,
  filter: Moment & { cohort: number },
): readonly CollegeRecency[] {
  return groupByCollege(lastListed(db, filter)).map(({ college, newest, persons }) => ({
    college,
    lastAsOf: newest.asOf,
    graduates: persons.length,
  }));
}

/** Days colleges reported for: every as-of day of a live import that lists graduates of a college, each pair once. */
export function readReturnDays(
  db: DatabaseSync,
  filter: Moment & { cohort: number },
): readonly CollegeReturnDay[] {
  const statement = db.prepare(
    'SELECT json_group_array(facts_id) AS facts FROM graduate_records WHERE import_id = :importId AND cohort = :cohort',
  );
  const colleges = readStatedColleges(db, filter.cohort);
  const found = new Map<string, CollegeReturnDay>();
  for (const { id: importId, asOf } of readLiveImports(db, filter).values()) {
    const row = statement.get({ importId, cohort: filter.cohort });
    // The statement above wrote it.
    const facts = JSON.parse(String(row?.facts ?? '[]')) as readonly number[];
    for (const college of new Set(facts.map((id) => colleges.get(id)))) {
      if (college !== undefined) found.set(`${college}\n${asOf}`, { college, asOf });
    }
  }
  return Array.from(found.keys())
    .sort()
    .flatMap((key) => found.get(key) ?? []);
}

/** The college each distinct content states, by its id; equal names are one string. */
function readStatedColleges(db: DatabaseSync, cohort: number): ReadonlyMap<number, string> {
  const statement = db.prepare(
    `SELECT json_extract(content, '$.college') AS college, json_group_array(id) AS facts FROM graduate_facts
     WHERE EXISTS (SELECT 1 FROM graduate_records WHERE facts_id = graduate_facts.id AND cohort = :cohort)
     GROUP BY college`,
  );
  const result = new Map<number, string>();
  for (const { college, facts } of statement.iterate({ cohort })) {
    if (typeof college !== 'string') continue;
    // The statement above wrote it.
    for (const id of JSON.parse(String(facts)) as readonly number[]) result.set(id, college);
  }
  return result;
}

/** Graduates whose college has sent a newer list without them. */
export function readVanished(
  db: DatabaseSync,
  filter: Moment & { cohort: number },
): readonly VanishedGraduate[] {
  return groupByCollege(lastListed(db, filter)).flatMap(({ college, newest, persons }) =>
    persons.flatMap(({ graduate, made }) => {
      // A college may send a file a group: all its lists of one day count as one.
      if (made.asOf === newest.asOf) return [];
      return {
        graduateId: graduate.id,
        importId: made.id,
        college,
        lastListed: made.asOf,
        newestList: newest.asOf,
        source: graduate.source,
      };
    }),
  );
}

/** Later than any day of data. */
const END_OF_TIME = '9999-12-31' as IsoDate;

function lastListed(db: DatabaseSync, filter: Moment & { cohort?: number }): readonly LastListed[] {
  const [persons = []] = foldDays(db, filter, [filter.asOf ?? END_OF_TIME]);
  return persons.map((person) => ({ graduate: graduateOf(person), made: person.made }));
}

/**
 * Folds the records import by import, the oldest first, and stops at each of the days: persons known by then, by id. A state is
 * that of its day only until the next day is asked for. Nothing is kept of a record but what it adds: a campaign has millions.
 */
function* foldDays(
  db: DatabaseSync,
  filter: Moment & { cohort?: number },
  days: readonly IsoDate[],
): Generator<readonly PersonState[]> {
  const imports = Array.from(readLiveImports(db, filter).values());
  const cohort = filter.cohort ?? null;
  const merges = readMerges(db, filter);
  // One row an import: handing a row over costs far more than finding it.
  const statement = db.prepare(
    `SELECT json_group_array(json_array(person_id, facts_id, sheet, row)) AS records FROM (
       SELECT person_id, facts_id, sheet, row FROM graduate_records
       WHERE import_id = :importId AND (:cohort IS NULL OR cohort = :cohort) ORDER BY id)`,
  );
  const readFacts = factsReader(db);
  const persons = new Map<number, PersonState>();
  let taken = 0;
  for (const day of days) {
    for (let made = imports[taken]; made !== undefined && made.asOf <= day; made = imports[++taken]) {
      const row = statement.get({ importId: made.id, cohort });
      // The statement above wrote it.
      const records = JSON.parse(String(row?.records ?? '[]')) as readonly PackedRecord[];
      const news = records.filter(
        ([personId, factsId]) => persons.get(merges.rootOf(personId))?.factsId !== factsId,
      );
      const facts = readFacts(news.map(([, factsId]) => factsId));
      for (const record of records) takeRecord(persons, merges.rootOf(record[0]), record, made, facts);
    }
    yield Array.from(persons.values()).sort((a, b) => a.id - b.id);
  }
}

type PackedRecord = readonly [personId: number, factsId: number, sheet: string | null, row: number | null];

/** Reads contents of records by their ids, many at once: asking for each takes twice as long. */
export function factsReader(db: DatabaseSync) {
  const statement = db.prepare(
    'SELECT id, content FROM graduate_facts WHERE id IN (SELECT value FROM json_each(:ids))',
  );
  const one = db.prepare('SELECT id, content FROM graduate_facts WHERE id = :id');
  return (ids: readonly number[]) => {
    const rows = statement.all({ ids: JSON.stringify(ids) });
    const contents = new Map(rows.map(({ id, content }) => [Number(id), String(content)]));
    // Records of merged persons may alternate within one import.
    return (id: number): GraduateRecord => decodeRecord(contents.get(id) ?? String(one.get({ id })?.content));
  };
}

/** Folds a record in; one that states exactly what the one before it stated only makes the status newer. */
function takeRecord(
  persons: Map<number, PersonState>,
  id: number,
  [, factsId, sheet, row]: PackedRecord,
  made: LiveImport,
  facts: (factsId: number) => GraduateRecord,
): void {
  const known = persons.get(id);
  if (known === undefined) {
    const record = facts(factsId);
    const folded = foldRecord(null, record, made.asOf);
    const statesStatus = record.status !== null;
    const listedSince = made.asOf;
    persons.set(id, { id, folded, listedSince, made, factsId, statesStatus, sheet, row, graduate: null });
    return;
  }
  if (known.factsId !== factsId) {
    const record = facts(factsId);
    known.folded = foldRecord(known.folded, record, made.asOf);
    known.factsId = factsId;
    known.statesStatus = record.status !== null;
  } else if (known.statesStatus) known.folded = { ...known.folded, statusAsOf: made.asOf };
  known.made = made;
  known.sheet = sheet;
  known.row = row;
  known.graduate = null;
}

function graduateOf(person: PersonState): Graduate {
  if (person.graduate !== null) return person.graduate;
  const { id, folded, listedSince, made, sheet, row } = person;
  const { record, statusAsOf, statusHistory } = folded;
  const source = { file: made.fileName, sheet, row };
  person.graduate = {
    ...record,
    id,
    statusAsOf,
    statusHistory,
    listedSince,
    newestRecord: made.asOf,
    source,
  };
  return person.graduate;
}

interface CollegeGroup {
  readonly college: string;
  readonly newest: LiveImport;
  readonly persons: readonly LastListed[];
}

function groupByCollege(persons: readonly LastListed[]): readonly CollegeGroup[] {
  const groups = Map.groupBy(
    persons.filter(({ graduate }) => graduate.college !== null),
    ({ graduate }) => normaliseLabel(graduate.college ?? ''),
  );
  const collator = new Intl.Collator('ru');
  return Array.from(groups.values())
    .flatMap((group) => {
      const newest = group.reduce<{ made: LiveImport; college: string } | null>(
        (found, { made, graduate: { college } }) =>
          found !== null && made.position <= found.made.position ? found : { made, college: college ?? '' },
        null,
      );
      return newest === null ? [] : { college: newest.college, newest: newest.made, persons: group };
    })
    .sort((a, b) => collator.compare(a.college, b.college));
}
