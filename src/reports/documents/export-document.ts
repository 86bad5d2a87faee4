import { z } from 'zod';

/** `route export --json`. */
export const exportDocument = z
  .strictObject({
    schema: z.literal('route.export/1'),
    asOf: z.iso.date(),
    cohort: z.int(),
    k: z.int().describe('столько людей неотличимы друг от друга, не меньше'),
    persons: z.int().describe('выдано'),
    suppressed: z.int().describe('не выдано: похожих слишком мало'),
    smallest: z.int().describe('самая малая группа неотличимых'),
    steps: z
      .array(z.strictObject({ label: z.string(), people: z.int() }))
      .describe('от чего пришлось отказаться'),
    hiddenStatuses: z.int().describe('статусов особых видов, показанных как other'),
    files: z.array(z.string()),
    map: z.string().nullable().describe('ключ: псевдонимы и имена'),
  })
  .describe('route export --pseudonymised ПАПКА --json');
