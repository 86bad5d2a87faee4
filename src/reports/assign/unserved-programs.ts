import type { Assignment, PersonMatches, RelaxationKind } from '../../matching/assign/assignment.ts';

/** People of one profession without a place, by reason. */
export interface UnservedProgram {
  readonly profession: string;
  readonly persons: number;
  readonly unplaced: number;
  readonly why: {
    /** Everything within reach is taken. */
    readonly saturated: number;
    /** There are adverts of the trade, and a rule forbids each. */
    readonly forbidden: number;
    /** No open advert of the trade in the region. */
    readonly none: number;
    /** What would help, with how many people. */
    readonly helps: readonly (readonly [string, number])[];
  };
}

const HELP: Readonly<Record<RelaxationKind, string>> = {
  radius: 'шире радиус',
  housing: 'жильё или переезд',
  trade: 'смежная профессия',
  'trade-and-housing': 'смежная профессия и жильё или переезд',
};

/** Professions with people left without a place, most of them first. */
export function unservedPrograms({ persons }: Assignment): readonly UnservedProgram[] {
  const groups = new Map<string, PersonMatches[]>();
  for (const match of persons) {
    const { profession } = match.seeker;
    const own = groups.get(profession);
    if (own === undefined) groups.set(profession, [match]);
    else own.push(match);
  }
  return Array.from(groups, ([profession, matches]): UnservedProgram => {
    const unplaced = matches.filter(({ outcome }) => outcome === 'unplaced');
    const helps = new Map<string, number>();
    for (const { helps: step } of unplaced) {
      const kind = step === null ? 'ничего из проверенного' : HELP[step.kind];
      helps.set(kind, (helps.get(kind) ?? 0) + 1);
    }
    const saturated = unplaced.filter((each) => each.saturated !== null).length;
    const none = unplaced.filter((each) => each.feasible === 0 && each.blocked.size === 0).length;
    return {
      profession,
      persons: matches.length,
      unplaced: unplaced.length,
      why: {
        saturated,
        none,
        forbidden: unplaced.length - saturated - none,
        helps: Array.from(helps).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
      },
    };
  })
    .filter(({ unplaced }) => unplaced > 0)
    .sort((a, b) => b.unplaced - a.unplaced || (a.profession < b.profession ? -1 : 1));
}
