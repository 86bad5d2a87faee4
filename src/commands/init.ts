import { relative, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { createWorkspace, findRegion } from '../workflow/create-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';

export const command = defineCommand({
  summary: 'создать рабочую папку региона',
  operands: '[папка]',
  examples: [
    ['route init --region "Свердловская область"', 'рабочая папка в текущей; недостающее спросит'],
    ['route init омск --region "Омская область" --no-input', 'в папке омск, без вопросов'],
    [
      'route init --region 6600000000000 --special-basis "приказ № 12 от 01.09.2025" --no-input',
      'с основанием обработки особых категорий',
    ],
  ],
  options: [
    ['--region <регион>', 'название региона или 13-значный код КЛАДР'],
    ['--cohort <год>', 'год выпуска; иначе текущий'],
    [
      '--special-basis <основание>',
      'основание хранить сведения о сиротстве, ОВЗ, инвалидности (152-ФЗ, ст. 10)',
    ],
    ['--no-input', 'не задавать вопросов'],
  ],
  schema: z.object({
    region: z.string().min(1).optional(),
    cohort: z.coerce.number('год нужен числом').int().min(2000).max(2100).optional(),
    specialBasis: z.string().min(1).optional(),
    input: z.boolean().default(true),
  }),
  async run(operands, options, context) {
    const folder = resolve(context.cwd, operands[0] ?? context.workspace ?? '.');
    const asks =
      options.input && context.terminal.inIsTerminal && context.terminal.errIsTerminal && !context.json;
    const answers = asks ? await ask(options) : options;
    if (answers.region === undefined) {
      throw new Failure('region-missing', 'не указан регион.', {
        exitCode: EXIT.usage,
        hint: 'Например: route init --region "Свердловская область"',
      });
    }
    const region = findRegion(answers.region);
    const paths = await createWorkspace(folder, region, {
      cohort: options.cohort ?? null,
      specialBasis: answers.specialBasis ?? null,
      now: context.now(),
    });
    if (context.json) {
      context.terminal.out(
        `${JSON.stringify({ schema: 'route.init/1', folder: paths.folder, region: region.code, regionName: region.fullName })}\n`,
      );
      return EXIT.done;
    }
    tell(context, paths.folder, region.fullName, answers.specialBasis === undefined);
    return EXIT.done;
  },
});

function tell({ terminal, cwd }: RunContext, folder: string, region: string, withoutBasis: boolean): void {
  terminal.out(
    [
      `Рабочая папка готова: ${relative(cwd, folder) || '.'} — ${region}.`,
      'Настройки: route.config.json. Отчёты будут в папке reports.',
      ...(withoutBasis
        ? [
            'Основание обработки особых категорий не указано: сиротство, ОВЗ и инвалидность не сохраняются, только считаются (personalData.specialBasis).',
          ]
        : []),
      'Дальше: route import ТАБЛИЦЫ',
      '',
    ].join('\n'),
  );
}

async function ask<T extends { region?: string | undefined; specialBasis?: string | undefined }>(
  options: T,
): Promise<T> {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const region = options.region ?? (await prompt.question('Регион: ')).trim();
    const basis =
      options.specialBasis ??
      (
        await prompt.question(
          'Основание хранить сведения о сиротстве, ОВЗ, инвалидности (Enter — нет, не хранить): ',
        )
      ).trim();
    return {
      ...options,
      ...(region === '' ? {} : { region }),
      ...(basis === '' ? {} : { specialBasis: basis }),
    };
  } finally {
    prompt.close();
  }
}
