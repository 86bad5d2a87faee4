import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

/** `route gia --json`. */
export const giaDocument = z
  .strictObject({
    schema: z.literal('route.gia/1'),
    ...centreFields,
    calendar: z.string().nullable().describe('путь файла .ics; null, если событий нет'),
    past: count.describe('событий графика, которые уже прошли; не показаны'),
    events: z.array(
      z.strictObject({
        college: z.string(),
        programme: z.string(),
        group: z.string().nullable(),
        kind: z.enum(['demo-exam', 'thesis', 'state-exam', 'diplomas']).nullable(),
        date: z.iso.date(),
        time: z.string().nullable(),
        place: z.string().nullable(),
        graduates: count.nullable(),
        considered: count.describe('работодателей с открытыми местами'),
        employers: z.array(
          z.strictObject({
            name: z.string(),
            inn: z.string().nullable(),
            places: count,
            adverts: count,
            nearestKm: z.number().nullable(),
            titles: z.array(z.string()),
            reasons: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .describe('route gia --json');

/** A checked document. */
export type GiaDocument = z.infer<typeof giaDocument>;
