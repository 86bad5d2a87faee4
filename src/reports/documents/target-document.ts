import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const counts = z.strictObject({
  contracts: count,
  states: z.strictObject({
    active: count,
    suspended: count,
    fulfilled: count,
    'broken-by-employer': count,
    'broken-by-graduate': count,
    ended: count.describe('расторгнуты по соглашению или не по вине сторон'),
    broken: count.describe('расторгнуты, сторона не указана'),
  }),
  stateless: count.describe('состояние не указано'),
  atEmployer: count.describe('работают у заказчика'),
  byEmployer: count.describe('нарушения заказчика'),
  byGraduate: count.describe('нарушения выпускника'),
  sideUnknown: count.describe('нарушения, сторона не установлена'),
  possible: count.describe('из нарушений — следуют из сроков и статуса, их надо выяснить'),
  legalHelp: count.describe('кому нужна правовая помощь'),
  withFaults: count.describe('записи неполны или противоречивы'),
});

/** `route target --json`. */
export const targetDocument = z
  .strictObject({
    schema: z.literal('route.target/1'),
    ...centreFields,
    total: counts,
    colleges: z.array(z.strictObject({ college: z.string(), counts })),
    employers: z.array(
      z.strictObject({
        name: z.string(),
        inn: z.string().nullable(),
        repeated: z.boolean().describe('два и больше нарушения, названных источниками'),
        counts,
      }),
    ),
    faults: z.array(z.strictObject({ fault: z.string(), contracts: count })),
    letters: z.array(z.string()).default([]).describe('пути проектов писем, с параметром --letters'),
  })
  .describe('route target --json');

/** A checked document; paths of letters are known when they are written. */
export type TargetDocument = Omit<z.infer<typeof targetDocument>, 'letters'>;
