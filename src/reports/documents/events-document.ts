import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const sum = count.nullable().describe('null, если не указано ни для одного мероприятия');
const sums = {
  events: count,
  invited: sum,
  came: sum,
  offers: sum,
  silent: count.describe('мероприятия без числа пришедших'),
};
const reach = {
  graduates: count,
  reached: count.describe('приходили хотя бы раз, по именам'),
  offered: count.describe('получили предложение работы, по именам'),
  accepted: count,
};

/** `route events --json`. */
export const eventsDocument = z
  .strictObject({
    schema: z.literal('route.events/1'),
    ...centreFields,
    since: z.iso.date(),
    total: z.strictObject({ ...sums, ...reach }),
    colleges: z.array(z.strictObject({ college: z.string(), ...sums, ...reach })),
    common: z.strictObject(sums).describe('мероприятия для всех колледжей, вне строк колледжей'),
    kinds: z.array(z.strictObject({ kind: z.string().nullable(), ...sums })),
    planned: count.describe('мероприятия после этого дня'),
    unlisted: count.describe('строки участия в мероприятиях, которых нет в реестре'),
  })
  .describe('route events --json');

/** A checked document. */
export type EventsDocument = z.infer<typeof eventsDocument>;
