import type { Offer } from '../../matching/vacancies/offer.ts';
import { placeText } from '../vacancies/offer-cells.ts';

/** «Сварщик — ООО «Завод», Ревда». */
export function offerHeadline(offer: Offer): string {
  const { title, employer } = offer.vacancy;
  return `${title} — ${employer.name ?? 'работодатель не указан'}, ${placeText(offer)}`;
}
