import { resolve } from 'node:path';
import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { counted } from '../domain/russian.ts';
import { exportDocument } from '../reports/documents/export-document.ts';
import { exportPseudonymised } from '../workflow/privacy/export-pseudonymised.ts';
import { knownSecret } from '../workflow/privacy/known-secret.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand } from './command.ts';
import { statedReason } from './options/stated-reason.ts';

const SMALLEST_K = 5;

export const command = defineCommand({
  summary: 'обезличенные таблицы: выпускники, статусы, направления',
  operands: '',
  examples: [
    ['route export --pseudonymised обезличено --reason "договор с вузом 7"', 'таблицы CSV без имён'],
    [
      'route export --pseudonymised обезличено --map ../ключ.csv --reason "…"',
      'ключ к псевдонимам в другую папку',
    ],
  ],
  options: [
    ['--pseudonymised <папка>', 'куда записать таблицы'],
    ['--map <файл>', 'ключ «псевдоним — человек»; только вне папки таблиц'],
    ['--k <число>', 'сколько людей должны быть неотличимы, от 5'],
    ['--cohort <год>', 'год выпуска; иначе текущий из настроек'],
    ['--as-of <дата>', 'на какой день, ГГГГ-ММ-ДД'],
    ['--reason <цель>', 'зачем; запишется в журнал'],
    ['--force', 'заменить файлы с теми же именами'],
  ],
  schema: z.object({
    pseudonymised: z.string('назовите папку: --pseudonymised ПАПКА').min(1),
    map: z.string().min(1).optional(),
    k: z.coerce
      .number('число')
      .int()
      .min(SMALLEST_K, `не меньше ${SMALLEST_K}`)
      .max(1000)
      .default(SMALLEST_K),
    cohort: z.coerce.number('год нужен числом').int().min(2000).max(2100).optional(),
    asOf: z.iso.date('дата нужна в виде ГГГГ-ММ-ДД').optional(),
    reason: z.string().optional(),
    force: z.boolean().default(false),
  }),
  async run(_operands, options, context) {
    const reason = statedReason(options.reason, 'обезличенная выгрузка');
    const { out } = context.terminal;
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const { k } = options;
      const cohort = options.cohort ?? workspace.config.campaign.cohort;
      // Checked by the schema above.
      const asOf = (options.asOf ?? workspace.today) as IsoDate;
      const secret = await knownSecret(workspace, { create: true });
      const { files, map, result } = await exportPseudonymised(
        workspace,
        {
          folder: resolve(context.cwd, options.pseudonymised),
          map: options.map === undefined ? null : resolve(context.cwd, options.map),
          cohort,
          asOf,
          k,
          reason,
          force: options.force,
        },
        secret,
      );
      const { suppressed, smallest, steps, rows } = result.generalised;
      if (context.json) {
        const { hiddenStatuses } = result;
        const document = {
          asOf,
          cohort,
          k,
          persons: rows.length,
          suppressed,
          smallest,
          steps: [...steps],
          hiddenStatuses,
        };
        const json = exportDocument.parse({ schema: 'route.export/1', ...document, files: [...files], map });
        out(`${JSON.stringify(json)}\n`);
        return EXIT.done;
      }
      const people = counted(rows.length, 'человек', 'человека', 'человек');
      out(`Выдано: ${people}, каждый неотличим не менее чем от ${k - 1} других; не выдано ${suppressed}.\n`);
      for (const { label, people: number } of steps) if (number > 0) out(`  ${label}: ${number}\n`);
      out(`Таблицы и отчёт: ${files.map((file) => `\n  ${file}`).join('')}\n`);
      if (map !== null) out(`Ключ: ${map}\n`);
      return EXIT.done;
    });
  },
});
