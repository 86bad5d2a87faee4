import type { IsoDate } from '../../domain/iso-date.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import { type BalanceComparison, compareBalances } from '../../matching/balance/compare-balances.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { balanceMarket } from './balance-market.ts';
import { type MarketMoment, recogniseBalanceMarket } from './recognise-market.ts';

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
  const market = await recogniseBalanceMarket(workspace, { ...moment, asOf: from });
  return compareBalances(balanceMarket(workspace, market, from, now.filter), now);
}
