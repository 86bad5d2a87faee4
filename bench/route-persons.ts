import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { checkCertificate } from '../src/matching/route/check-certificate.ts';
import type { RoutingProblem } from '../src/matching/route/routing-problem.ts';
import { solveRouting } from '../src/matching/route/solve-routing.ts';
import { loadHighs } from './route-highs.ts';
import { routingAsLp } from './route-lp.ts';
import { generateMarket, type MarketShape } from './route-market.ts';
import { type RegionResult, type RegionTask, routeRegion, threadSeconds } from './route-region.ts';
import { routeByDeferredAcceptance, routeGreedily } from './route-rivals.ts';

const REGIONS: readonly (readonly [string, MarketShape, number])[] = [
  ['easy, 20k / 60k places', { persons: 20_000, places: 60_000, arcsPerPerson: 46 }, 0.25],
  ['tight, 20k / 20k places', { persons: 20_000, places: 20_000, arcsPerPerson: 45 }, 4],
  ['scarce, 20k / 15k places', { persons: 20_000, places: 15_000, arcsPerPerson: 65 }, 4],
  [
    'easy, one place an advert',
    { persons: 20_000, places: 60_000, arcsPerPerson: 46, singlePlaces: true },
    0.25,
  ],
  [
    'tight, one place an advert',
    { persons: 20_000, places: 20_000, arcsPerPerson: 45, singlePlaces: true },
    4,
  ],
  [
    'scarce, one place an advert',
    { persons: 20_000, places: 15_000, arcsPerPerson: 65, singlePlaces: true },
    4,
  ],
];
const COUNTRIES: readonly (readonly [string, MarketShape, number])[] = [
  ['country, 1 M / 2 M places', { persons: 12_500, places: 25_000, arcsPerPerson: 21.9 }, 10],
  ['tight country, 1 M / 1 M places', { persons: 12_500, places: 12_500, arcsPerPerson: 21.9 }, 75],
];
const COUNTRY_REGIONS = 80;
const WORKERS = 2;
const HIGHS: readonly (readonly [string, MarketShape])[] = [
  ['easy', { persons: 1000, places: 3000, arcsPerPerson: 19 }],
  ['tight', { persons: 1000, places: 1000, arcsPerPerson: 19 }],
  ['scarce', { persons: 1000, places: 750, arcsPerPerson: 19 }],
];

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const count = (value: number) => value.toLocaleString('en');
const seconds = (value: number) => value.toFixed(value < 0.1 ? 3 : 2);

/** Processor time of the thread, so that others on the machine matter less. */
function timed<T>(run: () => T): readonly [T, number] {
  const started = threadSeconds();
  const result = run();
  return [result, threadSeconds() - started];
}

function unplacedIn(advertOf: Int32Array): string {
  let unplaced = 0;
  for (const advert of advertOf) if (advert < 0) unplaced++;
  return `${count(unplaced)} (${((100 * unplaced) / advertOf.length).toFixed(1)} %)`;
}

/** One thread, the median of so many runs after a warm-up, beside greedy choice and deferred acceptance. */
function benchRegions(runs: number): string {
  const rows = REGIONS.map(([name, shape, target]) => {
    const market = generateMarket(shape, 'region');
    let solution = solveRouting(market);
    const times = Array.from({ length: runs }, () => {
      const [again, time] = timed(() => solveRouting(market));
      solution = again;
      return time;
    }).sort((a, b) => a - b);
    const [verdict, checkTime] = timed(() => checkCertificate(market, solution));
    if (!verdict.holds) throw new Error(`${name}: the certificate does not hold`);
    return [
      name,
      count(market.adverts),
      count(market.arcAdvert.length),
      `${seconds(times[times.length >> 1] ?? 0)} (${seconds(times[0] ?? 0)}–${seconds(times.at(-1) ?? 0)})`,
      String(target),
      seconds(checkTime),
      unplacedIn(solution.advertOf),
      unplacedIn(routeGreedily(market)),
      unplacedIn(routeByDeferredAcceptance(market)),
    ];
  });
  return table(
    [
      'region',
      'adverts',
      'arcs',
      'solve, cpu s',
      'target',
      'check, cpu s',
      'unserved',
      'greedy',
      'deferred acceptance',
    ],
    rows,
  );
}

/** Regions handed out to workers, the next one to whoever is free. */
async function routeCountry(shape: MarketShape): Promise<readonly RegionResult[]> {
  const tasks: RegionTask[] = Array.from({ length: COUNTRY_REGIONS }, (_, region) => ({
    shape,
    seed: `country/${region}`,
  }));
  const results: RegionResult[] = [];
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./route-region.ts', import.meta.url));
      const hand = () => {
        const task = tasks.pop();
        if (task !== undefined) worker.postMessage(task);
        else worker.terminate().then(() => resolve(), reject);
      };
      worker.on('error', reject).on('message', (result: RegionResult) => {
        results.push(result);
        hand();
      });
      hand();
    });
  await Promise.all(Array.from({ length: WORKERS }, run));
  return results;
}

/** 80 regions on two workers. Processor time per worker; wall time holds the making of the regions and all else on the machine. */
async function benchCountries(): Promise<string> {
  const rows: string[][] = [];
  for (const [name, shape, target] of COUNTRIES) {
    const started = performance.now();
    const results = await routeCountry(shape);
    const wall = (performance.now() - started) / 1000;
    const sum = (of: (result: RegionResult) => number) => results.reduce((total, one) => total + of(one), 0);
    if (results.some((result) => !result.holds)) throw new Error(`${name}: a certificate does not hold`);
    rows.push([
      name,
      count(sum((one) => one.adverts)),
      count(sum((one) => one.arcs)),
      seconds(sum((one) => one.solveSeconds) / WORKERS),
      seconds(sum((one) => one.checkSeconds) / WORKERS),
      seconds(sum((one) => one.generateSeconds) / WORKERS),
      seconds(wall),
      String(target),
      count(sum((one) => one.unplaced)),
      `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
    ]);
  }
  return table(
    [
      'country',
      'adverts',
      'arcs',
      'solve, cpu s',
      'check, cpu s',
      'make, cpu s',
      'wall, s',
      'target',
      'unserved',
      'peak memory',
    ],
    rows,
  );
}

async function benchHighs(): Promise<string> {
  const highs = await loadHighs();
  const rows = HIGHS.map(([name, shape]) => {
    const market: RoutingProblem = generateMarket(shape, 'highs');
    solveRouting(market);
    const [solution, own] = timed(() => solveRouting(market));
    const text = routingAsLp(market);
    const [result, theirs] = timed(() => highs.solve(text, { output_flag: false }));
    const verdict = checkCertificate(market, solution);
    const unit = 2 * market.persons * 1000 + 1;
    let objective = verdict.cost;
    for (let p = 0; p < market.persons; p++)
      if (solution.advertOf[p] === -1) objective += (market.classes - (market.classOf[p] ?? 0)) * unit;
    const same = Math.abs(result.ObjectiveValue - objective) < 0.5;
    return [name, count(market.arcAdvert.length), seconds(own), seconds(theirs), same ? 'same' : 'DIFFERENT'];
  });
  return table(['market of 1,000 graduates', 'arcs', 'route, cpu s', 'HiGHS (wasm), cpu s', 'optimum'], rows);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '5' }, only: { type: 'string' } },
  });
  const only = (part: string) => values.only === undefined || values.only === part;
  // The first solution pays for compiling.
  routeRegion({ shape: { persons: 2000, places: 2000, arcsPerPerson: 20 }, seed: 'warm-up' });
  if (only('highs')) process.stdout.write(`${await benchHighs()}\n\n`);
  if (only('regions')) process.stdout.write(`${benchRegions(Number(values.runs))}\n\n`);
  if (only('country')) process.stdout.write(`${await benchCountries()}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
