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
  const numbers = new Float64Array(items);
  let most = 0;
  for (let i = 0; i < items; i++) {
    const number = numberOf(i);
    numbers[i] = number;
    if (number > most) most = number;
  }
  const { count, of } = most < 4 * items ? rankByTable(numbers, most) : rankBySort(numbers);
  const start = new Int32Array(count + 1);
  for (let i = 0; i < items; i++) {
    const group = of[i] as number;
    start[group + 1] = (start[group + 1] as number) + 1;
  }
  for (let g = 0; g < count; g++) start[g + 1] = (start[g + 1] as number) + (start[g] as number);
  const next = start.slice();
  const order = new Int32Array(items);
  for (let i = 0; i < items; i++) {
    const group = of[i] as number;
    order[next[group] as number] = i;
    next[group] = (next[group] as number) + 1;
  }
  return { count, of, start, order };
}

/** The rank of each number among the different ones. */
type Ranked = Pick<Groups, 'count' | 'of'>;

/** Where numbers lie close: a table of all up to the greatest. */
function rankByTable(numbers: Float64Array, most: number): Ranked {
  const rank = new Int32Array(most + 1);
  for (const number of numbers) rank[number] = 1;
  let count = 0;
  for (let number = 0; number <= most; number++) if (rank[number] === 1) rank[number] = count++;
  const of = new Int32Array(numbers.length);
  for (let i = 0; i < of.length; i++) of[i] = rank[numbers[i] as number] as number;
  return { count, of };
}

function rankBySort(numbers: Float64Array): Ranked {
  const sorted = numbers.toSorted();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (count > 0 && sorted[i] === sorted[count - 1]) continue;
    sorted[count++] = sorted[i] as number;
  }
  const of = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    of[i] = low;
  }
  return { count, of };
}

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

/** Gives every pair of numbers (whole, from 0) a number, the first 0. */
export type PairNumbering = (left: number, right: number) => number;

/**
 * Numbers pairs as they come; equal pairs have one number. A table with open addressing: in a map each pair would be a text or a
 * boxed number, and a country has millions.
 */
export function createPairNumbering(): PairNumbering {
  let mask = 2 ** 10 - 1;
  // Three numbers a slot: left, right, and the number of the pair plus one; 0 = free.
  let slots = new Int32Array(3 * (mask + 1));
  let count = 0;

  function slotOf(left: number, right: number): number {
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const slot = 3 * at;
      if (slots[slot + 2] === 0 || (slots[slot] === left && slots[slot + 1] === right)) return slot;
    }
  }

  function widen(): void {
    const before = slots;
    mask = 2 * mask + 1;
    slots = new Int32Array(3 * (mask + 1));
    for (let slot = 0; slot < before.length; slot += 3) {
      if (before[slot + 2] === 0) continue;
      slots.set(before.subarray(slot, slot + 3), slotOf(before[slot] as number, before[slot + 1] as number));
    }
  }

  return (left, right) => {
    const slot = slotOf(left, right);
    const known = slots[slot + 2] as number;
    if (known > 0) return known - 1;
    slots[slot] = left;
    slots[slot + 1] = right;
    slots[slot + 2] = ++count;
    if (2 * count > mask) widen();
    return count - 1;
  };
}
