import type { StoredFormBlock, StoredFormReturn } from '../../domain/form-return.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import { type SpoRef, spoKey } from '../../domain/spo-code.ts';
import { type BlockOrigin, bySpecialty } from '../../domain/sum-form.ts';
import type { FormEdition } from './form-edition.ts';
import type { FormCount, FormRow } from './form-rows.ts';
import { type FormReconciliation, reconcileForm } from './reconcile-form.ts';

/** What a form is made of: lists of graduates, forms colleges returned, or both, where the lists win. */
export type FormSource = 'persons' | 'returns' | 'merged';

/** Where a returned number stands. */
interface ReturnPlace {
  readonly file: string;
  readonly sheet: string | null;
  /** The day the returned form speaks of. */
  readonly asOf: IsoDate;
}

/** The rows of one specialty of one college. */
export interface AssembledBlock {
  readonly college: string | null;
  readonly specialty: SpoRef | null;
  readonly rows: readonly FormRow[];
  /** `both` = some cells are of the returned form, because the lists cannot answer them. */
  readonly origin: BlockOrigin;
  /** The returned form of the block, where one came. */
  readonly returned: ReturnPlace | null;
}

/** A cell in which a returned form and the lists disagree, with the file. */
export type AssembledDifference = FormReconciliation['differences'][number] & ReturnPlace;

/** A form of a region: blocks by college (Russian order), then code and edition. */
export interface AssembledForm {
  readonly edition: FormEdition;
  readonly source: FormSource;
  readonly blocks: readonly AssembledBlock[];
  /** Outcomes the edition has no column for, most frequent first; of the lists only. */
  readonly withoutColumn: FormCount['withoutColumn'];
  /** Of a merged form: what was not taken from the returned forms, because the lists say otherwise. */
  readonly differences: readonly AssembledDifference[];
  /** Returned blocks that were not accepted: nothing of them is in the form. */
  readonly failed: readonly (ReturnPlace & { readonly college: string; readonly specialty: SpoRef })[];
}

/** Lists counted and forms returned, of one edition and day. */
export interface FormParts {
  /** `countForm` of the edition. */
  readonly count: FormCount;
  /** Good and newest blocks of returned forms of the edition. */
  readonly returns: readonly StoredFormReturn[];
  readonly collegeName: (stated: string | null) => string | null;
}

/**
 * Makes a form of the source asked for. Merged, a cell the lists answer is theirs, any other is the returned one; a cell nobody
 * answers stays out and is never 0.
 */
export function assembleForm(source: FormSource, { count, returns, collegeName }: FormParts): AssembledForm {
  const { edition } = count;
  const blocks = new Map<string, AssembledBlock>();
  if (source !== 'returns') {
    for (const { college, specialty, rows } of count.blocks) {
      blocks.set(keyOf(college, specialty), { college, specialty, rows, origin: 'persons', returned: null });
    }
  }
  if (source !== 'persons') {
    for (const form of returns) {
      const college = collegeName(form.college);
      for (const block of form.blocks) {
        const key = keyOf(college, block.specialty);
        const before = blocks.get(key);
        const returned = { file: form.file, sheet: form.sheet, asOf: form.asOf };
        blocks.set(
          key,
          before === undefined
            ? {
                college,
                specialty: block.specialty,
                rows: returnedRows(block, edition),
                origin: 'returns',
                returned,
              }
            : { ...before, ...fillFrom(before.rows, returnedRows(block, edition)), returned },
        );
      }
    }
  }
  return {
    edition,
    source,
    blocks: [...blocks.values()].sort(inOrder),
    withoutColumn: source === 'returns' ? [] : count.withoutColumn,
    differences: source === 'merged' ? differencesOf(count, returns, collegeName) : [],
    failed: source === 'persons' ? [] : failedOf(returns, collegeName),
  };
}

/** Rows of a returned block in the order of the edition; a row that is not there answers nothing. */
function returnedRows({ rows }: StoredFormBlock, edition: FormEdition): readonly FormRow[] {
  const byNumber = new Map(rows.map((row) => [row.number, row.counts]));
  return edition.rows.map(({ number, label }) => {
    const counts = byNumber.get(number);
    return {
      number,
      label,
      counts: counts === undefined || counts.size === 0 ? null : counts,
      unknown: 0,
      withoutColumn: 0,
    };
  });
}

function fillFrom(
  persons: readonly FormRow[],
  returned: readonly FormRow[],
): Pick<AssembledBlock, 'rows' | 'origin'> {
  let filled = false;
  const rows = persons.map((row, at): FormRow => {
    const other = returned[at]?.counts ?? null;
    if (other === null) return row;
    const missing = [...other].filter(([column]) => row.counts?.has(column) !== true);
    if (missing.length === 0) return row;
    filled = true;
    return { ...row, counts: new Map([...(row.counts ?? []), ...missing]) };
  });
  return { rows, origin: filled ? 'both' : 'persons' };
}

function differencesOf(
  count: FormCount,
  returns: readonly StoredFormReturn[],
  collegeName: FormParts['collegeName'],
): readonly AssembledDifference[] {
  const byCollege = Map.groupBy(count.blocks, ({ college }) => college);
  return returns.flatMap((form) => {
    const college = collegeName(form.college);
    const own = { ...count, blocks: byCollege.get(college) ?? [] };
    return reconcileForm(form, own).differences.map((difference) => ({
      ...difference,
      college,
      file: form.file,
      sheet: form.sheet,
      asOf: form.asOf,
    }));
  });
}

function failedOf(
  returns: readonly StoredFormReturn[],
  collegeName: FormParts['collegeName'],
): AssembledForm['failed'] {
  return returns.flatMap(({ failed, college, file, sheet, asOf }) =>
    failed.map(({ specialty }) => ({
      college: collegeName(college) ?? college,
      specialty,
      file,
      sheet,
      asOf,
    })),
  );
}

function keyOf(college: string | null, specialty: SpoRef | null): string {
  return `${college ?? ''}\n${specialty === null ? '' : spoKey(specialty)}`;
}

function inOrder(a: AssembledBlock, b: AssembledBlock): number {
  return compareRussian(a.college ?? '', b.college ?? '') || bySpecialty(a.specialty, b.specialty);
}
