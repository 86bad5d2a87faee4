import type { DemandAdvert, DemandFacts } from '../../matching/balance/balance-input.ts';

/** The same adverts with the facts a balance reads and no others: a country's adverts state four times as many. */
export function keepDemandFacts(adverts: readonly DemandAdvert[]): readonly DemandAdvert[] {
  const sources = new Map<string, DemandFacts['source']>();
  return adverts.map((advert) => {
    const { id, title, kind, open, places, employer, foreignQuota, createdOn, housing, pay, url, source } =
      advert.vacancy;
    const { file } = source;
    const ofFile = sources.get(file) ?? { file };
    sources.set(file, ofFile);
    const facts = { id, title, open, places, employer, foreignQuota, createdOn, housing, pay, url };
    const vacancy = kind === undefined ? { ...facts, source: ofFile } : { ...facts, kind, source: ofFile };
    return { ...advert, vacancy };
  });
}
