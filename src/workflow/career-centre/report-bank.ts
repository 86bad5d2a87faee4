import { selectForBank } from '../../monitoring/bank/select-for-bank.ts';
import { releaseContracts } from '../../monitoring/target/release-contracts.ts';
import { BANK_EXCLUSION_LABELS, planBank, planBankCounts } from '../../reports/bank/plan-bank.ts';
import type { BankDocument } from '../../reports/documents/bank-document.ts';
import { planUnfoundSheet } from '../../reports/tracking/plan-unfound-sheet.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** The bank of graduates for partners, and why others are not in it. */
export function reportBank(workspace: OpenWorkspace, moment: MarketMoment): CentreReport<BankDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { collegeOf } = centre;
  const graduates = releaseContracts(centre.graduates, centre.named('target-contracts'));
  const selection = selectForBank(graduates, centre.named('consents'), collegeOf, moment.asOf);
  const words = centre.words();
  const { plan, hidden } = planBank(selection, words);
  const counts = planBankCounts(selection, words);
  return {
    document: {
      schema: 'route.bank/1',
      ...centreFields(moment, words),
      graduates: selection.graduates,
      given: selection.entries.length,
      excluded: BANK_EXCLUSION_LABELS.map(([key, label]) => ({
        key,
        label,
        persons: selection.excluded[key],
      })),
      withoutTerm: selection.entries.filter(({ consent }) => consent.until === null).length,
      hidden: Object.entries(hidden).map(([kind, cells]) => ({ kind, cells })),
      colleges: [...selection.byCollege],
    },
    official: { ...counts, sheets: [...counts.sheets, ...planUnfoundSheet(words, moment.asOf)] },
    restricted: () => plan,
  };
}
