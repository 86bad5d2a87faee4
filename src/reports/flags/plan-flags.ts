import { russianDate } from '../../domain/iso-date.ts';
import type { FlagResult } from '../../matching/flag/flag-result.ts';
import type { WorkbookPlan } from '../sheet-plan.ts';
import type { FlagWords } from './person-cells.ts';
import { planRiskSheet } from './plan-risk-sheet.ts';
import { planRulesSheet } from './plan-rules-sheet.ts';
import { planStatutorySheet } from './plan-statutory-sheet.ts';
import { planTrackSheet } from './plan-track-sheet.ts';

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
