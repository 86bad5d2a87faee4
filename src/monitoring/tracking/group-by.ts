import { compareRussian } from '../../domain/russian.ts';

/** Items by a Russian key, in alphabetical order of keys; inside a group in the order given. */
export function groupBy<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): readonly (readonly [key: string, items: readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].sort(([a], [b]) => compareRussian(a, b));
}

/** Groups with the most items first; of one size in the order given. */
export function largestFirst<T>(
  groups: readonly (readonly [key: string, items: readonly T[]])[],
): readonly (readonly [key: string, items: readonly T[]])[] {
  return groups.toSorted(([, a], [, b]) => b.length - a.length);
}
