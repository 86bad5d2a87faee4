import type { AssignDocument } from '../documents/assign-document.ts';

/** People without a place, now and with the changes. */
export interface ChangedProgramme {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** Programmes for which the changes change something, those who gain most first. */
export function whatIfChanges({ unserved, whatIf }: AssignDocument): readonly ChangedProgramme[] {
  const before = new Map(unserved.map((row) => [row.name, row.unplaced]));
  const after = new Map((whatIf?.unserved ?? []).map((row) => [row.name, row.unplaced]));
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, from: before.get(name) ?? 0, to: after.get(name) ?? 0 }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
}
