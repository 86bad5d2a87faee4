import type { IsoDate } from '../../domain/iso-date.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import type { BalanceFilter, BalanceSettings } from '../../matching/balance/balance-input.ts';
import { DEFAULT_BALANCE_SETTINGS } from '../../matching/balance/balance-input.ts';
import { balanceRegion } from '../../matching/balance/balance-region.ts';
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
  const { graduates, adverts, otherDemand, colleges } = market;
  const { spo } = workspace.reference();
  return balanceRegion({
    graduates,
    adverts,
    otherDemand,
    colleges,
    spo,
    asOf,
    settings: balanceSettings(workspace.config),
    filter,
  });
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
