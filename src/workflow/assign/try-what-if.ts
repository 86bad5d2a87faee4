import { assignGraduates } from '../../matching/assign/assign-graduates.ts';
import type { Assignment } from '../../matching/assign/assignment.ts';
import { applyWhatIf, parseWhatIf } from '../../matching/assign/what-if.ts';
import type { WhatIfResult } from '../../reports/assign/plan-assign-document.ts';
import type { Market, MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { assignInput } from './assign-market.ts';

/**
 * The proposal as it would be after the changes; nothing is kept. Groups of priority stay those of the present proposal.
 * @throws Failure `bad-what-if`, `what-if-employer`, `what-if-advert`
 */
export function tryWhatIf(
  workspace: OpenWorkspace,
  market: Market,
  moment: MarketMoment,
  present: Assignment,
  texts: readonly string[],
): WhatIfResult {
  const { input, done } = applyWhatIf(assignInput(workspace, market, moment), texts.map(parseWhatIf));
  return { changes: done, assignment: assignGraduates({ ...input, deficit: present.deficit }) };
}
