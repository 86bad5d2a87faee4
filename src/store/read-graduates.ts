import type { DatabaseSync } from 'node:sqlite';
import type { Graduate, GraduateRecord } from '../domain/graduate.ts';
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
    `SELECT DISTINCT r.import_id, json_extract(f.content, '$.college') AS college
     FROM graduate_records r JOIN graduate_facts f ON f.id = r.facts_id
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
        college,
        lastListed: last.made.asOf,
        newestList: newest.asOf,
        source: graduate.source,
      };
    }),
  );
}

function foldPersons(db: DatabaseSync, filter: Moment & { cohort?: number }): readonly PersonRecords[] {
  const recordsOf = readRecords(db, filter);
  const facts = readFacts(db, filter.cohort ?? null);
  return Array.from(recordsOf.keys())
    .sort((a, b) => a - b)
    .flatMap((id) => {
      // Rows come by record id and sort is stable: of one import position the later record stays later.
      const records = (recordsOf.get(id) ?? []).sort((a, b) => a.made.position - b.made.position);
      let folded: FoldedGraduate | null = null;
      for (const { factsId, made } of records) {
        const record = facts.get(factsId);
        if (record !== undefined) folded = foldRecord(folded, record, made.asOf);
      }
      const first = records[0];
      const last = records.at(-1);
      if (folded === null || first === undefined || last === undefined) return [];
      const { record, statusAsOf, statusHistory } = folded;
      const source = { file: last.made.fileName, sheet: last.sheet, row: last.row };
      const listedSince = first.made.asOf;
      const newestRecord = last.made.asOf;
      return {
        graduate: { ...record, id, statusAsOf, statusHistory, listedSince, newestRecord, source },
        records,
      };
    });
}

/** Records by person; those of merged persons are records of one. */
function readRecords(db: DatabaseSync, filter: Moment & { cohort?: number }): Map<number, RecordRow[]> {
  const imports = readLiveImports(db, filter);
  const merges = readMerges(db, filter);
  const statement = db.prepare(
    `SELECT person_id, import_id, facts_id, sheet, row FROM graduate_records
     WHERE :cohort IS NULL OR cohort = :cohort ORDER BY id`,
  );
  const result = new Map<number, RecordRow[]>();
  for (const row of statement.iterate({ cohort: filter.cohort ?? null })) {
    const made = imports.get(Number(row.import_id));
    if (made === undefined) continue;
    const record: RecordRow = {
      made,
      factsId: Number(row.facts_id),
      sheet: row.sheet === null ? null : String(row.sheet),
      row: row.row === null ? null : Number(row.row),
    };
    const person = merges.rootOf(Number(row.person_id));
    const others = result.get(person);
    if (others === undefined) result.set(person, [record]);
    else others.push(record);
  }
  return result;
}

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
