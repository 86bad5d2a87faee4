import type { GraduateRecord } from '../domain/graduate.ts';
import type { IsoDate, IsoInstant } from '../domain/iso-date.ts';
import type { RegisterPerson, RegisterRecord } from '../domain/register.ts';
import type { RegisterName } from '../domain/registers.ts';

/** Where and when a stored row came from; rows of undone imports are still stored, and told here. */
export interface RowOrigin {
  readonly importId: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly asOf: IsoDate;
  readonly knownAt: IsoInstant;
  readonly undoneAt: IsoInstant | null;
}

/** What one row of a list of graduates states, as stored. */
export interface PersonRecord {
  readonly personId: number;
  readonly record: GraduateRecord;
  readonly origin: RowOrigin;
}

/** Who a stored person is, once for every set of facts stated of it. */
export interface PersonFacts {
  readonly personId: number;
  readonly record: GraduateRecord;
  /** The newest day of an import that states it. */
  readonly newest: IsoDate;
}

/** A row of a register that names a person. */
export interface NamedRow {
  readonly id: number;
  readonly register: RegisterName;
  readonly person: RegisterPerson;
  readonly values: RegisterRecord['values'];
  /** The cohort the import was made for. */
  readonly cohort: number;
  readonly origin: RowOrigin;
}

/** A file that was destroyed: where it lay, from the workspace, and the digest of its bytes. */
export interface DestroyedFile {
  readonly path: string;
  readonly what: 'original' | 'backup' | 'output';
  readonly sha256: string;
}

/** What to destroy in the database, and what to remember of it. */
export interface ErasureRequest {
  readonly kind: 'subject' | 'purge';
  /** What was destroyed, without names: a pseudonym, or the cohort and day of a purge. */
  readonly scope: string;
  readonly reason: string;
  /** Whose past can not be computed again. */
  readonly cohorts: readonly number[];
  readonly persons: readonly number[];
  readonly registerRows: readonly number[];
  /** Messages whose originals are gone. */
  readonly mails: readonly number[];
  /** Keyed digests by which the person is told when a file brings it back; empty for purges. */
  readonly keys: readonly string[];
  readonly secretMark: string | null;
  readonly files: readonly DestroyedFile[];
  readonly byHand: readonly LeftByHand[];
  /** The text without the names it must not hold; the same text when it holds none. */
  readonly redact: (text: string) => string;
  /** Snapshots and federal forms of these cohorts, or of days before, go too; null = aggregates stay. */
  readonly aggregates: { readonly cohort: number | null; readonly before: IsoDate | null } | null;
}

/** What the program can not destroy, and why: where it lies or to whom it went. Names nobody. */
export interface LeftByHand {
  readonly what: string;
  readonly why: string;
}

/** How many rows went. */
export interface ErasedCounts {
  readonly persons: number;
  readonly records: number;
  readonly facts: number;
  readonly registerRows: number;
  readonly questions: number;
  readonly findings: number;
  readonly mails: number;
  /** Names of files and texts of the journal that named somebody. */
  readonly texts: number;
  readonly snapshots: number;
  readonly forms: number;
}

/** A destruction as the workspace remembers it. */
export interface StoredErasure {
  readonly id: number;
  readonly at: IsoInstant;
  readonly kind: 'subject' | 'purge';
  readonly scope: string;
  readonly reason: string;
  readonly cohorts: readonly number[];
  readonly counts: ErasedCounts;
  readonly files: readonly DestroyedFile[];
  readonly byHand: readonly LeftByHand[];
  readonly secretMark: string | null;
}

/** What {@link StoredErasure} came of, and whether the file of the database keeps nothing of it. */
export interface ErasureOutcome {
  readonly erasure: StoredErasure;
  /** False when another process was reading, so that the log of the database could not be emptied. */
  readonly compacted: boolean;
}
