import { cleanText, normaliseLabel } from '../../domain/text.ts';
import type { DemandUnit, LeftOutAdvert, LeftOutReason } from './demand.ts';
import { byText } from './order.ts';
import type { Professions } from './profession.ts';

/** Why places or adverts are outside the balance, or in it without a number of places. */
export type UnmatchedReason = LeftOutReason | 'held-by-contract' | 'places-unknown';

/** What was left out, gathered by reason and title. */
export interface UnmatchedRow {
  readonly reason: UnmatchedReason;
  readonly title: string;
  readonly adverts: number;
  readonly places: number;
  /** Names of the professions it may be about, at most five. */
  readonly candidates: readonly string[];
}

/**
 * Everything that no profession got, most places first. `held-by-contract` are places of adverts that otherwise count (their
 * adverts are not counted here); `places-unknown` are adverts that count as adverts, with no places.
 */
export function listUnmatched(
  leftOut: readonly LeftOutAdvert[],
  units: readonly DemandUnit[],
  professions: Professions,
): readonly UnmatchedRow[] {
  const rows = new Map<
    string,
    { reason: UnmatchedReason; title: string; adverts: number; places: number; candidates: Set<string> }
  >();
  const add = (
    reason: UnmatchedReason,
    title: string,
    adverts: number,
    places: number,
    keys: readonly string[],
  ) => {
    const key = `${reason}\n${normaliseLabel(title)}`;
    const clean = cleanText(title);
    const row = rows.get(key) ?? {
      reason,
      title: clean,
      adverts: 0,
      places: 0,
      candidates: new Set<string>(),
    };
    rows.set(key, row);
    if (byText(clean, row.title) < 0) row.title = clean;
    row.adverts += adverts;
    row.places += places;
    for (const profession of keys) row.candidates.add(profession);
  };
  for (const { advert, reason, places, professions: keys } of leftOut) {
    add(reason, advert.vacancy.title, 1, places, keys);
  }
  for (const { vacancy, heldByContracts, professions: shares } of units) {
    const keys = shares.map(({ profession }) => profession);
    if (heldByContracts > 0) add('held-by-contract', vacancy.title, 0, heldByContracts, keys);
    if (vacancy.places === null) add('places-unknown', vacancy.title, 1, 0, keys);
  }
  return Array.from(rows)
    .sort(([a, one], [b, other]) => other.places - one.places || other.adverts - one.adverts || byText(a, b))
    .map(([, row]) => ({
      ...row,
      candidates: Array.from(row.candidates).sort(byText).slice(0, 5).map(professions.nameOf),
    }));
}

/** An advert shown apart: large, made for a foreign quota, or placed by an agency. */
export interface ApartAdvert {
  readonly large: boolean;
  readonly foreignQuota: boolean;
  readonly agency: boolean;
  /** Whether its places count in the balance. */
  readonly counted: boolean;
  readonly title: string;
  readonly employer: string | null;
  readonly territory: string | null;
  readonly settlement: string | null;
  readonly places: number;
  readonly url: string | null;
}

/** Adverts apart, most places first. */
export function listApart(
  leftOut: readonly LeftOutAdvert[],
  units: readonly DemandUnit[],
  largeAdvertPlaces: number,
): readonly ApartAdvert[] {
  const counted = units
    .filter(({ large, foreignQuota, agency }) => large || foreignQuota || agency)
    .map(({ vacancy, large, foreignQuota, agency, territory, settlement }) => ({
      vacancy,
      row: { large, foreignQuota, agency, counted: true, territory, settlement },
    }));
  const uncounted = leftOut
    .filter(({ reason, places }) => reason === 'foreign-quota' || places >= largeAdvertPlaces)
    .map(({ advert: { vacancy, place }, places }) => ({
      vacancy,
      row: {
        large: places >= largeAdvertPlaces,
        foreignQuota: vacancy.foreignQuota,
        agency: vacancy.employer.agency,
        counted: false,
        territory: place?.municipality ?? null,
        settlement: place?.settlement ?? null,
      },
    }));
  return [...counted, ...uncounted]
    .sort((a, b) => (b.vacancy.places ?? 0) - (a.vacancy.places ?? 0) || byText(a.vacancy.id, b.vacancy.id))
    .map(({ vacancy, row }) => ({
      ...row,
      title: cleanText(vacancy.title),
      employer: vacancy.employer.name,
      places: vacancy.places ?? 0,
      url: vacancy.url,
    }));
}
