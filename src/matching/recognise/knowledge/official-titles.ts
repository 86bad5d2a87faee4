import type { SpoReference } from '../../../domain/lookups.ts';
import { spoKey } from '../../../domain/spo-code.ts';
import { resolveMention } from '../weigh-codes.ts';
import type { Knowledge } from './knowledge.ts';

/** Names and qualifications of the lists themselves, after the curated titles. */
export interface OfficialTitles {
  readonly titles: readonly { readonly text: string; readonly group: number }[];
  /** How many groups follow the curated ones: one a programme. */
  readonly count: number;
  /** Weights of such a group; `curated` tells those of the groups before. */
  weigh(at: number, curated: (group: number) => ReadonlyMap<string, number>): ReadonlyMap<string, number>;
}

/**
 * Every profession's name and every qualification as a title. A programme that heads a curated group shares its
 * weights; one that was replaced points to its successor first.
 */
export function officialTitles(knowledge: Knowledge, spo: SpoReference): OfficialTitles {
  const curatedBy = new Map<string, number>();
  for (const [at, group] of knowledge.groups.entries()) {
    const ref = group.best === null ? null : resolveMention(group.best, spo);
    if (ref !== null && !curatedBy.has(spoKey(ref))) curatedBy.set(spoKey(ref), at);
  }
  const titles: { text: string; group: number }[] = [];
  for (const [at, programme] of spo.programmes.entries()) {
    const names = programme.type === 'profession' ? [programme.name, ...programme.formerNames] : [];
    for (const text of [...names, ...programme.qualifications]) {
      titles.push({ text: plainName(text), group: knowledge.groups.length + at });
    }
  }
  return {
    titles,
    count: spo.programmes.length,
    weigh(at, curated) {
      const programme = spo.programmes[at];
      if (programme === undefined) return new Map();
      const key = spoKey(programme.ref);
      const newest = spo.findByCode(programme.ref.code)[0] ?? programme;
      const successor = spoKey(spo.successorsOf(programme.ref)[0]?.to ?? newest.ref);
      const home = curatedBy.get(successor) ?? curatedBy.get(key);
      const own = new Map(home === undefined ? [[successor, 1]] : curated(home));
      if (!own.has(key)) own.set(key, 0.25);
      return own;
    },
  };
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
