import { z } from 'zod';
import { STATUS_KINDS, type StatusKind } from '../../domain/status.ts';
import { cleanText } from '../../domain/text.ts';

/** Where a reason lies. `other` also gathers texts no rule knows. */
const REASON_SIDES = ['life', 'market', 'choice', 'other'] as const;

/** One of {@link REASON_SIDES}. */
export type ReasonSide = (typeof REASON_SIDES)[number];

const pattern = z.string().min(2).refine(isPattern, { error: 'регулярное выражение не читается' });

const rulesSchema = z.strictObject({
  schema: z.literal('route.reason-rules/1'),
  source: z.string().min(1),
  sides: z.strictObject({ life: z.string(), market: z.string(), choice: z.string(), other: z.string() }),
  classes: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z-]+$/),
      side: z.enum(REASON_SIDES),
      label: z.string().min(1),
      /** Regular expressions over the text in lower case. */
      words: z.array(pattern),
      /** Where one of these occurs, the class does not hold. */
      unless: z.array(pattern).optional(),
      /** Statuses that are the reason by themselves. */
      statuses: z.array(z.enum(STATUS_KINDS)),
    }),
  ),
});

/** A class of reasons, without the words that lead to it. */
export interface ReasonClass {
  readonly key: string;
  readonly side: ReasonSide;
  readonly label: string;
}

/** Classification of reasons, from data. */
export interface ReasonRules {
  readonly source: string;
  readonly sides: Readonly<Record<ReasonSide, string>>;
  /** In the order of the file; the class of unknown texts last. */
  readonly classes: readonly ReasonClass[];
  /** The class of the reason named first in the text; a text no rule knows is {@link OTHER_REASON}; null for an empty one. */
  ofText(text: string | null): ReasonClass | null;
  /** The class a status is by itself; null for statuses that explain nothing. */
  ofStatus(kind: StatusKind | null): ReasonClass | null;
}

/** «Иное»: stated, and no rule knows the words. */
export const OTHER_REASON: ReasonClass = { key: 'other', side: 'other', label: 'иное' };

/** Checks a file of rules and compiles it. */
export function parseReasonRules(
  json: unknown,
):
  | { readonly kind: 'ok'; readonly value: ReasonRules }
  | { readonly kind: 'bad'; readonly mistakes: readonly string[] } {
  const result = rulesSchema.safeParse(json);
  if (!result.success) {
    return {
      kind: 'bad',
      mistakes: result.error.issues.map((one) => `${one.path.join('.')}: ${one.message}`),
    };
  }
  const { source, sides, classes } = result.data;
  // Classes of one label are one class to the reader: «иное» by a rule and «иное» for want of one.
  const plain = (rule: (typeof classes)[number]): ReasonClass =>
    rule.label === OTHER_REASON.label ? OTHER_REASON : { key: rule.key, side: rule.side, label: rule.label };
  const compiled = classes.map((rule) => ({
    reason: plain(rule),
    words: rule.words.map((word) => new RegExp(`(?<!\\p{L})(?:${word})`, 'u')),
    unless: (rule.unless ?? []).map((word) => new RegExp(`(?<!\\p{L})(?:${word})`, 'u')),
    statuses: new Set<StatusKind>(rule.statuses),
  }));
  const named = compiled.map(({ reason }) => reason).filter((reason) => reason !== OTHER_REASON);
  return {
    kind: 'ok',
    value: {
      source,
      sides,
      classes: [...named, OTHER_REASON],
      ofText(text) {
        const clean = cleanText(text ?? '').toLowerCase();
        if (clean === '') return null;
        let first: { readonly at: number; readonly reason: ReasonClass } | null = null;
        for (const { reason, words, unless } of compiled) {
          if (unless.some((word) => word.test(clean))) continue;
          for (const word of words) {
            const at = word.exec(clean)?.index;
            if (at !== undefined && (first === null || at < first.at)) first = { at, reason };
          }
        }
        return first?.reason ?? OTHER_REASON;
      },
      ofStatus(kind) {
        if (kind === null) return null;
        return compiled.find(({ statuses }) => statuses.has(kind))?.reason ?? null;
      },
    },
  };
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
