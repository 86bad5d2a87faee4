import { z } from 'zod';
import { centreFields, count } from './centre-fields.ts';

const state = z
  .enum(['fresh', 'stale', 'undated', 'empty', 'no-page', 'unchecked'])
  .describe(
    'fresh — свежая; stale — устарела; undated — дата обновления неизвестна; empty — вакансий нет; no-page — страницы нет; unchecked — не проверяли',
  );
const contacts = z.array(z.enum(['phone', 'mail', 'hotline', 'chat']));

/** `route site --json`. */
export const siteDocument = z
  .strictObject({
    schema: z.literal('route.site/1'),
    ...centreFields,
    allowedDays: count,
    sites: z.array(
      z.strictObject({
        college: z.string(),
        state,
        checked: z.iso.date().nullable(),
        page: z.string().nullable(),
        updated: z.iso.date().nullable(),
        daysOld: count.nullable().describe('дней от обновления до проверки'),
        vacancies: count.nullable(),
        missing: contacts.describe('контакты, которых нет'),
        notLooked: contacts.describe('контакты, о которых в проверке не сказано'),
        needsCheck: z.boolean().describe('сама проверка старше срока'),
      }),
    ),
  })
  .describe('route site --json');

/** A checked document. */
export type SiteDocument = z.infer<typeof siteDocument>;
