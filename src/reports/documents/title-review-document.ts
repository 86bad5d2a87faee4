import { z } from 'zod';

const count = z.int().min(0);
const codes = z.array(
  z.strictObject({
    code: z.string().regex(/^\d{2}\.0[12]\.\d{2}$/),
    edition: z.enum(['1199', '336']),
    name: z.string().describe('название программы'),
    weight: z.number().min(0).max(1),
  }),
);

/** `route review vacancies --json`. */
export const titleReviewDocument = z
  .strictObject({
    schema: z.literal('route.review-vacancies/1'),
    asOf: z.string().describe('день, на который открыты вакансии'),
    questions: z
      .array(
        z.strictObject({
          title: z.string().describe('название, как его пишут чаще всего'),
          adverts: count.describe('вакансий под вопросом'),
          places: count.describe('мест в них'),
          sameTitle: count.describe('всех открытых вакансий с таким названием: решение относится и к ним'),
          reasons: z.array(
            z.strictObject({
              reason: z
                .enum(['unsure', 'programme-code', 'profession-code'])
                .describe(
                  'не распознано уверенно; код программы или код профессии в данных противоречит названию',
                ),
              adverts: count,
            }),
          ),
          candidates: codes.describe('возможные программы, вероятнейшая первой'),
          evidence: z.array(z.string()).describe('«правило: прочитанные слова»'),
        }),
      )
      .describe('названия без решения, сначала те, где больше мест'),
    decisions: z
      .array(
        z.strictObject({
          id: count.describe('номер для --reopen'),
          title: z.string(),
          codes: codes.describe('пусто — программ СПО сюда не ведёт'),
          decidedAt: z.string().describe('когда решено, UTC'),
        }),
      )
      .describe('действующие решения'),
    answers: z
      .strictObject({
        applied: count,
        unchanged: count,
        left: count.describe('оставлено без решения'),
        findings: z.array(
          z.strictObject({
            sheet: z.string().nullable(),
            cell: z.string().nullable(),
            code: z.string(),
            message: z.string(),
          }),
        ),
      })
      .optional()
      .describe('что принято из книги --apply'),
    file: z.string().optional().describe('записанная книга'),
    status: z.string().optional().describe('что стало с файлом книги'),
  })
  .describe('route review vacancies --json');

/** The document of a review of titles. */
export type TitleReviewDocument = z.infer<typeof titleReviewDocument>;
