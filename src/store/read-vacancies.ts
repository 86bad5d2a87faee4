import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
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
 * @param keepsText whose description is kept, asked as adverts are read; of the others only whether there is one ('') or not: the
 *   texts of a country are too large to hold, and too many to read
 */
export function readVacancies(
  db: DatabaseSync,
  filter: Moment & { region?: RegionCode },
  keepsText: (vacancy: Vacancy) => boolean = () => true,
): readonly ListedVacancy[] {
  const imports = readLiveImports(db, filter);
  const isClosed = closings(imports);
  const readTexts = textReader(db);
  const result: ListedVacancy[] = [];
  for (const batch of readNewest(db, imports)) {
    const kept: (readonly [Vacancy, Listing])[] = [];
    const withText: number[] = [];
    for (const each of batch) {
      const [vacancy, { newest, versionId }] = each;
      const outside =
        filter.region !== undefined && vacancy.region !== null && vacancy.region !== filter.region;
      if (outside || !vacancy.open || isClosed(newest, vacancy.region)) continue;
      kept.push(each);
      if (vacancy.description !== null && keepsText(vacancy)) withText.push(versionId);
    }
    const textOf = readTexts(withText);
    for (const [vacancy, { newest, firstSeen, versionId, sheet, row }] of kept) {
      const source = { file: newest.fileName, sheet, row };
      const description = textOf(versionId) ?? vacancy.description;
      result.push({ ...vacancy, description, source, firstSeen, lastSeen: newest.asOf });
    }
  }
  return result.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Adverts with an empty description where one is stated. */
function* readNewest(
  db: DatabaseSync,
  imports: LiveImports,
): Generator<readonly (readonly [Vacancy, Listing])[]> {
  const listings = readListings(db, imports);
  const versions = Int32Array.from(listings.keys()).sort();
  const columns = VACANCY_COLUMNS.map((name) =>
    name === 'description' ? "CASE WHEN v.description IS NULL THEN NULL ELSE '' END" : `v.${name}`,
  );
  const statement = db.prepare(
    `SELECT ${columns.join(', ')}, v.id, e.external_id
     FROM vacancy_versions v JOIN vacancies e ON e.id = v.vacancy_id
     WHERE v.id IN (SELECT value FROM json_each(?))`,
  );
  // A row as an object of thirty-five names takes longer to make than to read.
  statement.setReturnArrays(true);
  const decode = vacancyDecoder();
  for (let first = 0; first < versions.length; first += AT_ONCE) {
    const ids = versions.subarray(first, first + AT_ONCE);
    const rows = statement.all(JSON.stringify(Array.from(ids))) as unknown as readonly SQLOutputValue[][];
    const batch: (readonly [Vacancy, Listing])[] = [];
    for (const row of rows) {
      const listing = listings.get(Number(row[VACANCY_COLUMNS.length]));
      if (listing === undefined) continue;
      batch.push([decode(String(row[VACANCY_COLUMNS.length + 1]), row), listing]);
    }
    yield batch;
  }
}

/** Reads descriptions of versions, many at once. */
function textReader(db: DatabaseSync) {
  const statement = db.prepare(
    'SELECT id, description FROM vacancy_versions WHERE id IN (SELECT value FROM json_each(?))',
  );
  return (versions: readonly number[]): ((version: number) => string | undefined) => {
    if (versions.length === 0) return () => undefined;
    const rows = statement.all(JSON.stringify(versions));
    const texts = new Map(rows.map(({ id, description }) => [Number(id), String(description)]));
    return (version) => texts.get(version);
  };
}

/** The newest listing of each advert, by the number of the version it lists. */
function readListings(db: DatabaseSync, imports: LiveImports): ReadonlyMap<number, Listing> {
  const statement = db.prepare(
    'SELECT vacancy_id, import_id, version_id, sheet, row FROM vacancy_sightings ORDER BY vacancy_id',
  );
  statement.setReturnArrays(true);
  const listings = new Map<number, Listing>();
  let advert: number | null = null;
  let newest = null as Listing | null;
  for (const row of statement.iterate()) {
    const [vacancyId, importId, versionId, sheet, line] = row as unknown as readonly SQLOutputValue[];
    const made = imports.get(Number(importId));
    if (made === undefined) continue;
    const id = Number(vacancyId);
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
      versionId: Number(versionId),
      sheet: sheet == null ? null : String(sheet),
      row: line == null ? null : Number(line),
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
