import type { ColumnCounts } from './form-rules.ts';
import { type SpoRef, spoKey } from './spo-code.ts';

/** Where the numbers of a block come from; `both` = lists, and a returned form where the lists cannot answer. */
export type BlockOrigin = 'persons' | 'returns' | 'both';

/** A row of a federal form. */
interface CountedRow {
  readonly number: string;
  readonly label: string;
  readonly counts: ColumnCounts;
  /** Persons without a status: in the total and in no other column. */
  readonly unknown: number;
  /** Persons whose outcome has no column: in the total and in no other column. */
  readonly withoutColumn: number;
}

/** The rows of one specialty. */
export interface CountedBlock {
  readonly specialty: SpoRef | null;
  readonly rows: readonly CountedRow[];
  readonly origin: BlockOrigin;
}

/** A block of a свод. */
export interface SummedBlock extends CountedBlock {
  /** Blocks added up. */
  readonly parts: number;
  /** Cells some part states and another leaves blank: the sum is of those who stated. */
  readonly partly: number;
}

/** Adds up blocks by specialty, whatever college they are of; in the order of codes. */
export function sumBySpecialty(blocks: readonly CountedBlock[]): readonly SummedBlock[] {
  const groups = Map.groupBy(blocks, ({ specialty }) => (specialty === null ? '' : spoKey(specialty)));
  return [...groups.values()]
    .map((group) => sumBlocks(group, group[0]?.specialty ?? null))
    .sort((a, b) => bySpecialty(a.specialty, b.specialty));
}

/** Adds up blocks. A cell nobody states stays out; where only some state it, the sum is theirs and the cell is counted in `partly`. */
export function sumBlocks(
  blocks: readonly Pick<CountedBlock, 'rows' | 'origin'>[],
  specialty: SpoRef | null = null,
): SummedBlock {
  const [first] = blocks;
  let partly = 0;
  const rows = (first?.rows ?? []).map((row, at): CountedRow => {
    const same = blocks.map((block) => block.rows[at]).filter((one) => one !== undefined);
    const stated = new Map<string, number>();
    const counts = new Map<string, number>();
    for (const one of same) {
      for (const [column, count] of one.counts ?? []) {
        counts.set(column, (counts.get(column) ?? 0) + count);
        stated.set(column, (stated.get(column) ?? 0) + 1);
      }
    }
    for (const times of stated.values()) if (times < blocks.length) partly++;
    return {
      number: row.number,
      label: row.label,
      counts: counts.size === 0 ? null : counts,
      unknown: same.reduce((sum, one) => sum + one.unknown, 0),
      withoutColumn: same.reduce((sum, one) => sum + one.withoutColumn, 0),
    };
  });
  const origins = new Set(blocks.map(({ origin }) => origin));
  const [only] = origins;
  return {
    specialty,
    rows,
    origin: origins.size === 1 && only !== undefined ? only : 'both',
    parts: blocks.length,
    partly,
  };
}

/** In the order of codes, then of editions; no specialty comes last. */
export function bySpecialty(a: SpoRef | null, b: SpoRef | null): number {
  const [first, second] = [a, b].map((ref) => (ref === null ? '~' : `${ref.code} ${ref.edition}`));
  if (first === undefined || second === undefined || first === second) return 0;
  return first < second ? -1 : 1;
}
