import type { Finding } from '../../domain/finding.ts';
import type { FormBlock, FormReturn } from '../../domain/form-return.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { countedColumns, type FormCount, type FormRow } from './form-rows.ts';

/** One cell in which a returned form and the person rows disagree. */
interface FormDifference {
  readonly college: string | null;
  readonly specialty: SpoRef;
  /** Official numbers. */
  readonly row: string;
  readonly column: string;
  readonly rowLabel: string;
  readonly columnLabel: string;
  /** Address in the returned sheet, «F12»; null where the sheet has no such row or column. */
  readonly cell: string | null;
  /** null = the form's cell is blank or not there. */
  readonly form: number | null;
  readonly persons: number;
  /** form − persons, a blank counting as 0. */
  readonly difference: number;
  /** Persons of the row nobody knows the status of: they may explain a form that states more. */
  readonly unknown: number;
}

/** How a returned form compares with the lists of the same college. */
export interface FormReconciliation {
  /** In the order of the form, then rows and columns of the edition. */
  readonly differences: readonly FormDifference[];
  /** Cells compared, differences included. */
  readonly compared: number;
  /** Specialties with graduates in the lists and no block in the form. */
  readonly onlyPersons: readonly { readonly specialty: SpoRef; readonly persons: number }[];
  /** Specialties in the form and nobody in the lists. */
  readonly onlyForm: readonly { readonly specialty: SpoRef; readonly form: number | null }[];
  /** Specialties whose block failed: their numbers are not compared. */
  readonly failed: readonly SpoRef[];
  /** Columns that lists of graduates cannot answer. */
  readonly columnsWithoutPersons: readonly string[];
}

/**
 * Compares a returned form with the form made of person rows, cell by cell. Only good blocks of specialties are compared; rows and
 * columns the lists cannot answer are left out, a blank in the form agrees with 0.
 * @param count `countForm` of the same edition and day over the graduates of the same college
 * @throws TypeError when the editions differ
 */
export function reconcileForm(returned: FormReturn, count: FormCount): FormReconciliation {
  const { edition } = count;
  if (edition.id !== returned.edition) throw new TypeError(`${returned.edition} against ${edition.id}`);
  const columns = countedColumns(edition);
  const labels = new Map(edition.columns.map(({ number, label }) => [number, label]));
  const blocks = returned.blocks.filter(({ kind }) => kind === 'specialty');
  const persons = new Map<string, { readonly specialty: SpoRef; readonly rows: readonly FormRow[] }>();
  for (const { specialty, rows } of count.blocks) {
    if (specialty === null) continue;
    const before = persons.get(spoKey(specialty));
    persons.set(spoKey(specialty), {
      specialty,
      rows: before === undefined ? rows : rows.map((row, i) => addRows(before.rows[i], row)),
    });
  }
  const differences: FormDifference[] = [];
  const failed: SpoRef[] = [];
  const onlyForm: { specialty: SpoRef; form: number | null }[] = [];
  let compared = 0;
  for (const block of blocks) {
    const { specialty } = block;
    if (specialty === null) continue;
    if (block.verdict === 'failed') {
      failed.push(specialty);
      continue;
    }
    const known = persons.get(spoKey(specialty));
    if (known === undefined) {
      onlyForm.push({ specialty, form: totalOf(block, edition.total) });
      continue;
    }
    for (const row of known.rows) {
      const stated = block.rows.find(({ number }) => number === row.number);
      if (row.counts === null) continue;
      for (const column of columns) {
        const counted = row.counts.get(column) ?? 0;
        const form = stated?.counts.get(column) ?? null;
        compared++;
        if ((form ?? 0) === counted) continue;
        const letter = returned.columns.get(column);
        differences.push({
          college: block.college,
          specialty,
          row: row.number,
          column,
          rowLabel: row.label,
          columnLabel: labels.get(column) ?? '',
          cell: stated === undefined || letter === undefined ? null : `${letter}${stated.sheetRow}`,
          form,
          persons: counted,
          difference: (form ?? 0) - counted,
          unknown: row.unknown,
        });
      }
    }
  }
  const inForm = new Set(blocks.flatMap(({ specialty }) => (specialty === null ? [] : [spoKey(specialty)])));
  return {
    differences,
    compared,
    onlyPersons: [...persons.entries()].flatMap(([key, { specialty, rows }]) =>
      inForm.has(key) ? [] : [{ specialty, persons: rows[0]?.counts?.get(edition.total) ?? 0 }],
    ),
    onlyForm,
    failed,
    columnsWithoutPersons: edition.columns
      .filter(({ number, content }) => content === 'count' && !columns.includes(number))
      .map(({ number }) => number),
  };
}

/** The differences as findings of the returned sheet. */
export function reconciliationFindings(
  { differences, onlyPersons, onlyForm }: FormReconciliation,
  file: string,
  sheet: string | null,
): readonly Finding[] {
  const whole = { file, sheet, cell: null, row: null };
  const finding = (at: Finding['at'], args: Finding['args']): Finding => ({
    code: 'form-differs-from-persons',
    severity: 'warning',
    at,
    args,
  });
  return [
    ...differences.map((one) =>
      finding(
        { file, sheet, cell: one.cell, row: one.cell === null ? null : Number(one.cell.replace(/\D+/, '')) },
        {
          field: `${one.specialty.code}, гр.${one.column}, стр.${one.row}`,
          detail: `в форме ${one.form ?? 'пусто'}, по списку ${one.persons}${
            one.unknown > 0 ? `, без сведений о статусе ${one.unknown}` : ''
          }`,
        },
      ),
    ),
    ...onlyPersons.map(({ specialty, persons }) =>
      finding(whole, { field: specialty.code, detail: `в форме нет, по списку ${persons}` }),
    ),
    ...onlyForm.map(({ specialty, form }) =>
      finding(whole, { field: specialty.code, detail: `в форме ${form ?? 'пусто'}, в списке никого` }),
    ),
  ];
}

function totalOf(block: FormBlock, total: string): number | null {
  return block.rows[0]?.counts.get(total) ?? null;
}

function addRows(a: FormRow | undefined, b: FormRow): FormRow {
  if (a === undefined || a.counts === null || b.counts === null) return b;
  const counts = new Map(a.counts);
  for (const [column, count] of b.counts) counts.set(column, (counts.get(column) ?? 0) + count);
  return { ...b, counts, unknown: a.unknown + b.unknown, withoutColumn: a.withoutColumn + b.withoutColumn };
}
