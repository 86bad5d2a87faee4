import type { Pay } from '../../domain/numbers.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import { closePlaces } from './advert-group.ts';

/** An advert with what it is compared by. `source` '' = the portal, else the file of a table without ids. */
export interface SourcedAdvert {
  readonly vacancy: StoredVacancy;
  readonly settlement: string;
  readonly address: string;
  readonly source: string;
}

/** Tables without ids get a digest of employer, title and address in place of one. */
export function isOfPortal({ id }: StoredVacancy): boolean {
  return !/^t-[0-9a-f]{32}$/.test(id);
}

/** Adverts with one key that are tried before an advert is left to a looser likeness. */
const MOST_TRIED = 32;

/** From the strictest likeness to the loosest; null = says nothing of this advert. */
const LIKENESSES: readonly ((advert: SourcedAdvert) => string | null)[] = [
  ({ address, vacancy }) => (address === '' ? null : `${address}\n${vacancy.places}`),
  ({ address }) => (address === '' ? null : address),
  ({ settlement, vacancy }) =>
    settlement === '' || vacancy.pay?.min == null
      ? null
      : `${settlement}\n${vacancy.places}\n${vacancy.pay.min}`,
  ({ settlement, vacancy }) =>
    settlement === '' || vacancy.places === null ? null : `${settlement}\n${vacancy.places}`,
  ({ settlement }) => (settlement === '' ? null : settlement),
];

/**
 * Pairs adverts of one employer and title over the sources, one to one: the portal with each table, then the tables with each
 * other. Equal address first, then equal town, places and pay; in the end a town and nearly equal places suffice, unless the pay
 * or a stated address speaks against it.
 */
export function pairSources(adverts: readonly SourcedAdvert[], join: (a: number, b: number) => void): void {
  const bySource = new Map<string, number[]>();
  for (const [at, { source }] of adverts.entries()) {
    const group = bySource.get(source);
    if (group === undefined) bySource.set(source, [at]);
    else group.push(at);
  }
  if (bySource.size < 2) return;
  const sources = Array.from(bySource)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => members);
  for (const [at, one] of sources.entries()) {
    for (const other of sources.slice(at + 1)) pairTwo(adverts, one, other, join);
  }
}

function pairTwo(
  adverts: readonly SourcedAdvert[],
  one: readonly number[],
  other: readonly number[],
  join: (a: number, b: number) => void,
): void {
  let waiting = one;
  let open = other;
  for (const likeness of LIKENESSES) {
    if (waiting.length === 0 || open.length === 0) return;
    const buckets = bucketsOf(adverts, open, likeness);
    const taken = new Set<number>();
    const unpaired: number[] = [];
    for (const at of sortedByPlaces(adverts, waiting)) {
      const key = keyAt(adverts, at, likeness);
      const bucket = key === null ? undefined : buckets.get(key);
      const found =
        bucket?.slice(0, MOST_TRIED).findIndex((each) => mayBeOne(adverts[at], adverts[each])) ?? -1;
      const [match] = found < 0 || bucket === undefined ? [] : bucket.splice(found, 1);
      if (match === undefined) {
        unpaired.push(at);
        continue;
      }
      taken.add(match);
      join(at, match);
    }
    waiting = unpaired;
    open = open.filter((each) => !taken.has(each));
  }
}

type Likeness = (typeof LIKENESSES)[number];

function keyAt(adverts: readonly SourcedAdvert[], at: number, likeness: Likeness): string | null {
  const advert = adverts[at];
  return advert === undefined ? null : likeness(advert);
}

function bucketsOf(
  adverts: readonly SourcedAdvert[],
  members: readonly number[],
  likeness: Likeness,
): ReadonlyMap<string, number[]> {
  const buckets = new Map<string, number[]>();
  for (const at of sortedByPlaces(adverts, members)) {
    const key = keyAt(adverts, at, likeness);
    if (key === null) continue;
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [at]);
    else bucket.push(at);
  }
  return buckets;
}

function sortedByPlaces(adverts: readonly SourcedAdvert[], members: readonly number[]): readonly number[] {
  const places = (at: number) => adverts[at]?.vacancy.places ?? 0;
  return Array.from(members).sort((a, b) => places(a) - places(b) || a - b);
}

function mayBeOne(a: SourcedAdvert | undefined, b: SourcedAdvert | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (!closePlaces(a.vacancy.places, b.vacancy.places)) return false;
  if (a.address !== '' && a.address === b.address) return true;
  // Both name a house, and another one: two shops of a chain.
  if (/\d/.test(a.address) && /\d/.test(b.address)) return false;
  return payMayBeOne(a.vacancy.pay, b.vacancy.pay);
}

/** Tables state one bound or «договорная» where the portal states both. */
function payMayBeOne(a: Pay | null, b: Pay | null): boolean {
  if (a === null || b === null || a.period !== b.period) return true;
  const low = Math.max(a.min ?? 0, b.min ?? 0);
  const high = Math.min(a.max ?? Number.POSITIVE_INFINITY, b.max ?? Number.POSITIVE_INFINITY);
  return low <= high;
}
