import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import { coursesByProfession } from '../../matching/retrain/courses.ts';
import { type ReadyWork, serviceReport } from '../../monitoring/service/service-report.ts';
import { releaseContracts } from '../../monitoring/target/release-contracts.ts';
import type { ServiceDocument } from '../../reports/documents/service-document.ts';
import { courseText } from '../../reports/retrain/plan-retrain.ts';
import { planService, planServiceCounts } from '../../reports/service/plan-service.ts';
import { openOffers } from '../career/open-offers.ts';
import { type CentreReport, centreFields, lookAtCentre } from '../career-centre/look-at-centre.ts';
import { type MarketMoment, recogniseMarket } from '../market/recognise-market.ts';
import { rowsByGraduate } from '../register-rows.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Courses told of a person. */
const COURSES_OF_A_PERSON = 3;

/** What to look ahead to; `cohort` null = graduates of all years, as those who return finished a year or more ago. */
export interface ServiceRequest {
  readonly dueDays: number;
  readonly cohort: number | null;
}

/** Who returns from service when, with vacancies and courses of their profession. */
export function reportService(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  { dueDays, cohort }: ServiceRequest,
): CentreReport<ServiceDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf, knownAt } = moment;
  const known = { asOf, ...(knownAt === null ? {} : { knownAt }) };
  const everyone = workspace.store.graduates(known);
  const contracts = rowsByGraduate(workspace, centre.rows('target-contracts'), everyone).found;
  const graduates = releaseContracts(everyone, contracts).filter(
    (graduate) => cohort === null || graduate.cohort === cohort,
  );
  const { professions, vacanciesFor, placeOf } = openOffers(
    workspace,
    moment,
    recogniseMarket(workspace, moment, graduates),
  );
  const rows = centre.rows('courses').map(({ values }) => values);
  const courses = coursesByProfession(rows, professions, asOf);
  const readyFor = (graduate: Graduate, from: IsoDate): ReadyWork => {
    const { specialty } = graduate;
    if (specialty === null) return { vacancies: 0, places: 0, best: null, courses: [] };
    const offers = vacanciesFor(
      { programmes: [specialty], place: placeOf(graduate) },
      { withoutQuota: true },
    );
    const [best] = offers;
    const own = (courses.get(professions.of(specialty)) ?? []).filter(
      ({ starts }) => starts === null || starts >= from,
    );
    return {
      vacancies: offers.length,
      places: offers.reduce((sum, { vacancy }) => sum + (vacancy.places ?? 0), 0),
      best:
        best === undefined
          ? null
          : `${best.vacancy.title}, ${best.vacancy.employer.name ?? 'работодатель не указан'}: ${best.reasons.join(', ')}`,
      courses: own.slice(0, COURSES_OF_A_PERSON).map(courseText),
    };
  };
  const found = rowsByGraduate(workspace, centre.rows('deferral'), everyone);
  const deferral = found.found.filter(({ graduate }) => cohort === null || graduate.cohort === cohort);
  const report = serviceReport(
    graduates,
    deferral,
    { collegeOf: centre.collegeOf, readyFor },
    { asOf, dueDays },
  );
  const words = {
    ...centre.words(),
    unfound: found.unfound.map(({ row, why }) => ({ source: row.source, why })),
  };
  return {
    document: {
      schema: 'route.service/1',
      ...centreFields(moment, words),
      cohort,
      dueDays,
      total: report.total,
      colleges: [...report.byCollege],
      months: [...report.byMonth],
      dueForConscription: report.dueForConscription,
      deferrals: report.deferrals.length,
    },
    official: planServiceCounts(report, words),
    restricted: () => planService(report, words),
  };
}
