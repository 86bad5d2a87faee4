import { counted } from '../../domain/russian.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { byText, listAt } from '../balance/order.ts';
import type { Offer } from '../vacancies/offer.ts';
import { payText } from '../vacancies/offer-reasons.ts';

/** An employer worth inviting to an event. */
export interface InvitedEmployer {
  readonly name: string;
  readonly inn: string | null;
  readonly adverts: number;
  /** Open places within reach; `ownPlaces` of them are of the own profession. */
  readonly places: number;
  readonly ownPlaces: number;
  readonly nearestKm: number | null;
  readonly priority: boolean;
  readonly defence: boolean;
  /** Titles of the vacancies, most places first, each once. */
  readonly titles: readonly string[];
  /** Why, in order of weight: «12 мест по специальности», «4 км», «приоритетное предприятие» … */
  readonly reasons: readonly string[];
}

/** Titles named of one employer. */
const MOST_TITLES = 3;

/**
 * Employers of the vacancies, whom to invite first: most open places of the own profession, then of related ones, priority
 * enterprises, the nearer, by name. Agencies are not employers and are left out, as are vacancies whose employer is not named.
 */
export function rankEmployers(offers: readonly Offer[]): readonly InvitedEmployer[] {
  const named = offers.filter(({ vacancy: { employer } }) => employer.name !== null && !employer.agency);
  const innOf = new Map<string, string>();
  for (const { vacancy } of named.toSorted((a, b) => byText(a.vacancy.id, b.vacancy.id))) {
    const name = nameKey(vacancy);
    if (vacancy.employer.inn !== null && !innOf.has(name)) innOf.set(name, vacancy.employer.inn);
  }
  const groups = new Map<string, Offer[]>();
  for (const offer of named) {
    const name = nameKey(offer.vacancy);
    // One source states the ИНН, another only the name: still one employer.
    listAt(groups, offer.vacancy.employer.inn ?? innOf.get(name) ?? name).push(offer);
  }
  return [...groups]
    .map(([key, own]) => ({ key, employer: summarise(own) }))
    .sort(
      (a, b) =>
        b.employer.ownPlaces - a.employer.ownPlaces ||
        b.employer.places - a.employer.places ||
        Number(b.employer.priority) - Number(a.employer.priority) ||
        (a.employer.nearestKm ?? Number.MAX_VALUE) - (b.employer.nearestKm ?? Number.MAX_VALUE) ||
        byText(a.key, b.key),
    )
    .map(({ employer }) => employer);
}

function nameKey({ employer }: Offer['vacancy']): string {
  return normaliseLabel(employer.name ?? '');
}

function summarise(offers: readonly Offer[]): InvitedEmployer {
  const bySize = offers.toSorted(
    (a, b) => (b.vacancy.places ?? 0) - (a.vacancy.places ?? 0) || byText(a.vacancy.id, b.vacancy.id),
  );
  const distances = offers.flatMap(({ distanceKm }) => (distanceKm === null ? [] : [distanceKm]));
  const nearestKm = distances.length === 0 ? null : Math.min(...distances);
  const placesOf = (some: readonly Offer[]) =>
    some.reduce((sum, { vacancy }) => sum + (vacancy.places ?? 0), 0);
  const places = placesOf(offers);
  const ownPlaces = placesOf(offers.filter(({ fit }) => fit === 'own'));
  const priority = offers.some(({ employer }) => employer.priority === true);
  const defence = offers.some(({ employer }) => employer.defence === true);
  const easy = offers.filter(({ vacancy }) => vacancy.experienceYears === 0).length;
  const [bestPaid] = offers
    .flatMap(({ vacancy: { pay } }) => (pay?.period === 'month' ? [pay] : []))
    .sort((a, b) => (b.min ?? b.max ?? 0) - (a.min ?? a.max ?? 0));
  const reasons: (string | null)[] = [
    placesText(ownPlaces, places),
    nearestKm === null ? null : nearestKm < 1 ? 'меньше 1 км' : `${Math.round(nearestKm)} км`,
    priority ? 'приоритетное предприятие' : null,
    defence ? 'предприятие ОПК' : null,
    payText(bestPaid ?? null),
    easy > 0 ? `без опыта: ${counted(easy, 'вакансия', 'вакансии', 'вакансий')}` : null,
    offers.some(({ vacancy }) => vacancy.housing === true) ? 'есть жильё' : null,
  ];
  return {
    // Adverts spell one employer in several ways; the first by size stands for it.
    name: bySize[0]?.vacancy.employer.name ?? '',
    inn: bySize[0]?.vacancy.employer.inn ?? null,
    adverts: offers.length,
    places,
    ownPlaces,
    nearestKm,
    priority,
    defence,
    titles: [...new Set(bySize.map(({ vacancy }) => vacancy.title))].slice(0, MOST_TITLES),
    reasons: reasons.filter((part) => part !== null),
  };
}

/** «12 мест по специальности, ещё 3 по смежной». */
function placesText(own: number, all: number): string {
  const words = (count: number) => counted(count, 'место', 'места', 'мест');
  if (own === 0) return `${words(all)} по смежной специальности`;
  return `${words(own)} по специальности${all > own ? `, ещё ${all - own} по смежной` : ''}`;
}
