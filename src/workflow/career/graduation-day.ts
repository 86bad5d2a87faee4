import { type IsoDate, isoDate } from '../../domain/iso-date.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** The day the cohort graduates, by the config. */
export function graduationDayOf(
  { config }: Pick<OpenWorkspace, 'config'>,
  { asOf, cohort }: MarketMoment,
): IsoDate {
  const [month = 0, day = 0] = config.campaign.graduation.split('-').map(Number);
  // 29 February is a day in leap years only.
  return isoDate(cohort, month, day) ?? isoDate(cohort, month, day - 1) ?? asOf;
}
