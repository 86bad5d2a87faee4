import { type ColumnKind, fitsKind, isEmptyCell, isStrict } from './column-kind.ts';

/** Surplus fields beyond this are no stray separators in a text. */
const MOST_SURPLUS = 64;

/** Fields [from, to) of the split row that stand in columns [firstColumn, lastColumn]. */
export interface AlignedSpan {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly from: number;
  readonly to: number;
}

/** A column as far as aligning goes. */
export interface AlignableColumn {
  readonly kind: ColumnKind;
  /** False when nothing is read from it, so that it does not matter which text lands in it. */
  readonly used: boolean;
}

/**
 * A stretch of columns that takes fields together: one column; neighbouring free texts that nothing separates; or an unused free
 * text with the unused untyped columns around it.
 */
interface Segment {
  readonly firstColumn: number;
  readonly lastColumn: number;
  readonly kind: ColumnKind;
}

interface Best {
  readonly score: number;
  /** How many alignments reach the score, counted to 2. */
  readonly ways: number;
  /** Fields the segment takes. */
  readonly take: number;
}

/** Fits the fields of a row to the columns when a text held raw separators, so that there are more fields than columns. */
export interface FieldAligner {
  /**
   * The one alignment in which every cell suits its column and most typed cells are filled, as spans from left to right.
   * `impossible` when no alignment suits, `ambiguous` when two do equally well: such a row must not be used.
   */
  align(fields: readonly string[]): readonly AlignedSpan[] | 'impossible' | 'ambiguous';
}

/** Prepares the columns of a header for aligning; one row costs segments × surplus² steps, a few thousand as a rule. */
export function createFieldAligner(columns: readonly AlignableColumn[]): FieldAligner {
  const segments = segmentsOf(columns);
  return {
    align(fields) {
      const surplus = fields.length - columns.length;
      if (surplus < 0 || surplus > MOST_SURPLUS) return 'impossible';
      const table = solve(segments, fields, surplus);
      const best = table[0]?.[0] ?? null;
      if (best === null) return 'impossible';
      return best.ways > 1 ? 'ambiguous' : spansOf(segments, table);
    },
  };
}

function segmentsOf(columns: readonly AlignableColumn[]): readonly Segment[] {
  const segments: Segment[] = [];
  for (let first = 0; first < columns.length; ) {
    let last = first;
    while (last + 1 < columns.length && belongTogether(columns[last], columns[last + 1])) last += 1;
    const stretch = columns.slice(first, last + 1);
    if (stretch.some(({ kind }) => kind === 'free'))
      segments.push({ firstColumn: first, lastColumn: last, kind: 'free' });
    else
      for (const [i, { kind }] of stretch.entries())
        segments.push({ firstColumn: first + i, lastColumn: first + i, kind });
    first = last + 1;
  }
  return segments;
}

function belongTogether(left: AlignableColumn | undefined, right: AlignableColumn | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left.kind === 'free' && right.kind === 'free') return true;
  return isIgnored(left) && isIgnored(right);
}

function isIgnored({ kind, used }: AlignableColumn): boolean {
  return !used && (kind === 'free' || kind === 'word' || kind === 'any');
}

/** table[segment][surplus already taken by the segments before it] = best way to place the rest, or null. */
function solve(
  segments: readonly Segment[],
  fields: readonly string[],
  surplus: number,
): readonly (readonly (Best | null)[])[] {
  const table: (Best | null)[][] = segments.map(() => []);
  for (let s = segments.length - 1; s >= 0; s--) {
    const segment = segments[s];
    const row = table[s];
    if (segment === undefined || row === undefined) continue;
    for (let taken = 0; taken <= surplus; taken++) {
      row.push(bestFrom(segment, taken, surplus, fields, table[s + 1] ?? null));
    }
  }
  return table;
}

function bestFrom(
  segment: Segment,
  taken: number,
  surplus: number,
  fields: readonly string[],
  after: readonly (Best | null)[] | null,
): Best | null {
  const from = segment.firstColumn + taken;
  const width = segment.lastColumn - segment.firstColumn + 1;
  const flexible = segment.kind === 'free' || segment.kind === 'json';
  let score = -1;
  let ways = 0;
  let take = 0;
  for (let extra = 0; extra <= (flexible ? surplus - taken : 0); extra++) {
    if (after === null && taken + extra !== surplus) continue;
    const rest = after === null ? { score: 0, ways: 1 } : (after[taken + extra] ?? null);
    if (rest === null) continue;
    const own = ownScore(segment.kind, fields, from, from + width + extra);
    if (own === null) continue;
    const reached = own + rest.score;
    if (reached > score) {
      score = reached;
      ways = rest.ways;
      take = width + extra;
    } else if (reached === score) ways = 2;
  }
  return ways === 0 ? null : { score, ways, take };
}

/** 1 for a filled typed cell, 0 for one that tells nothing, null for one that cannot stand here. */
function ownScore(kind: ColumnKind, fields: readonly string[], from: number, to: number): number | null {
  if (kind === 'free') return 0;
  const first = fields[from] ?? '';
  // Of JSON only its two ends are looked at, so the pieces between them need not be joined.
  const text = to - from === 1 ? first : `${first}|${fields[to - 1] ?? ''}`;
  if (!fitsKind(kind, text)) return null;
  return isStrict(kind) && !isEmptyCell(text) ? 1 : 0;
}

function spansOf(
  segments: readonly Segment[],
  table: readonly (readonly (Best | null)[])[],
): readonly AlignedSpan[] {
  const spans: AlignedSpan[] = [];
  let taken = 0;
  for (const [s, { firstColumn, lastColumn }] of segments.entries()) {
    const take = table[s]?.[taken]?.take ?? 0;
    const from = firstColumn + taken;
    spans.push({ firstColumn, lastColumn, from, to: from + take });
    taken += take - (lastColumn - firstColumn + 1);
  }
  return spans;
}
