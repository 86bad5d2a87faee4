import type { FormRule } from './form-rules.ts';

/** How well a fact of an edition is confirmed: seen in a published form, concluded from its rules, or not known at all. */
export type FactStatus = 'verified' | 'inferred' | 'unknown';

/** A column as reading a returned form needs it. */
interface FormLayoutColumn {
  /** Official number «05», «3.1». One that begins with «x» stands for a number nobody knows: the column is found by its label. */
  readonly number: string;
  /** «Графа 3.1» where the official label is unknown. */
  readonly label: string;
  readonly labelStatus: FactStatus;
  /** Other spellings met in returned forms. */
  readonly aliases: readonly string[];
  readonly content: 'count' | 'text';
}

/** A row category of a specialty's block, in the official order; the first is the whole. */
interface FormLayoutRow {
  readonly number: string;
  readonly label: string;
  readonly aliases: readonly string[];
}

/** «More than `share` of `of` stands in `column`: the reasons must be written in `text`.» */
export interface FormExplanation {
  readonly column: string;
  readonly of: string;
  /** 0–1. */
  readonly share: number;
  readonly text: string;
}

/** What reading a returned form needs of an edition. An edition of `src/monitoring` has all of it. */
export interface FormLayout {
  readonly id: string;
  readonly title: string;
  readonly sheet: string;
  readonly status: FactStatus;
  readonly identity: readonly {
    readonly number: string;
    readonly label: string;
    readonly holds: FormIdentity;
  }[];
  readonly columns: readonly FormLayoutColumn[];
  readonly rows: readonly FormLayoutRow[];
  readonly rules: readonly FormRule[];
  readonly explanations: readonly FormExplanation[];
  readonly annexes: readonly FormAnnexLayout[];
  /** Number of the column that holds everyone. */
  readonly total: string;
}

/** A further sheet of an edition: a row is a graduate, an employer or a contract, never a block. */
export interface FormAnnexLayout {
  readonly sheet: string;
  readonly title: string;
  readonly columns: readonly {
    readonly number: string;
    readonly label: string;
    readonly content: 'count' | 'text' | 'specialty' | 'graduate-number' | 'inn' | 'kpp' | 'choice';
    /** Values a `choice` allows. */
    readonly choices: readonly string[];
  }[];
  readonly rules: readonly FormRule[];
  readonly conditions: readonly FormCondition[];
  /** The sum of a column (or the number of rows) of a specialty stays within a column of the form's first row. */
  readonly against: readonly { readonly sum: string; readonly atMost: string; readonly text: string }[];
}

/** «When a column begins so, other columns must be blank, filled, or begin so.» */
interface FormCondition {
  readonly when: { readonly column: string; readonly startsWith: string };
  readonly demands: readonly (
    | { readonly column: string; readonly state: 'blank' | 'filled' }
    | { readonly column: string; readonly startsWith: string }
  )[];
  readonly text: string;
}

/** What the columns left of the counts hold. */
export const FORM_IDENTITIES = [
  'region',
  'college',
  'specialty',
  'specialty-code',
  'specialty-name',
  'row-number',
  'row-label',
  'unknown',
] as const;

/** One of {@link FORM_IDENTITIES}. */
export type FormIdentity = (typeof FORM_IDENTITIES)[number];
