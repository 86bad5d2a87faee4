import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const counts = {
  graduates: count,
  stale: count,
  never: count.describe('из них вестей не было никогда'),
  longest: count.nullable().describe('дольше всего без вестей, недель'),
};

/** `route stale --json`. */
export const staleDocument = z
  .strictObject({
    schema: z.literal('route.stale/1'),
    ...centreFields,
    weeks: count.describe('сколько недель без вестей и больше'),
    total: z.strictObject(counts),
    colleges: z.array(z.strictObject({ college: z.string(), ...counts })),
  })
  .describe('route stale --json');

/** A checked document. */
export type StaleDocument = z.infer<typeof staleDocument>;
