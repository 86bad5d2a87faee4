import { z } from 'zod';

const count = z.int().min(0);
const text = z.string().nullable();
const specialty = z.strictObject({ code: z.string(), edition: z.enum(['1199', '336']) });

/** `route check --json`: findings of the workspace, and returned forms against lists. */
export const checkDocument = z
  .strictObject({
    schema: z.literal('route.check/1'),
    findings: z
      .strictObject({ error: count, warning: count, info: count })
      .describe('вместе с расхождениями форм и списков'),
    rows: z.array(
      z.strictObject({
        importId: z.int(),
        code: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        file: z.string(),
        sheet: text,
        cell: text,
        row: z.int().nullable(),
        args: z.record(z.string(), z.union([z.string(), z.number()])),
      }),
    ),
    forms: z
      .array(
        z.strictObject({
          college: z.string(),
          edition: z.string().describe('имя издания формы'),
          asOf: z.iso.date(),
          importId: z.int(),
          file: z.string(),
          sheet: text,
          persons: count.describe('выпускников в списках колледжа; 0 — сверять не с чем'),
          compared: count.nullable().describe('сверено клеток; null, если сверять не с чем'),
          differences: z.array(
            z.strictObject({
              specialty,
              row: z.string().describe('номер строки формы'),
              rowLabel: z.string(),
              column: z.string().describe('номер графы'),
              columnLabel: z.string(),
              cell: text,
              form: z.int().nullable().describe('null — в форме числа нет'),
              persons: z.int().describe('по списку'),
              unknown: z.int().describe('людей строки без сведений о статусе: ни в одну графу они не входят'),
            }),
          ),
          onlyPersons: z
            .array(z.strictObject({ specialty, persons: z.int() }))
            .describe('есть в списке, нет в форме'),
          onlyForm: z
            .array(z.strictObject({ specialty, form: z.int().nullable() }))
            .describe('есть в форме, нет в списке'),
          failed: z.array(specialty).describe('не приняты и потому не сверены'),
        }),
      )
      .describe('формы колледжей и их списки'),
  })
  .describe('route check --json');

/** A checked document. */
export type CheckDocument = z.infer<typeof checkDocument>;
