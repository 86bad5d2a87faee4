import type { IsoDate } from '../../domain/iso-date.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import type { BalanceFilter, BalanceSettings } from '../../matching/balance/balance-input.ts';
import { DEFAULT_BALANCE_SETTINGS } from '../../matching/balance/balance-input.ts';
import { type BalanceSides, balanceSides, gatherSides } from '../../matching/balance/balance-region.ts';
import type { WorkspaceConfig } from '../../workspace/config.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { BalanceMarket } from './recognise-market.ts';

/** The balance of a recognised market under the workspace's settings. */
export function balanceMarket(
  workspace: OpenWorkspace,
  market: BalanceMarket,
  asOf: IsoDate,
  filter: BalanceFilter,
): Balance {
  return balanceSides(gatherMarket(workspace, market, asOf, filter));
}

/** The sides of a recognised market under the workspace's settings; they do not hold the market. */
export function gatherMarket(
  workspace: OpenWorkspace,
  market: BalanceMarket,
  asOf: IsoDate,
  filter: BalanceFilter,
): BalanceSides {
  const { graduates, adverts, otherDemand, colleges } = market;
  const { spo } = workspace.reference();
  const settings = balanceSettings(workspace.config);
  return gatherSides({ graduates, adverts, otherDemand, colleges, spo, asOf, settings, filter });
}

/** Thresholds of the balance and of the routing from the config. */
export function balanceSettings({ territory, demand }: WorkspaceConfig): BalanceSettings {
  return {
    ...DEFAULT_BALANCE_SETTINGS,
    level: territory.level,
    radiusKm: territory.radiusKm,
    largeAdvertPlaces: demand.largeAdvertPlaces,
    persistentDays: demand.freshDays,
    countForeignQuota: demand.countForeignQuota,
  };
}
