import { z } from 'zod';

/** `route doctor --json`. */
export const doctorDocument = z
  .strictObject({
    schema: z.literal('route.doctor/1'),
    toolVersion: z.string(),
    node: z.string(),
    knowledge: z.string().describe('версия знаний распознавания'),
    workspace: z.string(),
    checks: z.array(
      z.strictObject({
        name: z.string(),
        state: z.enum(['ok', 'fixed', 'warning', 'error']),
        message: z.string(),
        remedy: z.string().nullable(),
      }),
    ),
  })
  .describe('route doctor --json');
