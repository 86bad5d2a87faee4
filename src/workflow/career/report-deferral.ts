import type { Graduate } from '../../domain/graduate.ts';
import { rankEmployers } from '../../matching/invitations/rank-employers.ts';
import {
  type DefenceEmployer,
  type DeferralReport,
  deferralReport,
} from '../../monitoring/deferral/deferral-report.ts';
import { planDeferral, planEnterpriseDeferral } from '../../reports/deferral/plan-deferral.ts';
import type { DeferralDocument } from '../../reports/documents/deferral-document.ts';
import type { WorkbookPlan } from '../../reports/sheet-plan.ts';
import { type CentreReport, centreFields, lookAtCentre } from '../career-centre/look-at-centre.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { openOffers } from './open-offers.ts';

/** Deferrals with a workbook for each enterprise. */
export interface DeferralsToIssue extends CentreReport<DeferralDocument> {
  /** One file an enterprise; planned only when asked for. */
  readonly separate: () => readonly WorkbookPlan[];
}

/** Enterprises named of one candidate. */
const MOST_NAMED = 3;

/** Graduates who go to enterprises of the defence industry, what is missing for their deferral, and who could be added. */
export function reportDeferral(workspace: OpenWorkspace, moment: MarketMoment): DeferralsToIssue {
  const centre = lookAtCentre(workspace, moment);
  const { market, vacanciesFor, placeOf } = openOffers(workspace, moment);
  const known = moment.knownAt === null ? {} : { knownAt: moment.knownAt };
  const listed = workspace.store
    .employers(known)
    .filter(({ defence }) => defence === true)
    .map(({ name, inn }): DefenceEmployer => ({ name, inn }));
  const advertised = market.adverts.flatMap(({ vacancy, employer }): DefenceEmployer[] =>
    employer.defence === true && vacancy.employer.name !== null && !vacancy.employer.agency
      ? [{ name: vacancy.employer.name, inn: vacancy.employer.inn }]
      : [],
  );
  const report: DeferralReport = deferralReport({
    graduates: centre.graduates,
    rows: centre.named('deferral'),
    collegeOf: centre.collegeOf,
    // The table of employers comes last: its spelling stands.
    defence: [...advertised, ...listed],
    placesFor(graduate: Graduate) {
      if (graduate.specialty === null) return { enterprises: [], places: 0 };
      const seeker = { programmes: [graduate.specialty], place: placeOf(graduate) };
      const employers = rankEmployers(vacanciesFor(seeker, { defence: true, withoutQuota: true }));
      return {
        enterprises: employers.slice(0, MOST_NAMED).map(({ name }) => name),
        places: employers.reduce((sum, { places }) => sum + places, 0),
      };
    },
    asOf: moment.asOf,
  });
  const words = centre.words();
  const { enterprises, counts, candidates, liable, liabilityUnknown } = report;
  return {
    document: {
      schema: 'route.deferral/1',
      ...centreFields(moment, words),
      listed: enterprises.reduce((sum, { entries }) => sum + entries.length, 0),
      enterprises: enterprises.length,
      notDefence: enterprises.filter(({ isKnownDefence }) => !isKnownDefence).length,
      states: { ...counts },
      liable,
      liabilityUnknown,
      candidates: candidates.length,
      files: [],
    },
    official: null,
    restricted: () => planDeferral(report, words),
    separate: () => enterprises.map((one) => planEnterpriseDeferral(one, report, words)),
  };
}
