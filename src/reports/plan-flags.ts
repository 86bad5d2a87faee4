import { russianDate } from '../domain/iso-date.ts';
import type { FlagResult } from '../matching/flag/flag-result.ts';
import type { FlagWords } from './flags/person-cells.ts';
import { planRiskSheet } from './flags/plan-risk-sheet.ts';
import { planRulesSheet } from './flags/plan-rules-sheet.ts';
import { planStatutorySheet } from './flags/plan-statutory-sheet.ts';
import { planTrackSheet } from './flags/plan-track-sheet.ts';
import type { WorkbookPlan } from './sheet-plan.ts';

/** Lists by name for individual work: `restricted`. */
export function planFlags(result: FlagResult, words: FlagWords): WorkbookPlan {
  return {
    name: `Индивидуальный подход ${result.asOf}`,
    title: `Выпускники, которым нужен индивидуальный подход, на ${russianDate(result.asOf)}`,
    outputClass: 'restricted',
    sheets: [
      planStatutorySheet(result, words),
      planRiskSheet(result, words),
      planTrackSheet(result, words),
      planRulesSheet(result, words),
    ],
  };
}
