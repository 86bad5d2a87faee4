import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const counts = {
  graduates: count,
  talks: count,
  reached: count.describe('выпускники, с которыми связались'),
  notReached: count.describe('пробовали и не связались'),
  agreed: count.describe('согласились на предложение'),
  scheduled: count.describe('назначен следующий контакт'),
};
const calls = {
  due: count.describe('подошёл срок следующего контакта'),
  'not-reached': count.describe('прошлая попытка не удалась'),
  'red-flag': count.describe('красный уровень риска, давно не связывались'),
};

/** `route contact --json`. */
export const contactDocument = z
  .strictObject({
    schema: z.literal('route.contact/1'),
    ...centreFields,
    total: z.strictObject(counts),
    colleges: z.array(z.strictObject({ college: z.string(), ...counts })),
    results: z.array(z.strictObject({ result: z.string().nullable(), talks: count })),
  })
  .describe('route contact --json');

/** `route contact --today --json`. */
export const callsDocument = z
  .strictObject({
    schema: z.literal('route.contact-today/1'),
    ...centreFields,
    weeks: count.describe('красный уровень — если не связывались столько недель'),
    total: z.strictObject(calls),
    colleges: z.array(z.strictObject({ college: z.string(), ...calls })),
  })
  .describe('route contact --today --json');

/** A checked document. */
export type ContactDocument = z.infer<typeof contactDocument>;

/** A checked document. */
export type CallsDocument = z.infer<typeof callsDocument>;
