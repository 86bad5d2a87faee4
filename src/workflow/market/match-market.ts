import type { Balance } from '../../matching/balance/balance.ts';
import type { BalanceFilter } from '../../matching/balance/balance-input.ts';
import { balanceSides } from '../../matching/balance/balance-region.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { gatherMarket } from './balance-market.ts';
import { type BalanceMarket, type MarketMoment, recogniseBalanceMarket } from './recognise-market.ts';

/** The balance of a moment, and of its market what a report tells besides: the rest may leave the memory. */
export async function matchMarket(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  filter: BalanceFilter,
): Promise<{ readonly balance: Balance; readonly market: Pick<BalanceMarket, 'noise' | 'knowledge'> }> {
  const { sides, market } = await gatherMoment(workspace, moment, filter);
  return { balance: balanceSides(sides), market };
}

/** A function of its own: while it ran, a country's graduates and adverts would stay in the memory. */
async function gatherMoment(workspace: OpenWorkspace, moment: MarketMoment, filter: BalanceFilter) {
  const market = await recogniseBalanceMarket(workspace, moment);
  const { noise, knowledge } = market;
  return { sides: gatherMarket(workspace, market, moment.asOf, filter), market: { noise, knowledge } };
}
