import { byText } from './order.ts';

/** Items numbered by a text each has: equal texts, equal numbers, in code-unit order of the texts. */
export interface Ranks<Value> {
  readonly count: number;
  /** The number of each item. */
  readonly of: Int32Array;
  /** The number of a value some item has. */
  rankOf(value: Value): number;
}

/**
 * Ranks items by the text of a value of theirs. The text of a value is made once, however many items share the value: keys of a
 * country's adverts are never joined one by one.
 */
export function rankKeys<Item, Value>(
  items: readonly Item[],
  subjectOf: (item: Item) => Value,
  textOf: (value: Value, item: Item) => string,
): Ranks<Value> {
  const numbers = new Map<Value, number>();
  const texts: string[] = [];
  const of = new Int32Array(items.length);
  for (const [i, item] of items.entries()) {
    const value = subjectOf(item);
    let number = numbers.get(value);
    if (number === undefined) {
      number = texts.length;
      numbers.set(value, number);
      texts.push(textOf(value, item));
    }
    of[i] = number;
  }
  const sorted = Array.from(new Set(texts)).sort(byText);
  const rankOfText = new Map(sorted.map((text, rank) => [text, rank]));
  const ranks = Int32Array.from(texts, (text) => rankOfText.get(text) ?? 0);
  return {
    count: sorted.length,
    of: of.map((number) => ranks[number] ?? 0),
    rankOf: (value) => ranks[numbers.get(value) ?? 0] ?? 0,
  };
}

/** Items in groups: members of group g are `order[start[g]] … order[start[g + 1] − 1]`, in the order of the items. */
export interface Groups {
  readonly count: number;
  /** The group of each item. */
  readonly of: Int32Array;
  readonly start: Int32Array;
  readonly order: Int32Array;
}

/** Groups items by a whole number ≥ 0 each; groups go in the order of the numbers. */
export function groupBy(items: number, numberOf: (item: number) => number): Groups {
  const ids = new Map<number, number>();
  const of = new Int32Array(items);
  for (let i = 0; i < items; i++) {
    const number = numberOf(i);
    let id = ids.get(number);
    if (id === undefined) {
      id = ids.size;
      ids.set(number, id);
    }
    of[i] = id;
  }
  const sorted = Float64Array.from(ids.keys()).sort();
  const rank = new Int32Array(ids.size);
  for (const [at, number] of sorted.entries()) rank[ids.get(number) ?? 0] = at;
  const start = new Int32Array(ids.size + 1);
  for (let i = 0; i < items; i++) {
    const group = rank[of[i] as number] as number;
    of[i] = group;
    start[group + 1] = (start[group + 1] as number) + 1;
  }
  for (let g = 0; g < ids.size; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice();
  const order = new Int32Array(items);
  for (let i = 0; i < items; i++) {
    const group = of[i] as number;
    order[next[group] as number] = i;
    next[group] = (next[group] as number) + 1;
  }
  return { count: ids.size, of, start, order };
}

/** More than any key has values: two numbers below it make one safe integer. */
export const WIDE = 2 ** 26;

/** Gives every key a number, the first 0. */
export type Numbering<Key> = (key: Key) => number;

/** Numbers keys as they come; equal keys have one number. */
export function createNumbering<Key>(): Numbering<Key> {
  const numbers = new Map<Key, number>();
  return (key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  };
}
