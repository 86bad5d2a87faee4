import { z } from 'zod';

const count = z.int().min(0);
const day = z.iso.date();
const instant = z.iso.datetime();

/** `route returns --json`. Instants in UTC. */
export const returnsDocument = z
  .strictObject({
    schema: z.literal('route.returns/1'),
    asOf: day.describe('день отчёта: засчитываются сведения на любой из семи дней, что им кончаются'),
    from: day.describe('первый из семи дней'),
    cohort: z.int(),
    colleges: z.array(
      z.strictObject({
        college: z.string(),
        email: z.string().nullable(),
        due: instant.describe('до какого момента нужно было прислать'),
        state: z
          .enum(['on-time', 'late', 'waiting', 'missing', 'unreadable'])
          .describe(
            'on-time — вовремя; late — с опозданием; waiting — срок не вышел; missing — не прислано; unreadable — прислано, не читается',
          ),
        receivedAt: instant
          .nullable()
          .describe('когда пришёл первый файл недели: отправлено письмо, иначе загружен файл'),
        lastReceivedAt: instant.nullable().describe('когда пришёл последний'),
        lateMinutes: count.nullable().describe('опоздание первого файла; null, если не опоздал'),
        files: count,
        unreadable: count.describe('файлы, которые не читаются и вместо которых ничего не пришло'),
        accepted: count.describe('строки, которые действуют'),
        rejected: count,
        errors: count.describe('незакрытые ошибки: файл, все люди которого присланы снова, их закрывает'),
        warnings: count,
        carriedFrom: day.nullable().describe('на какой день сведения, стоящие вместо неприсланных'),
      }),
    ),
    unassigned: z
      .strictObject({ files: count, unreadable: count, rejected: count, errors: count, warnings: count })
      .describe('что нельзя отнести к одному колледжу'),
    replies: z
      .array(
        z.strictObject({
          college: z.string(),
          email: z.string().nullable(),
          workbooks: z.array(z.string()).describe('пути книг с замечаниями'),
          letter: z.string().nullable().describe('путь черновика письма'),
          findings: count,
        }),
      )
      .optional()
      .describe('только с --reply'),
    skipped: z
      .array(z.strictObject({ importId: z.int(), file: z.string(), reason: z.string() }))
      .optional()
      .describe('файлы, ответ на которые не составлен; только с --reply'),
  })
  .describe('route returns --json');

/** A checked document. */
export type ReturnsDocument = z.infer<typeof returnsDocument>;
