import type { IsoDate } from '../../domain/iso-date.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import { type BalanceComparison, compareBalances } from '../../matching/balance/compare-balances.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { matchMarket } from './match-market.ts';
import type { MarketMoment } from './recognise-market.ts';

/**
 * Compares a balance with the same market on an earlier day, under the same filter, settings and knowledge, so that only the
 * data differ.
 */
export async function compareMarket(
  workspace: OpenWorkspace,
  now: Balance,
  moment: MarketMoment,
  from: IsoDate,
): Promise<BalanceComparison> {
  const before = await matchMarket(workspace, { ...moment, asOf: from }, now.filter);
  return compareBalances(before.balance, now);
}
