import type { Finding } from '../../domain/finding.ts';
import type { FormAnnexLayout, FormLayout } from '../../domain/form-edition.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import { type FoundColumns, findColumns } from './find-columns.ts';
import { canonicalNumber } from './form-number.ts';
import { indexLabels, labelKey } from './label-key.ts';
import { findNumberRow, type NumberRow } from './number-row.ts';

/**
 * A sheet that holds a federal form (`form`), a further sheet of one (`annex`), or something that looks like a form of no known
 * edition (`unknown`). A hidden sheet is recognised too: last year's form is often left there.
 */
export type FoundForm =
  | {
      readonly kind: 'form';
      readonly sheet: SourceSheet;
      readonly edition: FormLayout;
      readonly found: FoundColumns;
    }
  | {
      readonly kind: 'annex';
      readonly sheet: SourceSheet;
      readonly edition: FormLayout;
      readonly annex: FormAnnexLayout;
      readonly numberRow: NumberRow;
    }
  | { readonly kind: 'unknown'; readonly sheet: SourceSheet; readonly numberRow: number };

/** Half of the labels must be there; without labels the numbers must nearly all agree. */
const LEAST_LABELLED = 0.5;
const LEAST_ALIKE = 0.85;
/** Row categories and labels of any edition that make a sheet without an edition look like a form. */
const FORM_WORDS = 4;

/**
 * Finds the sheets that hold federal forms. The edition with the most labels read wins; editions whose labels are unknown are
 * told by their numbers. Sheets that hold nothing of a form are left out.
 */
export function recogniseForm(
  sheets: readonly SourceSheet[],
  editions: readonly FormLayout[],
): readonly FoundForm[] {
  const forms = new Map<SourceSheet, FoundForm>();
  const labels = labelsOf(editions);
  for (const sheet of sheets) {
    const form = mayHoldForm(sheet, labels) ? formOn(sheet, editions) : null;
    if (form !== null) forms.set(sheet, form);
  }
  const used = new Set([...forms.values()].flatMap((form) => (form.kind === 'form' ? [form.edition] : [])));
  const preferred = [...used, ...editions.filter((edition) => !used.has(edition))];
  return sheets.flatMap((sheet) => {
    const annex = annexOn(sheet, preferred);
    const form = forms.get(sheet);
    if (annex !== null && form === undefined) return [annex];
    if (form !== undefined) return [form];
    const numberRow = findNumberRow(sheet.head);
    return numberRow !== null && looksLikeForm(sheet, editions)
      ? [{ kind: 'unknown' as const, sheet, numberRow: numberRow.row }]
      : [];
  });
}

/** Keys of all labels of columns, once for a set of editions: most sheets hold no form, and need not be compared with each edition. */
const LABELS = new WeakMap<readonly FormLayout[], ReadonlySet<string>>();

function labelsOf(editions: readonly FormLayout[]): ReadonlySet<string> {
  const known = LABELS.get(editions);
  if (known !== undefined) return known;
  const labels = new Set(
    editions.flatMap(({ columns }) =>
      columns.flatMap(({ label, aliases }) => [label, ...aliases].map((spelling) => labelKey(spelling))),
    ),
  );
  LABELS.set(editions, labels);
  return labels;
}

/** What {@link findColumns} needs of any edition: a number row, or three labels in one row. */
function mayHoldForm(sheet: SourceSheet, labels: ReadonlySet<string>): boolean {
  if (findNumberRow(sheet.head) !== null) return true;
  return sheet.head.some(
    ({ cells }) => cells.length >= 3 && cells.filter((cell) => labels.has(labelKey(cell.text))).length >= 3,
  );
}

function formOn(sheet: SourceSheet, editions: readonly FormLayout[]): FoundForm | null {
  let best: { readonly form: FoundForm; readonly score: number } | null = null;
  for (const edition of editions) {
    const found = findColumns(sheet, edition);
    if (found === null || !found.columns.has(edition.total)) continue;
    const score = scoreOf(found, edition);
    if (score !== null && (best === null || score > best.score)) {
      best = { form: { kind: 'form', sheet, edition, found }, score };
    }
  }
  return best?.form ?? null;
}

/**
 * Labels read count most; of two editions that read equally many, the one whose numbers agree better. An edition whose labels are
 * unknown is told by its numbers, until they were learned from a template.
 */
function scoreOf(found: FoundColumns, edition: FormLayout): number | null {
  const enough = found.labelled >= 3 && found.labelled >= found.labels * LEAST_LABELLED;
  if (enough) return found.labelled + found.labelled / found.labels + found.numbersAlike;
  if (edition.status !== 'unknown') return null;
  return found.numbersAlike >= LEAST_ALIKE ? found.numbersAlike : null;
}

function annexOn(sheet: SourceSheet, editions: readonly FormLayout[]): FoundForm | null {
  const numberRow = findNumberRow(sheet.head);
  const name = normaliseLabel(sheet.name ?? '');
  if (numberRow === null) return null;
  for (const edition of editions) {
    for (const annex of edition.annexes) {
      const words = normaliseLabel(annex.sheet.replace(/^\d+\.\s*/, ''));
      if (!name.includes(words)) continue;
      const shared = annex.columns.filter(({ number }) => numberRow.columns.has(canonicalNumber(number)));
      const all = annex.columns.length + numberRow.columns.size - shared.length;
      if (shared.length >= all * LEAST_ALIKE) return { kind: 'annex', sheet, edition, annex, numberRow };
    }
  }
  return null;
}

/** Lists of persons borrow the words of the forms for their headers; a form names nobody. */
const PERSON = /^(фио|фамилия|имя|отчество|снилс)( |$)/;

function looksLikeForm(sheet: SourceSheet, editions: readonly FormLayout[]): boolean {
  const words = indexLabels(editions.flatMap(({ rows, columns }) => [...rows, ...columns]));
  const spelled = new Set(
    editions
      .flatMap(({ rows, columns }) => [...rows, ...columns])
      .filter(({ label }) => label.length >= 12 && !label.startsWith('Графа '))
      .map(({ label }) => normaliseLabel(label)),
  );
  const seen = new Set<string>();
  for (const row of sheet.head) {
    for (const { text } of row.cells) {
      const label = normaliseLabel(text);
      if (PERSON.test(label)) return false;
      if (text.length < 12) continue;
      if (spelled.has(label) || words.part(text) !== null) seen.add(label);
    }
  }
  return seen.size >= FORM_WORDS;
}

/** What is told of a sheet that looks like a form of no known edition. */
export function unknownEdition(form: Extract<FoundForm, { kind: 'unknown' }>, file: string): Finding {
  return {
    code: 'form-edition-unknown',
    severity: 'error',
    at: { file, sheet: form.sheet.name, cell: null, row: form.numberRow },
    args: {},
  };
}
