import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const group = z.array(
  z.strictObject({
    label: z.string(),
    persons: count,
    life: count,
    market: count,
    choice: count,
    other: count,
    unstated: count,
  }),
);

/** `route reasons --json`. */
export const reasonsDocument = z
  .strictObject({
    schema: z.literal('route.reasons/1'),
    ...centreFields,
    persons: count,
    notWorking: count,
    outsideSpecialty: count,
    unstated: count.describe('причина не указана'),
    classes: z
      .array(
        z.strictObject({
          key: z.string(),
          side: z
            .enum(['life', 'market', 'choice', 'other'])
            .describe('life — жизнь; market — рынок; choice — выбор; other — иное'),
          label: z.string(),
          persons: count,
        }),
      )
      .describe('каждый выпускник посчитан один раз'),
    professions: group,
    colleges: group,
    employers: group,
    territories: group,
  })
  .describe('route reasons --json');

/** A checked document. */
export type ReasonsDocument = z.infer<typeof reasonsDocument>;
