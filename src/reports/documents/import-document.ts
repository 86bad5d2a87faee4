import { z } from 'zod';
import { IMPORT_KINDS } from '../../domain/intake-record.ts';

const count = z.int().min(0);

/** `route import … --json`. Rows: read = accepted + rejected + unchanged + skipped, for every file. */
export const importDocument = z
  .strictObject({
    schema: z.literal('route.import/1'),
    files: z.array(
      z.strictObject({
        path: z.string().describe('путь, как он был задан или найден в папке'),
        kind: z.enum(IMPORT_KINDS).nullable().describe('что это за файл; null, если не распознан'),
        layout: z.string().nullable().describe('раскладка, по которой он прочитан'),
        status: z
          .enum(['imported', 'unchanged', 'checked', 'failed'])
          .describe(
            'imported — загружен; unchanged — эти же байты за этот день уже загружены; checked — прочитан без загрузки; failed — не читается',
          ),
        importId: z.int().nullable().describe('номер загрузки для route undo'),
        rows: z.strictObject({
          read: count,
          accepted: count,
          rejected: count,
          unchanged: count,
          skipped: count,
        }),
        findings: z.strictObject({ error: count, warning: count, info: count }),
        questions: count.describe(
          'сколько вопросов «один человек или два» задали строки; ответы — route review persons',
        ),
        error: z
          .strictObject({ code: z.string(), message: z.string() })
          .optional()
          .describe('почему файл не прочитан; только при status = failed'),
      }),
    ),
  })
  .describe('route import … --json и route check FILE… --json');
