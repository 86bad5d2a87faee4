import type { IsoDate } from '../../domain/iso-date.ts';
import { type ShareInterval, wilson } from '../effectiveness/wilson.ts';
import { heldAt, type JobSpell } from './job-spells.ts';

/**
 * Jobs that reached a point: `reached` = `held` + `left` + `unknown`. `rate` = held / reached (0–1), withheld (null) where fewer than
 * the minimum reached the point, none did, or nobody knows of any of them.
 */
interface RetentionPoint {
  readonly months: number;
  readonly reached: number;
  readonly held: number;
  readonly left: number;
  readonly unknown: number;
  readonly rate: number | null;
  readonly interval: ShareInterval | null;
  readonly withheld: 'small' | 'no-data' | 'empty' | null;
}

/** Points of one group of jobs, one a graduate and employer. */
export interface RetentionLine {
  readonly key: string;
  readonly label: string;
  readonly jobs: number;
  readonly points: readonly RetentionPoint[];
}

/** Counts one group of jobs. */
export function retentionLine(
  name: { readonly key: string; readonly label: string },
  spells: readonly JobSpell[],
  {
    asOf,
    months,
    minimum,
  }: { readonly asOf: IsoDate; readonly months: readonly number[]; readonly minimum: number },
): RetentionLine {
  const points = months.map((month) => retentionPoint(spells, month, asOf, minimum));
  return { ...name, jobs: spells.length, points };
}

function retentionPoint(
  spells: readonly JobSpell[],
  months: number,
  asOf: IsoDate,
  minimum: number,
): RetentionPoint {
  const counts = { held: 0, left: 0, unknown: 0 };
  for (const spell of spells) {
    const state = heldAt(spell, months, asOf);
    if (state !== 'not-reached') counts[state]++;
  }
  const { held, left, unknown } = counts;
  const reached = held + left + unknown;
  const parts = { months, reached, held, left, unknown };
  const withheld =
    reached === 0 ? 'empty' : unknown >= reached ? 'no-data' : reached < minimum ? 'small' : null;
  if (withheld !== null) return { ...parts, rate: null, interval: null, withheld };
  return { ...parts, rate: held / reached, interval: wilson(held, reached), withheld: null };
}
