import { z } from 'zod';
import { INTENTS } from '../../domain/intent.ts';
import { centreFields, count } from './centre-fields.ts';

const intent = z.enum(INTENTS.map(({ key }) => key));
const money = z.number().nullable();
const counts = {
  graduates: count,
  answered: count,
  intents: z.record(intent, count).describe(INTENTS.map(({ key, label }) => `${key} — ${label}`).join('; ')),
  settled: count.describe('намерение не названо, уже работают, учатся, служат'),
  silent: count.describe('намерение неизвестно; вместе с intents и settled — все выпускники'),
  relocate: z.strictObject({ yes: count, no: count }),
  pay: z
    .strictObject({ answers: count, quarter: money, median: money, threeQuarters: money })
    .describe('ожидаемая оплата в месяц, рублей; null, если ответов меньше пяти'),
};
const groups = z.array(z.strictObject({ label: z.string(), ...counts }));

/** `route survey --json`. */
export const surveyDocument = z
  .strictObject({
    schema: z.literal('route.survey/1'),
    ...centreFields,
    total: z.strictObject(counts),
    colleges: groups,
    programmes: groups,
    comparedFrom: z.iso
      .date()
      .nullable()
      .describe('первый из сравниваемых дней; null, если сравнить не с чем'),
    changes: z
      .array(z.strictObject({ from: intent, to: intent, persons: count }))
      .describe('последняя перемена намерения у каждого'),
  })
  .describe('route survey --json');

/** A checked document. */
export type SurveyDocument = z.infer<typeof surveyDocument>;
