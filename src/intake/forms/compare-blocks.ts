import type { Finding, SourceCell } from '../../domain/finding.ts';
import type { FormLayout } from '../../domain/form-edition.ts';
import type { FormBlock } from '../../domain/form-return.ts';
import { spoKey } from '../../domain/spo-code.ts';

/** Where a number of a block stands. */
export type PlaceOf = (sheetRow: number, column: string) => SourceCell;

/**
 * One specialty of one college twice in a sheet: the same numbers again are told and not counted twice; different numbers fail
 * both, because nobody knows whether they add up.
 */
export function withoutRepeats<B extends FormBlock>(
  blocks: readonly B[],
  placeOf: PlaceOf,
  total: string,
): readonly B[] {
  const groups = Map.groupBy(blocks, subjectOf);
  return blocks.map((block) => {
    const key = subjectOf(block);
    const group = key === null ? [block] : (groups.get(key) ?? [block]);
    const [first] = group;
    if (first === undefined || group.length === 1) return block;
    const same = group.every((other) => numbersOf(other) === numbersOf(first));
    if (same && block === first) return block;
    const rows = group.map((other) => other.rows[0]?.sheetRow ?? 0).join(', ');
    const finding: Finding = {
      code: 'form-block-duplicate',
      severity: 'error',
      at: placeOf(block.rows[0]?.sheetRow ?? 1, total),
      args: {
        field: block.specialty?.code ?? '',
        detail: `строки ${rows}${same ? ', числа те же, принято первое' : ', числа разные'}`,
      },
    };
    return { ...block, verdict: 'failed', findings: [...block.findings, finding] };
  });
}

/** A block of one of several sheets of a file. */
export interface SheetBlock<B extends FormBlock> {
  readonly sheet: string | null;
  readonly edition: string;
  readonly block: B;
}

/**
 * The same over the sheets of a file (a form copied to a second sheet): good blocks with the same numbers again are `repeated`,
 * blocks with different numbers all fail. Blocks come back in their order.
 */
export function acrossSheets<B extends FormBlock>(
  all: readonly SheetBlock<B>[],
  file: string,
): readonly { readonly block: B; readonly repeated: boolean }[] {
  const keyOf = ({ edition, block }: SheetBlock<B>) => {
    const subject = block.verdict === 'good' && block.kind === 'specialty' ? subjectOf(block) : null;
    return subject === null ? null : `${edition}\n${subject}`;
  };
  const groups = Map.groupBy(all, keyOf);
  return all.map((one) => {
    const key = keyOf(one);
    const group = key === null ? [one] : (groups.get(key) ?? [one]);
    const [first] = group;
    const { block } = one;
    if (first === undefined || group.length === 1) return { block, repeated: false };
    if (group.every((other) => numbersOf(other.block) === numbersOf(block))) {
      return { block, repeated: first !== one };
    }
    const sheets = group.map(({ sheet }) => `«${sheet ?? ''}»`).join(', ');
    const finding: Finding = {
      code: 'form-block-duplicate',
      severity: 'error',
      at: { file, sheet: one.sheet, cell: null, row: block.rows[0]?.sheetRow ?? null },
      args: { field: block.specialty?.code ?? '', detail: `листы ${sheets}, числа разные` },
    };
    return {
      block: { ...block, verdict: 'failed', findings: [...block.findings, finding] },
      repeated: false,
    };
  });
}

/** What a block speaks of: the college and the programme. */
function subjectOf({ college, specialty }: FormBlock): string | null {
  return specialty === null ? null : `${college ?? ''}\n${spoKey(specialty)}`;
}

function numbersOf(block: FormBlock): string {
  return block.rows
    .map((row) => `${row.number}:${[...row.counts].map(([column, count]) => `${column}=${count}`).join(',')}`)
    .join(';');
}

/** The only total of a sheet against the sum of its specialties, where all of them were read. */
export function totalFindings(
  blocks: readonly FormBlock[],
  edition: FormLayout,
  placeOf: PlaceOf,
): readonly Finding[] {
  const totals = blocks.filter(({ kind }) => kind === 'total');
  const parts = blocks.filter(({ kind }) => kind === 'specialty');
  const [total] = totals;
  if (total === undefined || totals.length > 1 || parts.length === 0) return [];
  if (parts.some(({ verdict }) => verdict === 'failed')) return [];
  return total.rows.flatMap((row) =>
    edition.columns.flatMap(({ number, content }): Finding[] => {
      const stated = row.counts.get(number);
      if (content !== 'count' || stated === undefined) return [];
      let sum = 0;
      for (const part of parts) {
        sum += part.rows.find((one) => one.number === row.number)?.counts.get(number) ?? 0;
      }
      if (sum === stated) return [];
      return [
        {
          code: 'form-total-differs',
          severity: 'warning',
          at: placeOf(row.sheetRow, number),
          args: { field: `гр.${number}, стр.${row.number}`, found: stated, expected: String(sum) },
        },
      ];
    }),
  );
}
