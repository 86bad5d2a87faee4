import type { SpoReference, SpoSuccession } from '../../domain/lookups.ts';
import { type SpoRef, spoKey, spoRefOfKey } from '../../domain/spo-code.ts';
import { byText } from './order.ts';

/** A profession a programme leads to: the key of its newest programme, and how surely (1 = the same trade). */
export interface ProfessionLink {
  readonly profession: string;
  readonly weight: number;
}

/** Programmes of all editions gathered into professions, each named by the newest programme of its line of succession. */
export interface Professions {
  /** The profession a programme belongs to. */
  of(ref: SpoRef): string;
  /** That profession, weight 1, and those of further successors where the programme was divided. */
  linksOf(ref: SpoRef): readonly ProfessionLink[];
  /** Russian name of the profession, or its code where the list has no such programme. */
  nameOf(profession: string): string;
  /** Programmes of the shipped or supplied list that belong to the profession. */
  programmesOf(profession: string): readonly SpoRef[];
  programmeName(ref: SpoRef): string;
}

/** How much a graduate of the old programme counts for the new one, by what the succession rests on. */
const WEIGHT_OF_BASIS: Readonly<Record<SpoSuccession['basis'], number>> = {
  official: 1,
  'identical-name': 1,
  'source-evidence': 0.95,
  'name-similarity': 0.9,
};

/**
 * Follows successors to the newest programme. A programme with several successors belongs to the one with the strongest basis
 * (then the smallest key) and is linked to the others: its graduates may take their places too. A reused number is another
 * programme: only a stated succession joins two editions.
 */
export function gatherProfessions(spo: SpoReference): Professions {
  const canonical = new Map<string, string>();
  const links = new Map<string, readonly ProfessionLink[]>();

  function of(ref: SpoRef): string {
    const key = spoKey(ref);
    let found = canonical.get(key);
    if (found === undefined) {
      found = newest(spo, key);
      canonical.set(key, found);
    }
    return found;
  }

  function linksOf(ref: SpoRef): readonly ProfessionLink[] {
    const key = spoKey(ref);
    let found = links.get(key);
    if (found === undefined) {
      found = allLinks(spo, key, of(ref), of);
      links.set(key, found);
    }
    return found;
  }

  const members = new Map<string, SpoRef[]>();
  for (const { ref } of spo.programmes) {
    const profession = of(ref);
    const list = members.get(profession) ?? [];
    list.push(ref);
    members.set(profession, list);
  }
  const programmeName = (ref: SpoRef) => spo.find(ref)?.name ?? ref.code;
  return {
    of,
    linksOf,
    nameOf: (profession) => programmeName(spoRefOfKey(profession)),
    programmesOf: (profession) => members.get(profession) ?? [spoRefOfKey(profession)],
    programmeName,
  };
}

function newest(spo: SpoReference, start: string): string {
  const seen = new Set([start]);
  let at = start;
  for (;;) {
    const next = strongestFirst(spo.successorsOf(spoRefOfKey(at))).find((step) => !seen.has(spoKey(step.to)));
    if (next === undefined) return at;
    at = spoKey(next.to);
    seen.add(at);
  }
}

function allLinks(
  spo: SpoReference,
  start: string,
  main: string,
  of: (ref: SpoRef) => string,
): readonly ProfessionLink[] {
  const best = new Map<string, number>();
  const seen = new Set<string>();
  const open: (readonly [string, number])[] = [[start, 1]];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const [key, weight] = step;
    if (seen.has(key)) continue;
    seen.add(key);
    const successors = spo.successorsOf(spoRefOfKey(key));
    if (successors.length === 0) {
      const profession = of(spoRefOfKey(key));
      best.set(profession, Math.max(best.get(profession) ?? 0, weight));
    }
    for (const { to, basis } of successors) open.push([spoKey(to), weight * WEIGHT_OF_BASIS[basis]]);
  }
  best.set(main, 1);
  return Array.from(best, ([profession, weight]) => ({ profession, weight })).sort((a, b) =>
    byText(a.profession, b.profession),
  );
}

function strongestFirst(steps: readonly SpoSuccession[]): readonly SpoSuccession[] {
  const rank: readonly SpoSuccession['basis'][] = [
    'official',
    'identical-name',
    'source-evidence',
    'name-similarity',
  ];
  return steps.toSorted(
    (a, b) => rank.indexOf(a.basis) - rank.indexOf(b.basis) || byText(spoKey(a.to), spoKey(b.to)),
  );
}
