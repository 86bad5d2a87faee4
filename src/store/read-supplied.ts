import type { DatabaseSync } from 'node:sqlite';
import type { GraduateRecord } from '../domain/graduate.ts';
import { type FoldedGraduate, foldRecord } from './fold-graduate.ts';
import { readLiveImports } from './live-imports.ts';
import { readMerges } from './person-merges.ts';
import { factsReader } from './read-graduates.ts';
import type { Moment } from './store.ts';

/** A record of a person: `position` of its import in the order of the fold. */
interface PersonRecord {
  readonly id: number;
  readonly position: number;
  readonly factsId: number;
}

/** How many records are folded at once. */
const AT_ONCE = 2000;

/**
 * What is known of each graduate at the moment, handed over one by one and kept nowhere: the fold of a person's records, as
 * {@link readGraduates} makes it. Records are read person by person, so that a country takes no more memory than a college.
 */
export function readSupplied(
  db: DatabaseSync,
  filter: Moment & { cohort?: number },
  take: (record: GraduateRecord) => void,
): void {
  const imports = readLiveImports(db, filter);
  const merges = readMerges(db, filter);
  const readFacts = factsReader(db);
  const dayOf = Array.from(imports.values(), ({ asOf }) => asOf);
  const statement = db.prepare(
    `SELECT id, person_id, import_id, facts_id FROM graduate_records
     WHERE :cohort IS NULL OR cohort = :cohort ORDER BY person_id, id`,
  );
  /** Records of those who are one person with somebody else come from several places. */
  const merged = new Map<number, PersonRecord[]>();
  let batch: PersonRecord[][] = [];
  let size = 0;

  function fold(): void {
    const facts = readFacts(Array.from(new Set(batch.flat().map(({ factsId }) => factsId))));
    for (const records of batch) {
      let folded: FoldedGraduate | null = null;
      let before: number | null = null;
      for (const { position, factsId } of records.sort((a, b) => a.position - b.position || a.id - b.id)) {
        const asOf = dayOf[position];
        if (asOf === undefined || factsId === before) continue;
        folded = foldRecord(folded, facts(factsId), asOf);
        before = factsId;
      }
      if (folded !== null) take(folded.record);
    }
    batch = [];
    size = 0;
  }

  let person: number | null = null;
  for (const row of statement.iterate({ cohort: filter.cohort ?? null })) {
    const made = imports.get(Number(row.import_id));
    if (made === undefined) continue;
    const id = Number(row.person_id);
    const record = { id: Number(row.id), position: made.position, factsId: Number(row.facts_id) };
    const root = merges.rootOf(id);
    if (root !== id || merges.membersOf(id).length > 1) {
      const together = merged.get(root);
      if (together === undefined) merged.set(root, [record]);
      else together.push(record);
      continue;
    }
    if (id === person) batch.at(-1)?.push(record);
    else {
      if (size >= AT_ONCE) fold();
      batch.push([record]);
      person = id;
    }
    size++;
  }
  batch.push(...merged.values());
  fold();
}

/** The number of the newest record: as many were stored, if none has been destroyed. */
export function countMostRecords(db: DatabaseSync): number {
  return Number(db.prepare('SELECT max(id) AS newest FROM graduate_records').get()?.newest ?? 0);
}
