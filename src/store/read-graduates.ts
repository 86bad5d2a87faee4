import type { DatabaseSync } from 'node:sqlite';
import type { Graduate, GraduateRecord } from '../domain/graduate.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { normaliseLabel } from '../domain/text.ts';
import { type FoldedGraduate, foldRecord } from './fold-graduate.ts';
import { decodeRecord } from './graduate-facts.ts';
import { type LiveImport, readLiveImports } from './live-imports.ts';
import { readMerges } from './person-merges.ts';
import type { CollegeRecency, CollegeReturnDay, Moment, VanishedGraduate } from './store.ts';

interface RecordRow {
  readonly made: LiveImport;
  readonly factsId: number;
  readonly sheet: string | null;
  readonly row: number | null;
}

interface PersonRecords {
  readonly graduate: Graduate;
  /** In the order of the fold. */
  readonly records: readonly RecordRow[];
}

/** Graduates as known at the moment, by id. */
export function readGraduates(db: DatabaseSync, filter: Moment & { cohort?: number }): readonly Graduate[] {
  return foldPersons(db, filter).map(({ graduate }) => graduate);
}

/** Graduates as known on each of the days, which go from the oldest to the newest, from one pass over their records. */
export function readGraduatesOn(
  db: DatabaseSync,
  days: readonly IsoDate[],
  filter: Pick<Moment, 'knownAt'> & { cohort?: number },
): readonly (readonly Graduate[])[] {
  const asOf = days.at(-1);
  const onDays: Graduate[][] = days.map(() => []);
  if (asOf === undefined) return onDays;
  for (const { states } of foldDays(db, { ...filter, asOf }, days)) {
    for (const [at, graduate] of states.entries()) if (graduate !== null) onDays[at]?.push(graduate);
  }
  return onDays;
}

/** The newest list of each college, by its name. */
export function readLastRecordDates(
  db: DatabaseSync,
  filter: Moment & { cohort: number },
): readonly CollegeRecency[] {
  return groupByCollege(foldPersons(db, filter)).map(({ college, newest, persons }) => ({
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
  const imports = readLiveImports(db, filter);
  const statement = db.prepare(
    `WITH stated AS MATERIALIZED (SELECT id, json_extract(content, '$.college') AS college FROM graduate_facts)
     SELECT DISTINCT r.import_id, stated.college
     FROM graduate_records r JOIN stated ON stated.id = r.facts_id
     WHERE r.cohort = :cohort`,
  );
  const found = new Map<string, CollegeReturnDay>();
  for (const row of statement.iterate({ cohort: filter.cohort })) {
    const made = imports.get(Number(row.import_id));
    if (made === undefined || typeof row.college !== 'string') continue;
    found.set(`${row.college}\n${made.asOf}`, { college: row.college, asOf: made.asOf });
  }
  return Array.from(found.keys())
    .sort()
    .flatMap((key) => found.get(key) ?? []);
}

/** Graduates whose college has sent a newer list without them. */
export function readVanished(
  db: DatabaseSync,
  filter: Moment & { cohort: number },
): readonly VanishedGraduate[] {
  return groupByCollege(foldPersons(db, filter)).flatMap(({ college, newest, persons }) =>
    persons.flatMap(({ graduate, records }) => {
      const last = records.at(-1);
      // A college may send a file a group: all its lists of one day count as one.
      if (last === undefined || last.made.asOf === newest.asOf) return [];
      return {
        graduateId: graduate.id,
        importId: last.made.id,
        college,
        lastListed: last.made.asOf,
        newestList: newest.asOf,
        source: graduate.source,
      };
    }),
  );
}

/** Later than any day of data. */
const END_OF_TIME = '9999-12-31' as IsoDate;

function foldPersons(db: DatabaseSync, filter: Moment & { cohort?: number }): readonly PersonRecords[] {
  return foldDays(db, filter, [filter.asOf ?? END_OF_TIME]).flatMap(({ states: [graduate], records }) =>
    graduate === undefined || graduate === null ? [] : { graduate, records },
  );
}

interface PersonOnDays {
  /** By day; null while no record lists the person. */
  readonly states: readonly (Graduate | null)[];
  readonly records: readonly RecordRow[];
}

function foldDays(
  db: DatabaseSync,
  filter: Moment & { cohort?: number },
  days: readonly IsoDate[],
): readonly PersonOnDays[] {
  const recordsOf = readRecords(db, filter);
  const facts = readFacts(db, filter.cohort ?? null);
  return Array.from(recordsOf.keys())
    .sort((a, b) => a - b)
    .map((id) => {
      // Rows come by record id and sort is stable: of one import position the later record stays later.
      const records = (recordsOf.get(id) ?? []).sort((a, b) => a.made.position - b.made.position);
      return { states: foldPerson(id, records, facts, days), records };
    });
}

function foldPerson(
  id: number,
  records: readonly RecordRow[],
  facts: ReadonlyMap<number, GraduateRecord>,
  days: readonly IsoDate[],
): readonly (Graduate | null)[] {
  const [first] = records;
  let folded: FoldedGraduate | null = null;
  let last: RecordRow | undefined;
  let taken = 0;
  return days.map((day) => {
    for (let next = records[taken]; next !== undefined && next.made.asOf <= day; next = records[taken]) {
      const record = facts.get(next.factsId);
      if (record !== undefined) folded = foldNext(folded, record, next, last);
      last = next;
      taken++;
    }
    if (folded === null || first === undefined || last === undefined) return null;
    const { record, statusAsOf, statusHistory } = folded;
    const source = { file: last.made.fileName, sheet: last.sheet, row: last.row };
    const listedSince = first.made.asOf;
    const newestRecord = last.made.asOf;
    return { ...record, id, statusAsOf, statusHistory, listedSince, newestRecord, source };
  });
}

/** Folds a record in; one that states exactly what the one before it stated only makes the status newer. */
function foldNext(
  folded: FoldedGraduate | null,
  record: GraduateRecord,
  { factsId, made }: RecordRow,
  before: RecordRow | undefined,
): FoldedGraduate {
  if (folded === null || before?.factsId !== factsId) return foldRecord(folded, record, made.asOf);
  return record.status === null ? folded : { ...folded, statusAsOf: made.asOf };
}

/** Records by person; those of merged persons are records of one. */
function readRecords(db: DatabaseSync, filter: Moment & { cohort?: number }): Map<number, RecordRow[]> {
  const imports = readLiveImports(db, filter);
  const merges = readMerges(db, filter);
  // One row an import: handing a row over costs far more than finding it, and a campaign has hundreds of thousands.
  const statement = db.prepare(
    `SELECT import_id, json_group_array(json_array(person_id, facts_id, sheet, row) ORDER BY id) AS records
     FROM graduate_records WHERE :cohort IS NULL OR cohort = :cohort GROUP BY import_id`,
  );
  const result = new Map<number, RecordRow[]>();
  for (const { import_id: importId, records } of statement.iterate({ cohort: filter.cohort ?? null })) {
    const made = imports.get(Number(importId));
    if (made === undefined) continue;
    // The statement above wrote it.
    for (const [personId, factsId, sheet, row] of JSON.parse(String(records)) as readonly PackedRecord[]) {
      const record: RecordRow = { made, factsId, sheet, row };
      const person = merges.rootOf(personId);
      const others = result.get(person);
      if (others === undefined) result.set(person, [record]);
      else others.push(record);
    }
  }
  return result;
}

type PackedRecord = readonly [personId: number, factsId: number, sheet: string | null, row: number | null];

function readFacts(db: DatabaseSync, cohort: number | null): ReadonlyMap<number, GraduateRecord> {
  const statement = db.prepare(
    `SELECT id, content FROM graduate_facts
     WHERE :cohort IS NULL OR id IN (SELECT facts_id FROM graduate_records WHERE cohort = :cohort)`,
  );
  const result = new Map<number, GraduateRecord>();
  for (const { id, content } of statement.iterate({ cohort })) {
    result.set(Number(id), decodeRecord(String(content)));
  }
  return result;
}

interface CollegeGroup {
  readonly college: string;
  readonly newest: LiveImport;
  readonly persons: readonly PersonRecords[];
}

function groupByCollege(persons: readonly PersonRecords[]): readonly CollegeGroup[] {
  const groups = Map.groupBy(
    persons.filter(({ graduate }) => graduate.college !== null),
    ({ graduate }) => normaliseLabel(graduate.college ?? ''),
  );
  const collator = new Intl.Collator('ru');
  return Array.from(groups.values())
    .flatMap((group) => {
      const newest = group.reduce<{ made: LiveImport; college: string } | null>((found, person) => {
        const made = person.records.at(-1)?.made;
        if (made === undefined || (found !== null && made.position <= found.made.position)) return found;
        return { made, college: person.graduate.college ?? '' };
      }, null);
      return newest === null ? [] : { college: newest.college, newest: newest.made, persons: group };
    })
    .sort((a, b) => collator.compare(a.college, b.college));
}
