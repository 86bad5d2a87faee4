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
  'returns-due',
  'returns-on-time',
] as const;

/** One of {@link COUNT_KEYS}. */
export type CountKey = (typeof COUNT_KEYS)[number];

const keys = z.array(z.enum(COUNT_KEYS));
const mark = z.enum(['verified', 'inferred', 'recalled']);

const indicatorSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  group: z.string(),
  title: z.string().min(1),
  counts: z.enum(['persons', 'returns']),
  better: z.enum(['more', 'less']),
  numerator: keys.min(1),
  base: keys.min(1),
  exclusions: keys,
  unknown: keys,
  text: z.string().min(1),
  source: z.string().min(1),
  mark,
});

const methodSchema = z
  .strictObject({
    id: z.string().min(1),
    title: z.string().min(1),
    minimum: z.int().min(1),
    retentionMonths: z.int().positive(),
    expected: z.string(),
    acts: z.array(z.strictObject({ title: z.string().min(1), mark })),
    groups: z.array(z.strictObject({ key: z.string().min(1), title: z.string().min(1).max(31) })).min(1),
    indicators: z.array(indicatorSchema).min(1),
  })
  .superRefine((method, context) => {
    const complain = (message: string, path: (string | number)[]) =>
      context.addIssue({ code: 'custom', message, path });
    const groups = new Set(method.groups.map((group) => group.key));
    const ids = method.indicators.map((indicator) => indicator.id);
    if (!ids.includes(method.expected)) complain('такого показателя нет', ['expected']);
    for (const [i, indicator] of method.indicators.entries()) {
      if (!groups.has(indicator.group)) complain('такой группы нет', ['indicators', i, 'group']);
      if (ids.indexOf(indicator.id) !== i) complain('показатель стоит дважды', ['indicators', i, 'id']);
      const excluded = indicator.exclusions.find((key) => indicator.numerator.includes(key));
      if (excluded !== undefined) {
        complain(`${excluded} и в числителе, и в исключениях`, ['indicators', i, 'exclusions']);
      }
    }
  });

/**
 * The method of the effectiveness report: indicators as sums of counts. Denominator = Σ base − Σ exclusions; `unknown` counts
 * the part of the denominator of which nobody knows whether it belongs to the numerator. Below `minimum` persons in the
 * denominator no percentage is given. `mark` says how well the formula is confirmed by its source.
 */
export type EffectivenessMethod = z.infer<typeof methodSchema>;
/** An indicator of a method. */
export type Indicator = EffectivenessMethod['indicators'][number];

/** A method, or every mistake in it: path of the key and what is wrong, in Russian. */
export type ParsedMethod =
  | { readonly kind: 'ok'; readonly value: EffectivenessMethod }
  | { readonly kind: 'bad'; readonly mistakes: readonly string[] };

/** Checks a method. */
export function parseMethod(json: unknown): ParsedMethod {
  const result = methodSchema.safeParse(json, { error: RUSSIAN });
  if (result.success) return { kind: 'ok', value: result.data };
  return {
    kind: 'bad',
    mistakes: result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  };
}
