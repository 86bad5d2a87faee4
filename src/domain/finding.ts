/** How bad a finding is: `error` = a record or value could not be used; `warning` = used, but doubtful; `info` = a certain repair. */
export type Severity = 'error' | 'warning' | 'info';

/** Where a value stands: file, sheet (null for files without sheets), cell in A1 notation or null, row (1-based) or null. */
export interface SourceCell {
  readonly file: string;
  readonly sheet: string | null;
  readonly cell: string | null;
  readonly row: number | null;
}

/**
 * Something about the data, as a value: never thrown, never capped. The Russian text comes from the catalogue of messages by
 * `code`; `args` fill it and never hold a personal value in clear: mask it where the finding is made (see `maskValue`).
 */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly at: SourceCell;
  readonly args: Readonly<Record<string, string | number>>;
}

/** Kinds of findings; each has a message with «where, found, expected, remedy» in the catalogue. */
export type FindingCode =
  // values
  | 'value-unreadable'
  | 'value-repaired'
  | 'value-out-of-list'
  | 'snils-checksum'
  | 'inn-checksum'
  | 'date-impossible'
  | 'code-not-found'
  | 'code-name-mismatch'
  | 'code-ambiguous'
  | 'code-restored-from-name'
  | 'code-of-other-classifier'
  | 'several-codes'
  | 'special-without-basis'
  // records
  | 'record-without-name'
  | 'record-without-specialty'
  | 'record-without-title'
  | 'record-duplicate'
  | 'record-conflict'
  | 'record-malformed'
  | 'person-vanished'
  | 'subject-erased'
  | 'places-unreadable'
  | 'region-unknown'
  | 'export-incomplete'
  // layout
  | 'column-unknown'
  | 'column-missing'
  | 'column-dropped-personal'
  | 'column-duplicate'
  | 'column-of-earlier-day'
  | 'sheet-skipped'
  | 'table-below'
  | 'section-status'
  | 'row-skipped'
  | 'header-not-found'
  | 'encoding-guessed'
  | 'text-broken'
  // federal forms
  | 'form-edition-unknown'
  | 'form-college-unknown'
  | 'form-other-cohort'
  | 'form-column-conflict'
  | 'form-rule-broken'
  | 'form-block-incomplete'
  | 'form-block-duplicate'
  | 'form-codes-differ'
  | 'form-row-missing'
  | 'form-row-repeated'
  | 'form-row-unknown'
  | 'form-rows-reordered'
  | 'form-total-differs'
  | 'form-explanation-missing'
  | 'form-differs-from-persons'
  // files
  | 'file-unreadable'
  | 'file-empty'
  | 'file-protected'
  | 'file-unknown'
  | 'file-lock'
  | 'file-too-large'
  // settings
  | 'palette-alike-in-grey'
  // recognition and balance
  | 'classifier-contradiction'
  | 'territory-unresolved'
  | 'programme-unconfirmed';

/** «И***в»: enough to find the cell again, not enough to know the person. One or two characters are masked whole. */
export function maskValue(text: string): string {
  const letters = Array.from(text.trim());
  const [first] = letters;
  const last = letters.at(-1);
  if (letters.length <= 2 || first === undefined || last === undefined) return '***';
  return `${first}***${last}`;
}
