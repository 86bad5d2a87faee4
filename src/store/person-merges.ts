import type { DatabaseSync } from 'node:sqlite';
import type { Moment } from './store.ts';

/** Who counts as one person at some moment. */
export interface PersonMerges {
  /** True when nobody is merged. */
  readonly isEmpty: boolean;
  /** The person as whom somebody counts: the same for all who were merged, the person itself when it was not. */
  rootOf(personId: number): number;
  /** All who count as this person, itself included, by id. */
  membersOf(root: number): readonly number[];
}

/** Merges decided by known-at and not undone by then. */
export function readMerges(db: DatabaseSync, { knownAt }: Pick<Moment, 'knownAt'>): PersonMerges {
  const rows = db
    .prepare(
      `SELECT from_person, into_person FROM person_merges
       WHERE (:knownAt IS NULL OR decided_at <= :knownAt) AND (undone_at IS NULL OR undone_at > :knownAt)
       ORDER BY from_person`,
    )
    .all({ knownAt: knownAt ?? null });
  const roots = new Map<number, number>();
  const members = new Map<number, number[]>();
  for (const row of rows) {
    const from = Number(row.from_person);
    const into = Number(row.into_person);
    // A person is only ever merged into an older one, and the older ones came before.
    const root = roots.get(into) ?? into;
    roots.set(from, root);
    const group = members.get(root);
    if (group === undefined) members.set(root, [root, from]);
    else group.push(from);
  }
  return {
    isEmpty: roots.size === 0,
    rootOf: (id) => roots.get(id) ?? id,
    membersOf: (root) => members.get(root) ?? [root],
  };
}
