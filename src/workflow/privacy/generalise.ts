/** What an outsider may know of somebody: quasi-identifiers. null = withheld. */
export interface QuasiIdentifiers {
  readonly cohort: number;
  readonly birthYear: number | null;
  readonly municipality: string | null;
  readonly college: string | null;
  /** Code of the programme «15.01.05», or of its group «15.00.00». */
  readonly programme: string | null;
}

/** How much was given up so that everybody has `k` − 1 others alike. */
interface GeneralisationStep {
  readonly label: string;
  readonly people: number;
}

/** People with what may be published of them; those left out are told by number only. */
export interface Generalised<Row> {
  readonly rows: readonly { readonly row: Row; readonly shown: QuasiIdentifiers }[];
  readonly steps: readonly GeneralisationStep[];
  /** People nothing could be published of: fewer than `k` were left. */
  readonly suppressed: number;
  /** The smallest group of people alike; 0 when nobody is published. */
  readonly smallest: number;
}

type Step = readonly [label: string, apply: (of: QuasiIdentifiers) => QuasiIdentifiers];

const group = (code: string | null) => (code === null ? null : `${code.slice(0, 2)}.00.00`);

const STEPS: readonly Step[] = [
  ['без потерь', (of) => of],
  ['программа до укрупнённой группы', (of) => ({ ...of, programme: group(of.programme) })],
  ['и без колледжа', (of) => ({ ...of, programme: group(of.programme), college: null })],
  [
    'и без года рождения',
    (of) => ({ ...of, programme: group(of.programme), college: null, birthYear: null }),
  ],
  [
    'и без муниципалитета',
    (of) => ({ ...of, programme: group(of.programme), college: null, birthYear: null, municipality: null }),
  ],
  [
    'только выпуск',
    ({ cohort }) => ({ cohort, programme: null, college: null, birthYear: null, municipality: null }),
  ],
];

/**
 * Generalises step by step until everybody shares every published quasi-identifier with at least `k` − 1 others (k-anonymity,
 * Sweeney 2002): groups that are large enough are published as they are, the rest takes the next step. Who is still alone after the
 * last step is left out.
 */
export function generalise<Row>(
  rows: readonly Row[],
  quasiOf: (row: Row) => QuasiIdentifiers,
  k: number,
): Generalised<Row> {
  let left = [...rows];
  const published: { row: Row; shown: QuasiIdentifiers }[] = [];
  const steps: GeneralisationStep[] = [];
  let smallest = Number.POSITIVE_INFINITY;
  for (const [label, apply] of STEPS) {
    const classes = Map.groupBy(left, (row) => keyOf(apply(quasiOf(row))));
    left = [];
    let people = 0;
    for (const members of classes.values()) {
      if (members.length < k) {
        left.push(...members);
        continue;
      }
      people += members.length;
      smallest = Math.min(smallest, members.length);
      for (const row of members) published.push({ row, shown: apply(quasiOf(row)) });
    }
    steps.push({ label, people });
  }
  return {
    rows: published,
    steps,
    suppressed: left.length,
    smallest: published.length === 0 ? 0 : smallest,
  };
}

function keyOf({ cohort, birthYear, municipality, college, programme }: QuasiIdentifiers): string {
  return JSON.stringify([cohort, birthYear, municipality, college, programme]);
}
