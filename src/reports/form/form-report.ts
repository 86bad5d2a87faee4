import type { IsoDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { AssembledForm } from '../../monitoring/forms/assemble-form.ts';
import type { ForecastComparison } from '../../monitoring/forms/compare-forecast.ts';

/** Which form goes out: the свод, the form of one college, or a sheet for each college. */
export type FormScope =
  | { readonly kind: 'region' }
  | { readonly kind: 'college'; readonly college: string }
  | { readonly kind: 'by-college' };

/** A federal form to be given out. */
export interface FormReport {
  readonly form: AssembledForm;
  readonly scope: FormScope;
  readonly region: string;
  /** Year of graduation. */
  readonly cohort: number;
  readonly asOf: IsoDate;
  /** Newest day of the lists by college. */
  readonly listDays: ReadonlyMap<string, IsoDate>;
  /** Colleges nothing in the form is of. */
  readonly silent: readonly string[];
  /** The forecast that gave way to this form; null where there is none. */
  readonly forecast: { readonly comparison: ForecastComparison; readonly asOf: IsoDate } | null;
  /** False = marks of health are not kept for want of a basis, and the rows of health cannot be counted from lists. */
  readonly keepsHealth: boolean;
  /** Sheets of the edition with a row for each graduate: restricted, and not in this workbook. */
  readonly annexSheets: readonly string[];
  readonly specialtyName: (ref: SpoRef) => string | null;
}

/** Why an outcome stands in no column: the edition has none for it, or nobody knows which one. */
export function noColumnText({ placement }: AssembledForm['edition']): string {
  return Object.keys(placement).length === 0
    ? 'В какую графу идёт исход, неизвестно'
    : 'Нет графы для исхода';
}

/** How a source is called on screens and sheets. */
export const SOURCE_TEXT: Readonly<Record<AssembledForm['source'], string>> = {
  persons: 'по спискам выпускников',
  returns: 'по формам колледжей',
  merged: 'по спискам, где их нет — по формам колледжей',
};
