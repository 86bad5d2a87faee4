/**
 * Moves labels apart along one axis as little as needed: they keep their order, stand at least `gap` apart and stay within the
 * bounds while there is room for them.
 * @param wanted where each label would stand, pixels
 * @returns where each stands, in the order given
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  bounds: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || a.index - b.index);
  // Labels that touch stand as a block around the middle of where they would stand; blocks that touch become one.
  const blocks: { first: number; count: number; middle: number }[] = [];
  for (const [first, { at }] of order.entries()) {
    blocks.push({ first, count: 1, middle: at });
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)];
      if (before === undefined || last === undefined) break;
      if (topOf(last, gap, bounds) - bottomOf(before, gap, bounds) >= gap) break;
      const count = before.count + last.count;
      const middle = (before.middle * before.count + last.middle * last.count) / count;
      blocks.splice(-2, 2, { first: before.first, count, middle });
    }
  }
  const placed = Array.from(wanted);
  for (const block of blocks) {
    const top = topOf(block, gap, bounds);
    for (let i = 0; i < block.count; i++) {
      const label = order[block.first + i];
      if (label !== undefined) placed[label.index] = top + i * gap;
    }
  }
  return placed;
}

interface Block {
  readonly count: number;
  readonly middle: number;
}

function topOf({ count, middle }: Block, gap: number, { from, to }: { from: number; to: number }): number {
  const height = (count - 1) * gap;
  return Math.max(from, Math.min(to - height, middle - height / 2));
}

function bottomOf(block: Block, gap: number, bounds: { from: number; to: number }): number {
  return topOf(block, gap, bounds) + (block.count - 1) * gap;
}
