/** What a worksheet part says beside the values of its cells; rows and columns are 1-based. */
export interface SheetMarks {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  /** Formulas saved without a result: what they show is unknown here. */
  readonly formulasWithoutResult: number;
}

const LAST_COLUMN = 16_384;

/**
 * Reads the marks of a worksheet part. The parser would tell of hidden lines too, but only together with all styles, at twice the
 * time and without bound on hostile column ranges; formulas without a result it leaves out silently.
 */
export function readSheetMarks(part: Buffer): SheetMarks {
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
    for (const _ of occurrences(part, end)) count++;
  }
  for (const at of occurrences(part, '/></c>')) {
    const start = part.lastIndexOf('<', at);
    if (part[start + 1] === 0x66 && (part[start + 2] === 0x20 || part[start + 2] === 0x2f)) count++;
  }
  return count;
}

function* occurrences(part: Buffer, mark: string): Generator<number> {
  for (let at = part.indexOf(mark); at >= 0; at = part.indexOf(mark, at + mark.length)) yield at;
}

function numberOf(tag: string, name: string): number {
  return Number(new RegExp(`\\s${name}="(\\d+)"`).exec(tag)?.[1] ?? 0);
}
