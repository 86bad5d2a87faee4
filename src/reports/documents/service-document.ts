import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const counts = z.strictObject({
  entries: count,
  states: z.strictObject({
    overdue: count.describe('срок вышел, вестей нет'),
    returning: count.describe('возвращается в срок'),
    back: count.describe('отслужил, без работы'),
    later: count.describe('возвращается позже'),
    'unknown-end': count.describe('служит, срок не известен'),
  }),
  withVacancies: count.describe('из первых трёх: есть вакансии рядом'),
  withCourses: count.describe('из первых трёх: есть курсы'),
});

/** `route service --json`. */
export const serviceDocument = z
  .strictObject({
    schema: z.literal('route.service/1'),
    ...centreFields,
    cohort: z.int().nullable().describe('год выпуска; null — выпускники всех лет'),
    dueDays: count.describe('за сколько дней вперёд'),
    total: counts,
    colleges: z.array(z.strictObject({ college: z.string(), counts })),
    months: z.array(
      z.strictObject({
        month: z.string().describe('ГГГГ-ММ'),
        returning: count,
        estimated: count.describe('из них день рассчитан: 12 месяцев со дня призыва'),
      }),
    ),
    dueForConscription: count.describe('подлежат призыву и ещё не служат'),
    deferrals: count.describe('отсрочек заканчивается в этот срок'),
  })
  .describe('route service --json');

/** A checked document. */
export type ServiceDocument = z.infer<typeof serviceDocument>;
