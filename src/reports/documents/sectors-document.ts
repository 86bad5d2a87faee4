import { z } from 'zod';

const count = z.int().min(0);
const row = z.strictObject({
  name: z.string(),
  okved: z.array(z.string()).describe('коды ОКВЭД-2'),
  adverts: count,
  places: count,
});

/** `route sectors --json`. */
export const sectorsDocument = z
  .strictObject({
    schema: z.literal('route.sectors-count/1'),
    asOf: z.string(),
    file: z.string().nullable().describe('файл пользователя; null — группировка программы'),
    sectors: z.array(row).describe('отрасли: вакансия входит не больше чем в одну'),
    industries: z
      .array(row)
      .describe('отрасли «Профессионалитета» и свои: работодатель с ОКВЭД входит в несколько или ни в одну'),
    basis: z
      .record(z.string(), count)
      .describe('вакансий по тому, чем определена отрасль: okved, sphere, text; пустой ключ — не определена'),
  })
  .describe('route sectors --json');
