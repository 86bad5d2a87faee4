import { z } from 'zod';

const count = z.int().min(0);

/** `route match … --json`. */
export const matchDocument = z
  .strictObject({
    schema: z.literal('route.match/1'),
    totals: z.strictObject({
      graduates: count.describe('выпускников в отборе'),
      available: count.describe(
        'доступных: без вычетов (работа, обучение, служба, целевой договор и другие)',
      ),
      adverts: count.describe('открытых вакансий в отборе'),
      places: count.describe('мест в них; вакансия без числа мест мест не прибавляет'),
      unmatchedAdverts: count.describe(
        'вакансий вне баланса: не распознаны, СПО не требуется, регион не известен, квота на иностранцев',
      ),
      unmatchedPlaces: count.describe('мест в них и мест, занятых целевыми договорами'),
    }),
    cells: z
      .array(
        z.strictObject({
          specialty: z
            .strictObject({
              code: z.string().regex(/^\d{2}\.0[12]\.\d{2}$/),
              edition: z.enum(['1199', '336']),
            })
            .describe('программа выпускников; новейшая программа профессии, если выпускников нет'),
          sector: z
            .string()
            .nullable()
            .describe('отрасль; null — выпускники, которых в пределах досягаемости никто не ищет'),
          territory: z
            .string()
            .nullable()
            .describe(
              'муниципалитет: у выпускников — где живут, у мест — где работа; «Вахта», «Удалённая работа»; null — не установлен',
            ),
          supply: count.describe('доступных выпускников'),
          places: count,
          adverts: count,
        }),
      )
      .describe(
        'пропорциональный раздел в целых числах: Σ supply = available, Σ places = places − unmatchedPlaces, Σ adverts = adverts − unmatchedAdverts',
      ),
  })
  .describe('route match --json');

/** The document of a balance. */
export type MatchDocument = z.infer<typeof matchDocument>;
