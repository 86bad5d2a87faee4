import { z } from 'zod';
import { taskCounts } from './tasks-document.ts';

const count = z.int().min(0);
const day = z.iso.date();

const groups = z
  .record(z.string(), count)
  .describe(
    'по исходам: employed, own-business, plans-work, study, service, childcare, risk, other, unknown; в сумме — persons',
  );

const tally = z.strictObject({
  persons: count,
  groups,
  inSpecialty: count.describe('трудоустроенных по специальности; часть employed'),
});

const breakdown = z.array(
  z.looseObject({
    key: z.string().describe('пусто — не указано'),
    label: z.string(),
    now: tally,
    before: tally.describe('на день сравнения'),
  }),
);

/** `route weekly-report --json`. */
export const weeklyReportDocument = z
  .strictObject({
    schema: z.literal('route.weekly-report/2'),
    asOf: day,
    previousAsOf: day.describe('день сравнения'),
    region: z.string(),
    cohort: z.int(),
    totals: z.strictObject({
      persons: count,
      known: count.describe('со статусом'),
      groups,
      inSpecialty: count,
      before: z.strictObject({ persons: count, known: count }),
    }),
    form: z.strictObject({
      edition: z.string().describe('имя издания'),
      totals: z
        .array(
          z.looseObject({
            number: z.string().describe('номер строки'),
            counts: z
              .record(z.string(), count)
              .nullable()
              .describe('по номеру графы; null — на строку нечем ответить'),
          }),
        )
        .describe('строки формы'),
      withoutColumn: z
        .array(z.looseObject({ label: z.string(), count }))
        .describe('исходы, для которых нет графы'),
    }),
    checks: z
      .array(
        z.looseObject({
          place: z.string().describe('номер строки или графы'),
          state: z.enum(['holds', 'broken', 'unknown']),
        }),
      )
      .describe('контроли формы'),
    byCollege: breakdown,
    bySpecialty: breakdown,
    byTerritory: breakdown,
    start: tally
      .extend({ asOf: day })
      .nullable()
      .describe('первая неделя наблюдения; null — раньше недели отчёта нет'),
    weeks: z
      .array(
        z.strictObject({
          asOf: day,
          persons: count,
          groups,
          reported: count.describe('колледжей, приславших данные за неделю'),
        }),
      )
      .describe('недели наблюдения, как они известны на момент отчёта'),
    changes: z.strictObject({
      before: count,
      joined: count,
      left: count,
      now: count,
      unchanged: count,
      moves: z
        .array(
          z.strictObject({
            from: z.string().nullable().describe('null — нет данных'),
            to: z.string().nullable(),
            fromLabel: z.string(),
            toLabel: z.string(),
            count,
          }),
        )
        .describe('переходы между статусами, частые первыми'),
    }),
    returns: z.array(
      z.strictObject({
        college: z.string(),
        territory: z.string().nullable(),
        email: z.string().nullable(),
        last: day.nullable().describe('последние данные'),
        state: z
          .enum(['current', 'carried', 'never'])
          .describe('carried — показаны прежние данные; never — данных не было'),
        weeksOverdue: count.nullable(),
        persons: count,
      }),
    ),
    quality: z.array(
      z.strictObject({
        code: z.string(),
        title: z.string(),
        severity: z.enum(['error', 'warning', 'info']),
        college: z.string().nullable(),
        count,
      }),
    ),
    scarce: z
      .array(
        z.strictObject({
          name: z.string(),
          code: z.string(),
          places: count,
          available: count.describe('свободных выпускников'),
          unmet: count.describe('мест, которые не закрыть'),
        }),
      )
      .nullable()
      .describe('null — баланс не рассчитан'),
    attention: z
      .looseObject({
        statutoryPersons: count,
        withoutBasis: count.describe('отметок, посчитанных и не сохранённых'),
        red: count,
        amber: count,
      })
      .nullable(),
    tasks: z
      .strictObject({
        total: taskCounts,
        colleges: z.array(taskCounts.extend({ college: z.string() })),
        overdue: z.array(z.strictObject({ task: z.string(), college: z.string(), due: day, days: count })),
      })
      .nullable()
      .describe('как в route tasks; null — поручений не загружали'),
    forecast: z
      .strictObject({
        asOf: day,
        edition: z.string(),
        lines: z.array(
          z.strictObject({
            forecast: z.array(z.string()).describe('номера граф прогноза'),
            fact: z.array(z.string()),
            forecastCount: count.nullable(),
            factCount: count.nullable(),
          }),
        ),
      })
      .nullable()
      .describe('прогноз рядом с фактом; null — форма и есть прогноз'),
    file: z.string().describe('путь книги'),
    status: z.string().describe('written, unchanged, beside'),
    more: z
      .array(z.strictObject({ file: z.string(), status: z.string() }))
      .describe('книга по колледжам, записка, приложение, если заказаны'),
  })
  .describe('route weekly-report --json');
