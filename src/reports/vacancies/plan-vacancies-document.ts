import type { z } from 'zod';
import type { Offer } from '../../matching/vacancies/offer.ts';
import type { offerShape, VacanciesDocument } from '../documents/vacancies-document.ts';
import { placeText, webAddress } from './offer-cells.ts';
import type { VacanciesReport } from './vacancies-report.ts';

/** The report as a document. */
export function planVacanciesDocument(report: VacanciesReport): VacanciesDocument {
  return {
    schema: 'route.vacancies/1',
    class: 'open',
    region: report.region,
    cohort: report.cohort,
    asOf: report.asOf,
    freshDays: report.freshDays,
    stale: report.base.stale,
    unfit: report.base.unfit,
    programmes: report.lines.map(({ college, code, name, counts, offers }) => ({
      college,
      code,
      name,
      ...counts,
      offers: offers.slice(0, report.top).map(offerDocument),
    })),
  };
}

function offerDocument(offer: Offer): z.infer<typeof offerShape> {
  const { vacancy, distanceKm, ageDays, reasons } = offer;
  const { id, title, employer, pay, experienceYears, housing, places, url } = vacancy;
  const isMonthly = pay?.period === 'month';
  return {
    id,
    title,
    employer: employer.name,
    place: placeText(offer),
    distanceKm,
    payMin: isMonthly ? pay.min : null,
    payMax: isMonthly ? pay.max : null,
    experienceYears,
    housing,
    places,
    ageDays,
    reasons: [...reasons],
    url: webAddress(url),
  };
}
