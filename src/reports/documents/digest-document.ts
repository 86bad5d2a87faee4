import { z } from 'zod';

/** `route digest --json`. */
export const digestDocument = z
  .strictObject({
    schema: z.literal('route.digest/1'),
    class: z.literal('open'),
    asOf: z.iso.date(),
    limit: z.int().describe('наибольшая длина сообщения'),
    stale: z.int().min(0).describe('вакансий старше срока свежести, отброшены'),
    colleges: z.array(
      z.strictObject({
        college: z.string(),
        programmes: z.int().min(0),
        vacancies: z.int().min(0),
        messages: z.array(z.string()),
        html: z.string().describe('фрагмент для сайта'),
        files: z.array(z.string()),
      }),
    ),
  })
  .describe('route digest --json');

/** Texts for chats and sites. */
export type DigestDocument = z.infer<typeof digestDocument>;
