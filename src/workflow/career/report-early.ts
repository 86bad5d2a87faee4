import type { Graduate } from '../../domain/graduate.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { Offer } from '../../matching/vacancies/offer.ts';
import type { NearbyWork } from '../../monitoring/early/early-candidates.ts';
import { earlyReport } from '../../monitoring/early/early-report.ts';
import { readEdition } from '../../monitoring/forms/read-edition.ts';
import { releaseContracts } from '../../monitoring/target/release-contracts.ts';
import type { EarlyDocument } from '../../reports/documents/early-document.ts';
import { planEarly, planEarlyCounts } from '../../reports/early/plan-early.ts';
import { type CentreReport, centreFields, lookAtCentre } from '../career-centre/look-at-centre.ts';
import { recogniserOf } from '../market/recognise-adverts.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { graduationDayOf } from './graduation-day.ts';
import { openOffers } from './open-offers.ts';

/** Work before graduation: columns of Форма 3, differences with the statuses, candidates. */
export function reportEarly(workspace: OpenWorkspace, moment: MarketMoment): CentreReport<EarlyDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { vacanciesFor, placeOf } = openOffers(workspace, moment);
  const recogniser = recogniserOf(workspace.reference().spo);
  const programmesOf = (profession: string): readonly SpoRef[] => {
    const { decision, codes } = recogniser.recognise({ title: profession });
    return decision === 'spo' ? codes.map(({ ref }) => ref) : [];
  };
  const offersOf = (graduate: Graduate, programmes: readonly SpoRef[]) =>
    nearby(vacanciesFor({ programmes, place: placeOf(graduate) }, { withoutQuota: true }));
  const report = earlyReport({
    graduates: releaseContracts(centre.graduates, centre.named('target-contracts')),
    rows: centre.named('early'),
    collegeOf: centre.collegeOf,
    edition: readEdition('form3'),
    offers: {
      inSpecialty: (graduate) => offersOf(graduate, graduate.specialty === null ? [] : [graduate.specialty]),
      ofProfession(graduate, profession) {
        const programmes = programmesOf(profession);
        return programmes.length === 0 ? null : offersOf(graduate, programmes);
      },
    },
    asOf: moment.asOf,
    graduationDay: graduationDayOf(workspace, moment),
  });
  const words = centre.words();
  return {
    document: {
      schema: 'route.early/1',
      ...centreFields(moment, words),
      listed: report.listed,
      byStatus: report.byStatus,
      byRegister: report.byRegister,
      differences: report.differences.length,
      unclear: report.unclear.length,
      ways: report.ways,
      colleges: [...report.colleges],
    },
    official: planEarlyCounts(report, words),
    restricted: () => planEarly(report, words),
  };
}

function nearby(offers: readonly Offer[]): NearbyWork {
  const [best] = offers;
  return {
    vacancies: offers.length,
    places: offers.reduce((sum, { vacancy }) => sum + (vacancy.places ?? 0), 0),
    best:
      best === undefined
        ? null
        : `${best.vacancy.title}, ${best.vacancy.employer.name ?? 'работодатель не указан'}: ${best.reasons.join(', ')}`,
  };
}
