import type { DatabaseSync } from 'node:sqlite';
import type { GraduateRecord } from '../domain/graduate.ts';
import type { LinkDecision, PersonLinker } from '../domain/person-link.ts';
import { chooseMembers } from './choose-members.ts';
import { contentHash } from './content-hash.ts';
import { type FoldedGraduate, foldRecord } from './fold-graduate.ts';
import { encodeRecord } from './graduate-facts.ts';
import { type DatedRecord, findKnownPersons } from './known-persons.ts';
import { prepareReviewWriter } from './link-reviews.ts';
import { prepareRecall } from './recall-judged.ts';
import type { ImportHeader } from './store.ts';
import { findTwiceListed } from './twice-listed.ts';

/** A graduate row with its place in the file. */
interface GraduateRow {
  readonly record: GraduateRecord;
  readonly sheet: string | null;
  readonly row: number | null;
  /** The row of the file about the same person that this one follows; null for the first. */
  readonly answersAgain: { readonly sheet: string | null; readonly row: number } | null;
}

/** What became of the rows of one file. */
interface GraduateOutcome {
  readonly accepted: number;
  readonly unchanged: number;
  /** Rows whose СНИЛС a known person has who is somebody else. */
  readonly conflicts: readonly GraduateRow[];
  /** Questions to a reviewer that the rows raised. */
  readonly questions: number;
}

/** Stores the rows of one file. */
export interface GraduateWriter {
  add(row: GraduateRow): void;
  /** Links and stores what is left. */
  finish(): GraduateOutcome;
}

/**
 * Stores all rows of one file, those that say nothing new too: the file goes on stating them when an earlier one is undone. Rows of
 * a cohort of which nobody is known are new persons and stored at once; a list that may be about known ones is linked as a whole,
 * the surest pairs first, whatever the order of the rows.
 */
export function prepareGraduateWriter(
  db: DatabaseSync,
  header: ImportHeader,
  importId: number,
  linker: PersonLinker,
): GraduateWriter {
  const known = findKnownPersons(db, importId, linker);
  const insert = prepareInserts(db, linker);
  const ask = prepareReviewWriter(db, importId);
  const recallJudged = prepareRecall(db, known.merges, linker);
  const twiceListed = findTwiceListed(linker);
  const waiting: GraduateRow[] = [];
  const later: GraduateRow[] = [];
  const entered = new Map<string, { readonly personId: number; readonly record: GraduateRecord }>();
  const placeKey = ({ sheet, row }: { readonly sheet: string | null; readonly row: number | null }) =>
    `${sheet ?? ''}\u0001${row}`;
  const outcome = { accepted: 0, unchanged: 0, questions: 0, conflicts: [] as GraduateRow[] };

  function write(row: GraduateRow, decision: LinkDecision | undefined, chosen: number | null): void {
    const { record } = row;
    if (decision?.conflict === true) outcome.conflicts.push(row);
    const review = decision?.review ?? twiceListed.ask(record);
    const member = chosen ?? (review === undefined ? null : recallJudged(record, review));
    const asWhom = decision?.personId ?? (member === null ? null : known.merges.rootOf(member));
    const isKnown = asWhom !== null && addsNothing(known.recordsOf(asWhom), record, header);
    outcome[isKnown ? 'unchanged' : 'accepted']++;
    const personId = member ?? insert.person(importId, record.cohort);
    insert.record(importId, personId, insert.facts(record), row);
    entered.set(placeKey(row), { personId, record });
    if (member !== null) return;
    twiceListed.remember(record, personId);
    if (review === undefined) return;
    ask(personId, row, review);
    outcome.questions++;
  }

  /** A later answer of a web form is laid over the one before, of whoever that turned out to be. */
  function writeAgain(row: GraduateRow): void {
    const place = row.answersAgain === null ? null : placeKey(row.answersAgain);
    const before = place === null ? undefined : entered.get(place);
    if (place === null || before === undefined)
      throw new RangeError(`row ${row.row}: the answer before it was not stored`);
    const { asOf } = header;
    const { record } = foldRecord(foldRecord(null, before.record, asOf), row.record, asOf);
    insert.replace(importId, before.personId, insert.facts(record), row);
    entered.set(place, { personId: before.personId, record });
    outcome.accepted++;
  }

  return {
    add(row) {
      if (row.answersAgain !== null) later.push(row);
      else if (known.countPersons(row.record.cohort) === 0) write(row, undefined, null);
      else waiting.push(row);
    },
    finish() {
      const records = waiting.map(({ record }) => record);
      const cohorts = [...new Set(records.map(({ cohort }) => cohort))];
      const population = Math.max(0, ...cohorts.map(known.countPersons));
      const decisions = linker.linkRows(records, known.candidatesOf, { population });
      const members = chooseMembers(records, decisions, known, linker);
      for (const [at, row] of waiting.entries()) write(row, decisions[at], members[at] ?? null);
      later.forEach(writeAgain);
      return outcome;
    },
  };
}

function addsNothing(earlier: readonly DatedRecord[], record: GraduateRecord, header: ImportHeader): boolean {
  let folded: FoldedGraduate | null = null;
  for (const each of earlier) {
    if (each.asOf <= header.asOf) folded = foldRecord(folded, each.record, each.asOf);
  }
  if (folded === null) return false;
  return encodeRecord(foldRecord(folded, record, header.asOf).record) === encodeRecord(folded.record);
}

function prepareInserts(db: DatabaseSync, linker: PersonLinker) {
  const person = db.prepare('INSERT INTO persons (import_id, cohort) VALUES (?, ?)');
  const findFacts = db.prepare('SELECT id FROM graduate_facts WHERE hash = ?');
  const newFacts = db.prepare(
    'INSERT INTO graduate_facts (hash, content) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING',
  );
  // The first list of a workspace finds nothing stated before.
  const isFirst = db.prepare('SELECT 1 FROM graduate_facts LIMIT 1').get() === undefined;
  const record = db.prepare(
    `INSERT INTO graduate_records (import_id, person_id, facts_id, cohort, name_key, snils, sheet, row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const replaced = db.prepare(
    'UPDATE graduate_records SET facts_id = ?, sheet = ?, row = ? WHERE import_id = ? AND person_id = ?',
  );
  return {
    /** What another row of the file says of the person, in the place of what an earlier one said. */
    replace(importId: number, personId: number, factsId: number, { sheet, row }: GraduateRow): void {
      replaced.run(factsId, sheet, row, importId, personId);
    },
    person: (importId: number, cohort: number) => Number(person.run(importId, cohort).lastInsertRowid),
    /** The number of what a row states. */
    facts(value: GraduateRecord): number {
      const content = encodeRecord(value);
      const digest = contentHash(content);
      const before = isFirst ? undefined : findFacts.get(digest);
      if (before !== undefined) return Number(before.id);
      const { changes, lastInsertRowid } = newFacts.run(digest, content);
      if (changes === 0) return Number(findFacts.get(digest)?.id);
      return Number(lastInsertRowid);
    },
    record(importId: number, personId: number, factsId: number, row: GraduateRow): void {
      const { cohort, snils, person: name } = row.record;
      const nameKey = linker.nameKey(name);
      record.run(importId, personId, factsId, cohort, nameKey, snils, row.sheet, row.row);
    },
  };
}
