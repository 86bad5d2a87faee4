import type { IsoDate } from '../../domain/iso-date.ts';
import type { Balance } from './balance.ts';
import { byText } from './order.ts';
import type { BalanceRow } from './pivots.ts';

/** What became of the deficit of a row. */
type DeficitChange = 'new' | 'closed' | 'grown' | 'eased' | 'same' | 'none';

/**
 * One profession (sector, territory) then and now. `placesNow` = `placesThen` + `newPlaces` − `closedPlaces` + `changedPlaces`.
 */
export interface ComparisonRow {
  readonly key: string;
  readonly name: string;
  readonly availableThen: number;
  readonly availableNow: number;
  readonly placesThen: number;
  readonly placesNow: number;
  /** Places of adverts that were not there then; of those no longer there now. */
  readonly newPlaces: number;
  readonly closedPlaces: number;
  /** Places added to or taken from adverts that were there both times, recognition included. */
  readonly changedPlaces: number;
  readonly unmetThen: number;
  readonly unmetNow: number;
  readonly change: DeficitChange;
}

/** Two balances of the same filter, the earlier first. */
export interface BalanceComparison {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly total: ComparisonRow;
  /** Largest change of unfilled places first. */
  readonly professions: readonly ComparisonRow[];
  readonly sectors: readonly ComparisonRow[];
  readonly territories: readonly ComparisonRow[];
  readonly newAdverts: number;
  readonly closedAdverts: number;
}

type PartKey = (part: Balance['demand'][number]['part']) => string;

/** Compares stock, supply and deficit of two days; adverts are told by their id. */
export function compareBalances(before: Balance, now: Balance): BalanceComparison {
  const [idsBefore, idsNow] = [before, now].map(
    ({ demand }) => new Set(demand.map(({ part }) => part.unit.vacancy.id)),
  );
  const known: Known = { before: idsBefore ?? new Set(), now: idsNow ?? new Set() };
  const rows = (pick: (balance: Balance) => readonly BalanceRow[], keyOf: PartKey) =>
    compareRows(pick(before), pick(now), movedPlaces(before, now, known, keyOf));
  const whole = [before, now].map(wholeRow);
  const [total] = compareRows(
    whole.slice(0, 1),
    whole.slice(1),
    movedPlaces(before, now, known, () => ''),
  );
  return {
    from: before.asOf,
    to: now.asOf,
    total: total ?? NOTHING,
    professions: rows(
      ({ professions }) => professions,
      ({ profession }) => profession,
    ),
    sectors: rows(
      ({ sectors }) => sectors,
      ({ unit }) => unit.sector,
    ),
    territories: rows(
      ({ territories }) => territories,
      ({ unit }) => unit.territory ?? '',
    ),
    newAdverts: Array.from(known.now).filter((id) => !known.before.has(id)).length,
    closedAdverts: Array.from(known.before).filter((id) => !known.now.has(id)).length,
  };
}

interface Known {
  readonly before: ReadonlySet<string>;
  readonly now: ReadonlySet<string>;
}

interface Moved {
  readonly appeared: ReadonlyMap<string, number>;
  readonly closed: ReadonlyMap<string, number>;
}

function movedPlaces(before: Balance, now: Balance, known: Known, keyOf: PartKey): Moved {
  const sum = (balance: Balance, isOther: (id: string) => boolean) => {
    const places = new Map<string, number>();
    for (const { part } of balance.demand) {
      if (!isOther(part.unit.vacancy.id)) continue;
      const key = keyOf(part);
      places.set(key, (places.get(key) ?? 0) + part.places);
    }
    return places;
  };
  return {
    appeared: sum(now, (id) => !known.before.has(id)),
    closed: sum(before, (id) => !known.now.has(id)),
  };
}

type Compared = Pick<BalanceRow, 'key' | 'name' | 'available' | 'places' | 'feasibleUnmet'>;

const ABSENT = { available: 0, places: 0, feasibleUnmet: 0 };

const NOTHING: ComparisonRow = {
  key: '',
  name: '',
  availableThen: 0,
  availableNow: 0,
  placesThen: 0,
  placesNow: 0,
  newPlaces: 0,
  closedPlaces: 0,
  changedPlaces: 0,
  unmetThen: 0,
  unmetNow: 0,
  change: 'none',
};

function wholeRow({ totals, headline }: Balance): Compared {
  return {
    key: '',
    name: 'Итого',
    available: totals.available,
    places: totals.places - totals.unmatchedPlaces,
    feasibleUnmet: headline.feasibleUnmet,
  };
}

function compareRows(
  before: readonly Compared[],
  now: readonly Compared[],
  { appeared, closed }: Moved,
): readonly ComparisonRow[] {
  const [then, today] = [before, now].map((rows) => new Map(rows.map((row) => [row.key, row])));
  const keys = new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])]);
  return Array.from(keys, (key): ComparisonRow => {
    const a = then?.get(key) ?? ABSENT;
    const b = today?.get(key) ?? ABSENT;
    const newPlaces = appeared.get(key) ?? 0;
    const closedPlaces = closed.get(key) ?? 0;
    return {
      key,
      name: today?.get(key)?.name ?? then?.get(key)?.name ?? key,
      availableThen: a.available,
      availableNow: b.available,
      placesThen: a.places,
      placesNow: b.places,
      newPlaces,
      closedPlaces,
      changedPlaces: b.places - a.places - newPlaces + closedPlaces,
      unmetThen: a.feasibleUnmet,
      unmetNow: b.feasibleUnmet,
      change: changeOf(a.feasibleUnmet, b.feasibleUnmet),
    };
  }).sort(
    (a, b) =>
      Math.abs(b.unmetNow - b.unmetThen) - Math.abs(a.unmetNow - a.unmetThen) ||
      b.unmetNow - a.unmetNow ||
      b.placesNow - a.placesNow ||
      byText(a.key, b.key),
  );
}

function changeOf(then: number, now: number): DeficitChange {
  if (then === 0 && now === 0) return 'none';
  if (then === 0) return 'new';
  if (now === 0) return 'closed';
  return now > then ? 'grown' : now < then ? 'eased' : 'same';
}
