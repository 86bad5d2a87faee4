const WIDTH = 8192;

/**
 * A monotone queue of nodes by whole distance: buckets (R. B. Dial, 1969) over a window of 8,192 distances with a bitmap to
 * skip empty ones, and a list for what lies beyond the window. Putting and taking are O(1). A node may be put again at a
 * smaller distance; the reader drops the outdated entry. Within a distance last in is first out: deterministic.
 */
export interface BucketQueue {
  /** `distance` is not below the last distance taken. */
  put(node: number, distance: number): void;
  /** @returns the nearest node, −1 when empty; its distance is then `front()` */
  take(): number;
  front(): number;
  /** Empties the queue; the front returns to 0. */
  clear(): void;
}

/** An empty queue. */
export function createBucketQueue(): BucketQueue {
  const head = new Int32Array(WIDTH).fill(-1);
  const bitmap = new Int32Array(WIDTH >> 5);
  let entryNode = new Int32Array(4096);
  let entryNext = new Int32Array(4096);
  let entries = 0;
  let inWindow = 0;
  let windowStart = 0;
  let front = 0;
  let beyond: number[] = [];

  function grow(): void {
    const [nodes, nexts] = [entryNode, entryNext];
    entryNode = new Int32Array(nodes.length * 2);
    entryNext = new Int32Array(nodes.length * 2);
    entryNode.set(nodes);
    entryNext.set(nexts);
  }

  function put(node: number, distance: number): void {
    const bucket = distance - windowStart;
    if (bucket >= WIDTH) {
      beyond.push(node, distance);
      return;
    }
    if (entries === entryNode.length) grow();
    const word = bucket >> 5;
    entryNode[entries] = node;
    entryNext[entries] = head[bucket] as number;
    head[bucket] = entries++;
    bitmap[word] = (bitmap[word] as number) | (1 << (bucket & 31));
    inWindow++;
  }

  function moveWindow(): void {
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 1; i < beyond.length; i += 2) nearest = Math.min(nearest, beyond[i] as number);
    windowStart = nearest;
    front = nearest;
    const moved = beyond;
    beyond = [];
    for (let i = 0; i < moved.length; i += 2) put(moved[i] as number, moved[i + 1] as number);
  }

  function advance(): number {
    const at = front - windowStart;
    let word = at >> 5;
    let bits = (bitmap[word] as number) & (-1 << (at & 31));
    while (bits === 0) bits = bitmap[++word] as number;
    const bucket = (word << 5) + 31 - Math.clz32(bits & -bits);
    front = windowStart + bucket;
    return bucket;
  }

  return {
    put,
    take() {
      if (inWindow === 0) {
        if (beyond.length === 0) return -1;
        moveWindow();
      }
      const bucket = advance();
      const entry = head[bucket] as number;
      const next = entryNext[entry] as number;
      head[bucket] = next;
      if (next < 0) bitmap[bucket >> 5] = (bitmap[bucket >> 5] as number) & ~(1 << (bucket & 31));
      inWindow--;
      return entryNode[entry] as number;
    },
    front: () => front,
    clear() {
      for (let word = 0; inWindow > 0 && word < bitmap.length; word++) {
        for (let bits = bitmap[word] as number; bits !== 0; bits &= bits - 1)
          head[(word << 5) + 31 - Math.clz32(bits & -bits)] = -1;
        bitmap[word] = 0;
      }
      entries = 0;
      inWindow = 0;
      windowStart = 0;
      front = 0;
      beyond = [];
    },
  };
}
