import type { DatabaseSync } from 'node:sqlite';
import { readLiveImports } from './live-imports.ts';
import { sourceFamily } from './read-vacancies.ts';
import type { ImportHeader } from './store.ts';

/** Exports that listed fewer adverts are not judged by their size. */
const LEAST_KNOWN = 20;

/** An export that claims to hold everything and holds too little to be believed. */
export interface Shortfall {
  /** Adverts of the region it lists. */
  readonly listed: number;
  /** The most that an earlier import of the same source lists. */
  readonly known: number;
}

/**
 * Judges a file that claims to list all adverts there are: it may close those it lacks only if it lists some, and at least half
 * as many as the largest earlier import of its source and region. A cut download or a file of another region must never pass for
 * «all vacancies are gone». Returns the shortfall and takes the claim back, or null when the claim stands.
 */
export function judgeCompleteness(
  db: DatabaseSync,
  importId: number,
  header: ImportHeader,
): Shortfall | null {
  if (!header.complete || header.kind !== 'vacancies') return null;
  const count = db.prepare('SELECT COUNT(*) AS n FROM vacancy_sightings WHERE import_id = ?');
  const listedBy = (id: number) => Number(count.get(id)?.n ?? 0);
  const rivals = [...readLiveImports(db, { asOf: header.asOf }).values()].filter(
    (each) =>
      each.id !== importId &&
      each.kind === 'vacancies' &&
      each.region === (header.region ?? null) &&
      sourceFamily(each.layout) === sourceFamily(header.layout),
  );
  const known = Math.max(0, ...rivals.map(({ id }) => listedBy(id)));
  const listed = listedBy(importId);
  const isEnough = listed > 0 && (known < LEAST_KNOWN || listed * 2 >= known);
  if (isEnough) return null;
  db.prepare('UPDATE imports SET complete = 0 WHERE id = ?').run(importId);
  return known === 0 ? null : { listed, known };
}
