import type { Failure } from '../../domain/failure.ts';
import type { Finding, Severity } from '../../domain/finding.ts';
import type { ColumnMapping, ImportKind, SkipReason } from '../../domain/intake-record.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import type { RowCounts, StoredImport } from '../../store/store.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { InputPath } from './expand-paths.ts';
import type { PasswordsFor } from './workbook-passwords.ts';

/** What the user said about the files; null = decide by content, name of the file, and config. */
export interface ImportRequest {
  readonly kind: ImportKind | null;
  readonly asOf: IsoDate | null;
  readonly cohort: number | null;
  readonly college: string | null;
  readonly edition: '1199' | '336' | null;
  /** Passwords of protected workbooks; absent = none. */
  readonly passwords?: PasswordsFor;
  /** The layout to read by; it is kept for the college of the file. */
  readonly layout?: TableMapping | null;
  /** Read and check everything, keep nothing. */
  readonly dryRun: boolean;
}

/** What became of one file. */
export interface ImportedFile {
  readonly path: string;
  readonly kind: ImportKind | null;
  readonly layout: string | null;
  readonly status: 'imported' | 'unchanged' | 'checked' | 'failed';
  readonly importId: number | null;
  readonly asOf: IsoDate;
  readonly rows: RowCounts;
  readonly skippedBy: Readonly<Partial<Record<SkipReason, number>>>;
  readonly findingCounts: Readonly<Record<Severity, number>>;
  readonly findings: readonly Finding[];
  readonly mapping: readonly ColumnMapping[];
  readonly unknownColumns: readonly string[];
  readonly droppedColumns: readonly string[];
  /** Questions about persons that the file raised. */
  readonly questions: number;
  /** The layout the file was read by, when a user has fixed one: kept from before or given now, and for which college it is kept. */
  readonly fixedBy: { readonly kept: boolean; readonly college: string | null } | null;
  readonly failure: Failure | null;
}

const NOTHING_READ = {
  rows: { read: 0, accepted: 0, rejected: 0, unchanged: 0, skipped: 0 },
  skippedBy: {},
  findings: [],
  mapping: [],
  unknownColumns: [],
  droppedColumns: [],
  questions: 0,
  fixedBy: null,
};
/** A file of which nothing could be read, and why. */
export function refusedFile(shown: string, asOf: IsoDate, failure: Failure): ImportedFile {
  return {
    ...NOTHING_READ,
    path: shown,
    kind: null,
    layout: null,
    status: 'failed',
    importId: null,
    asOf,
    findingCounts: { error: 1, warning: 0, info: 0 },
    failure,
  };
}

/** The same bytes again: every row accepted then is a row unchanged now. */
export function alreadyImported(
  { store }: OpenWorkspace,
  input: InputPath,
  known: StoredImport,
): ImportedFile {
  const { read, rejected, skipped } = known.rows;
  return {
    path: input.shown,
    kind: known.kind,
    layout: known.layout,
    status: 'unchanged',
    importId: known.id,
    asOf: known.asOf,
    rows: { read, accepted: 0, rejected, unchanged: read - rejected - skipped, skipped },
    skippedBy: known.skippedBy,
    findingCounts: known.findings,
    findings: store.findings({ importId: known.id }),
    mapping: known.mapping,
    unknownColumns: known.unknownColumns,
    droppedColumns: known.droppedColumns,
    questions: 0,
    fixedBy: null,
    failure: null,
  };
}
