import type { Location } from '../balance/location.ts';
import type { RequirementReader } from './advert-requirements.ts';
import type { Opening } from './openings.ts';
import type { Seeker } from './seekers.ts';

/** Why a person can not be sent to an advert of their trade, in the order the rules are asked. */
export const BLOCK_RULES = [
  'territory',
  'no-relocation',
  'quota',
  'education',
  'declined',
  'age',
  'licence',
  'work-limit',
] as const;

/** One of {@link BLOCK_RULES}. */
export type BlockRule = (typeof BLOCK_RULES)[number];

/** Answers for one market. */
export interface Feasibility {
  /** Ages some rule names. */
  readonly ageBounds: readonly number[];
  /** The first rule that forbids the advert to the person, or null. That the trade fits is the caller's to know. */
  blockOf(seeker: Seeker, opening: Opening): BlockRule | null;
  /** The same without the rules of territory: what no wider radius and no housing helps. */
  hardBlockOf(seeker: Seeker, opening: Opening): BlockRule | null;
  /** True when the advert asks for a licence and nobody stated which one the person holds. */
  asksUnknownLicence(seeker: Seeker, opening: Opening): boolean;
}

/**
 * Rules, in their order. `territory`: beyond the level and the radius, without housing, and the person did not offer to move;
 * `no-relocation`: beyond them with housing, but the person does not want to move. `quota`: a place quoted for disabled people, to others. `education`: the advert asks for a degree.
 * `declined`: the person said no to it. `age`: forbidden below an age (`data/advert-requirements.json`). `licence`: the person's
 * driving categories are stated and lack the one asked for. `work-limit`: the advert has what the person must not do. What is
 * not known forbids nothing.
 */
export function createFeasibility(
  requirements: RequirementReader,
  reach: (home: Location) => ReadonlySet<string>,
): Feasibility {
  function hardBlockOf(seeker: Seeker, opening: Opening): BlockRule | null {
    const { vacancy, advert } = opening;
    if (vacancy.quota && !seeker.quota) return 'quota';
    if (opening.needsDegree) return 'education';
    if (seeker.declined.has(vacancy.id)) return 'declined';
    const { age, limits, driving } = seeker;
    const isMinor = age !== null && age < 18;
    const asked = isMinor || limits.length > 0 ? requirements.ofText(advert) : opening.titleAsks;
    for (const { minAge } of asked) if (minAge !== null && age !== null && age < minAge) return 'age';
    if (driving !== null)
      for (const { driving: needed } of asked)
        if (needed.some((category) => !driving.includes(category))) return 'licence';
    for (const { limits: has } of asked) if (has.some((limit) => limits.includes(limit))) return 'work-limit';
    return null;
  }

  function territoryBlockOf({ home, relocate }: Seeker, { bound, vacancy }: Opening): BlockRule | null {
    if (bound === null || relocate === true || reach(home).has(bound.key)) return null;
    if (vacancy.housing !== true) return 'territory';
    return relocate === false ? 'no-relocation' : null;
  }

  return {
    ageBounds: [18, ...requirements.requirements.flatMap(({ minAge }) => minAge ?? [])],
    hardBlockOf,
    blockOf: (seeker, opening) => territoryBlockOf(seeker, opening) ?? hardBlockOf(seeker, opening),
    asksUnknownLicence: ({ driving }, { titleAsks }) =>
      driving === null && titleAsks.some((each) => each.driving.length > 0),
  };
}
