import { normaliseLabel } from '../../domain/text.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import { addressKey } from './address-key.ts';
import { type AdvertGroup, closePlaces, type DuplicateReason, type PlacedAdvert } from './advert-group.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { employerKey } from './employer-key.ts';
import { isOfPortal, pairSources, type SourcedAdvert } from './pair-sources.ts';
import { titleCore } from './title-core.ts';

/**
 * Adverts that are one: equal employer, title (see {@link titleCore}), place and pay. Only adverts that share employer and
 * title are ever compared, and inside such a block by keys, so that the cost grows with the number of adverts.
 * Adverts without an employer are never grouped. Pure; groups come by the id of their representative, the order of the input
 * does not matter.
 * @param sharedInns ИНН of aggregators: there the employer is known by name
 */
export function groupAdverts(
  adverts: readonly PlacedAdvert[],
  sharedInns: ReadonlySet<string>,
): readonly AdvertGroup[] {
  const groups: AdvertGroup[] = [];
  for (const block of blocksOf(adverts, sharedInns)) {
    const described = block
      .map(describe)
      .sort((a, b) => (a.vacancy.id < b.vacancy.id ? -1 : a.vacancy.id > b.vacancy.id ? 1 : 0));
    const sets = new DisjointSets(described.length);
    joinReposts(described, sets);
    pairSources(described, (a, b) => sets.join(a, b));
    for (const members of sets.groups()) groups.push(groupOf(members, described));
  }
  return groups.sort((a, b) => (a.representative.id < b.representative.id ? -1 : 1));
}

/** Adverts of one employer and title, two and more. Numbers stand for both, so that a country's adverts need no long keys. */
function* blocksOf(
  adverts: readonly PlacedAdvert[],
  sharedInns: ReadonlySet<string>,
): Generator<readonly PlacedAdvert[]> {
  const coreOfTitle = new Map<string, number>();
  const cores = new Map<string, number>();
  const employers = new Map<string, number>();
  const alone = new Map<number, PlacedAdvert>();
  const blocks = new Map<number, PlacedAdvert[]>();
  for (const advert of adverts) {
    const { employer, title } = advert.vacancy;
    const who = employerKey(employer, sharedInns);
    if (who === '') continue;
    const core = coreOfTitle.get(title) ?? numberOf(cores, titleCore(title));
    coreOfTitle.set(title, core);
    const key = numberOf(employers, who) * MOST_CORES + core;
    const block = blocks.get(key);
    const before = alone.get(key);
    if (block !== undefined) block.push(advert);
    else if (before === undefined) alone.set(key, advert);
    else blocks.set(key, [before, advert]);
  }
  yield* blocks.values();
}

/** More titles than any country has: the number of an employer and of a title make one safe integer. */
const MOST_CORES = 2 ** 26;

function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

function describe({ vacancy, place }: PlacedAdvert): SourcedAdvert {
  const settlement = place === null ? '' : `${place.municipality ?? ''}|${place.settlement ?? ''}`;
  return {
    vacancy,
    settlement: settlement === '|' ? '' : settlement,
    address: addressKey(vacancy.address),
    source: isOfPortal(vacancy) ? '' : vacancy.source.file,
  };
}

/** One source that lists the same need again: equal address and pay, places nearly equal. */
function joinReposts(adverts: readonly SourcedAdvert[], sets: DisjointSets): void {
  const buckets = new Map<string, number[]>();
  for (const [at, { vacancy, address, settlement, source }] of adverts.entries()) {
    const { pay, foreignQuota } = vacancy;
    // Without an address the pay must be stated: employer and town alone say too little.
    const where = address !== '' ? address : pay === null ? '' : settlement;
    if (where === '') continue;
    const key = [source, where, pay?.min, pay?.max, pay?.period, foreignQuota].join('\n');
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [at]);
    else bucket.push(at);
  }
  for (const bucket of buckets.values()) {
    if (bucket.length < 2) continue;
    const places = (at: number) => adverts[at]?.vacancy.places ?? null;
    bucket.sort((a, b) => (places(a) ?? 0) - (places(b) ?? 0) || a - b);
    for (const [i, at] of bucket.entries()) {
      const before = bucket[i - 1];
      if (before !== undefined && closePlaces(places(before), places(at))) sets.join(before, at);
    }
  }
}

function groupOf(members: readonly number[], adverts: readonly SourcedAdvert[]): AdvertGroup {
  const vacancies = members.flatMap((at) => adverts[at]?.vacancy ?? []);
  const [representative, ...duplicates] = vacancies.sort(byWorth);
  if (representative === undefined) throw new RangeError('a group without adverts');
  const stated = vacancies.flatMap(({ places }) => (places === null ? [] : [places]));
  const places = stated.length === 0 ? null : Math.max(...stated);
  return {
    representative,
    duplicates: duplicates.sort((a, b) => (a.id < b.id ? -1 : 1)),
    reasons: reasonsOf(members, adverts),
    places,
    placesRemoved: stated.reduce((sum, each) => sum + each, 0) - (places ?? 0),
  };
}

function reasonsOf(
  members: readonly number[],
  adverts: readonly SourcedAdvert[],
): readonly DuplicateReason[] {
  const bySource = new Map<string, number>();
  const titles = new Set<string>();
  for (const at of members) {
    const advert = adverts[at];
    if (advert === undefined) continue;
    bySource.set(advert.source, (bySource.get(advert.source) ?? 0) + 1);
    titles.add(normaliseLabel(advert.vacancy.title));
  }
  const reasons: DuplicateReason[] = [];
  if (Array.from(bySource.values()).some((count) => count > 1)) reasons.push('repost');
  if (titles.size > 1) reasons.push('title-tail');
  if (bySource.size > 1) reasons.push('other-source');
  return reasons;
}

/** Best first: of the portal, newest, most complete, then by id. */
function byWorth(a: StoredVacancy, b: StoredVacancy): number {
  return (
    Number(isOfPortal(b)) - Number(isOfPortal(a)) ||
    compareDays(b.modifiedOn, a.modifiedOn) ||
    compareDays(b.createdOn, a.createdOn) ||
    statedFields(b) - statedFields(a) ||
    (a.id < b.id ? -1 : 1)
  );
}

function compareDays(a: string | null, b: string | null): number {
  const one = a ?? '';
  const other = b ?? '';
  return one < other ? -1 : one > other ? 1 : 0;
}

function statedFields(vacancy: StoredVacancy): number {
  return Object.values(vacancy).filter((value) => value !== null).length;
}
