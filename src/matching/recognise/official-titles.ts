import type { SpoReference } from '../../domain/lookups.ts';
import { spoKey } from '../../domain/spo-code.ts';
import type { Knowledge } from './knowledge.ts';
import { resolveMention, weighGroup } from './weigh-codes.ts';

/** Names and qualifications of the lists themselves, after the curated titles. */
export interface OfficialTitles {
  readonly titles: readonly { readonly text: string; readonly group: number }[];
  /** Weights of the groups that follow the curated ones. */
  readonly weights: readonly ReadonlyMap<string, number>[];
}

/**
 * Every profession's name and every qualification as a title. A programme that heads a curated group shares its
 * weights; one that was replaced points to its successor first.
 */
export function officialTitles(knowledge: Knowledge, spo: SpoReference): OfficialTitles {
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
    const group = knowledge.groups[home ?? -1];
    const own = new Map(group === undefined ? [[spoKey(successor), 1]] : weighGroup(group, spo));
    if (!own.has(spoKey(programme.ref))) own.set(spoKey(programme.ref), 0.25);
    const names = programme.type === 'profession' ? [programme.name, ...programme.formerNames] : [];
    for (const text of [...names, ...programme.qualifications]) {
      titles.push({ text: text.replace(/\(.*?\)+/g, ' '), group: knowledge.groups.length + weights.length });
    }
    weights.push(own);
  }
  return { titles, weights };
}
