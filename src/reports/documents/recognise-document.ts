import { z } from 'zod';

/** `route recognise … --json`. Titles come in the order they were given; equal titles are repeated. */
export const recogniseDocument = z
  .strictObject({
    schema: z.literal('route.recognise/1'),
    titles: z.array(
      z.strictObject({
        title: z.string().describe('название, как оно было задано'),
        decision: z
          .enum(['spo', 'none', 'unsure'])
          .describe(
            'spo — найдены программы СПО; none — СПО сюда не ведёт; unsure — решает человек, codes — кандидаты',
          ),
        codes: z
          .array(
            z.strictObject({
              code: z.string().regex(/^\d{2}\.0[12]\.\d{2}$/),
              edition: z.enum(['1199', '336']).describe('перечень: приказ № 1199 (2013) или № 336 (2022)'),
              name: z.string(),
              weight: z.number().min(0).max(1).describe('доля; доли одного названия дают в сумме 1'),
            }),
          )
          .describe('по убыванию доли'),
        evidence: z.array(
          z.strictObject({
            rule: z.string().describe('сработавшее правило'),
            span: z.string().describe('часть названия, по которой оно сработало'),
            score: z.number().describe('уверенность от 0 до 1'),
          }),
        ),
      }),
    ),
  })
  .describe('route recognise … --json');
