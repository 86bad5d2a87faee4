import { z } from 'zod';

const text = z.string().nullable();
const stated = z.record(z.string(), z.unknown());
const origin = z.strictObject({
  importId: z.int(),
  fileName: z.string(),
  sheet: text,
  row: z.int().nullable(),
  asOf: z.iso.date().describe('день, о котором говорит источник'),
  knownAt: z.string().describe('когда стало известно'),
  undoneAt: text.describe('когда загрузка отменена'),
});

/** What `route subject --export` writes beside the workbook: restricted. */
export const subjectDataDocument = z
  .strictObject({
    schema: z.literal('route.subject-data/1'),
    pseudonym: z.string(),
    day: z.iso.date(),
    region: z.string(),
    operator: text,
    graduates: z.array(stated).describe('что известно сейчас, по выпускам, с историей статусов'),
    records: z
      .array(z.strictObject({ personId: z.int(), record: stated, origin }))
      .describe('каждая загруженная строка'),
    rows: z
      .array(z.strictObject({ register: z.string(), person: stated, values: stated, origin }))
      .describe('строки реестров'),
    referrals: z
      .array(
        z.strictObject({
          asOf: z.iso.date(),
          knownAt: z.string(),
          undoneAt: text,
          advertId: z.string(),
          title: z.string(),
          employer: text,
          state: z.enum(['proposed', 'adopted', 'declined', 'withdrawn']),
          reason: text,
        }),
      )
      .describe('направления на вакансии: предложенные, принятые, отказы, снятые'),
    questions: z.array(
      z.strictObject({
        id: z.int(),
        role: z.enum(['about', 'candidate']),
        importId: z.int(),
        answer: z.enum(['same', 'different']).nullable(),
        answeredAt: text,
        reasons: z.array(z.string()),
      }),
    ),
    journal: z.array(
      z.strictObject({
        at: z.string(),
        action: z.string(),
        reason: text,
        file: text,
        named: z.boolean().describe('false — выдача людей, среди которых человек мог быть'),
      }),
    ),
    files: z.array(z.string()).describe('файлы рабочей папки, где есть человек'),
  })
  .describe('файл route subject --export; ограниченный доступ');

/** `route subject --json`: no name in it. */
export const subjectDocument = z
  .strictObject({
    schema: z.literal('route.subject/1'),
    action: z.enum(['found', 'exported', 'erase-planned', 'erased', 'consent-withdrawn', 'lifted']),
    persons: z.array(z.int()).describe('номера человека в рабочей папке'),
    masked: text.describe('«И***в И***н»'),
    cohorts: z.array(z.int()),
    records: z.int(),
    registerRows: z.int(),
    namesakes: z
      .strictObject({ persons: z.array(z.int()), rows: z.int() })
      .describe('полные тёзки, которых ничто не связывает с этим человеком'),
    files: z.array(z.string()).describe('записанные файлы'),
    destroyed: z.array(z.string()).describe('файлы, которые уничтожаются или уничтожены'),
    byHand: z.array(z.strictObject({ what: z.string(), why: z.string() })).describe('уничтожить вручную'),
    act: z.int().nullable().describe('номер акта об уничтожении'),
    compacted: z.boolean().nullable().describe('false — журнал базы не опустошён, её читает другой процесс'),
    consents: z.int().describe('отозвано согласий'),
    lifted: z.int().describe('снято запретов'),
  })
  .describe('route subject НОМЕР --json');

/** `route purge --json`. */
export const purgeDocument = z
  .strictObject({
    schema: z.literal('route.purge/1'),
    status: z.enum(['planned', 'purged', 'act']).describe('act — акт об уже уничтоженном написан ещё раз'),
    scope: z.string(),
    cohorts: z.array(z.int()),
    persons: z.int(),
    registerRows: z.int(),
    aggregates: z.enum(['kept', 'destroyed']),
    destroyed: z.array(z.string()).describe('файлы'),
    byHand: z.array(z.strictObject({ what: z.string(), why: z.string() })),
    counts: z.array(z.strictObject({ label: z.string(), count: z.int() })).describe('что уничтожено'),
    act: z.int().nullable(),
    compacted: z.boolean().nullable(),
    files: z.array(z.string()).describe('акт'),
  })
  .describe('route purge --cohort 2024 --json');

/** The document of `route subject`. */
export type SubjectDocument = z.infer<typeof subjectDocument>;
/** The document of `route purge`. */
export type PurgeDocument = z.infer<typeof purgeDocument>;
