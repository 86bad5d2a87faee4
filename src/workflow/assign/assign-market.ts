import type { StoredReferral } from '../../domain/referral.ts';
import { type AssignInput, assignGraduates } from '../../matching/assign/assign-graduates.ts';
import type { Assignment } from '../../matching/assign/assignment.ts';
import { readRequirements } from '../../matching/assign/read-requirements.ts';
import { balanceSettings } from '../market/balance-market.ts';
import type { Market, MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** What a proposal for a recognised market is made of, under the workspace's settings and the referrals known at the moment. */
export function assignInput(workspace: OpenWorkspace, market: Market, moment: MarketMoment): AssignInput {
  return {
    graduates: market.graduates,
    adverts: market.adverts,
    spo: workspace.reference().spo,
    asOf: moment.asOf,
    territory: balanceSettings(workspace.config),
    settings: workspace.config.assign,
    referrals: referralsAt(workspace, moment),
    requirements: readRequirements(),
  };
}

/** Who of the market's graduates goes where, with reasons and proof. */
export function assignMarket(workspace: OpenWorkspace, market: Market, moment: MarketMoment): Assignment {
  return assignGraduates(assignInput(workspace, market, moment));
}

/**
 * Steps known at the moment, without the proposals of the day itself: a run repeated on the same data repeats its result, and what
 * changed is told against earlier days. Answers count at once.
 */
function referralsAt(
  { store }: OpenWorkspace,
  { asOf, cohort, knownAt }: MarketMoment,
): readonly StoredReferral[] {
  return store
    .referrals({ cohort, asOf, ...(knownAt === null ? {} : { knownAt }) })
    .filter(({ state, asOf: day }) => day < asOf || state === 'adopted' || state === 'declined');
}
