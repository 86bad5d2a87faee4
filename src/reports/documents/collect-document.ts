import { z } from 'zod';

const count = z.int().min(0);

const mail = {
  id: z.int().describe('номер письма в рабочей папке'),
  sender: z.string().nullable().describe('адрес отправителя, имя ящика скрыто'),
  sentAt: z.iso.datetime().nullable().describe('когда отправлено, UTC'),
  college: z.string().nullable(),
};
const reason = z
  .enum([
    'sender-unclear',
    'sender-unknown',
    'sender-of-several',
    'sender-differs',
    'sender-forged',
    'other-college',
    'not-a-list',
  ])
  .nullable()
  .describe('почему письмо в карантине');

/** `route collect --json`. */
export const collectDocument = z
  .strictObject({
    schema: z.literal('route.collect/1'),
    received: count.describe('новых писем с файлами'),
    known: count.describe('писем, полученных раньше'),
    empty: count.describe('новых писем без файлов: не хранятся'),
    tooLarge: count.describe('писем больше 100 МБ: оставлены на месте'),
    notMail: z.array(z.string()).describe('названные файлы, которые не письма'),
    mails: z.array(
      z.strictObject({
        ...mail,
        state: z
          .enum(['done', 'quarantined', 'original-missing'])
          .describe(
            'done — вложения разобраны; quarantined — в карантине; original-missing — письма нет в inbox',
          ),
        reason,
        files: z.array(
          z.strictObject({
            path: z.string(),
            status: z.enum(['imported', 'unchanged', 'checked', 'failed']),
            importId: z.int().nullable(),
            accepted: count,
            rejected: count,
            error: z.strictObject({ code: z.string(), message: z.string() }).optional(),
          }),
        ),
      }),
    ),
    quarantine: count.describe('писем в карантине после этого'),
  })
  .describe('route collect --json');

/** `route collect --quarantine --json`. */
export const quarantineDocument = z
  .strictObject({
    schema: z.literal('route.quarantine/1'),
    mails: z.array(
      z.strictObject({
        ...mail,
        receivedAt: z.iso.datetime(),
        attachments: count,
        reason,
        path: z.string().describe('письмо целиком'),
      }),
    ),
  })
  .describe('route collect --quarantine --json');

/** A checked document. */
export type CollectDocument = z.infer<typeof collectDocument>;
/** A checked document. */
export type QuarantineDocument = z.infer<typeof quarantineDocument>;
