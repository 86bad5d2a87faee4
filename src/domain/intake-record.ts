import type { Finding } from './finding.ts';
import type { FormLayout } from './form-edition.ts';
import type { FormBlockRecord } from './form-return.ts';
import type { GraduateRecord } from './graduate.ts';
import type { IsoDate } from './iso-date.ts';
import type { Reference } from './lookups.ts';
import type { OktmoRow } from './oktmo.ts';
import type { College, Employer, PromisingIndustry, SpoListRow } from './organisations.ts';
import type { RegisterRecord } from './register.ts';
import { REGISTER_NAMES, type RegisterName } from './registers.ts';
import type { TableMapping } from './table-mapping.ts';
import type { RegionCode } from './territory.ts';
import type { Vacancy } from './vacancy.ts';

/** What a file brings. */
export type ImportKind =
  | 'graduates'
  | 'vacancies'
  | 'forms'
  | 'colleges'
  | 'employers'
  | 'industries'
  | 'spo-list'
  | 'oktmo'
  | RegisterName;

/** All kinds, as options name them. */
export const IMPORT_KINDS: readonly ImportKind[] = [
  'graduates',
  'vacancies',
  'forms',
  'colleges',
  'employers',
  'industries',
  'spo-list',
  'oktmo',
  ...REGISTER_NAMES,
];

/** One usable record, by kind of import. A block of a federal form is one record of several rows, and is told even if it failed. */
export type IntakeRecord =
  | { readonly kind: 'graduates'; readonly value: GraduateRecord }
  | { readonly kind: 'vacancies'; readonly value: Vacancy }
  | { readonly kind: 'forms'; readonly value: FormBlockRecord }
  | { readonly kind: 'colleges'; readonly value: College }
  | { readonly kind: 'employers'; readonly value: Employer }
  | { readonly kind: 'industries'; readonly value: PromisingIndustry }
  | { readonly kind: 'spo-list'; readonly value: SpoListRow }
  | { readonly kind: 'oktmo'; readonly value: OktmoRow }
  | { readonly kind: RegisterName; readonly value: RegisterRecord };

/** Why rows were left out on purpose, each counted: nothing disappears silently. */
export type SkipReason =
  | 'other-region'
  | 'number-row'
  | 'total-row'
  | 'sample-row'
  | 'signature'
  | 'repeated-header'
  | 'repeated-record'
  | 'other-table'
  | 'note'
  | 'checked-only'
  | 'not-open'
  | 'erased-subject';

/**
 * What intake yields, in the order of the file. Blank rows are not read rows. Every read row becomes exactly one `record`,
 * `rejected` or `skipped`; findings of an accepted row come as `finding` events before its record, findings of a rejected row
 * inside the event (at least one is an error). The record of a form's block stands for all rows of the block: they are accepted or
 * rejected together, and its findings come before it.
 */
export type IntakeEvent =
  | {
      readonly type: 'record';
      readonly record: IntakeRecord;
      readonly sheet: string | null;
      readonly row: number | null;
      /** The same person answered a web form before, in this row of the file: one person, and this answer counts. */
      readonly answersAgain?: { readonly sheet: string | null; readonly row: number };
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
  /** The day the file itself says it speaks of; absent or null where it says none. */
  readonly statedDay?: IsoDate | null;
  /** True when the file claims to hold everything there is (a bulk export of the portal), so that what is absent has closed. */
  readonly complete: boolean;
  /** The layout the user has fixed, by which the file was read; absent or null where it was recognised. */
  readonly fixedBy?: FixedLayout | null;
  /** Batches of events; iterating reads the file to its end and closes it. */
  readonly batches: AsyncIterable<readonly IntakeEvent[]>;
  /** Lets go of a file that will not be read after all. */
  readonly close: () => void;
}

/** A layout a file was read by. */
export interface FixedLayout {
  /** With the headers found in the file. */
  readonly mapping: TableMapping;
  /** True when it was kept from an earlier import, false when it was given for this one. */
  readonly kept: boolean;
  /** The college the file speaks of; null when it is not told. */
  readonly college: string | null;
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
  /** Editions of federal forms to recognise returned forms by; absent = no forms are looked for. */
  readonly formEditions?: readonly FormLayout[];
  /** Passwords to try on protected workbooks, the likeliest first. */
  readonly passwords?: readonly string[];
  /** The layout to read by, where the user gives one. */
  readonly layout?: TableMapping | null;
  /** Layouts kept for colleges: one is taken where the college and all headers agree. */
  readonly keptLayouts?: readonly TableMapping[];
  readonly onProgress?: (bytesRead: number, bytesTotal: number) => void;
}

/** Opens a file: content → kind and layout. Rejects with a {@link Failure} whose code is a finding code of files. */
export type OpenInput = (path: string, context: IntakeContext) => Promise<OpenedInput>;
