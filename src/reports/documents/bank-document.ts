import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

/** `route bank --json`. */
export const bankDocument = z
  .strictObject({
    schema: z.literal('route.bank/1'),
    ...centreFields,
    graduates: count,
    given: count.describe('в банке'),
    excluded: z
      .array(z.strictObject({ key: z.string(), label: z.string(), persons: count }))
      .describe('почему не вошли остальные; названа первая причина'),
    withoutTerm: count.describe('в банке по согласию, срок которого не указан'),
    hidden: z
      .array(z.strictObject({ kind: z.string(), cells: count }))
      .describe('скрытые ячейки свободного текста: что в них найдено'),
    colleges: z.array(
      z.strictObject({
        college: z.string(),
        graduates: count,
        given: count,
        withoutConsent: count.describe('ищут работу, согласие не годится'),
      }),
    ),
  })
  .describe('route bank --json');

/** A checked document. */
export type BankDocument = z.infer<typeof bankDocument>;
