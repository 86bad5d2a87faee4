import type { FormLayout } from '../../domain/form-edition.ts';
import type { SkipReason } from '../../domain/intake-record.ts';
import type { SpoReference } from '../../domain/lookups.ts';
import { cleanText, isBlank, normaliseLabel } from '../../domain/text.ts';
import type { SheetCell, SourceRow } from '../sheets/source-sheet.ts';
import type { FoundColumns } from './find-columns.ts';
import { canonicalNumber, formNumberOf } from './form-number.ts';
import type { IdentityColumns } from './identity-columns.ts';
import { indexLabels } from './label-key.ts';
import { codeOfCell } from './specialty-cell.ts';

/** A row of a block before its numbers are read. */
interface GatheredRow {
  readonly row: SourceRow;
  /** Official number of the category; null = the row has numbers and nothing says which category it is. */
  readonly category: string | null;
  /** The row number that contradicts the category's label, as stated. */
  readonly otherNumber: string | null;
  readonly code: SheetCell | null;
}

/** Rows of one specialty, or of a total. */
export interface GatheredBlock {
  kind: 'specialty' | 'total';
  readonly rows: GatheredRow[];
  code: SheetCell | null;
  /** The row the code stands in. */
  codeRow: number;
  readonly name: SheetCell | null;
  readonly college: string | null;
}

/** Blocks and what was left out. Rows read = rows of blocks + skipped. */
export interface Gathered {
  readonly blocks: readonly GatheredBlock[];
  readonly skipped: ReadonlyMap<SkipReason, number>;
}

const TOTAL = /^(итого|всего|сумма|свод|общий итог|итог)( |$)/;
const CHECK = /^(проверка|контроль)( |$)/;

/**
 * Puts the rows below the header into blocks. A new block begins with another code, another college, a category that the block
 * has already ({@link beginsAnew}), or a total's words; a code may stand in the first row only, in all, or in a row of its own above them.
 */
export function gatherBlocks(
  rows: readonly SourceRow[],
  found: FoundColumns,
  identity: IdentityColumns,
  edition: FormLayout,
  spo: SpoReference,
): Gathered {
  const blocks: GatheredBlock[] = [];
  const skipped = new Map<SkipReason, number>();
  const skip = (reason: SkipReason) => skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
  const readCategory = categoryReader(edition);
  const counts = new Set(
    edition.columns.flatMap((column) =>
      column.content === 'count' ? [found.columns.get(column.number)] : [],
    ),
  );
  let heading: { readonly cell: SheetCell; readonly row: number } | null = null;
  for (const row of rows) {
    const cells = new Map(row.cells.filter((cell) => !isBlank(cell.text)).map((cell) => [cell.column, cell]));
    const cellAt = (column: number | null) => (column === null ? null : (cells.get(column) ?? null));
    if (isHeader(cells, found)) {
      skip('repeated-header');
      continue;
    }
    const beside = [...cells.values()].filter((cell) => identity.isBeside(cell.column));
    if (beside.some((cell) => CHECK.test(normaliseLabel(cell.text)))) {
      skip('total-row');
      continue;
    }
    const { category, otherNumber } = readCategory(cellAt(identity.category), cellAt(identity.rowNumber));
    const code = cellAt(identity.code);
    const hasCounts = [...cells.keys()].some((column) => counts.has(column));
    const isTotal = beside.some(
      (cell) =>
        (cell.column !== identity.category || category === null) && TOTAL.test(normaliseLabel(cell.text)),
    );
    const current = blocks.at(-1);
    const oneRow = edition.rows.length === 1;
    if (isTotal && category === null && !oneRow) {
      skip('total-row');
      continue;
    }
    if (category === null && !hasCounts) {
      if (code !== null && /^\s*\d/.test(code.text) && codeOfCell(code, spo).kind === 'value')
        heading = { cell: code, row: row.number };
      skip('note');
      continue;
    }
    if (oneRow && !isTotal && beside.length === 0) {
      skip('note');
      continue;
    }
    const college = cellAt(identity.college);
    const collegeName = college === null ? null : cleanText(college.text);
    const ownCode = isTotal ? null : code;
    const begins =
      current === undefined ||
      oneRow ||
      heading !== null ||
      (isTotal && current.kind !== 'total') ||
      (ownCode !== null && current.kind === 'total') ||
      (collegeName !== null && current.college !== null && collegeName !== current.college) ||
      (category !== null && beginsAnew(category, current, edition)) ||
      (ownCode !== null && isOtherCode(ownCode, current, category, edition, spo));
    const gathered: GatheredRow = { row, category: oneRow ? '01' : category, otherNumber, code: ownCode };
    if (begins) {
      const stated = ownCode ?? heading?.cell ?? null;
      blocks.push({
        kind: isTotal ? 'total' : 'specialty',
        rows: [gathered],
        code: stated,
        codeRow: ownCode === null ? (heading?.row ?? row.number) : row.number,
        name: cellAt(identity.name),
        college: collegeName ?? null,
      });
      heading = null;
    } else {
      current.rows.push(gathered);
      if (current.code === null && ownCode !== null) {
        current.code = ownCode;
        current.codeRow = row.number;
      }
    }
  }
  return { blocks, skipped };
}

/**
 * A category the block has already begins the next block when it is the first one, or when the block is whole; in an unfinished
 * block it is a row that stands twice.
 */
function beginsAnew(category: string, current: GatheredBlock, edition: FormLayout): boolean {
  const present = new Set(current.rows.map((row) => row.category));
  if (!present.has(category)) return false;
  return category === edition.rows[0]?.number || edition.rows.every(({ number }) => present.has(number));
}

/** Another code begins a block, unless the row goes on with the next category: then it is a wrong code inside a block. */
function isOtherCode(
  code: SheetCell,
  current: GatheredBlock,
  category: string | null,
  edition: FormLayout,
  spo: SpoReference,
): boolean {
  if (current.code === null || sameCode(code, current.code, spo)) return false;
  const order = edition.rows.map((row) => row.number);
  const last = current.rows.at(-1)?.category ?? null;
  const goesOn = category !== null && last !== null && order.indexOf(category) === order.indexOf(last) + 1;
  return !goesOn;
}

/** Two cells state one code, however each writes it. */
export function sameCode(a: SheetCell, b: SheetCell, spo: SpoReference): boolean {
  const [first, second] = [codeOfCell(a, spo), codeOfCell(b, spo)];
  if (first.kind === 'value' && second.kind === 'value') return first.value === second.value;
  return normaliseLabel(a.text) === normaliseLabel(b.text);
}

type CategoryReader = (
  label: SheetCell | null,
  number: SheetCell | null,
) => { readonly category: string | null; readonly otherNumber: string | null };

function categoryReader(edition: FormLayout): CategoryReader {
  const labels = indexLabels(edition.rows);
  const byNumber = new Map(edition.rows.map(({ number }) => [canonicalNumber(number), number]));
  return (label, number) => {
    const stated = number === null ? null : (byNumber.get(canonicalNumber(number.text.trim())) ?? null);
    const named = label === null ? null : (labels.exact(label.text) ?? labels.part(label.text));
    if (named === null) return { category: stated, otherNumber: null };
    return { category: named, otherNumber: stated !== null && stated !== named ? stated : null };
  };
}

/** The number row or the labels once more, as on every printed page. */
function isHeader(cells: ReadonlyMap<number, SheetCell>, found: FoundColumns): boolean {
  let numbers = 0;
  let labels = 0;
  for (const [number, column] of found.columns) {
    const cell = cells.get(column);
    if (cell === undefined) continue;
    if (formNumberOf(cell) === canonicalNumber(number)) numbers++;
    else if (/\p{L}{4}/u.test(cell.text) && found.texts.get(column)?.includes(cell.text) === true) labels++;
  }
  const onlyNumbers = numbers >= 2 && numbers === cells.size;
  return onlyNumbers || numbers >= Math.max(4, found.columns.size * 0.8) || labels >= 3;
}
