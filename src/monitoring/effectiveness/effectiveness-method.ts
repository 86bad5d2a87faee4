import { z } from 'zod';
import { STATUS_KINDS } from '../../domain/status.ts';

/** Built-in messages of the validator in Russian. */
const RUSSIAN = z.locales.ru().localeError;

/** What is counted for a college besides each status: sums of these make numerators and denominators. */
export const COUNT_KEYS = [
  'all',
  'known',
  'unknown',
  ...STATUS_KINDS,
  'in-specialty',
  'in-specialty-unknown',
  'retained',
  'retained-unknown',
  'target',
  'target-fulfilled',
  'target-suspended',
  'target-unknown',
  'reached-3',
  'held-3',
  'left-3',
  'held-unknown-3',
  'reached-6',
  'held-6',
  'held-unknown-6',
  'reached-12',
  'held-12',
  'held-unknown-12',
  'forecast-planned',
  'forecast-met',
  'forecast-unknown',
  'plans-due',
  'plans-done',
  'requests-places',
  'requests-filled',
  'requests-unknown',
  'requests-retained',
  'requests-retained-unknown',
  'returns-due',
  'returns-on-time',
  'returns-sent',
  'returns-clean',
  'returns-fixed',
  'fix-days',
] as const;

/** One of {@link COUNT_KEYS}. */
export type CountKey = (typeof COUNT_KEYS)[number];

/** True of counts that are null where their input was not given: a register, a forecast, dates of returns. */
export function mayBeMissing(key: CountKey): boolean {
  return /^(forecast|plans|requests|returns|fix)-/.test(key);
}

const keys = z.array(z.enum(COUNT_KEYS));
const mark = z.enum(['verified', 'inferred', 'recalled']);

const indicatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  group: z.string(),
  title: z.string().min(1),
  counts: z.enum(['persons', 'returns', 'places', 'days']),
  better: z.enum(['more', 'less']),
  numerator: keys.min(1),
  base: keys.min(1),
  exclusions: keys,
  unknown: keys,
  text: z.string().min(1),
  source: z.string().min(1),
  mark,
  weight: z.number().min(0).default(0),
  bands: z
    .array(z.strictObject({ from: z.number(), title: z.string().min(1), points: z.number().min(0).max(100) }))
    .default([]),
});

const groupSchema = z.strictObject({ key: z.string().min(1), title: z.string().min(1).max(31) });
const cohortRuleSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  yearsAfter: z.int().min(1).max(5).nullable(),
  source: z.string().min(1),
  mark,
});

const methodSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  cohortRule: z.string(),
  cohortRules: z.array(cohortRuleSchema).min(1),
  official: z.strictObject({ own: keys.min(1), text: z.string().min(1), source: z.string().min(1), mark }),
  minimum: z.int().min(1),
  retentionMonths: z.int().positive(),
  expected: z.string(),
  acts: z.array(z.strictObject({ title: z.string().min(1), mark })),
  groups: z.array(groupSchema).min(1),
  indicators: z.array(indicatorSchema).min(1),
});

/**
 * The method of the effectiveness report: indicators as sums of counts. Denominator = Σ base − Σ exclusions; `unknown` counts
 * the part of the denominator of which nobody knows whether it belongs to the numerator. Below `minimum` persons in the
 * denominator no percentage is given. `mark` says how well the formula is confirmed by its source. `bands` (from the highest bound
 * down) and `weight` make a score; no act names any, so those shipped weigh nothing. A cohort rule with `yearsAfter` n looks at those
 * who graduated n calendar years before the day of the report.
 */
export type EffectivenessMethod = z.infer<typeof methodSchema>;
/** An indicator of a method. */
export type Indicator = EffectivenessMethod['indicators'][number];

/** A method, or every mistake in it: path of the key and what is wrong, in Russian. */
export type ParsedMethod =
  | { readonly kind: 'ok'; readonly value: EffectivenessMethod }
  | { readonly kind: 'bad'; readonly mistakes: readonly string[] };

/** Checks a method: the shape of every key and, of the parts that have theirs, how they fit together. All mistakes at once. */
export function parseMethod(json: unknown): ParsedMethod {
  const result = methodSchema.safeParse(json, { error: RUSSIAN });
  const shape = result.success
    ? []
    : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const mistakes = [...shape, ...looseEnds(json)];
  return result.success && mistakes.length === 0
    ? { kind: 'ok', value: result.data }
    : { kind: 'bad', mistakes };
}

/** What of the method refers to nothing, stands twice or contradicts itself; parts without their shape are passed over. */
function looseEnds(json: unknown): readonly string[] {
  const loose = z
    .object({
      expected: z.unknown(),
      cohortRule: z.unknown(),
      groups: z.array(z.unknown()).catch([]),
      cohortRules: z.array(z.unknown()).catch([]),
      indicators: z.array(z.unknown()).catch([]),
    })
    .safeParse(json);
  if (!loose.success) return [];
  const { expected, cohortRule } = loose.data;
  const indicators = loose.data.indicators.map((one) => indicatorSchema.safeParse(one).data ?? null);
  const groups = new Set(loose.data.groups.map((one) => groupSchema.safeParse(one).data?.key));
  const rules = loose.data.cohortRules.map((one) => cohortRuleSchema.safeParse(one).data?.id);
  const named = z.object({ id: z.string() });
  const ids = loose.data.indicators.map((one) => named.safeParse(one).data?.id);
  const mistakes: string[] = [];
  if (typeof expected === 'string' && !ids.includes(expected))
    mistakes.push('expected: такого показателя нет');
  if (typeof cohortRule === 'string' && !rules.includes(cohortRule))
    mistakes.push('cohortRule: такого правила выпуска нет');
  for (const [i, indicator] of indicators.entries()) {
    if (indicator === null) continue;
    const at = `indicators.${i}`;
    if (!groups.has(indicator.group)) mistakes.push(`${at}.group: такой группы нет`);
    if (ids.indexOf(indicator.id) !== i) mistakes.push(`${at}.id: показатель стоит дважды`);
    const excluded = indicator.exclusions.find((key) => indicator.numerator.includes(key));
    if (excluded !== undefined) mistakes.push(`${at}.exclusions: ${excluded} и в числителе, и в исключениях`);
    if (
      indicator.bands.some(
        ({ from }, k) => from >= (indicator.bands[k - 1]?.from ?? Number.POSITIVE_INFINITY),
      )
    )
      mistakes.push(`${at}.bands: границы должны убывать`);
    if (indicator.weight > 0 && indicator.bands.length === 0)
      mistakes.push(`${at}.weight: вес без полос bands ничего не даёт`);
  }
  return mistakes;
}
