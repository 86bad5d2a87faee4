import { z } from 'zod';

const date = z.iso.date().nullable();
const text = z.string().nullable();
const source = z
  .strictObject({ file: z.string(), sheet: text, row: z.int().nullable().describe('номер строки с 1') })
  .describe('откуда последняя запись');
const specialty = z
  .strictObject({ code: z.string(), edition: z.enum(['1199', '336']) })
  .nullable()
  .describe('программа; null, если не определена');

/** `route list graduates --json --restricted --reason …`. No statutory categories, ever. */
export const graduateListDocument = z
  .strictObject({
    schema: z.literal('route.list/1'),
    kind: z.literal('graduates'),
    rows: z.array(
      z.strictObject({
        surname: z.string(),
        name: z.string(),
        patronymic: text,
        birthDate: date,
        snils: text.describe('11 цифр'),
        specialty,
        college: text,
        source,
      }),
    ),
  })
  .describe('route list graduates --json --restricted --reason "…"');

/** `route list vacancies --json`. */
export const vacancyListDocument = z
  .strictObject({
    schema: z.literal('route.list/1'),
    kind: z.literal('vacancies'),
    rows: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        places: z.int().nullable().describe('рабочих мест; null, если число не указано или не читается'),
        employer: text,
        employerInn: text,
        region: text.describe('13-значный код КЛАДР'),
        address: text,
        payMin: z.number().nullable().describe('рублей в месяц, если payPeriod = month'),
        payMax: z.number().nullable(),
        payPeriod: z.enum(['month', 'shift', 'hour', 'year']).nullable(),
        createdOn: date,
        modifiedOn: date,
        source,
      }),
    ),
  })
  .describe('route list vacancies --json');

/** `route list forms --json`. */
export const formListDocument = z
  .strictObject({
    schema: z.literal('route.list/1'),
    kind: z.literal('forms'),
    rows: z
      .array(
        z.strictObject({
          college: z.string(),
          edition: z.string().describe('имя издания формы'),
          asOf: z.iso.date(),
          specialty: z.strictObject({ code: z.string(), edition: z.enum(['1199', '336']) }),
          state: z
            .enum(['good', 'failed'])
            .describe('failed — последнее присланное не принято; прежнее хорошее, если было, действует'),
          importId: z.int(),
          file: z.string(),
          sheet: text,
          rows: z.array(
            z.strictObject({
              number: z.string().describe('номер строки формы'),
              counts: z.array(
                z.strictObject({
                  column: z.string().describe('номер графы'),
                  count: z.int(),
                  cell: text.describe('адрес клетки в присланном листе'),
                }),
              ),
            }),
          ),
        }),
      )
      .describe('строки одной специальности; пустая клетка — числа нет, а не 0'),
  })
  .describe('route list forms --json');

/** The document of a list of graduates. */
export type GraduateListDocument = z.infer<typeof graduateListDocument>;
/** The document of a list of vacancies. */
export type VacancyListDocument = z.infer<typeof vacancyListDocument>;
/** The document of a list of returned forms. */
export type FormListDocument = z.infer<typeof formListDocument>;
