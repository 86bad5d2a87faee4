import type { DatabaseSync } from 'node:sqlite';
import type { IsoDate } from '../domain/iso-date.ts';
import type { RegionCode } from '../domain/territory.ts';
import type { Vacancy } from '../domain/vacancy.ts';
import { type LiveImport, type LiveImports, readLiveImports } from './live-imports.ts';
import type { ListedVacancy, Moment } from './store.ts';
import { VACANCY_COLUMNS, vacancyDecoder } from './vacancy-columns.ts';

interface Listing {
  readonly newest: LiveImport;
  readonly firstSeen: IsoDate;
  readonly versionId: number;
  readonly sheet: string | null;
  readonly row: number | null;
}

/** How many adverts are asked for at once: a statement a row costs twice the reading itself. */
const AT_ONCE = 1000;

/**
 * Adverts open at the moment, by id: the newest version each, unless the source has since said that it is closed, or a later
 * complete import of the same source and region no longer lists it.
 * @param textOf what is kept of each description, asked as adverts are read: those of a country are too large to hold
 */
export function readVacancies(
  db: DatabaseSync,
  filter: Moment & { region?: RegionCode },
  textOf: (vacancy: Vacancy) => string | null = ({ description }) => description,
): readonly ListedVacancy[] {
  const imports = readLiveImports(db, filter);
  const isClosed = closings(imports);
  const result: ListedVacancy[] = [];
  for (const [vacancy, { newest, firstSeen, sheet, row }] of readNewest(db, imports)) {
    const outside =
      filter.region !== undefined && vacancy.region !== null && vacancy.region !== filter.region;
    if (outside || !vacancy.open || isClosed(newest, vacancy.region)) continue;
    const source = { file: newest.fileName, sheet, row };
    const description = textOf(vacancy);
    result.push({ ...vacancy, description, source, firstSeen, lastSeen: newest.asOf });
  }
  return result.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function* readNewest(db: DatabaseSync, imports: LiveImports): Generator<readonly [Vacancy, Listing]> {
  const listings = readListings(db, imports);
  const versions = Int32Array.from(listings.keys()).sort();
  const statement = db.prepare(
    `SELECT v.id, e.external_id, ${VACANCY_COLUMNS.map((name) => `v.${name}`).join(', ')}
     FROM vacancy_versions v JOIN vacancies e ON e.id = v.vacancy_id
     WHERE v.id IN (SELECT value FROM json_each(?))`,
  );
  const decode = vacancyDecoder();
  for (let first = 0; first < versions.length; first += AT_ONCE) {
    const ids = versions.subarray(first, first + AT_ONCE);
    for (const row of statement.all(JSON.stringify(Array.from(ids)))) {
      const listing = listings.get(Number(row.id));
      if (listing !== undefined) yield [decode(String(row.external_id), row), listing];
    }
  }
}

/** The newest listing of each advert, by the number of the version it lists. */
function readListings(db: DatabaseSync, imports: LiveImports): ReadonlyMap<number, Listing> {
  const statement = db.prepare(
    'SELECT vacancy_id, import_id, version_id, sheet, row FROM vacancy_sightings ORDER BY vacancy_id',
  );
  const listings = new Map<number, Listing>();
  let advert: number | null = null;
  let newest = null as Listing | null;
  for (const row of statement.iterate()) {
    const made = imports.get(Number(row.import_id));
    if (made === undefined) continue;
    const id = Number(row.vacancy_id);
    if (id !== advert && newest !== null) listings.set(newest.versionId, newest);
    const known: Listing | null = id === advert ? newest : null;
    advert = id;
    const firstSeen: IsoDate = known === null || made.asOf < known.firstSeen ? made.asOf : known.firstSeen;
    if (known !== null && known.newest.position > made.position) {
      if (firstSeen !== known.firstSeen) newest = { ...known, firstSeen };
      continue;
    }
    newest = {
      newest: made,
      firstSeen,
      versionId: Number(row.version_id),
      sheet: row.sheet === null ? null : String(row.sheet),
      row: row.row === null ? null : Number(row.row),
    };
  }
  if (newest !== null) listings.set(newest.versionId, newest);
  return listings;
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
