import { basename } from 'node:path';
import type { Finding } from '../../domain/finding.ts';
import type { FormBlock, ReturnedColumns } from '../../domain/form-return.ts';
import type { SkipReason } from '../../domain/intake-record.ts';
import { cleanText } from '../../domain/text.ts';
import { cellAddress, columnLetters } from '../sheets/cell-address.ts';
import type { SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import { collegeOfSheet } from '../tabular/college-of-sheet.ts';
import { totalFindings, withoutRepeats } from './compare-blocks.ts';
import type { FormContext } from './form-context.ts';
import { type GatheredBlock, gatherBlocks } from './gather-blocks.ts';
import { identityColumns } from './identity-columns.ts';
import { judgeBlock } from './judge-block.ts';
import type { FoundForm } from './recognise-form.ts';

/** A block as read. */
export interface ReadBlock extends FormBlock {
  /** Numbers of all rows the block takes in the sheet, 1-based: more than `rows` where one stands twice. */
  readonly sheetRows: readonly number[];
}

/** A form as read: blocks with their own findings, and findings of the sheet. */
export interface FormReading {
  /** Id of the edition. */
  readonly edition: string;
  readonly sheet: string | null;
  readonly college: string | null;
  readonly blocks: readonly ReadBlock[];
  readonly columns: ReturnedColumns;
  /** Of the sheet as a whole; those of a block are in the block. */
  readonly findings: readonly Finding[];
  /** Rows below the header: read = accepted + rejected + skipped. Rows of totals are skipped. */
  readonly rows: {
    readonly read: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly skipped: ReadonlyMap<SkipReason, number>;
  };
}

/** Reads a recognised form to its end. Blocks are in the order of the sheet; every block is judged alone. */
export async function readForm(
  form: Extract<FoundForm, { kind: 'form' }>,
  context: FormContext,
): Promise<FormReading> {
  const { sheet, edition, found } = form;
  const rows: SourceRow[] = [];
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      if (row.number > found.headerRow && row.cells.some((cell) => cell.text.trim() !== '')) rows.push(row);
    }
  }
  const college = collegeOfSheet(sheet, found.headerRow, context.path, context.colleges, context.college);
  const identity = identityColumns(rows, found, edition, context.spo);
  const { blocks: gathered, skipped } = gatherBlocks(rows, found, identity, edition, context.spo);
  // A region's свод has no codes at all: it is one total and not a specialty without a code.
  const coded = gathered.some(({ code }) => code !== null);
  if (!coded && gathered.length === 1) for (const block of gathered) block.kind = 'total';
  const placeOf = (sheetRow: number, column: string) => ({
    file: basename(context.path),
    sheet: sheet.name,
    cell: cellAddress(sheetRow, found.columns.get(column) ?? 1),
    row: sheetRow,
  });
  const judged = gathered.map((block): ReadBlock => {
    const stated = block.college ?? mergedCollege(block, identity.college, sheet, rows);
    return {
      ...judgeBlock({ ...block, college: stated }, found, edition, context, sheet.name, college),
      sheetRows: block.rows.map(({ row }) => row.number),
    };
  });
  const blocks = withoutRepeats(judged, placeOf, edition.total);
  const rowsOf = (chosen: (block: FormBlock) => boolean) =>
    blocks.reduce((sum, block) => (chosen(block) ? sum + block.sheetRows.length : sum), 0);
  const totals = rowsOf(({ kind }) => kind === 'total');
  const left = new Map(skipped);
  if (totals > 0) left.set('total-row', (left.get('total-row') ?? 0) + totals);
  return {
    edition: edition.id,
    sheet: sheet.name,
    college,
    blocks,
    columns: new Map([...found.columns].map(([number, column]) => [number, columnLetters(column)])),
    findings: [
      ...columnFindings(form, basename(context.path)),
      ...totalFindings(blocks, edition, placeOf),
      ...(blocks.every(({ kind }) => kind === 'total') ? [nothingIn(form, basename(context.path))] : []),
    ],
    rows: {
      read: rows.length,
      accepted: rowsOf(({ kind, verdict }) => kind === 'specialty' && verdict === 'good'),
      rejected: rowsOf(({ kind, verdict }) => kind === 'specialty' && verdict === 'failed'),
      skipped: left,
    },
  };
}

/** The college of a cell merged down over several blocks: readers give it to the first row only. */
function mergedCollege(
  block: GatheredBlock,
  column: number | null,
  sheet: SourceSheet,
  rows: readonly SourceRow[],
): string | null {
  const first = block.rows[0]?.row.number;
  if (column === null || first === undefined) return null;
  const over = sheet.merges.find(
    ({ top, bottom, left, right }) => top <= first && first <= bottom && left <= column && column <= right,
  );
  const cell = rows
    .find(({ number }) => number === over?.top)
    ?.cells.find((one) => one.column === over?.left);
  return cell === undefined ? null : cleanText(cell.text);
}

function columnFindings(form: Extract<FoundForm, { kind: 'form' }>, file: string): readonly Finding[] {
  const { found, edition, sheet } = form;
  const labels = new Map(edition.columns.map(({ number, label }) => [number, label]));
  const row = found.numberRow?.row ?? found.headerRow;
  return [
    ...found.missing
      .filter((number) => edition.columns.some((one) => one.number === number && one.content === 'count'))
      .map(
        (number): Finding => ({
          code: 'column-missing',
          severity: 'error',
          at: { file, sheet: sheet.name, cell: null, row: found.headerRow },
          args: { field: `гр.${number}`, expected: `«${labels.get(number) ?? ''}»` },
        }),
      ),
    ...found.conflicts.map(
      ({ number, column, stated }): Finding => ({
        code: 'form-column-conflict',
        severity: 'warning',
        at: { file, sheet: sheet.name, cell: cellAddress(row, column), row },
        args: { field: `гр.${number} «${labels.get(number) ?? ''}»`, found: stated, expected: number },
      }),
    ),
  ];
}

function nothingIn(form: Extract<FoundForm, { kind: 'form' }>, file: string): Finding {
  return {
    code: 'form-block-incomplete',
    severity: 'error',
    at: { file, sheet: form.sheet.name, cell: null, row: form.found.headerRow },
    args: { field: form.edition.title, expected: 'строки специальностей под заголовком' },
  };
}
