import { seededRandom } from '../fixtures/generator/random.ts';
import type { RoutingProblem } from '../src/matching/route/routing-problem.ts';

/** What a synthetic region looks like. */
export interface MarketShape {
  readonly persons: number;
  readonly places: number;
  /** Arcs of one person on average; territory and crosswalk are widened until it is reached. */
  readonly arcsPerPerson: number;
  /** Every advert has one place; otherwise 1–20, two on average. */
  readonly singlePlaces?: boolean;
}

const MUNICIPALITIES = 60;
const PROGRAMMES = 240;
/** A programme leads to its own trade and to this many neighbours on the circle of trades at most. */
const NEIGHBOUR_TRADES = 6;
const SIDE_KM = 300;
/** So many graduates are asked how far all must look for the number of arcs to fit. */
const SAMPLE = 2000;
/** Target-contract fallback, orphans and disabled, deficit professions, others. */
const CLASS_SHARES = [0.05, 0.08, 0.25, 0.62];
const RELOCATES = 0.12;
/** Demand for a trade or in a place differs from its supply by up to this share. */
const MISMATCH = 0.5;

/**
 * A region: municipalities of unequal size on a map, graduates and adverts with a programme and a municipality each, drawn
 * from different distributions so that some trades and places lack people and others lack work. An arc stands where the
 * programme leads (to its own trade or a neighbouring one) and the place is in the graduate's territory, or he would move.
 * Cost = fit of training + distance + preference + pay gap, 0–1000. The same shape and seed give the same arrays.
 */
export function generateMarket(shape: MarketShape, seed: string): RoutingProblem {
  const random = seededRandom(`route-market/${seed}`);
  const nearest = mapNeighbours(random.fork('map'));
  const homes = zipf(MUNICIPALITIES, 0.6);
  const trades = zipf(PROGRAMMES, 0.4);
  const wanted = random.fork('demand');
  const demand = sums(trades.map((weight) => weight * (1 + MISMATCH * (2 * wanted.next() - 1))));
  const jobs = sums(homes.map((weight) => weight * (1 + MISMATCH * (2 * wanted.next() - 1))));

  const draws = random.fork('adverts');
  const advertPlace: number[] = [];
  const advertTrade: number[] = [];
  const capacity: number[] = [];
  for (let left = shape.places; left > 0; ) {
    const size = shape.singlePlaces ? 1 : Math.min(left, drawSize(draws.next()));
    advertPlace.push(drawFrom(jobs, draws.next()));
    advertTrade.push(drawFrom(demand, draws.next()));
    capacity.push(size);
    left -= size;
  }
  const cells = bucket(advertPlace, advertTrade);

  const people = random.fork('persons');
  const [homeSums, tradeSums, classSums] = [sums(homes), sums(trades), sums(CLASS_SHARES)];
  const home = new Uint8Array(shape.persons);
  const trade = new Uint8Array(shape.persons);
  const classOf = new Uint8Array(shape.persons);
  const reach = new Float64Array(shape.persons);
  for (let p = 0; p < shape.persons; p++) {
    home[p] = drawFrom(homeSums, people.next());
    trade[p] = drawFrom(tradeSums, people.next());
    classOf[p] = drawFrom(classSums, people.next());
    reach[p] = people.next() < RELOCATES ? 4 : 0.3 + 1.2 * people.next();
  }
  // Territory and openness of the crosswalk grow together until the number of arcs fits.
  let [low, high] = [0, 1];
  let widest = { municipalities: 1, trades: 0 };
  for (let step = 0; step < 16; step++) {
    const middle = (low + high) / 2;
    widest = { municipalities: 1 + (MUNICIPALITIES - 1) * middle, trades: middle * NEIGHBOUR_TRADES };
    const [arcs, asked] = countArcs(cells, nearest, home, trade, reach, widest, SAMPLE);
    if (arcs > shape.arcsPerPerson * asked) high = middle;
    else low = middle;
  }
  return writeArcs(shape, classOf, capacity, cells, nearest, home, trade, reach, widest);
}

/** Of a graduate of reach 1: how many municipalities from home outwards, how many trades beside his own. */
interface Reach {
  readonly municipalities: number;
  readonly trades: number;
}

interface Neighbour {
  readonly municipality: number;
  readonly km: number;
}

type Cells = readonly (readonly Int32Array[])[];

/** Calls `visit` with every cell (municipality, programme) a person reaches, its distance and how far the trades are apart. */
function eachCell(
  nearest: readonly Neighbour[][],
  home: number,
  trade: number,
  person: number,
  personReach: number,
  { municipalities, trades }: Reach,
  visit: (municipality: number, programme: number, km: number, step: number) => void,
): void {
  // Fractions open the next municipality, or trade, for a part of the graduates.
  const reached = Math.max(1, Math.floor(municipalities * personReach + (mix(person, 3) % 1000) / 1000));
  const steps = Math.floor(trades + (mix(person, 5) % 1000) / 1000);
  const row = nearest[home] ?? [];
  for (let n = 0; n < Math.min(reached, row.length); n++) {
    const { municipality, km } = row[n] ?? { municipality: 0, km: 0 };
    for (let step = 0; step <= steps; step++) {
      const offset = step % 2 === 1 ? (step + 1) / 2 : -step / 2;
      visit(municipality, (trade + offset + PROGRAMMES) % PROGRAMMES, km, step);
    }
  }
}

/** @returns arcs of a sample spread evenly over the graduates, and how many were asked */
function countArcs(
  cells: Cells,
  nearest: readonly Neighbour[][],
  home: Uint8Array,
  trade: Uint8Array,
  reach: Float64Array,
  widest: Reach,
  sample: number,
): readonly [arcs: number, asked: number] {
  const stride = Math.max(1, Math.floor(home.length / sample));
  let arcs = 0;
  let asked = 0;
  for (let p = 0; p < home.length; p += stride) {
    asked++;
    eachCell(nearest, home[p] ?? 0, trade[p] ?? 0, p, reach[p] ?? 0, widest, (m, programme) => {
      arcs += cells[m]?.[programme]?.length ?? 0;
    });
  }
  return [arcs, asked];
}

function writeArcs(
  shape: MarketShape,
  classOf: Uint8Array,
  capacity: readonly number[],
  cells: Cells,
  nearest: readonly Neighbour[][],
  home: Uint8Array,
  trade: Uint8Array,
  reach: Float64Array,
  widest: Reach,
): RoutingProblem {
  const [arcs] = countArcs(cells, nearest, home, trade, reach, widest, shape.persons);
  const personStart = new Int32Array(shape.persons + 1);
  const packed = new Float64Array(Math.max(1024, capacity.length));
  const arcAdvert = new Int32Array(arcs);
  const arcCost = new Uint16Array(arcs);
  let at = 0;
  for (let p = 0; p < shape.persons; p++) {
    let own = 0;
    eachCell(nearest, home[p] ?? 0, trade[p] ?? 0, p, reach[p] ?? 0, widest, (m, programme, km, step) => {
      for (const advert of cells[m]?.[programme] ?? []) {
        const preference = mix(p, advert) % 200;
        const pay = Math.max(0, (mix(advert, 7) % 300) - (mix(p, 11) % 200));
        const cost = Math.min(1000, step * 80 + Math.min(300, Math.round(km * 1.5)) + preference + pay);
        packed[own++] = advert * 1024 + cost;
      }
    });
    const sorted = packed.subarray(0, own).sort();
    for (const value of sorted) {
      arcAdvert[at] = Math.floor(value / 1024);
      arcCost[at++] = value % 1024;
    }
    personStart[p + 1] = at;
  }
  return {
    persons: shape.persons,
    adverts: capacity.length,
    classes: CLASS_SHARES.length,
    classOf,
    capacity: Int32Array.from(capacity),
    personStart,
    arcAdvert,
    arcCost,
  };
}

function mapNeighbours(random: ReturnType<typeof seededRandom>): Neighbour[][] {
  const points = Array.from({ length: MUNICIPALITIES }, () => [
    random.next() * SIDE_KM,
    random.next() * SIDE_KM,
  ]);
  return points.map(([x = 0, y = 0]) =>
    points
      .map(([x2 = 0, y2 = 0], municipality) => ({ municipality, km: Math.hypot(x - x2, y - y2) }))
      .sort((a, b) => a.km - b.km),
  );
}

function zipf(count: number, power: number): number[] {
  return Array.from({ length: count }, (_, rank) => 1 / (rank + 1) ** power);
}

function sums(weights: readonly number[]): Float64Array {
  const total = weights.reduce((a, b) => a + b, 0);
  let sum = 0;
  return Float64Array.from(weights, (weight) => {
    sum += weight / total;
    return sum;
  });
}

function drawFrom(cumulative: Float64Array, at: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 1) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function drawSize(at: number): number {
  if (at < 0.62) return 1;
  if (at < 0.82) return 2;
  if (at < 0.92) return 3;
  if (at < 0.98) return 6;
  return 20;
}

function bucket(place: readonly number[], trade: readonly number[]): Cells {
  const lists = Array.from({ length: MUNICIPALITIES }, () =>
    Array.from({ length: PROGRAMMES }, (): number[] => []),
  );
  for (const [advert, m] of place.entries()) lists[m]?.[trade[advert] ?? 0]?.push(advert);
  return lists.map((row) => row.map((list) => Int32Array.from(list)));
}

/** A number that looks random, made of two others (murmur3 finaliser). */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0;
}
