import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { sumBlocks } from '../../domain/sum-form.ts';
import type { AssembledBlock } from '../../monitoring/forms/assemble-form.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import type { FormRow } from '../../monitoring/forms/form-rows.ts';
import { type CellPlan, type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { checkCells, checkColumns } from './form-checks.ts';
import { countColumns, hasNumberRow, type IdentityColumn, identityColumns } from './form-columns.ts';

/** The rows of one specialty as a form prints them. */
export interface PrintedBlock {
  /** null = the specialty is not stated, or the block is a sum. */
  readonly specialty: SpoRef | null;
  /** The block is a sum of all specialties, for a form that is nothing else. */
  readonly isTotal?: boolean;
  readonly rows: readonly FormRow[];
  readonly origin: AssembledBlock['origin'];
  /** Where the numbers come from, in words. */
  readonly from: string;
}

/** A form of one college, or the свод of a region. */
export interface FormSheetInput {
  readonly edition: FormEdition;
  /** Name of the sheet; absent = the official one. */
  readonly name?: string;
  /** Unique in the workbook. */
  readonly tableId: string;
  readonly region: string;
  /** Year of graduation. */
  readonly cohort: number;
  readonly asOf: IsoDate;
  /** null = the свод. */
  readonly college: string | null;
  readonly blocks: readonly PrintedBlock[];
  readonly specialtyName: (ref: SpoRef) => string | null;
  /** Lines under the table. */
  readonly notes: readonly string[];
}

/** What stands where a person's list names no specialty: such a block is refused when the form is read again. */
const NO_SPECIALTY = 'специальность не указана';
const TOTAL = 'Итого';
/** Rows of the heading nobody can leave out: title, class, empty line. */
const HEADING_ROWS = 3;

/**
 * A federal form in its official layout: wording, numbers, number row, rows of categories by specialty and their sum, checks as
 * live formulas. Persons without a status stand beside the columns, so that the check of the total shows them as the difference.
 * No cell of a number is merged; a number nobody states is an empty cell.
 */
export function planFormSheet(input: FormSheetInput): SheetPlan {
  const { edition, blocks, region, cohort, asOf, college } = input;
  const identity = identityColumns(edition);
  const counts = countColumns(edition);
  const columns = [
    ...identity.map(({ plan }) => plan),
    ...counts,
    ...besideColumns(),
    ...checkColumns(edition),
  ];
  const what = college === null ? ': свод по региону' : '';
  const title = `${edition.title}${what}. ${region}, выпуск ${cohort} года, по состоянию на ${russianDate(asOf)}`;
  return {
    name: input.name ?? edition.sheet,
    title,
    subtitle: headingLines(input, columns),
    freezeColumns: identity.length,
    blocks: [
      {
        kind: 'table',
        id: input.tableId,
        ...(hasNumberRow(edition) ? { numberRow: true } : {}),
        columns,
        rows: [
          ...blocks.flatMap((block, at) => blockRows(block, at, identity, input)),
          ...totalRows(input, identity),
        ],
      },
      { kind: 'text', lines: input.notes },
    ],
  };
}

/** As many lines as put the number row where the official form has it; a college's form always names the college. */
function headingLines({ edition, college }: FormSheetInput, columns: readonly ColumnPlan[]): string[] {
  const levels = columns.some(({ group }) => group !== undefined) ? 2 : 1;
  const room = (edition.numberRow ?? Number.POSITIVE_INFINITY) - 1 - levels - HEADING_ROWS;
  const lines = [
    ...(college === null ? [] : [`Образовательная организация: ${college}`]),
    `Издание формы: ${edition.source}`,
  ];
  return lines.slice(0, Math.max(college === null ? 0 : 1, room));
}

function besideColumns(): readonly ColumnPlan[] {
  const number = { group: 'Вне граф', width: 8, vertical: true, format: 'integer' as const };
  return [
    { key: 'unknown', header: 'Нет данных', ...number },
    { key: 'without-column', header: 'Нет графы', ...number },
    { key: 'from', header: 'Откуда числа', group: 'Вне граф', width: 15, format: 'text' },
  ];
}

function blockRows(
  block: PrintedBlock,
  at: number,
  identity: readonly IdentityColumn[],
  input: FormSheetInput,
): readonly RowPlan[] {
  const { edition } = input;
  const { rows, origin } = block;
  const keyOf = (number: string) => rowKey(at, number);
  return rows.map((row): RowPlan => {
    const cells: Record<string, CellPlan> = {
      ...identityCells(identity, row, input, {
        code: block.specialty?.code ?? (block.isTotal === true ? TOTAL : NO_SPECIALTY),
        name: block.specialty === null ? null : input.specialtyName(block.specialty),
      }),
      ...Object.fromEntries(row.counts ?? []),
      from: block.from,
      ...checkCells(row, { rows, keyOf, counted: origin === 'persons' }, edition),
    };
    if (origin !== 'returns' && row.counts !== null) {
      cells.unknown = row.unknown;
      cells['without-column'] = row.withoutColumn;
    }
    return { key: keyOf(row.number), cells, ...(row.counts === null ? { style: 'muted' as const } : {}) };
  });
}

/** «Итого»: live sums of the blocks above, with checks of their own. */
function totalRows(input: FormSheetInput, identity: readonly IdentityColumn[]): readonly RowPlan[] {
  const { edition, blocks } = input;
  if (blocks.length < 2) return [];
  const { rows, origin } = sumBlocks(blocks);
  const keyOf = (number: string) => `total ${number}`;
  return rows.map((row): RowPlan => {
    const sum = (column: string, value: number) =>
      formula(value, (at) => blocks.map((_, block) => at(rowKey(block, row.number), column)).join('+'));
    const counts = [...(row.counts ?? [])].map(([column, count]) => [column, sum(column, count)] as const);
    const cells: Record<string, CellPlan> = {
      ...identityCells(identity, row, input, { code: TOTAL, name: null }),
      ...Object.fromEntries(counts),
      ...checkCells(row, { rows, keyOf, counted: origin === 'persons' }, edition),
    };
    if (origin !== 'returns' && row.counts !== null) {
      cells.unknown = sum('unknown', row.unknown);
      cells['without-column'] = sum('without-column', row.withoutColumn);
    }
    return { key: keyOf(row.number), cells, style: 'total' };
  });
}

function identityCells(
  identity: readonly IdentityColumn[],
  row: FormRow,
  { region, college, edition }: FormSheetInput,
  specialty: { readonly code: string; readonly name: string | null },
): Record<string, CellPlan> {
  const { code, name } = specialty;
  const whole = name === null || name === code ? code : `${code} ${name}`;
  const values: Readonly<Record<IdentityColumn['holds'], string | null>> = {
    region,
    college: college ?? 'Свод по региону',
    specialty: whole,
    'specialty-code': code,
    'specialty-name': name === code ? null : name,
    'row-number': edition.rows.length > 1 ? row.number : null,
    'row-label': row.label,
    unknown: null,
  };
  return Object.fromEntries(identity.map(({ holds, plan }) => [plan.key, values[holds]]));
}

function rowKey(block: number, row: string): string {
  return `${block} ${row}`;
}
