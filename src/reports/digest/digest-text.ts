import { russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { Offer } from '../../matching/vacancies/offer.ts';
import { placeText, webAddress } from '../vacancies/offer-cells.ts';
import type { CollegeDigest, DigestProgramme } from './digest-report.ts';
import { splitMessages } from './split-messages.ts';
import { withoutContacts } from './without-contacts.ts';

/** «Вакансии для выпускников, ИМК, на 25.05.2026». */
export function digestTitle({ college, asOf }: CollegeDigest): string {
  return `Вакансии для выпускников. ${college}. На ${russianDate(asOf)}`;
}

/** How the labour market stands for a programme: two sentences, the second of the region. */
export function marketText({ counts, region }: DigestProgramme, radiusKm: number): string {
  const near =
    counts.adverts === 0
      ? `Рядом (до ${radiusKm} км) подходящих вакансий нет.`
      : `Рядом (до ${radiusKm} км): ${vacancies(counts.adverts)}, ${places(counts.places)}${details(counts)}.`;
  const all =
    region.adverts === 0
      ? 'По региону вакансий нет.'
      : `По региону: ${vacancies(region.adverts)}, ${places(region.places)}, новых за неделю ${region.fresh}${
          region.medianPay === null ? '' : `, обычная зарплата ${groupThousands(region.medianPay)} ₽`
        }.`;
  return `${near} ${all}`;
}

function details({ withoutExperience, housing }: DigestProgramme['counts']): string {
  const parts = [
    ...(withoutExperience > 0 ? [`без опыта — ${withoutExperience}`] : []),
    ...(housing > 0 ? [`с жильём — ${housing}`] : []),
  ];
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`;
}

function vacancies(count: number): string {
  return counted(count, 'вакансия', 'вакансии', 'вакансий');
}

function places(count: number): string {
  return counted(count, 'место', 'места', 'мест');
}

/** A vacancy on one line: title, employer, where. */
export function offerHead(offer: Offer): string {
  const { title, employer, places: open } = offer.vacancy;
  const parts = [
    withoutContacts(cleanText(title)),
    ...(employer.name === null ? [] : [withoutContacts(cleanText(employer.name))]),
    placeText(offer),
  ];
  return `${parts.join(' — ')}${open !== null && open > 1 ? ` (${places(open)})` : ''}`;
}

/** Messages for chats, each within the limit. @param limit characters */
export function renderMessages(digest: CollegeDigest, limit: number): readonly string[] {
  const parts = digest.programmes.map((programme) => ({
    heading: `${programme.code} ${programme.name}`,
    entries: [
      marketText(programme, digest.radiusKm),
      ...programme.offers.map((offer) => {
        const url = webAddress(offer.vacancy.url);
        return [`• ${offerHead(offer)}`, offer.reasons.join(', '), ...(url === null ? [] : [url])].join('\n');
      }),
    ],
  }));
  return splitMessages(digestTitle(digest), parts, limit);
}
