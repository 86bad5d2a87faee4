import type { DatabaseSync } from 'node:sqlite';
import type { IsoDate } from '../domain/iso-date.ts';
import type { RegionCode } from '../domain/territory.ts';
import type { Moment } from './store.ts';

/** An import that counts at some moment. */
export interface LiveImport {
  readonly id: number;
  /** Place in the order of (as-of, known-at, id), from 0: a later import has the newer word. */
  readonly position: number;
  readonly asOf: IsoDate;
  readonly fileName: string;
  readonly kind: string;
  readonly layout: string;
  readonly complete: boolean;
  readonly region: RegionCode | null;
}

/** Imports that count at a moment, by id. */
export type LiveImports = ReadonlyMap<number, LiveImport>;

/** Imports of days up to as-of, known by known-at and not undone by then. */
export function readLiveImports(db: DatabaseSync, { asOf, knownAt }: Moment): LiveImports {
  const rows = db
    .prepare(
      `SELECT id, as_of, file_name, kind, layout, complete, region FROM imports
       WHERE (:asOf IS NULL OR as_of <= :asOf)
         AND (:knownAt IS NULL OR known_at <= :knownAt)
         AND (undone_at IS NULL OR undone_at > :knownAt)
       ORDER BY as_of, known_at, id`,
    )
    .all({ asOf: asOf ?? null, knownAt: knownAt ?? null });
  return new Map(
    rows.map((row, position) => [
      Number(row.id),
      {
        id: Number(row.id),
        position,
        asOf: String(row.as_of) as IsoDate,
        fileName: String(row.file_name),
        kind: String(row.kind),
        layout: String(row.layout),
        complete: row.complete === 1,
        region: row.region === null ? null : (String(row.region) as RegionCode),
      },
    ]),
  );
}
