import { z } from 'zod';

const count = z.int().min(0);
const line = {
  key: z.string(),
  label: z.string(),
  jobs: count.describe('мест работы с известной датой начала'),
  points: z.array(
    z.strictObject({
      months: count,
      reached: count.describe('срок прошёл: held + left + unknown'),
      held: count,
      left: count,
      unknown: count.describe('после срока о человеке не писали'),
      rate: z.number().nullable().describe('held / reached, 0–1; null — не показывается'),
      interval: z.strictObject({ low: z.number(), high: z.number() }).nullable().describe('95 %, Уилсон'),
      withheld: z.enum(['small', 'no-data', 'empty']).nullable(),
    }),
  ),
};
const early = z.strictObject({
  key: z.string(),
  label: z.string(),
  reached: count,
  left: count,
  unknown: count,
  reasons: z.array(z.strictObject({ reason: z.string(), count })),
  medianDays: z.int().nullable(),
});
const unfound = z.strictObject({
  why: z.enum(['nobody', 'several', 'contradicted']),
  source: z.strictObject({ file: z.string(), sheet: z.string().nullable(), row: z.int().nullable() }),
});

/** `route retention --json`. Aggregates only. */
export const retentionDocument = z
  .strictObject({
    schema: z.literal('route.retention/1'),
    asOf: z.iso.date(),
    region: z.string(),
    cohort: z.int(),
    months: z.array(count),
    earlyMonths: count,
    minimum: count,
    total: z.strictObject(line),
    groups: z.array(
      z.strictObject({
        key: z.enum(['employer', 'industry', 'college', 'specialty']),
        title: z.string(),
        lines: z.array(z.strictObject(line)),
        early: z.array(early).describe('где кто-то ушёл рано'),
      }),
    ),
    early: early.describe('ранний уход по региону'),
    sources: z.strictObject({ register: count, status: count, withoutStart: count }),
    unfound: z.array(unfound).describe('строки реестра, по которым выпускник не определён'),
    file: z.string().optional(),
    status: z.enum(['written', 'unchanged', 'beside']).optional(),
  })
  .describe('route retention --json');
