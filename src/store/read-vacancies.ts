import type { DatabaseSync } from 'node:sqlite';
import type { IsoDate } from '../domain/iso-date.ts';
import type { RegionCode } from '../domain/territory.ts';
import { type LiveImport, type LiveImports, readLiveImports } from './live-imports.ts';
import type { ListedVacancy, Moment } from './store.ts';
import { decodeVacancy, VACANCY_COLUMNS } from './vacancy-columns.ts';

interface Listing {
  readonly newest: LiveImport;
  readonly firstSeen: IsoDate;
  readonly versionId: number;
  readonly sheet: string | null;
  readonly row: number | null;
}

/**
 * Adverts open at the moment, by id: the newest version each, unless the source has since said that it is closed, or a later
 * complete import of the same source and region no longer lists it.
 */
export function readVacancies(
  db: DatabaseSync,
  filter: Moment & { region?: RegionCode },
): readonly ListedVacancy[] {
  const imports = readLiveImports(db, filter);
  const isClosed = closings(imports);
  const version = db.prepare(
    `SELECT e.external_id, ${VACANCY_COLUMNS.map((name) => `v.${name}`).join(', ')}
     FROM vacancy_versions v JOIN vacancies e ON e.id = v.vacancy_id WHERE v.id = ?`,
  );
  const result: ListedVacancy[] = [];
  for (const listing of readListings(db, imports)) {
    const row = version.get(listing.versionId);
    if (row === undefined) continue;
    const vacancy = decodeVacancy(String(row.external_id), row);
    const outside =
      filter.region !== undefined && vacancy.region !== null && vacancy.region !== filter.region;
    if (outside || !vacancy.open || isClosed(listing.newest, vacancy.region)) continue;
    result.push({
      ...vacancy,
      source: { file: listing.newest.fileName, sheet: listing.sheet, row: listing.row },
      firstSeen: listing.firstSeen,
      lastSeen: listing.newest.asOf,
    });
  }
  return result.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function readListings(db: DatabaseSync, imports: LiveImports): Iterable<Listing> {
  const statement = db.prepare('SELECT vacancy_id, import_id, version_id, sheet, row FROM vacancy_sightings');
  const listings = new Map<number, Listing>();
  for (const row of statement.iterate()) {
    const made = imports.get(Number(row.import_id));
    if (made === undefined) continue;
    const id = Number(row.vacancy_id);
    const known = listings.get(id);
    const firstSeen = known === undefined || made.asOf < known.firstSeen ? made.asOf : known.firstSeen;
    if (known !== undefined && known.newest.position > made.position) {
      if (firstSeen !== known.firstSeen) listings.set(id, { ...known, firstSeen });
      continue;
    }
    listings.set(id, {
      newest: made,
      firstSeen,
      versionId: Number(row.version_id),
      sheet: row.sheet === null ? null : String(row.sheet),
      row: row.row === null ? null : Number(row.row),
    });
  }
  return listings.values();
}

/**
 * Tells whether an advert last listed by an import has been closed by a later complete one. A complete file speaks for its own
 * source only (the word before the first hyphen of the layout, «portal»): it knows nothing of a table of the employment service.
 */
function closings(imports: LiveImports): (newest: LiveImport, region: RegionCode | null) => boolean {
  const lastComplete = new Map<string, number>();
  for (const each of imports.values()) {
    if (each.kind !== 'vacancies' || !each.complete) continue;
    lastComplete.set(closingKey(each.layout, each.region), each.position);
  }
  return (newest, region) => {
    const positions = [null, region].map((at) => lastComplete.get(closingKey(newest.layout, at)) ?? -1);
    // An advert without a region may be of any: a complete file of the region it was imported for closes it.
    if (region === null) positions.push(lastComplete.get(closingKey(newest.layout, newest.region)) ?? -1);
    return positions.some((position) => position > newest.position);
  };
}

function closingKey(layout: string, region: RegionCode | null): string {
  return `${sourceFamily(layout)} ${region ?? ''}`;
}

/** The source behind a layout: the word before its first hyphen, «portal». */
export function sourceFamily(layout: string): string {
  return layout.split('-')[0] ?? layout;
}
