import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const counts = {
  calls: count,
  answered: count,
  unanswered: count,
  overdue: count.describe('без ответа дольше срока'),
  medianDays: count.nullable().describe('дней до ответа, медиана'),
  longestDays: count.nullable(),
};

/** `route hotline --json`. */
export const hotlineDocument = z
  .strictObject({
    schema: z.literal('route.hotline/1'),
    ...centreFields,
    since: z.iso.date(),
    allowedDays: count.describe('срок ответа, дней'),
    total: z.strictObject(counts),
    months: z.array(z.string()).describe('ГГГГ-ММ'),
    topics: z.array(
      z.strictObject({
        topic: z.string().nullable(),
        byMonth: z.array(count).describe('в порядке months'),
        ...counts,
      }),
    ),
    colleges: z.array(z.strictObject({ college: z.string(), ...counts })),
  })
  .describe('route hotline --json');

/** A checked document. */
export type HotlineDocument = z.infer<typeof hotlineDocument>;
