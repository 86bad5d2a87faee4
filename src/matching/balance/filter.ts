import type { College } from '../../domain/organisations.ts';
import { spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { BalanceFilter, DemandAdvert } from './balance-input.ts';
import { type DemandPart, type LeftOutAdvert, TERRITORY_OF_MODE, UNKNOWN_SECTOR } from './demand.ts';
import type { Professions } from './profession.ts';
import type { SupplyUnit } from './supply.ts';

/** What a filter is applied to, and what remains of it. */
export interface Filterable {
  readonly units: readonly SupplyUnit[];
  readonly parts: readonly DemandPart[];
  readonly leftOut: readonly LeftOutAdvert[];
}

/**
 * Keeps what the filter asks for, after adverts are split between professions, so that the parts of all professions (sectors,
 * territories) still sum to the whole. A filter of graduates (college, cluster) keeps the demand for their professions; a
 * filter of adverts (sector, priority) keeps the graduates of the professions those adverts name; a filter of territory keeps
 * graduates and adverts that are there.
 */
export function applyFilter(
  all: Filterable,
  filter: BalanceFilter,
  professions: Professions,
  colleges: readonly College[],
): Filterable {
  const { specialty = null, sector = null, territory = null, college = null, cluster = null } = filter;
  let { units, parts, leftOut } = all;
  if (specialty !== null) {
    const matches = specialtyMatcher(specialty, professions);
    units = units.filter(
      ({ ref }) => ref !== null && professions.linksOf(ref).some((link) => matches(link.profession)),
    );
    parts = parts.filter(({ profession }) => matches(profession));
    leftOut = leftOut.filter((one) => one.professions.some(matches));
  }
  if (territory !== null) {
    const wanted = normaliseLabel(territory);
    const isThere = (name: string | null) => name !== null && normaliseLabel(name) === wanted;
    units = units.filter(({ location }) => isThere(location.municipality) || isThere(location.settlement));
    parts = parts.filter(
      ({ unit }) => isThere(unit.territory) || (unit.location !== null && isThere(unit.settlement)),
    );
    leftOut = leftOut.filter(({ advert }) => territoryNames(advert).some(isThere));
  }
  if (sector !== null) {
    const isWanted = containing(sector);
    parts = parts.filter(({ unit }) => isWanted(unit.sector));
    leftOut = leftOut.filter(({ advert }) => isWanted(advert.sector.sector ?? UNKNOWN_SECTOR));
  }
  if (filter.priority === true) {
    parts = parts.filter(({ unit }) => unit.priority);
    leftOut = leftOut.filter(({ advert }) => advert.employer.priority === true);
  }
  if (college !== null) {
    const isWanted = collegeMatcher(college, colleges);
    units = units.filter((unit) => unit.college !== null && isWanted(unit.college));
  }
  if (cluster !== null) {
    const isInCluster = clusterMatcher(cluster, colleges, professions);
    units = units.filter(isInCluster);
  }
  if (college !== null || cluster !== null) {
    const taught = new Set(
      units.flatMap(({ ref }) =>
        ref === null ? [] : professions.linksOf(ref).map((link) => link.profession),
      ),
    );
    parts = parts.filter(({ profession }) => taught.has(profession));
    leftOut = leftOut.filter((one) => one.professions.some((profession) => taught.has(profession)));
  }
  if (sector !== null || filter.priority === true) {
    const asked = new Set(parts.map(({ profession }) => profession));
    units = units.filter(
      ({ ref }) => ref !== null && professions.linksOf(ref).some(({ profession }) => asked.has(profession)),
    );
  }
  return { units, parts, leftOut };
}

function specialtyMatcher(query: string, professions: Professions): (profession: string) => boolean {
  const trimmed = query.trim();
  const byCode = /^\d[\d.]*$/.test(trimmed);
  const inName = containing(query);
  const known = new Map<string, boolean>();
  return (profession) => {
    let matches = known.get(profession);
    if (matches === undefined) {
      const programmes = [spoRefOfKey(profession), ...professions.programmesOf(profession)];
      matches = programmes.some((ref) =>
        byCode ? ref.code.startsWith(trimmed) : inName(professions.programmeName(ref)),
      );
      known.set(profession, matches);
    }
    return matches;
  };
}

function territoryNames({ place, mode }: DemandAdvert): readonly (string | null)[] {
  return mode === 'on-site'
    ? [place?.municipality ?? null, place?.settlement ?? null]
    : [TERRITORY_OF_MODE[mode]];
}

function collegeMatcher(query: string, colleges: readonly College[]): (name: string) => boolean {
  const isWanted = containing(query);
  const spellings = new Set(
    colleges
      .filter(({ name, aliases }) => [name, ...aliases].some(isWanted))
      .flatMap(({ name, aliases }) => [name, ...aliases])
      .map(normaliseLabel),
  );
  return (name) => isWanted(name) || spellings.has(normaliseLabel(name));
}

/** A unit is in a cluster by the table of colleges (college and, where stated, programme), or by its own mark for any cluster. */
function clusterMatcher(
  query: string,
  colleges: readonly College[],
  professions: Professions,
): (unit: SupplyUnit) => boolean {
  const isWanted = containing(query);
  const programmes = new Map<string, ReadonlySet<string> | null>();
  for (const college of colleges) {
    if (!college.clusters.some(isWanted)) continue;
    const listed = college.clusterProgrammes.flatMap((ref) => [spoKey(ref), professions.of(ref)]);
    for (const name of [college.name, ...college.aliases]) {
      programmes.set(normaliseLabel(name), listed.length === 0 ? null : new Set(listed));
    }
  }
  return ({ college, ref, professionalitet }) => {
    if (professionalitet && query.trim() === '') return true;
    const listed = college === null ? undefined : programmes.get(normaliseLabel(college));
    if (listed === undefined || ref === null) return false;
    return listed === null || listed.has(spoKey(ref)) || listed.has(professions.of(ref));
  };
}

function containing(query: string): (text: string) => boolean {
  const wanted = normaliseLabel(query);
  return (text) => normaliseLabel(text).includes(wanted);
}
