import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const persons = count.nullable().describe('выпускники, назвавшие причину; null — число не показано');

/** `route barriers --json`. */
export const barriersDocument = z
  .strictObject({
    schema: z.literal('route.barriers/1'),
    ...centreFields,
    class: z.enum(['official', 'open']).describe('open — малые числа скрыты, с параметром --open'),
    persons: persons.describe('выпускники, чья причина зависит от работодателей'),
    mentions: count.describe('строки реестра'),
    otherPersons: persons.describe('выпускники с другой причиной или без неё'),
    industries: z.array(z.string()),
    topics: z.array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        agenda: z.string(),
        persons,
        mentions: count,
        byIndustry: z.array(z.strictObject({ persons, mentions: count })).describe('в порядке отраслей'),
      }),
    ),
    proposals: count.describe('строки реестра с предложением'),
  })
  .describe('route barriers --json');

/** A checked document. */
export type BarriersDocument = z.infer<typeof barriersDocument>;
