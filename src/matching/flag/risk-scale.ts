import { z } from 'zod';
import { STATUS_KINDS } from '../../domain/status.ts';

/** Built-in messages of the validator in Russian. */
const RUSSIAN = z.locales.ru().localeError;

/** Rules the product can evaluate; a scale gives each its points, or leaves it out. */
export const RISK_RULES = [
  'no-feasible-vacancy',
  'contract-broken-by-employer',
  'unplaced',
  'crowded-specialty',
  'no-survey-reply',
  'undecided',
  'academic-debt',
  'beyond-radius',
  'long-without-work',
  'back-from-service',
  'outside-specialty',
  'pay-above-market',
  'no-practice',
  'refusals',
  'long-without-status',
  'stated-risk',
] as const;

/** One of {@link RISK_RULES}. */
export type RiskRuleId = (typeof RISK_RULES)[number];

/** Rules that compare with a number; the scale must give it. */
const WITH_THRESHOLD: readonly RiskRuleId[] = [
  'crowded-specialty',
  'long-without-work',
  'pay-above-market',
  'refusals',
  'long-without-status',
];

const work = {
  action: z.string().min(1),
  owner: z.string().min(1),
};
const dueDays = z.int().min(1).max(365);
const points = z.int().min(1);
const statusKinds = z.array(z.enum(STATUS_KINDS));

const ruleSchema = z
  .strictObject({
    rule: z.enum(RISK_RULES),
    title: z.string().min(1),
    points: z.int().min(0).max(10),
    threshold: z.number().positive().nullable(),
    needs: z.string().min(1),
    ...work,
  })
  .refine((rule) => rule.threshold !== null || !WITH_THRESHOLD.includes(rule.rule), {
    message: 'правилу нужен порог',
    path: ['threshold'],
  });

const scaleSchema = z
  .strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    source: z.string().min(1),
    red: z.strictObject({ points, anySingle: points, dueDays }),
    amber: z.strictObject({ points, dueDays }),
    confirmed: statusKinds,
    statutory: z.strictObject({ ...work, dueDays }),
    tracks: z.array(
      z.strictObject({
        key: z.enum(['conscription', 'childcare', 'study']),
        title: z.string().min(1),
        kinds: statusKinds,
        ...work,
        dueDays,
      }),
    ),
    rules: z.array(ruleSchema).min(1),
  })
  .refine((scale) => scale.amber.points <= scale.red.points, {
    message: 'порог жёлтого уровня не выше порога красного',
    path: ['amber', 'points'],
  })
  .refine((scale) => new Set(scale.rules.map((rule) => rule.rule)).size === scale.rules.length, {
    message: 'правило стоит в шкале дважды',
    path: ['rules'],
  });

/**
 * A scale of risk of non-employment: points of rules, thresholds of levels, outcomes that end the search (`confirmed`), separate
 * tracks, and for each who does what. Points only ever add support; sex and ethnicity cannot be named in it.
 */
export type RiskScale = z.infer<typeof scaleSchema>;
/** A rule of a scale. */
export type RiskRule = RiskScale['rules'][number];

/** A scale, or every mistake in it: path of the key and what is wrong, in Russian. */
export type ParsedScale =
  | { readonly kind: 'ok'; readonly value: RiskScale }
  | { readonly kind: 'bad'; readonly mistakes: readonly string[] };

/** Checks a scale. */
export function parseRiskScale(json: unknown): ParsedScale {
  const result = scaleSchema.safeParse(json, { error: RUSSIAN });
  if (result.success) return { kind: 'ok', value: result.data };
  return {
    kind: 'bad',
    mistakes: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  };
}
