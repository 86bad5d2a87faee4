import type { FormIdentity, FormLayout } from '../../domain/form-edition.ts';
import type { SpoReference } from '../../domain/lookups.ts';
import type { SheetCell, SourceRow } from '../sheets/source-sheet.ts';
import type { FoundColumns } from './find-columns.ts';
import { canonicalNumber } from './form-number.ts';
import { indexLabels, labelKey } from './label-key.ts';
import { codeOfCell } from './specialty-cell.ts';

/** Columns beside the counts, 1-based; null = the sheet has none. */
export interface IdentityColumns {
  readonly code: number | null;
  readonly name: number | null;
  readonly college: number | null;
  readonly category: number | null;
  readonly rowNumber: number | null;
  /** Every column that holds no count: where «Итого» and «ПРОВЕРКА» may stand. */
  readonly isBeside: (column: number) => boolean;
}

/**
 * Tells the columns beside the counts by what they hold, because inserted columns move them and their labels vary: the code
 * column has most codes, the category column most row labels. Names and colleges are told by their header.
 * @param rows below the header
 */
export function identityColumns(
  rows: readonly SourceRow[],
  found: FoundColumns,
  edition: FormLayout,
  spo: SpoReference,
): IdentityColumns {
  const counts = new Set(found.columns.values());
  const labels = indexLabels(edition.rows);
  const manyRows = edition.rows.length > 1;
  const counted = rows.filter(({ cells }) => cells.some((cell) => counts.has(cell.column)));
  const mostOf = (
    holds: (cell: SheetCell) => boolean,
    except: readonly (number | null)[] = [],
    among: readonly SourceRow[] = counted,
  ) => {
    const tally = new Map<number, number>();
    for (const row of among) {
      for (const cell of row.cells) {
        if (counts.has(cell.column) || except.includes(cell.column) || !holds(cell)) continue;
        tally.set(cell.column, (tally.get(cell.column) ?? 0) + 1);
      }
    }
    const [best] = [...tally].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best?.[0] ?? null;
  };
  const byHeader = (pattern: RegExp, except: readonly (number | null)[]) => {
    for (const [column, texts] of found.texts) {
      if (counts.has(column) || except.includes(column)) continue;
      const own = texts.find((text) => /\p{L}{2}/u.test(text));
      if (own !== undefined && pattern.test(labelKey(own))) return column;
    }
    return null;
  };
  const byNumber = (holds: FormIdentity) => {
    const number = edition.identity.find((one) => one.holds === holds)?.number;
    return number === undefined ? null : (found.numberRow?.columns.get(canonicalNumber(number)) ?? null);
  };
  const holdsCode = (cell: SheetCell) => codeOfCell(cell, spo).kind === 'value';
  // A code in a row of its own above the block begins its cell; a note that names columns «01, 02, 04» does not.
  const code =
    mostOf(holdsCode) ?? mostOf((cell) => /^\d{1,2}\./.test(cell.text) && holdsCode(cell), [], rows);
  const category = manyRows
    ? mostOf((cell) => labels.exact(cell.text) !== null || labels.part(cell.text) !== null)
    : null;
  const numbers = new Set(edition.rows.map(({ number }) => canonicalNumber(number)));
  const rowNumber = manyRows
    ? (byHeader(/^(номерстроки|строки|стр|кодстроки|строка)$/, [code, category]) ??
      mostOf((cell) => numbers.has(canonicalNumber(cell.text.trim())), [code, category]))
    : null;
  const college =
    byHeader(/образовательн|колледж|техникум|учрежден|^поо$|^спо$/, [code, category, rowNumber]) ??
    apart(byNumber('college'), [code, category, rowNumber]);
  const name =
    byHeader(/наименование.*(професси|специальност)|^(профессия|специальность)/, [
      category,
      rowNumber,
      college,
    ]) ?? apart(byNumber('specialty-name'), [category, rowNumber, college]);
  return {
    code: code ?? name,
    name: name === code ? null : name,
    college,
    category,
    rowNumber,
    isBeside: (column) => !counts.has(column),
  };
}

function apart(column: number | null, taken: readonly (number | null)[]): number | null {
  return column === null || taken.includes(column) ? null : column;
}
