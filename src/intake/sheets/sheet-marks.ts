import type { WorkSheet } from '@e965/xlsx';

/** What of a sheet is not shown; rows and columns are 1-based. */
export interface LineMarks {
  /** Set where the sheet itself says that it is hidden. */
  readonly hidden?: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  /** Formulas saved without a result: what they show is unknown here. */
  readonly formulasWithoutResult: number;
}

const LAST_COLUMN = 16_384;

/** Hidden lines as the general parser tells them, for formats that save every result. */
export function hiddenLines(sheet: WorkSheet | undefined): LineMarks {
  const hiddenRows = new Set<number>();
  for (const [at, row] of (sheet?.['!rows'] ?? []).entries())
    if (row?.hidden === true) hiddenRows.add(at + 1);
  const hiddenColumns: number[] = [];
  for (const [at, column] of (sheet?.['!cols'] ?? []).entries()) {
    if (column?.hidden === true && at < LAST_COLUMN) hiddenColumns.push(at + 1);
  }
  return { hiddenRows, hiddenColumns, formulasWithoutResult: 0 };
}

/**
 * Reads the marks of a worksheet part. The parser would tell of hidden lines too, but only together with all styles, at twice the
 * time and without bound on hostile column ranges; formulas without a result it leaves out silently.
 */
export function readSheetMarks(part: Buffer): LineMarks {
  const hiddenRows = new Set<number>();
  const columns = new Set<number>();
  for (const mark of [' hidden="1"', ' hidden="true"']) {
    for (const at of occurrences(part, mark)) {
      const tag = part.subarray(part.lastIndexOf('<', at), part.indexOf('>', at)).toString('latin1');
      if (/^<(\w+:)?row\s/.test(tag)) hiddenRows.add(numberOf(tag, 'r'));
      else if (/^<(\w+:)?col\s/.test(tag)) {
        const last = Math.min(numberOf(tag, 'max'), LAST_COLUMN);
        for (let column = numberOf(tag, 'min'); column <= last; column++) columns.add(column);
      }
    }
  }
  const hiddenColumns = [...columns].sort((a, b) => a - b);
  return { hiddenRows, hiddenColumns, formulasWithoutResult: countFormulasWithoutResult(part) };
}

function countFormulasWithoutResult(part: Buffer): number {
  let count = 0;
  for (const end of ['</f></c>', '</f><v></v></c>', '</f><v/></c>', '</f><v /></c>']) {
    for (const at of occurrences(part, end)) {
      // A formula whose result is an empty text says so by its type.
      if (end === '</f></c>' || !isTextCell(part, at)) count++;
    }
  }
  for (const at of occurrences(part, '/></c>')) {
    const start = part.lastIndexOf('<', at);
    if (part[start + 1] === 0x66 && (part[start + 2] === 0x20 || part[start + 2] === 0x2f)) count++;
  }
  return count;
}

function isTextCell(part: Buffer, at: number): boolean {
  const start = part.lastIndexOf('<c ', at);
  return start >= 0 && /\st="str"/.test(part.toString('latin1', start, part.indexOf('>', start)));
}

function* occurrences(part: Buffer, mark: string): Generator<number> {
  for (let at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + mark.length)) yield at;
}

function numberOf(tag: string, name: string): number {
  return Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
}
