import type { Graduate } from '../../domain/graduate.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import type { FlagResult } from '../../matching/flag/flag-result.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { balanceMarket } from './balance-market.ts';
import { flagMarket } from './flag-market.ts';
import { type Market, type MarketMoment, recogniseMarket } from './recognise-market.ts';

/** A market with its whole balance and the lists for individual work: what the reports of one Monday share. */
export interface Analysis {
  readonly market: Market;
  /** null when the workspace holds no adverts to balance against. */
  readonly balance: Balance | null;
  readonly flags: FlagResult;
}

/**
 * Recognises, balances and flags the market of a moment, once for all reports.
 * @param persons graduates of the moment, where the caller has read them already
 */
export function analyseMarket(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  persons?: readonly Graduate[],
): Analysis {
  const market = recogniseMarket(workspace, moment, persons);
  const balance = market.adverts.length === 0 ? null : balanceMarket(workspace, market, moment.asOf, {});
  return { market, balance, flags: flagMarket(workspace, market, balance, moment.asOf, moment.knownAt) };
}
