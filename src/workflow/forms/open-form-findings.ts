import type { PlacedFormBlock, StoredFinding } from '../../store/store.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Leaves out the findings of returned forms that a newer form has answered: of a replaced block, and of a sheet none of which stands. */
export function withoutReplacedForms(
  { store }: OpenWorkspace,
  findings: readonly StoredFinding[],
): readonly StoredFinding[] {
  const blocks = store.formBlocks();
  if (blocks.length === 0) return findings;
  const sheets = Map.groupBy(blocks, ({ importId, sheet }) => JSON.stringify([importId, sheet]));
  const files = Map.groupBy(blocks, ({ importId }) => importId);
  const ofForms = new Set(store.imports().flatMap(({ id, kind }) => (kind === 'forms' ? [id] : [])));
  return findings.filter(({ importId, at: { sheet, row } }) => {
    const ofSheet = sheets.get(JSON.stringify([importId, sheet]));
    const own = row === null ? undefined : ofSheet?.find((block) => holds(block, row));
    if (own !== undefined) return !own.replaced;
    // A book may hold a list too: what is said of the book goes with its forms only where all of it are forms.
    const around = ofSheet ?? (sheet === null && ofForms.has(importId) ? files.get(importId) : undefined);
    return around === undefined || around.some(({ replaced }) => !replaced);
  });
}

/** True when the row is one of the block's. */
function holds({ firstRow, rows }: PlacedFormBlock, row: number): boolean {
  return row >= firstRow && row < firstRow + rows;
}
