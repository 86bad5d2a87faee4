import { loadHighs } from '../../../bench/route-highs.ts';
import { SMALLEST_PUBLISHED } from '../../../src/monitoring/suppression/suppress-table.ts';

const highs = await loadHighs();

/** What a reader knows: unknown counts, none negative, and sums of them that are published. */
export interface LinearAttack {
  /** Names an unknown count; `truth` picks out the small ones to be attacked and is not known to the reader. */
  unknown(name: string, truth: number): string;
  /** Σ of the unknowns is this number. */
  knows(sum: readonly string[], value: number): void;
  /** The first sum equals the second. */
  equal(left: readonly string[], right: readonly string[]): void;
  /** Small counts whose exact range is narrower than five values, and those the truth itself contradicts. */
  leaks(): readonly string[];
  readonly attacked: number;
}

/** The attack by linear programming (HiGHS): the range of every small count over all tables at once. */
export function startAttack(): LinearAttack {
  const truths = new Map<string, number>();
  const rows: { readonly terms: ReadonlyMap<string, number>; readonly value: number }[] = [];
  const add = (left: readonly string[], right: readonly string[], value: number) => {
    const terms = new Map<string, number>();
    for (const name of left) terms.set(name, (terms.get(name) ?? 0) + 1);
    for (const name of right) terms.set(name, (terms.get(name) ?? 0) - 1);
    rows.push({ terms, value });
  };
  const targets = () => Array.from(truths).filter(([, truth]) => truth > 0 && truth < SMALLEST_PUBLISHED);
  return {
    unknown(name, truth) {
      if (truths.has(name)) throw new Error(`twice: ${name}`);
      truths.set(name, truth);
      return name;
    },
    knows: (sum, value) => add(sum, [], value),
    equal: (left, right) => add(left, right, 0),
    get attacked() {
      return targets().length;
    },
    leaks() {
      for (const { terms, value } of rows) {
        let sum = 0;
        for (const [name, factor] of terms) sum += factor * (truths.get(name) ?? Number.NaN);
        if (sum !== value)
          throw new Error(
            `the reader is told ${value}, the truth is ${sum}: ${[...terms.keys()].slice(0, 4)}`,
          );
      }
      return components(rows, truths).flatMap((part) => leaksOf(part.rows, part.targets, truths));
    },
  };
}

type Rows = readonly { readonly terms: ReadonlyMap<string, number>; readonly value: number }[];

/** Unknowns that share no sum say nothing of each other. */
function components(
  rows: Rows,
  truths: ReadonlyMap<string, number>,
): readonly { readonly rows: Rows; readonly targets: readonly string[] }[] {
  const parent = new Map(Array.from(truths.keys(), (name) => [name, name]));
  const rootOf = (name: string): string => {
    let at = name;
    while (parent.get(at) !== at) at = parent.get(at) ?? at;
    parent.set(name, at);
    return at;
  };
  for (const { terms } of rows) {
    const [first, ...rest] = terms.keys();
    for (const name of rest) if (first !== undefined) parent.set(rootOf(name), rootOf(first));
  }
  const parts = new Map<string, { rows: Rows[number][]; targets: string[] }>();
  const partOf = (name: string) => {
    const root = rootOf(name);
    const part = parts.get(root) ?? { rows: [], targets: [] };
    parts.set(root, part);
    return part;
  };
  for (const row of rows) {
    const [first] = row.terms.keys();
    if (first !== undefined) partOf(first).rows.push(row);
  }
  for (const [name, truth] of truths)
    if (truth > 0 && truth < SMALLEST_PUBLISHED) partOf(name).targets.push(name);
  return [...parts.values()].filter(({ targets }) => targets.length > 0);
}

function leaksOf(
  rows: Rows,
  targets: readonly string[],
  truths: ReadonlyMap<string, number>,
): readonly string[] {
  const index = new Map<string, string>();
  const short = (name: string) => {
    const known = index.get(name) ?? `v${index.size}`;
    index.set(name, known);
    return known;
  };
  const constraints = rows.map(({ terms, value }, at) => {
    const sum = Array.from(
      terms,
      ([name, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${short(name)}`,
    );
    return `c${at}: ${wrap(sum)} = ${value}`;
  });
  const text = constraints.join('\n ');
  const bound = (name: string, sense: 'Minimize' | 'Maximize') => {
    const { Status, ObjectiveValue } = highs.solve(
      `${sense}\n obj: ${short(name)}\nSubject To\n ${text}\nEnd\n`,
      {
        output_flag: false,
      },
    );
    if (Status === 'Unbounded' || Status === 'Primal infeasible or unbounded')
      return Number.POSITIVE_INFINITY;
    if (Status !== 'Optimal') throw new Error(`${name}: ${Status}`);
    return ObjectiveValue;
  };
  return targets.flatMap((name) => {
    if (!rows.some(({ terms }) => terms.has(name))) return [];
    const [least, most] = [bound(name, 'Minimize'), bound(name, 'Maximize')];
    return most - least > SMALLEST_PUBLISHED - 1 - 1e-6
      ? []
      : [`${name} = ${truths.get(name)}: ${least} … ${most}`];
  });
}

function wrap(terms: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 20) lines.push(terms.slice(at, at + 20).join(' '));
  return lines.join('\n  ');
}
