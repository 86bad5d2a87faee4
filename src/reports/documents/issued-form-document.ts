import { z } from 'zod';

const count = z.int().min(0);
const text = z.string().nullable();
const specialty = z.strictObject({ code: z.string(), edition: z.enum(['1199', '336']) }).nullable();
const row = z.strictObject({
  number: z.string().describe('номер строки формы'),
  counts: z
    .record(z.string(), count)
    .nullable()
    .describe('числа по номерам граф; графы, которую никто не назвал, нет; null — строка без чисел'),
  unknown: count.describe('нет данных о статусе: только в общей графе'),
  withoutColumn: count.describe('исход, для которого у формы нет графы: только в общей графе'),
});
const origin = z
  .enum(['persons', 'returns', 'both'])
  .describe('по спискам, по присланной форме, по спискам и форме');

/** `route form ИЗДАНИЕ --json`: a form made. */
export const issuedFormDocument = z
  .strictObject({
    schema: z.literal('route.form-issued/1'),
    edition: z.string(),
    title: z.string(),
    subject: z.enum(['forecast', 'fact']),
    source: z.enum(['persons', 'returns', 'merged']),
    region: z.string(),
    college: text.describe('null — весь регион'),
    cohort: z.int(),
    asOf: z.iso.date(),
    total: z.array(row).describe('сумма всех специальностей и колледжей'),
    blocks: z.array(
      z.strictObject({
        college: text,
        specialty,
        origin,
        returned: z
          .strictObject({ file: z.string(), sheet: text, asOf: z.iso.date() })
          .nullable()
          .describe('присланная форма'),
        rows: z.array(row),
      }),
    ),
    broken: z
      .array(
        z.strictObject({
          college: text,
          specialty,
          rule: z.string(),
          text: z.string(),
          place: z.string().describe('номер строки у правила о графах, номер графы у правила о строках'),
          left: z.int(),
          right: z.int(),
        }),
      )
      .describe('правила формы, которые не сходятся'),
    decided: count.describe('сколько раз правило можно было проверить: все нужные числа есть'),
    differences: z
      .array(
        z.strictObject({
          college: text,
          specialty,
          row: z.string(),
          column: z.string(),
          form: z.int().nullable(),
          persons: z.int(),
          unknown: count,
          file: z.string(),
          sheet: text,
          cell: text,
        }),
      )
      .describe('присланная форма и список: в форме стоит число списка'),
    failed: z
      .array(
        z.strictObject({ college: z.string(), specialty, file: z.string(), sheet: text, asOf: z.iso.date() }),
      )
      .describe('не приняты и в форму не вошли'),
    silent: z.array(z.string()).describe('колледжи без списка и без формы'),
    forecast: z
      .strictObject({
        edition: z.string(),
        asOf: z.iso.date(),
        lines: z.array(
          z.strictObject({
            forecastColumns: z.array(z.string()),
            factColumns: z.array(z.string()),
            forecast: z.int().nullable(),
            fact: z.int().nullable(),
          }),
        ),
      })
      .nullable()
      .describe('прогноз, вместо которого заполняется эта форма'),
    file: text.optional().describe('книга'),
    status: z.enum(['written', 'unchanged', 'beside', 'beside-open']).optional(),
    annexes: text.optional().describe('книга приложений, ограниченный доступ'),
  })
  .describe('route form ИЗДАНИЕ --json');

/** A form as a document. */
export type IssuedFormDocument = z.infer<typeof issuedFormDocument>;
