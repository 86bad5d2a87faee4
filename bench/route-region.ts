import { parentPort } from 'node:worker_threads';
import { checkCertificate } from '../src/matching/route/check-certificate.ts';
import { solveRouting } from '../src/matching/route/solve-routing.ts';
import { generateMarket, type MarketShape } from './route-market.ts';

/** One region to route, told to a worker. */
export interface RegionTask {
  readonly shape: MarketShape;
  readonly seed: string;
}

/** What a worker tells of it. Seconds of processor time of its thread: the machine may be busy with others. */
export interface RegionResult {
  readonly persons: number;
  readonly adverts: number;
  readonly arcs: number;
  readonly unplaced: number;
  readonly generateSeconds: number;
  readonly solveSeconds: number;
  readonly checkSeconds: number;
  readonly holds: boolean;
}

/** Processor time of this thread so far. */
export function threadSeconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}

/** Makes a region, routes it and checks the certificate. */
export function routeRegion({ shape, seed }: RegionTask): RegionResult {
  const started = threadSeconds();
  const market = generateMarket(shape, seed);
  const generated = threadSeconds();
  const solution = solveRouting(market);
  const solved = threadSeconds();
  const verdict = checkCertificate(market, solution);
  const checked = threadSeconds();
  return {
    persons: market.persons,
    adverts: market.adverts,
    arcs: market.arcAdvert.length,
    unplaced: market.persons - verdict.placedByClass.reduce((sum, placed) => sum + placed, 0),
    generateSeconds: generated - started,
    solveSeconds: solved - generated,
    checkSeconds: checked - solved,
    holds: verdict.holds,
  };
}

parentPort?.on('message', (task: RegionTask) => parentPort?.postMessage(routeRegion(task)));
