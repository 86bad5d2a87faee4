import { z } from 'zod';

const count = z.int().min(0);
const marks = z.tuple([count, count, count, count, count]).describe('число оценок 1, 2, 3, 4, 5');
const line = {
  key: z.string(),
  label: z.string(),
  answers: count,
  marks,
  mean: z.number().nullable().describe('null — отзывов меньше трёх'),
  content: z.number().nullable().describe('доля оценок 4 и 5; null — отзывов меньше minimum'),
  interval: z.strictObject({ low: z.number(), high: z.number() }).nullable().describe('95 %, Уилсон'),
  againYes: count,
  againAsked: count,
};
const coverage = { key: z.string(), label: z.string(), employed: count, answered: count };
const source = z.strictObject({ file: z.string(), sheet: z.string().nullable(), row: z.int().nullable() });

/** `route feedback --json`. Counts and counted phrases only. */
export const feedbackDocument = z
  .strictObject({
    schema: z.literal('route.feedback/1'),
    asOf: z.iso.date(),
    region: z.string(),
    cohort: z.int(),
    minimum: count,
    total: z.strictObject(line),
    groups: z.array(
      z.strictObject({
        key: z.enum(['specialty', 'college', 'employer']),
        title: z.string(),
        lines: z.array(z.strictObject(line)),
      }),
    ),
    missing: z.array(
      z.strictObject({
        label: z.string(),
        answers: count,
        phrases: z
          .array(z.strictObject({ phrase: z.string(), graduates: count }))
          .describe('слова, сказанные не меньше чем о трёх выпускниках'),
      }),
    ),
    coverage: z.strictObject({
      total: z.strictObject(coverage),
      colleges: z.array(z.strictObject(coverage)),
      employers: z.array(z.strictObject(coverage)),
      outside: count.describe('отзыв есть, но по спискам выпускник не трудоустроен'),
    }),
    outOfScale: z.array(source).describe('оценка не от 1 до 5'),
    unfound: z.array(z.strictObject({ why: z.enum(['nobody', 'several', 'contradicted']), source })),
    file: z.string().optional(),
    status: z.enum(['written', 'unchanged', 'beside']).optional(),
    quotes: z.string().optional().describe('книга дословных отзывов, ограниченный доступ'),
  })
  .describe('route feedback --json');
