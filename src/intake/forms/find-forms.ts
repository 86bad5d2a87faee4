import type { FormLayout } from '../../domain/form-edition.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import { type FoundHeader, findHeader } from '../tabular/find-header.ts';
import { LAYOUTS } from '../tabular/layouts.ts';
import { type FoundForm, recogniseForm } from './recognise-form.ts';

const PERSONS = LAYOUTS.filter(({ kind }) => kind === 'graduates');

/** The sheets of a file by what they hold. */
export interface FoundForms {
  /** In the order of the file. */
  readonly forms: readonly FoundForm[];
  /** Lists of persons: a form names nobody, whatever words of the forms its header borrows. */
  readonly persons: readonly SourceSheet[];
  readonly others: readonly SourceSheet[];
}

/** Tells forms from lists of persons and from the rest. A sheet with a column of names is a list, another that may be both a form. */
export function findForms(sheets: readonly SourceSheet[], editions: readonly FormLayout[]): FoundForms {
  const headers = new Map(sheets.map((sheet) => [sheet, findHeader(sheet, PERSONS)]));
  const headerOf = (sheet: SourceSheet) => headers.get(sheet) ?? null;
  const forms = recogniseForm(
    sheets.filter((sheet) => !namesPersons(headerOf(sheet))),
    editions,
  );
  const taken = new Set(forms.flatMap(({ kind, sheet }) => (kind === 'unknown' ? [] : [sheet])));
  const rest = sheets.filter((sheet) => !taken.has(sheet));
  return {
    forms,
    persons: rest.filter((sheet) => headerOf(sheet) !== null),
    others: rest.filter((sheet) => headerOf(sheet) === null),
  };
}

/** «Категория выпускников» of a form may pass for a column of graduates; a column of surnames is nothing else. */
function namesPersons(header: FoundHeader | null): boolean {
  const columns = header?.match.columns;
  const name = columns?.get('fullName') ?? columns?.get('surname');
  return name !== undefined && /^(фио|ф и о|фамилия)( |$)/.test(name.own);
}
