/** Lists of whole numbers one after another: the list of a row lies from `starts[row]` to `starts[row + 1]`. */
export interface Lists {
  readonly starts: ArrayLike<number>;
  readonly items: ArrayLike<number>;
}

/** Rows of each item, in the same shape. */
export interface RowsByItem extends Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** For each of `count` items the rows whose lists hold it, ascending; a list holds an item once. */
export function rowsByItem({ starts, items }: Lists, count: number): RowsByItem {
  const ends = new Int32Array(count + 1);
  for (let place = 0; place < items.length; place += 1) {
    const item = items[place] ?? 0;
    ends[item + 1] = (ends[item + 1] ?? 0) + 1;
  }
  for (let item = 1; item <= count; item += 1) ends[item] = (ends[item] ?? 0) + (ends[item - 1] ?? 0);
  const rowStarts = ends.slice();
  const rows = new Int32Array(items.length);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    const end = starts[row + 1] ?? 0;
    for (let place = starts[row] ?? 0; place < end; place += 1) {
      const item = items[place] ?? 0;
      const to = ends[item] ?? 0;
      rows[to] = row;
      ends[item] = to + 1;
    }
  }
  return { starts: rowStarts, items: rows };
}
