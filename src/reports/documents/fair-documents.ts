import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

/** `route fair plan --json`. */
export const fairPlanDocument = z
  .strictObject({
    schema: z.literal('route.fair-plan/1'),
    ...centreFields,
    radiusKm: z.number().min(0),
    seekers: count.describe('ищут работу'),
    nearVenue: count.describe('из них рядом с какой-нибудь площадкой'),
    withVacancy: count.describe('из них есть подходящая вакансия рядом с площадкой'),
    matched: count.describe('встреч по плану: человек и место по его профессии, каждое один раз'),
    bound: count.describe('больше не дал бы никакой план'),
    unplaced: count.describe('площадок, населённый пункт которых не найден'),
    past: count.describe('площадок с прошедшей датой'),
    fairs: z.array(
      z.strictObject({
        venue: z.string(),
        settlement: z.string(),
        date: z.iso.date().nullable(),
        adds: count.describe('встреч добавляет эта ярмарка'),
        most: count.describe('было бы без предела столов и зала'),
        employers: z.array(
          z.strictObject({ name: z.string(), inn: z.string().nullable(), adds: count, matched: count }),
        ),
        colleges: z.array(z.strictObject({ college: z.string(), programme: z.string(), graduates: count })),
      }),
    ),
  })
  .describe('route fair plan --json');

/** A checked document. */
export type FairPlanDocument = z.infer<typeof fairPlanDocument>;

const counts = z.strictObject({
  visits: count.describe('человек на ярмарке; у работодателя — получившие его предложение'),
  offered: count,
  accepted: count,
  hires: z.array(
    z.strictObject({
      days: count,
      reached: count.describe('со дня ярмарки прошло столько дней'),
      byOfferer: count.describe('приняты тем, кто предлагал'),
      anywhere: count.describe('приняты кем угодно'),
    }),
  ),
});

/** `route fair outcome --json`. */
export const fairOutcomeDocument = z
  .strictObject({
    schema: z.literal('route.fair-outcome/1'),
    ...centreFields,
    total: counts,
    undated: count.describe('работают, день приёма не указан; в приёмы не вошли'),
    fairs: z.array(z.strictObject({ fair: z.string(), date: z.iso.date(), counts })),
    employers: z.array(z.strictObject({ employer: z.string(), counts })),
    colleges: z.array(z.strictObject({ college: z.string(), counts })),
  })
  .describe('route fair outcome --json');

/** A checked document. */
export type FairOutcomeDocument = z.infer<typeof fairOutcomeDocument>;
