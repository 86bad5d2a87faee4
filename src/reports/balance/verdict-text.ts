import type { BalanceRow } from '../../matching/balance/pivots.ts';

/** What the interval of D − S says, as tables show it. */
export const VERDICT_LABEL: Readonly<Record<BalanceRow['verdict'], string>> = {
  deficit: 'дефицит',
  surplus: 'излишек',
  even: 'поровну',
  unsure: 'неопределённо',
};
