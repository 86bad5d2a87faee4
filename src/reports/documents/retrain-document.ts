import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

/** `route retrain --json`. */
export const retrainDocument = z
  .strictObject({
    schema: z.literal('route.retrain/1'),
    ...centreFields,
    seekers: count.describe('ищут работу, профессии с излишком'),
    withoutVacancies: count.describe('из них: рядом нет ни одной вакансии'),
    surplus: count.describe('из них: места не находит ни одно распределение'),
    proposed: count.describe('из излишка: есть незанятое место близкой профессии рядом'),
    courses: count.describe('курсов в реестре, которые ещё не начались'),
    professions: z.array(
      z.strictObject({
        profession: z.string(),
        code: z.string(),
        name: z.string(),
        seekers: count,
        withoutVacancies: count,
        surplus: count,
        proposed: count,
      }),
    ),
    ways: z.array(
      z.strictObject({
        from: z.string(),
        to: z.string(),
        toCode: z.string(),
        toName: z.string(),
        nearness: count.describe('0–100, правило программы'),
        reasons: z.array(
          z
            .enum(['titles', 'short', 'adverts', 'group'])
            .describe(
              'titles — общие названия должностей; short — после краткого обучения; adverts — вакансии называют обе; group — одна группа',
            ),
        ),
        places: count.describe('незанятых мест рядом; в нескольких строках могут быть одни и те же'),
        proposed: count.describe('скольким предложить; каждое место один раз'),
        nearestKm: z.int().min(0).nullable(),
        courses: z.array(z.string()),
      }),
    ),
  })
  .describe('route retrain --json');

/** A checked document. */
export type RetrainDocument = z.infer<typeof retrainDocument>;
