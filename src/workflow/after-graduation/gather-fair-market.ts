import { distanceKm, type Place } from '../../domain/territory.ts';
import { employerKey } from '../../matching/adverts/employer-key.ts';
import { locationKey } from '../../matching/balance/location.ts';
import { byText, listAt } from '../../matching/balance/order.ts';
import { gatherProfessions } from '../../matching/balance/profession.ts';
import { deductionOf } from '../../matching/balance/supply.ts';
import type {
  FairEmployer,
  FairGroup,
  FairMarket,
  FairOpening,
  FairVenue,
} from '../../matching/fairs/fair-market.ts';
import { createLocator } from '../../matching/territory/create-locator.ts';
import { joinRequests } from '../../matching/vacancies/join-requests.ts';
import type { Offer } from '../../matching/vacancies/offer.ts';
import { createVacancySelector } from '../../matching/vacancies/select-offers.ts';
import type { Centre } from '../career-centre/look-at-centre.ts';
import { type MarketMoment, recogniseMarket } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** The market of fairs, and what could not be used. */
export interface GatheredFairs {
  readonly market: FairMarket;
  /** Rows of venues whose settlement the region does not know, and whose day has passed. */
  readonly unplaced: number;
  readonly past: number;
  /** Graduates who look for work and of whom neither home nor college could be placed. */
  readonly homeless: number;
}

/** Seekers, vacancies and venues within a radius of each other, kilometres in a straight line from the venue's settlement. */
export function gatherFairMarket(
  workspace: OpenWorkspace,
  centre: Centre,
  moment: MarketMoment,
  radiusKm: number,
): GatheredFairs {
  const reference = workspace.reference();
  const market = recogniseMarket(workspace, moment, centre.graduates);
  const professions = gatherProfessions(reference.spo);
  const { demand } = workspace.config;
  const { vacanciesFor } = createVacancySelector({
    adverts: joinRequests(market.adverts, market.otherDemand),
    professions,
    settings: { level: 'settlement', radiusKm, countForeignQuota: demand.countForeignQuota },
    asOf: moment.asOf,
    freshDays: demand.freshDays,
  });
  const sharedInns = new Set(market.noise.sharedInns.map(({ inn }) => inn));

  const seekers = market.graduates.filter(({ graduate }) => deductionOf(graduate, moment.asOf) === null);
  const groups = new Map<string, FairGroup & { readonly place: Place }>();
  for (const { graduate, place } of seekers) {
    const { specialty } = graduate;
    if (specialty === null || place === null) continue;
    const profession = professions.of(specialty);
    const college = centre.collegeOf(graduate);
    const key = [college, profession, locationKey(place)].join('\n');
    const known = groups.get(key);
    groups.set(key, {
      key,
      college,
      programme: `${profession.slice(profession.indexOf(':') + 1)} ${professions.nameOf(profession)}`,
      settlement: place.settlement ?? place.municipality,
      professions: [profession],
      place: known?.place ?? place,
      seekers: (known?.seekers ?? 0) + 1,
    });
  }
  const sorted = [...groups.values()].sort((a, b) => byText(a.key, b.key));

  const locator = createLocator(reference.territories, workspace.region);
  const employers = new Map<string, FairEmployer>();
  const rows = centre.rows('fairs');
  const due = rows.filter(({ values: { date } }) => date === null || date >= moment.asOf);
  const venues = due.flatMap(({ values }): FairVenue[] => {
    const place = locator.locateSettlement(values.settlement);
    if (place === null) return [];
    const near = sorted.filter((group) => isNear(group.place, place, radiusKm));
    const openings = openingsOf(near, place);
    return [
      {
        key: `${values.venue}\n${values.settlement}\n${values.date ?? ''}`,
        name: values.venue,
        settlement: values.settlement,
        date: values.date,
        employers: values.employers,
        graduates: values.graduates,
        groups: near.map(({ key }) => key),
        openings,
      },
    ];
  });
  return {
    market: {
      venues,
      groups: sorted.map(({ place: _place, ...group }) => group),
      employers: [...employers.values()].sort((a, b) => byText(a.key, b.key)),
    },
    unplaced: due.length - venues.length,
    past: rows.length - due.length,
    homeless: seekers.filter(({ place }) => place === null).length,
  };

  /** Vacancies around a venue by employer and the professions they are open to. Agencies place adverts of others and are not asked. */
  function openingsOf(near: readonly FairGroup[], place: Place): readonly FairOpening[] {
    const wanted = [...new Set(near.flatMap((group) => group.professions))].sort(byText);
    const open = new Map<string, { readonly offer: Offer; readonly professions: string[] }>();
    for (const profession of wanted) {
      const programmes = professions.programmesOf(profession);
      for (const offer of vacanciesFor({ programmes, place }, { withoutQuota: true })) {
        const { vacancy } = offer;
        if (offer.reach !== 'near' || vacancy.employer.agency || vacancy.employer.name === null) continue;
        const known = open.get(vacancy.id) ?? { offer, professions: [] };
        known.professions.push(profession);
        open.set(vacancy.id, known);
      }
    }
    const byOpening = new Map<string, { readonly offer: Offer; readonly professions: string[] }[]>();
    for (const each of open.values()) {
      const { employer } = each.offer.vacancy;
      const key = employerKey(employer, sharedInns);
      if (!employers.has(key)) employers.set(key, { key, name: employer.name ?? key, inn: employer.inn });
      listAt(byOpening, `${key}\n${each.professions.join(' ')}`).push(each);
    }
    return [...byOpening]
      .sort(([a], [b]) => byText(a, b))
      .map(([key, own]) => {
        const [employer = '', names = ''] = key.split('\n');
        const vacancies = own
          // An open vacancy that states no number has a place at least.
          .map(({ offer: { vacancy } }) => ({ id: vacancy.id, places: vacancy.places ?? 1 }))
          .sort((a, b) => byText(a.id, b.id));
        return {
          employer,
          professions: names.split(' '),
          places: vacancies.reduce((sum, { places }) => sum + places, 0),
          vacancies,
        };
      });
  }
}

function isNear(home: Place, venue: Place, radiusKm: number): boolean {
  if (locationKey(home) === locationKey(venue)) return true;
  return home.point !== null && venue.point !== null && distanceKm(home.point, venue.point) <= radiusKm;
}
