import { z } from 'zod';

const count = z.int().min(0);
const withheld = count.nullable();

const demand = {
  key: z.string(),
  name: z.string(),
  adverts: count,
  places: count,
  unmet: withheld.describe('мест, которые не закрыть при любом распределении'),
};
const line = z.strictObject({
  ...demand,
  graduates: withheld.describe('выпускников'),
  available: withheld.describe('из них ищут место'),
  surplus: withheld.describe('из них без места'),
});

/** `route dashboard --json`. */
export const dashboardDocument = z
  .strictObject({
    schema: z.literal('route.dashboard/1'),
    class: z.enum(['open', 'official']).describe('open — малые числа людей скрыты: null'),
    region: z.string(),
    cohort: z.int(),
    asOf: z.iso.date(),
    figures: z.array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        value: withheld,
        change: z.int().nullable().describe('за неделю; null — не известно или скрыто'),
      }),
    ),
    weeks: z
      .array(
        z.strictObject({
          asOf: z.iso.date(),
          persons: withheld,
          groups: z.record(z.string(), withheld).describe('выпускников по группам исхода'),
        }),
      )
      .describe('понедельники с начала мониторинга'),
    professions: z.array(line),
    territories: z.array(line).describe('места — где работа, выпускники — где живут'),
    sectors: z.array(z.strictObject(demand)),
    colleges: z.array(
      z.strictObject({
        key: z.string(),
        name: z.string(),
        persons: withheld,
        known: withheld.describe('статус известен'),
        employed: withheld,
        inSpecialty: withheld.describe('из трудоустроенных по специальности'),
      }),
    ),
    heatMap: z
      .strictObject({
        rows: z.array(z.string()),
        columns: z.array(z.string()),
        values: z.array(z.array(withheld)),
      })
      .nullable()
      .describe('места, которые не закрыть: профессии и территории'),
    flows: z
      .array(
        z.strictObject({
          level: z.int().describe('0 — программа → отрасль, 1 — отрасль → муниципалитет'),
          from: z.string(),
          to: z.string(),
          graduates: count,
        }),
      )
      .nullable(),
    settlements: z
      .array(z.strictObject({ name: z.string(), latitude: z.number(), longitude: z.number(), unmet: count }))
      .nullable(),
    file: z.string().optional().describe('страница'),
    status: z.enum(['written', 'unchanged', 'beside', 'beside-open']).optional(),
  })
  .describe('route dashboard --json');

/** The numbers of a dashboard. */
export type DashboardDocument = z.infer<typeof dashboardDocument>;
