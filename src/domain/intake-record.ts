import type { Finding } from './finding.ts';
import type { GraduateRecord } from './graduate.ts';
import type { IsoDate } from './iso-date.ts';
import type { Reference } from './lookups.ts';
import type { College, Employer, PromisingIndustry, SpoListRow } from './organisations.ts';
import type { RegionCode } from './territory.ts';
import type { Vacancy } from './vacancy.ts';

/** What a file brings. */
export type ImportKind = 'graduates' | 'vacancies' | 'colleges' | 'employers' | 'industries' | 'spo-list';

/** One usable record, by kind of import. */
export type IntakeRecord =
  | { readonly kind: 'graduates'; readonly value: GraduateRecord }
  | { readonly kind: 'vacancies'; readonly value: Vacancy }
  | { readonly kind: 'colleges'; readonly value: College }
  | { readonly kind: 'employers'; readonly value: Employer }
  | { readonly kind: 'industries'; readonly value: PromisingIndustry }
  | { readonly kind: 'spo-list'; readonly value: SpoListRow };

/** Why rows were left out on purpose, each counted: nothing disappears silently. */
export type SkipReason =
  | 'other-region'
  | 'number-row'
  | 'total-row'
  | 'sample-row'
  | 'signature'
  | 'repeated-header'
  | 'repeated-record'
  | 'note'
  | 'not-open';

/**
 * What intake yields, in the order of the file. Blank rows are not read rows. Every read row becomes exactly one `record`,
 * `rejected` or `skipped`; findings of an accepted row come as `finding` events before its record, findings of a rejected row
 * inside the event (at least one is an error).
 */
export type IntakeEvent =
  | {
      readonly type: 'record';
      readonly record: IntakeRecord;
      readonly sheet: string | null;
      readonly row: number | null;
    }
  | { readonly type: 'rejected'; readonly findings: readonly Finding[] }
  | { readonly type: 'skipped'; readonly reason: SkipReason; readonly count: number }
  | { readonly type: 'finding'; readonly finding: Finding };

/** A column of the source and the field it was read as. */
export interface ColumnMapping {
  readonly sheet: string | null;
  /** Column letter, or the number of a delimited column from 1. */
  readonly column: string;
  readonly header: string;
  readonly field: string;
}

/** A file whose content was recognised and that is ready to be read through once. */
export interface OpenedInput {
  readonly kind: ImportKind;
  /** Name of the layout, `graduate-list`, `portal-bulk-csv-v2`, `portal-api-v1`, `vacancy-table` … */
  readonly layout: string;
  readonly mapping: readonly ColumnMapping[];
  /** Headers of columns nothing was read from. */
  readonly unknownColumns: readonly string[];
  /** Headers of columns with personal data the product does not keep (passport, parents, address of residence …). */
  readonly droppedColumns: readonly string[];
  /** True when the file claims to hold everything there is (a bulk export of the portal), so that what is absent has closed. */
  readonly complete: boolean;
  /** Batches of events; iterating reads the file to its end and closes it. */
  readonly batches: AsyncIterable<readonly IntakeEvent[]>;
  /** Lets go of a file that will not be read after all. */
  readonly close: () => void;
}

/** What intake must know besides the file. */
export interface IntakeContext {
  readonly reference: Reference;
  /** Vacancies of other regions are skipped and counted; null keeps all. */
  readonly region: RegionCode | null;
  /** The day the data speak of; bounds the years of dates. */
  readonly asOf: IsoDate;
  /** Year of graduation for rows that state none. */
  readonly cohort: number;
  /** Colleges known so far, to recognise names in titles, file names and cells. */
  readonly colleges: readonly College[];
  /** The college all rows belong to, where the user says so. */
  readonly college: string | null;
  /** True when a basis for keeping statutory categories is recorded; without it they are counted and not kept. */
  readonly specialBasis: boolean;
  /** The kind the user insists on; null = recognise by content. */
  readonly kind: ImportKind | null;
  /** The edition of СПО codes the user names for lists that state none; null = decide by name and year. */
  readonly edition: '1199' | '336' | null;
  readonly onProgress?: (bytesRead: number, bytesTotal: number) => void;
}

/** Opens a file: content → kind and layout. Rejects with a {@link Failure} whose code is a finding code of files. */
export type OpenInput = (path: string, context: IntakeContext) => Promise<OpenedInput>;
