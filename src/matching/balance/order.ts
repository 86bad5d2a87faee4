/** Code-unit order: the same on every machine and in every locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The list under a key, made empty on first use. */
export function listAt<Key, Value>(lists: Map<Key, Value[]>, key: Key): Value[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}

/** The sum of a number over the items. */
export function total<Item>(items: Iterable<Item>, number: (item: Item) => number): number {
  let sum = 0;
  for (const item of items) sum += number(item);
  return sum;
}

/** By code units of ids. Adverts mostly come by id: then nothing is compared twice. */
export function sortById<Item>(items: readonly Item[], idOf: (item: Item) => string): readonly Item[] {
  const isSorted = items.every((item, i) => {
    const before = items[i - 1];
    return before === undefined || idOf(before) <= idOf(item);
  });
  return isSorted ? items : items.toSorted((a, b) => byText(idOf(a), idOf(b)));
}
