import type { SpoReference } from '../../domain/lookups.ts';
import { spoKey } from '../../domain/spo-code.ts';
import type { Knowledge } from './knowledge.ts';
import { resolveMention } from './weigh-codes.ts';

/** Names and qualifications of the lists themselves, after the curated titles. */
export interface OfficialTitles {
  readonly titles: readonly { readonly text: string; readonly group: number }[];
  /** Weights of the groups that follow the curated ones. */
  readonly weights: readonly ReadonlyMap<string, number>[];
}

/**
 * Every profession's name and every qualification as a title. A programme that heads a curated group shares its
 * weights (`groupWeights`, one a group); one that was replaced points to its successor first.
 */
export function officialTitles(
  knowledge: Knowledge,
  spo: SpoReference,
  groupWeights: readonly ReadonlyMap<string, number>[],
): OfficialTitles {
  const curated = new Map<string, number>();
  for (const [at, group] of knowledge.groups.entries()) {
    const ref = group.best === null ? null : resolveMention(group.best, spo);
    if (ref !== null && !curated.has(spoKey(ref))) curated.set(spoKey(ref), at);
  }
  const titles: { text: string; group: number }[] = [];
  const weights: ReadonlyMap<string, number>[] = [];
  for (const programme of spo.programmes) {
    const newest = spo.findByCode(programme.ref.code)[0] ?? programme;
    const successor = spo.successorsOf(programme.ref)[0]?.to ?? newest.ref;
    const home = curated.get(spoKey(successor)) ?? curated.get(spoKey(programme.ref));
    const own = new Map(groupWeights[home ?? -1] ?? [[spoKey(successor), 1]]);
    if (!own.has(spoKey(programme.ref))) own.set(spoKey(programme.ref), 0.25);
    const names = programme.type === 'profession' ? [programme.name, ...programme.formerNames] : [];
    for (const text of [...names, ...programme.qualifications]) {
      titles.push({ text: plainName(text), group: knowledge.groups.length + weights.length });
    }
    weights.push(own);
  }
  return { titles, weights };
}

/** Official names carry no noise: lower case and bare words are enough, which is cheaper than normalising a title. */
function plainName(name: string): string {
  return name
    .replace(/\(.*?\)+/g, ' ')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^а-я0-9]+/g, ' ')
    .trim();
}
