import type { GraduateRecord } from '../../domain/graduate.ts';

/** What the name of a sheet or a title over a table may state: a sheet without it says nothing else. */
const OF_SURROUNDINGS: ReadonlySet<string> = new Set(['group', 'college']);

/**
 * True when the later row about a person says nothing the earlier does not: every value it states is the earlier one's. «Свод» beside
 * sheets of groups lists everybody again, without the group, and may stand before or after them.
 */
export function restates(earlier: GraduateRecord, later: GraduateRecord): boolean {
  const known = new Map<string, unknown>(Object.entries(earlier));
  return Object.entries(later).every(([field, value]: [string, unknown]) => {
    const before = known.get(field) ?? null;
    return (before === null && OF_SURROUNDINGS.has(field)) || isWithin(before, value);
  });
}

function isWithin(before: unknown, value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object') return before === value;
  if (typeof before !== 'object' || before === null)
    return Object.values(value).every((each) => each === null);
  const known = new Map<string, unknown>(Object.entries(before));
  return Object.entries(value).every(([field, each]: [string, unknown]) =>
    isWithin(known.get(field) ?? null, each),
  );
}
