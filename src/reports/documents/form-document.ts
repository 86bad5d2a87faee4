import { z } from 'zod';

const count = z.int().min(0);

/** `route form --json`: editions of federal forms. */
export const formDocument = z
  .strictObject({
    schema: z.literal('route.form/1'),
    editions: z
      .array(
        z.strictObject({
          id: z.string().describe('имя издания'),
          title: z.string(),
          status: z
            .enum(['verified', 'inferred', 'unknown'])
            .describe('unknown — по спискам считается только общее число'),
          subject: z.enum(['forecast', 'fact']).describe('прогноз или факт'),
          columns: count,
          rows: count.describe('строк на специальность'),
          own: z.boolean().describe('добавлено пользователем в templates/forms'),
          source: z.string(),
        }),
      )
      .describe('в том порядке, в каком выбирается из подходящих одинаково'),
    problems: z
      .array(z.strictObject({ code: z.string(), message: z.string() }))
      .describe('описания с ошибками: они не применяются'),
  })
  .describe('route form --json');

/** `route form --learn … --json`. */
export const learnedFormDocument = z
  .strictObject({
    schema: z.literal('route.form-learned/1'),
    id: z.string().describe('имя нового издания'),
    like: z
      .string()
      .nullable()
      .describe('известное издание, от которого взято остальное; null — ни на одно не похоже'),
    status: z.enum(['written', 'unchanged']),
    definition: z.string().describe('путь описания'),
    template: z.string().describe('путь копии шаблона'),
    columns: count,
    rows: count.describe('строк на специальность'),
    added: z.array(z.string()).describe('номера граф, которых у похожего издания нет'),
    dropped: z.array(z.string()).describe('номера граф похожего издания, которых нет в шаблоне'),
    droppedRules: z.array(z.string()).describe('правила, которые без них не проверить'),
    unlabelled: z.array(z.string()).describe('номера граф, над которыми в шаблоне нет надписи'),
  })
  .describe('route form --learn … --json');
