import type { Pay } from '../../domain/numbers.ts';
import { groupThousands, plural } from '../../domain/russian.ts';
import type { Offer } from './offer.ts';

const PERIOD: Readonly<Record<Pay['period'], string>> = {
  month: '',
  shift: ' за смену',
  hour: ' в час',
  year: ' в год',
};

/** «от 60 000 ₽», «60 000–80 000 ₽ за смену»; null where no pay is stated. */
export function payText(pay: Pay | null): string | null {
  if (pay === null) return null;
  const { min, max, period } = pay;
  const [low, high] = [min, max].map((value) => (value === null ? null : groupThousands(value)));
  if (low == null) return high == null ? null : `до ${high} ₽${PERIOD[period]}`;
  if (high == null) return `от ${low} ₽${PERIOD[period]}`;
  return min === max ? `${low} ₽${PERIOD[period]}` : `${low}–${high} ₽${PERIOD[period]}`;
}

/** Why the vacancy was chosen, in the order a reader asks: what, where, how much, what is demanded. */
export function offerReasons(
  offer: Pick<Offer, 'fit' | 'reach' | 'distanceKm' | 'employer'> & {
    readonly vacancy: Pick<Offer['vacancy'], 'pay' | 'experienceYears' | 'housing' | 'quota' | 'kind'>;
  },
): readonly string[] {
  const { vacancy, employer } = offer;
  const parts: (string | null)[] = [
    offer.fit === 'own' ? 'по специальности' : 'по смежной специальности',
    whereText(offer),
    payText(vacancy.pay),
    experienceText(vacancy.experienceYears),
    vacancy.housing === true ? 'есть жильё' : null,
    employer.priority === true ? 'приоритетное предприятие' : null,
    vacancy.kind === 'request' ? 'заявка работодателя' : null,
    vacancy.quota ? 'место по квоте для инвалидов' : null,
  ];
  return parts.filter((part) => part !== null);
}

function whereText({ reach, distanceKm }: Pick<Offer, 'reach' | 'distanceKm'>): string | null {
  if (reach === 'remote') return 'удалённо';
  if (reach === 'rotation') return 'вахта';
  if (reach === 'unknown-place') return 'место уточнить у работодателя';
  if (distanceKm === null) return null;
  return distanceKm < 1 ? 'меньше 1 км' : `${groupThousands(Math.round(distanceKm))} км`;
}

function experienceText(years: number | null): string | null {
  if (years === null) return null;
  return years === 0 ? 'без опыта' : `опыт от ${years} ${plural(years, 'года', 'лет', 'лет')}`;
}
