import type { Graduate } from '../../domain/graduate.ts';
import type { RiskReason } from './flag-result.ts';
import { evaluateRule, type RuleContext, type Verdict } from './risk-rules.ts';
import type { RiskRule, RiskScale } from './risk-scale.ts';

/** Points of one graduate with their reasons, and the answer of every rule in the order of the scale. */
export interface RiskScore {
  readonly points: number;
  readonly level: 'red' | 'amber' | null;
  readonly reasons: readonly RiskReason[];
  readonly verdicts: readonly { readonly rule: RiskRule; readonly verdict: Verdict }[];
}

/**
 * Adds the points of every rule whose fact is known. Rules only add, so another adverse fact never lowers the score.
 * Red: `red.points` and more, or any single rule of `red.anySingle` and more; amber: `amber.points` and more.
 */
export function scoreGraduate(graduate: Graduate, context: RuleContext, scale: RiskScale): RiskScore {
  const verdicts = scale.rules.map((rule) => ({
    rule,
    verdict: evaluateRule(rule.rule, graduate, context, rule.threshold),
  }));
  const reasons = verdicts
    .flatMap(({ rule, verdict }) =>
      verdict.kind === 'fact' ? [reason(rule, verdict, graduate, context)] : [],
    )
    .filter((found) => found.points > 0)
    .sort((a, b) => b.points - a.points);
  const points = reasons.reduce((sum, found) => sum + found.points, 0);
  const single = reasons[0]?.points ?? 0;
  const red = points >= scale.red.points || single >= scale.red.anySingle;
  const level = red ? 'red' : points >= scale.amber.points ? 'amber' : null;
  return { points, level, reasons, verdicts };
}

function reason(
  { rule, title, points }: RiskRule,
  verdict: Extract<Verdict, { kind: 'fact' }>,
  graduate: Graduate,
  context: RuleContext,
): RiskReason {
  const fromList = verdict.from === 'listed';
  return {
    rule,
    title,
    points,
    fact: verdict.text,
    date: fromList
      ? (context.newestRecord?.get(graduate.id) ?? graduate.statusAsOf ?? context.asOf)
      : context.asOf,
    source: fromList ? graduate.source : null,
  };
}
