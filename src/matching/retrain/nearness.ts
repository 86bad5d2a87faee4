import type { SpoReference } from '../../domain/lookups.ts';
import type { RecognisedAdvert } from '../balance/balance-input.ts';
import type { Professions } from '../balance/profession.ts';
import type { CodeMention, Knowledge } from '../recognise/knowledge/knowledge.ts';

/** Why two professions are near. `titles`: the same titles of jobs; `short`: after short training; `adverts`: named together. */
export type NearnessReason = 'titles' | 'short' | 'adverts' | 'group';

/** How near a profession is to another, 0–100, and by what. */
export interface ProfessionNearness {
  readonly score: number;
  readonly reasons: readonly NearnessReason[];
}

/** From a profession to others, by their keys. */
export type NearProfessions = (from: string) => ReadonlyMap<string, ProfessionNearness>;

/** Weights are the program's rule: they order proposals and stand for no measured share of knowledge. */
const SCORE = { direct: 90, close: 75, short: 60, group: 40 } as const;
/** Adverts that name both professions: 50 points, and up to 40 more by their share among the adverts of the target. */
const ADVERTS = { base: 50, byShare: 40, fewest: 3 } as const;

/**
 * Shared knowledge between professions, by four signs: the titles of jobs the knowledge of recognition gives to both (an older list of
 * the trade 90, a close trade 75), jobs it calls reachable after short training (60, in that direction only), adverts that name both
 * (50–90), and the same enlarged group of the list (40). The strongest sign is the score, all are told.
 */
export function gatherNearness(
  knowledge: Knowledge,
  spo: SpoReference,
  professions: Professions,
  adverts: readonly RecognisedAdvert[],
): NearProfessions {
  const found = new Map<string, Map<string, { score: number; reasons: Set<NearnessReason> }>>();
  const add = (from: string, to: string, score: number, reason: NearnessReason) => {
    if (from === to) return;
    const near = found.get(from) ?? new Map();
    found.set(from, near);
    const known = near.get(to) ?? { score: 0, reasons: new Set() };
    near.set(to, { score: Math.max(known.score, score), reasons: known.reasons.add(reason) });
  };
  addTitles(knowledge, (mention) => professionOf(mention, spo, professions), add);
  addAdverts(adverts, professions, add);
  const all = [...new Set(spo.programmes.map(({ ref }) => professions.of(ref)))].sort();
  const byGroup = Map.groupBy(all, groupOf);
  return (from) => {
    for (const to of byGroup.get(groupOf(from)) ?? []) add(from, to, SCORE.group, 'group');
    const near = [...(found.get(from) ?? [])].map(
      ([to, { score, reasons }]) => [to, { score, reasons: [...reasons] }] as const,
    );
    return new Map(near);
  };
}

function addTitles(
  { groups }: Knowledge,
  keyOf: (mention: CodeMention) => string | null,
  add: (from: string, to: string, score: number, reason: NearnessReason) => void,
): void {
  for (const { best, neighbours } of groups) {
    const target = best === null ? null : keyOf(best);
    if (target === null) continue;
    for (const neighbour of neighbours) {
      const from = keyOf(neighbour);
      if (from === null) continue;
      if (neighbour.nearness === 'short') add(from, target, SCORE.short, 'short');
      else {
        add(from, target, SCORE[neighbour.nearness], 'titles');
        add(target, from, SCORE[neighbour.nearness], 'titles');
      }
    }
  }
}

function addAdverts(
  adverts: readonly RecognisedAdvert[],
  professions: Professions,
  add: (from: string, to: string, score: number, reason: NearnessReason) => void,
): void {
  const named = new Map<string, number>();
  const together = new Map<string, number>();
  for (const { recognition } of adverts) {
    if (recognition.decision !== 'spo') continue;
    const keys = [...new Set(recognition.codes.map(({ ref }) => professions.of(ref)))].sort();
    for (const key of keys) named.set(key, (named.get(key) ?? 0) + 1);
    for (const from of keys) {
      for (const to of keys)
        if (from !== to) together.set(`${from} ${to}`, (together.get(`${from} ${to}`) ?? 0) + 1);
    }
  }
  for (const [pair, shared] of together) {
    const [from = '', to = ''] = pair.split(' ');
    if (shared < ADVERTS.fewest) continue;
    add(
      from,
      to,
      Math.round(ADVERTS.base + (ADVERTS.byShare * shared) / (named.get(to) ?? shared)),
      'adverts',
    );
  }
}

function professionOf(
  { code, edition }: CodeMention,
  spo: SpoReference,
  professions: Professions,
): string | null {
  const listed = spo.findByCode(code);
  const programme = edition === null ? listed[0] : listed.find(({ ref }) => ref.edition === edition);
  return programme === undefined ? null : professions.of(programme.ref);
}

/** «15» of the key «336:15.01.05»: the enlarged group. */
function groupOf(profession: string): string {
  return profession.slice(profession.indexOf(':') + 1).slice(0, 2);
}
