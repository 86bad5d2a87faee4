import { z } from 'zod';

const count = z.int().min(0);
const day = z.iso.date();
const rate = z.number().nullable().describe('доля 0–1, у дней — среднее; null — не показывается');
const interval = z.strictObject({ low: z.number(), high: z.number() }).nullable().describe('95 %, Уилсон');
const withheld = z
  .enum(['small', 'no-data', 'empty'])
  .nullable()
  .describe('почему доли нет: мало людей, нет данных, знаменатель 0');
const indicator = z.strictObject({
  id: z.string(),
  numerator: z.int().nullable(),
  base: z.int().nullable(),
  excluded: z.int().nullable(),
  denominator: z.int().nullable(),
  unknown: z.int().nullable(),
  rate,
  interval,
  withheld,
});
const line = {
  key: z.string(),
  label: z.string(),
  counts: z.record(z.string(), z.int().nullable()).describe('исходные числа по имени; null — нет данных'),
  indicators: z.array(indicator),
  score: z
    .strictObject({
      bands: z.array(
        z.strictObject({ id: z.string(), title: z.string().nullable(), points: z.number().nullable() }),
      ),
      points: z.number().nullable().describe('балл 0–100; null — у методики нет весов или нет данных'),
      covered: z.number().describe('доля веса, по которой есть данные'),
    })
    .describe('полосы и балл'),
};
const fraction = z.strictObject({ numerator: z.int(), denominator: z.int() });
const effect = z.number().nullable();

/** `route effectiveness --json` and the frozen snapshot of the report. */
export const effectivenessDocument = z
  .strictObject({
    schema: z.literal('route.effectiveness/2'),
    asOf: day,
    region: z.string(),
    cohort: z.int(),
    method: z.string().describe('имя методики'),
    composition: z
      .record(z.string(), z.string())
      .describe('из чего составлен каждый показатель: по нему сравниваются снимки'),
    cohortRule: z
      .strictObject({ title: z.string(), early: z.boolean().describe('срок измерения ещё не наступил') })
      .nullable()
      .describe('правило, по которому выбран выпуск; null — год назван'),
    digest: z.string().nullable().describe('SHA-256 чисел отчёта без сравнения с прошлым'),
    total: z.strictObject(line),
    colleges: z.array(
      z.strictObject({
        ...line,
        expected: z
          .strictObject({
            denominator: count,
            actual: count,
            expected: z.number(),
            difference: z.number(),
            comparable: count,
          })
          .nullable()
          .describe('ожидание по доле региона на тех же специальностях'),
      }),
    ),
    specialties: z.array(
      z.strictObject({
        ...line,
        ref: z.strictObject({ code: z.string(), edition: z.string() }).nullable(),
      }),
    ),
    forecast: z
      .strictObject({
        day,
        outcomes: z.array(
          z.strictObject({
            plan: z.string(),
            label: z.string(),
            planned: count,
            met: count,
            otherwise: count,
            unknown: count,
            fact: count,
          }),
        ),
      })
      .nullable()
      .describe('планы на день выпуска и исходы; null до выпуска'),
    official: z
      .array(
        z.strictObject({
          key: z.string(),
          college: z.string(),
          source: z.string(),
          date: day,
          graduates: count.nullable(),
          employed: count,
          ownGraduates: count.nullable(),
          ownEmployed: count.nullable(),
        }),
      )
      .describe('официальные сведения рядом с собственным учётом'),
    measures: z
      .strictObject({
        graduates: count,
        lines: z.array(
          z.strictObject({
            key: z.string(),
            label: z.string(),
            held: count,
            invited: count.nullable(),
            came: count.nullable(),
            offers: count.nullable(),
            persons: count,
            effect: z
              .strictObject({ took: indicator, others: indicator })
              .nullable()
              .describe('участники и остальные; не доказывает причину'),
          }),
        ),
        reach: z.array(
          z.strictObject({
            key: z.string(),
            label: z.string(),
            graduates: count,
            attended: count,
            reached: count,
            either: count,
            tasks: count,
            tasksDone: count,
          }),
        ),
        unfound: count,
      })
      .nullable()
      .describe('меры и охват; null — реестры пусты'),
    withoutStart: count.describe('трудоустроенные без даты начала работы'),
    changes: z
      .strictObject({
        before: day,
        sha256: z.string(),
        changes: z.array(
          z.strictObject({
            key: z.string(),
            line: z.string(),
            label: z.string(),
            indicator: z.string(),
            title: z.string(),
            was: fraction,
            corrected: fraction.nullable(),
            now: fraction,
            shown: z.boolean(),
            numeratorEffect: effect,
            denominatorEffect: effect,
            correctedEffect: effect,
            newEffect: effect,
          }),
        ),
        appeared: z.array(z.string()),
        gone: z.array(z.string()),
        otherMethod: z.array(z.string()),
      })
      .nullable()
      .describe('что изменилось с прошлого снимка; null — снимка нет'),
    file: z.string().optional(),
    status: z.enum(['written', 'unchanged', 'beside']).optional(),
  })
  .describe('route effectiveness --json');
