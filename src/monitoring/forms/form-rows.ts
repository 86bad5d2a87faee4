import type { ColumnCounts } from '../../domain/form-rules.ts';
import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import type { StatusKind } from '../../domain/status.ts';
import { statusLabel } from '../status-label.ts';
import type { FormEdition } from './form-edition.ts';
import { placeStatus, type StatusPlacement } from './place-status.ts';
import { belongsToRow } from './row-members.ts';

/** One row of a form. The total column counts everyone, so that its rule shows `unknown + withoutColumn` as the difference. */
export interface FormRow {
  readonly number: string;
  readonly label: string;
  readonly counts: ColumnCounts;
  /** Persons without a status: in the total and in no other column. */
  readonly unknown: number;
  /** Persons whose outcome has no column in this edition: in the total and in no other column. */
  readonly withoutColumn: number;
}

/** The rows of one specialty of one college. */
interface FormBlock {
  readonly college: string | null;
  readonly specialty: SpoRef | null;
  readonly rows: readonly FormRow[];
}

/** A form made from persons: a block for each college and specialty, and their sum. */
export interface FormCount {
  readonly edition: FormEdition;
  readonly blocks: readonly FormBlock[];
  readonly totals: readonly FormRow[];
  /** Outcomes the edition has no column for, most frequent first. */
  readonly withoutColumn: readonly {
    readonly kind: StatusKind;
    readonly label: string;
    readonly count: number;
  }[];
}

/** Counts graduates into the rows of an edition. Blocks are in order of college (Russian), then code and edition. */
export function countForm(
  graduates: readonly Graduate[],
  edition: FormEdition,
  asOf: IsoDate,
  collegeName: (stated: string | null) => string | null = (stated) => stated,
): FormCount {
  const blocks = new Map<string, BlockTally>();
  const totals = new BlockTally(edition, null, null);
  const withoutColumn = new Map<StatusKind, number>();
  for (const graduate of graduates) {
    const college = collegeName(graduate.college);
    const key = `${college ?? ''}\n${graduate.specialty === null ? '' : spoKey(graduate.specialty)}`;
    let block = blocks.get(key);
    if (block === undefined) {
      block = new BlockTally(edition, college, graduate.specialty);
      blocks.set(key, block);
    }
    const placement = placeStatus(graduate.status, edition, asOf, graduate.statusAsOf);
    block.add(graduate, placement);
    totals.add(graduate, placement);
    if (placement.kind === 'no-column' && graduate.status !== null) {
      withoutColumn.set(graduate.status.kind, (withoutColumn.get(graduate.status.kind) ?? 0) + 1);
    }
  }
  return {
    edition,
    blocks: [...blocks.values()].sort(inOrder).map((block) => block.finish()),
    totals: totals.finish().rows,
    withoutColumn: [...withoutColumn]
      .map(([kind, count]) => ({ kind, label: statusLabel(kind), count }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
  };
}

/** Numbers of one block while persons are added. */
class BlockTally {
  readonly #edition: FormEdition;
  readonly #college: string | null;
  readonly #specialty: SpoRef | null;
  readonly #rows: readonly { counts: Map<string, number>; unknown: number; withoutColumn: number }[];

  constructor(edition: FormEdition, college: string | null, specialty: SpoRef | null) {
    this.#edition = edition;
    this.#college = college;
    this.#specialty = specialty;
    const columns = countedColumns(edition);
    this.#rows = edition.rows.map(() => ({
      counts: new Map(columns.map((column) => [column, 0])),
      unknown: 0,
      withoutColumn: 0,
    }));
  }

  get order(): { readonly college: string; readonly code: string } {
    const ref = this.#specialty;
    return { college: this.#college ?? '', code: ref === null ? '' : `${ref.code} ${ref.edition}` };
  }

  add(graduate: Graduate, placement: StatusPlacement): void {
    for (const [i, row] of this.#edition.rows.entries()) {
      const tally = this.#rows[i];
      if (tally === undefined || row.members === null || !belongsToRow(graduate, row.members)) continue;
      increment(tally.counts, this.#edition.total);
      if (placement.kind === 'unknown') tally.unknown++;
      else if (placement.kind === 'no-column') tally.withoutColumn++;
      else for (const column of placement.columns) increment(tally.counts, column);
    }
  }

  finish(): FormBlock {
    return {
      college: this.#college,
      specialty: this.#specialty,
      rows: this.#edition.rows.map((row, i) => {
        const tally = this.#rows[i];
        return {
          number: row.number,
          label: row.label,
          counts: row.members === null ? null : (tally?.counts ?? null),
          unknown: tally?.unknown ?? 0,
          withoutColumn: tally?.withoutColumn ?? 0,
        };
      }),
    };
  }
}

/** Columns persons can be put into, in the order of the form; of the others the lists say nothing, and they are left out. */
export function countedColumns(edition: FormEdition): readonly string[] {
  const placed = new Set<string>([
    edition.total,
    ...Object.values(edition.placement),
    ...edition.details.map((detail) => detail.column),
  ]);
  return edition.columns
    .filter(({ number, content }) => content === 'count' && placed.has(number))
    .map(({ number }) => number);
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function inOrder(a: BlockTally, b: BlockTally): number {
  const [first, second] = [a.order, b.order];
  const byCollege = compareRussian(first.college, second.college);
  if (byCollege !== 0) return byCollege;
  return first.code < second.code ? -1 : first.code > second.code ? 1 : 0;
}
