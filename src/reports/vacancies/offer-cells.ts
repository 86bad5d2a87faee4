import type { Offer } from '../../matching/vacancies/offer.ts';
import { type CellPlan, type ColumnPlan, dateCell } from '../sheet-plan.ts';

/** Columns that describe a vacancy. */
export const OFFER_COLUMNS: readonly ColumnPlan[] = [
  { key: 'title', header: 'Вакансия', width: 32, format: 'text' },
  { key: 'employer', header: 'Работодатель', width: 30, format: 'text' },
  { key: 'settlement', header: 'Где', width: 20, format: 'text' },
  { key: 'km', header: 'Расстояние, км', width: 12, format: 'decimal' },
  { key: 'payMin', header: 'Зарплата от, ₽', width: 12, format: 'money' },
  { key: 'payMax', header: 'до, ₽', width: 12, format: 'money' },
  { key: 'experience', header: 'Опыт, лет', width: 9, format: 'integer' },
  { key: 'housing', header: 'Жильё', width: 8, format: 'text' },
  { key: 'places', header: 'Мест', width: 8, format: 'integer' },
  { key: 'date', header: 'Обновлена', width: 12, format: 'date' },
  { key: 'why', header: 'Почему подходит', width: 40, format: 'text' },
  { key: 'link', header: 'Ссылка', width: 12, format: 'text' },
];

/** Cells of {@link OFFER_COLUMNS}. Only monthly pay stands in the columns of pay; pay by another period is among the reasons. */
export function offerCells(offer: Offer): Readonly<Record<string, CellPlan>> {
  const { vacancy, distanceKm, reasons } = offer;
  const { pay } = vacancy;
  const isMonthly = pay?.period === 'month';
  const url = webAddress(vacancy.url);
  return {
    title: vacancy.title,
    employer: vacancy.employer.name,
    settlement: placeText(offer),
    km: distanceKm,
    payMin: isMonthly ? pay.min : null,
    payMax: isMonthly ? pay.max : null,
    experience: vacancy.experienceYears,
    housing: vacancy.housing === null ? null : vacancy.housing ? 'есть' : 'нет',
    places: vacancy.places,
    date: dateCell(vacancy.modifiedOn ?? vacancy.createdOn),
    why: reasons.join(', '),
    link: url === null ? null : { kind: 'link', url, text: 'открыть' },
  };
}

/** «Ревда», «Сысертский район», «удалённо». */
export function placeText({ place, mode }: Pick<Offer, 'place' | 'mode'>): string {
  if (mode === 'remote') return 'удалённо';
  const where = place?.settlement ?? place?.municipality ?? 'место не указано';
  return mode === 'rotation' ? `вахта: ${where}` : where;
}

/** The address when it is one of the web; anything else must not become a link. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
