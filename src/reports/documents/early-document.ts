import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const columns = z.strictObject({
  '06': count,
  '07': count,
  '08': count,
  '09': count,
  '12': count,
  '13': count,
  '14': count,
});
const ways = z.strictObject({
  plan: count.describe('перевести на ИУП'),
  practice: count.describe('оплачиваемая практика'),
  mastered: count.describe('работа по освоенной профессии'),
  target: count.describe('целевой договор'),
});

/** `route early --json`. */
export const earlyDocument = z
  .strictObject({
    schema: z.literal('route.early/1'),
    ...centreFields,
    listed: count.describe('выпускников в реестре работы до выпуска'),
    byStatus: columns.describe('графы Формы 3 по статусам'),
    byRegister: columns.describe('те же графы с учётом реестра'),
    differences: count.describe('выпускников, у которых реестр и статус расходятся'),
    unclear: count.describe('строк, по которым графу не определить'),
    ways,
    colleges: z.array(z.strictObject({ college: z.string(), byStatus: columns, byRegister: columns, ways })),
  })
  .describe('route early --json');

/** A checked document. */
export type EarlyDocument = z.infer<typeof earlyDocument>;
