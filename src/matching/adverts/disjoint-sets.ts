/** Sets that grow together (union–find with path halving); every set is known by its least member. */
export class DisjointSets {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, at) => at);
  }

  join(a: number, b: number): void {
    const one = this.#rootOf(a);
    const other = this.#rootOf(b);
    if (one !== other) this.#parent[Math.max(one, other)] = Math.min(one, other);
  }

  /** Sets of two and more, members in ascending order. */
  groups(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    for (let at = 0; at < this.#parent.length; at++) {
      const root = this.#rootOf(at);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [at]);
      else group.push(at);
    }
    return Array.from(groups.values()).filter(({ length }) => length > 1);
  }

  #rootOf(member: number): number {
    let at = member;
    for (;;) {
      const parent = this.#parent[at] ?? at;
      if (parent === at) return at;
      const above = this.#parent[parent] ?? parent;
      this.#parent[at] = above;
      at = above;
    }
  }
}
