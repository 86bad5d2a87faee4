import { z } from 'zod';

/** `route monday --json`. */
export const mondayDocument = z
  .strictObject({
    schema: z.literal('route.monday/1'),
    asOf: z.iso.date(),
    cohort: z.int(),
    steps: z.array(
      z.strictObject({
        step: z.enum(['collect', 'import', 'balance', 'flags', 'weekly', 'effectiveness', 'dashboard']),
        state: z
          .enum(['done', 'partly', 'failed'])
          .describe('partly — что-то не прочитано; failed — шаг не выполнен'),
        code: z.string().nullable().describe('код отказа'),
      }),
    ),
    files: z.int().min(0).describe('файлов в параметрах команды'),
    failed: z.array(z.string()).describe('какие из них не прочитаны'),
    reports: z.array(
      z.strictObject({
        path: z.string(),
        status: z.enum(['written', 'unchanged', 'beside', 'beside-open']),
      }),
    ),
    log: z.string().describe('журнал недели'),
  })
  .describe('route monday --json');
