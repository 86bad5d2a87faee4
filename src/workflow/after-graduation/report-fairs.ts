import { employerNameKey } from '../../matching/adverts/employer-key.ts';
import { type FairPlan, planFairs } from '../../matching/fairs/plan-fairs.ts';
import { fairOutcome } from '../../monitoring/fairs/fair-outcome.ts';
import type { FairOutcomeDocument, FairPlanDocument } from '../../reports/documents/fair-documents.ts';
import { planFairOutcome, planFairOutcomeCounts } from '../../reports/fairs/plan-fair-outcome.ts';
import { planFairPlan } from '../../reports/fairs/plan-fair-plan.ts';
import { type CentreReport, centreFields, lookAtCentre } from '../career-centre/look-at-centre.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type GatheredFairs, gatherFairMarket } from './gather-fair-market.ts';

/** What to plan; null = all venues, the radius of the workspace. */
export interface FairRequest {
  readonly most: number | null;
  readonly radiusKm: number | null;
}

/** Which fairs to hold, and whom to bring there. */
export function reportFairPlan(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  request: FairRequest,
): CentreReport<FairPlanDocument> {
  const centre = lookAtCentre(workspace, moment);
  const radiusKm = request.radiusKm ?? workspace.config.territory.radiusKm;
  const gathered = gatherFairMarket(workspace, centre, moment, radiusKm);
  const { market, unplaced, past } = gathered;
  const plan = planFairs(market, request.most ?? market.venues.length);
  const words = centre.words();
  const { matched, bound, seekers, nearVenue, withVacancy } = plan;
  return {
    document: {
      schema: 'route.fair-plan/1',
      ...centreFields(moment, words),
      radiusKm,
      seekers,
      nearVenue,
      withVacancy,
      matched,
      bound,
      unplaced,
      past,
      fairs: fairsOf(plan, gathered),
    },
    official: planFairPlan({ asOf: moment.asOf, radiusKm, plan, ...gathered }, words),
    restricted: null,
  };
}

function fairsOf({ fairs }: FairPlan, { market }: GatheredFairs): FairPlanDocument['fairs'] {
  const employers = new Map(market.employers.map((employer) => [employer.key, employer]));
  const groups = new Map(market.groups.map((group) => [group.key, group]));
  return fairs.map(({ venue, matched, most, employers: asked, matches }) => {
    const colleges = new Map<string, FairPlanDocument['fairs'][number]['colleges'][number]>();
    for (const { group: key, graduates } of matches) {
      const group = groups.get(key);
      if (group === undefined) continue;
      const { college, programme } = group;
      const known = colleges.get(`${college}\n${programme}`)?.graduates ?? 0;
      colleges.set(`${college}\n${programme}`, { college, programme, graduates: known + graduates });
    }
    return {
      venue: venue.name,
      settlement: venue.settlement,
      date: venue.date,
      adds: matched,
      most,
      employers: asked.map(({ employer, adds }) => ({
        name: employers.get(employer)?.name ?? employer,
        inn: employers.get(employer)?.inn ?? null,
        adds,
        matched: matches
          .filter((match) => match.employer === employer)
          .reduce((sum, { graduates }) => sum + graduates, 0),
      })),
      colleges: [...colleges.values()],
    };
  });
}

/** What the fairs held gave. */
export function reportFairOutcome(
  workspace: OpenWorkspace,
  moment: MarketMoment,
): CentreReport<FairOutcomeDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { graduates, collegeOf } = centre;
  const outcome = fairOutcome(
    graduates,
    centre.named('fair-offers'),
    centre.named('employment'),
    { collegeOf, nameKey: employerNameKey },
    moment.asOf,
  );
  const words = centre.words();
  const { total, undated, fairs, employers, colleges } = outcome;
  const plain = <Row extends { readonly counts: typeof total }>(rows: readonly Row[]) =>
    rows.map((row) => ({ ...row, counts: { ...row.counts, hires: [...row.counts.hires] } }));
  return {
    document: {
      schema: 'route.fair-outcome/1',
      ...centreFields(moment, words),
      total: { ...total, hires: [...total.hires] },
      undated,
      fairs: plain(fairs),
      employers: plain(employers),
      colleges: plain(colleges),
    },
    official: planFairOutcomeCounts(outcome, words),
    restricted: () => planFairOutcome(outcome, words),
  };
}
