import { z } from 'zod';

const count = z.int().min(0);

/** A vacancy as documents show it. */
export const offerShape = z.strictObject({
  id: z.string(),
  title: z.string(),
  employer: z.string().nullable(),
  place: z.string(),
  distanceKm: z.number().nullable(),
  payMin: z.number().nullable().describe('за месяц, рублей'),
  payMax: z.number().nullable(),
  experienceYears: z.number().nullable().describe('0 — без опыта, null — не сказано'),
  housing: z.boolean().nullable(),
  places: count.nullable(),
  ageDays: count.nullable().describe('дней с последнего изменения'),
  reasons: z.array(z.string()).describe('почему подходит'),
  url: z.string().nullable(),
});

/** `route vacancies --json`. */
export const vacanciesDocument = z
  .strictObject({
    schema: z.literal('route.vacancies/1'),
    class: z.literal('open'),
    region: z.string(),
    cohort: z.int(),
    asOf: z.iso.date(),
    freshDays: count,
    stale: count.describe('вакансий старше freshDays, не показаны'),
    unfit: count.describe('нераспознанные, без мест, только для иностранцев; не показаны'),
    programmes: z.array(
      z.strictObject({
        college: z.string(),
        code: z.string(),
        name: z.string(),
        adverts: count,
        places: count,
        fresh: count.describe('новых за неделю'),
        withoutExperience: count,
        housing: count,
        nearestKm: z.number().nullable(),
        medianPay: z.number().nullable(),
        offers: z.array(offerShape).describe('лучшие сверху'),
      }),
    ),
    file: z.string().optional().describe('книга'),
    status: z.enum(['written', 'unchanged', 'beside', 'beside-open']).optional(),
  })
  .describe('route vacancies --json');

/** Vacancies for programmes. */
export type VacanciesDocument = z.infer<typeof vacanciesDocument>;
