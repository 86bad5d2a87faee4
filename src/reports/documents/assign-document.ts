import { z } from 'zod';

const count = z.int().min(0);
const classes = z.array(
  z.strictObject({
    class: z
      .enum(['kept', 'contract-broken', 'statutory', 'deficit-or-cluster', 'other'])
      .describe('kept — принятые направления; other — остальные'),
    persons: count,
    placed: count,
  }),
);
const unserved = z.array(
  z.strictObject({
    profession: z.string().describe('новейшая программа профессии: «336:15.01.05»'),
    name: z.string(),
    persons: count.describe('ищут место'),
    unplaced: count.describe('без места'),
  }),
);

/** `route assign … --json`. Names nobody. */
export const assignDocument = z
  .strictObject({
    schema: z.literal('route.assign/1'),
    asOf: z.iso.date(),
    cohort: z.int(),
    seekers: count.describe('ищут место'),
    placed: count.describe('есть предложение или принятое направление'),
    contracts: count.describe('идут по целевому договору'),
    contractsWithoutPlace: count.describe('из них без открытой вакансии работодателя'),
    notSeeking: count,
    openings: count.describe('вакансий с местами и распознанной профессией'),
    places: count.describe('мест в них без занятых целевыми договорами'),
    classes: classes.describe('в порядке очереди'),
    unserved,
    moved: z
      .array(
        z.strictObject({
          cause: z.enum([
            'not-seeking',
            'advert-closed',
            'places-cut',
            'declined',
            'not-feasible',
            'needed-by-others',
          ]),
          count,
        }),
      )
      .describe('прежние направления, которые не сохранились'),
    unmoved: count.describe('прежние направления в силе'),
    doubtful: count.describe(
      'принятые направления, против которых теперь говорят данные: столбец «Уточните»',
    ),
    proof: z.strictObject({
      holds: z.boolean(),
      gap: z.string().describe('разрыв между решением и оценкой снизу; «0» — оптимум'),
      primal: z.string(),
      dual: z.string(),
      cost: count.describe('сумма стоимостей направлений'),
      arcs: count,
    }),
    whatIf: z
      .strictObject({
        changes: z.array(z.string()),
        placed: count,
        classes,
        unserved,
        gap: z.string(),
      })
      .nullable()
      .describe('то же с изменениями --what-if; null — не спрашивали'),
  })
  .describe('route assign --json');

/** The document of a proposal. */
export type AssignDocument = z.infer<typeof assignDocument>;
