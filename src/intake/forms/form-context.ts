import type { SpoReference } from '../../domain/lookups.ts';
import type { College } from '../../domain/organisations.ts';
import type { SpoEdition } from '../../domain/spo-code.ts';

/** What reading a form needs besides the sheet. */
export interface FormContext {
  /** Path of the file: findings name it, and its name or folder may name the college. */
  readonly path: string;
  readonly spo: SpoReference;
  /** Year of graduation. */
  readonly cohort: number;
  /** The list of programmes the user names; null = decide by name and year. */
  readonly list: SpoEdition | null;
  readonly colleges: readonly College[];
  /** The college the user says the form is of; null = by the sheet. */
  readonly college: string | null;
}
