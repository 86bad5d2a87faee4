import { spoKey } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { RecognisedAdvert } from '../balance/balance-input.ts';
import { locationKey } from '../balance/location.ts';

/**
 * Adverts and employers' requests as one list: a request that repeats an advert (employer, likeliest profession and place are the
 * same) is left out. Lines of a forecast are no vacancies.
 */
export function joinRequests(
  adverts: readonly RecognisedAdvert[],
  otherDemand: readonly RecognisedAdvert[],
): readonly RecognisedAdvert[] {
  const advertised = new Set(adverts.map(needKey));
  const own = otherDemand.filter(
    (advert) => advert.vacancy.kind === 'request' && !advertised.has(needKey(advert)),
  );
  return own.length === 0 ? adverts : [...adverts, ...own];
}

function needKey({ vacancy: { employer, title }, recognition, place }: RecognisedAdvert): string {
  const [best] = recognition.codes;
  return [
    employer.inn ?? normaliseLabel(employer.name ?? ''),
    best === undefined ? normaliseLabel(title) : spoKey(best.ref),
    locationKey(place),
  ].join('\n');
}
