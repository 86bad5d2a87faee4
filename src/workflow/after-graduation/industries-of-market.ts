import type { Graduate } from '../../domain/graduate.ts';
import { employerNameKey } from '../../matching/adverts/employer-key.ts';
import type { RecognisedAdvert } from '../../matching/balance/balance-input.ts';
import { byText } from '../../matching/balance/order.ts';
import type { Professions } from '../../matching/balance/profession.ts';

/** Industries of employers and of professions, as the adverts of a market show them. */
export interface MarketIndustries {
  /** The industry of most adverts of the employer; by ИНН, else by name. null = no advert. */
  ofEmployer(employer: { readonly inn: string | null; readonly name: string | null }): string | null;
  /** The industry with most places for the profession of the graduate. null = no places. */
  ofProfession(graduate: Pick<Graduate, 'specialty'>): string | null;
}

/** Counts adverts by employer and places by profession; ties go to the first industry in the order of code units. */
export function industriesOfMarket(
  adverts: readonly RecognisedAdvert[],
  professions: Pick<Professions, 'of'>,
): MarketIndustries {
  const employers = new Map<string, Map<string, number>>();
  const trades = new Map<string, Map<string, number>>();
  const add = (counts: Map<string, Map<string, number>>, key: string, industry: string, number: number) => {
    const own = counts.get(key) ?? new Map<string, number>();
    counts.set(key, own.set(industry, (own.get(industry) ?? 0) + number));
  };
  for (const { vacancy, sector, recognition } of adverts) {
    if (sector.sector === null || sector.basis === null) continue;
    const { inn, name } = vacancy.employer;
    if (inn !== null) add(employers, inn, sector.sector, 1);
    if (name !== null) add(employers, employerNameKey(name), sector.sector, 1);
    const [best] = recognition.codes;
    if (recognition.decision === 'spo' && best !== undefined)
      add(trades, professions.of(best.ref), sector.sector, Math.max(1, vacancy.places ?? 1));
  }
  const most = (counts: ReadonlyMap<string, number> | undefined): string | null => {
    const [first] = [...(counts ?? [])].sort(([a, n], [b, m]) => m - n || byText(a, b));
    return first?.[0] ?? null;
  };
  return {
    ofEmployer: ({ inn, name }) =>
      most(
        (inn === null ? undefined : employers.get(inn)) ??
          employers.get(name === null ? '' : employerNameKey(name)),
      ),
    ofProfession: ({ specialty }) =>
      specialty === null ? null : most(trades.get(professions.of(specialty))),
  };
}
