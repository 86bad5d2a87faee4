import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import type { RecognitionDecision } from '../domain/recognition.ts';
import { recogniseDocument } from '../reports/documents/recognise-document.ts';
import { safeText } from '../terminal/safe-text.ts';
import { parseTitles, readTitles } from '../workflow/market/read-titles.ts';
import { titleRecogniser } from '../workflow/market/title-recogniser.ts';
import { defineCommand } from './command.ts';

const DECISION_LABEL: Readonly<Record<RecognitionDecision, string>> = {
  spo: 'СПО',
  none: 'не СПО: профессии и специальности СПО сюда не ведут',
  unsure: 'не уверен: решает человек; возможные программы',
};

export const command = defineCommand({
  summary: 'определить программы СПО по названию вакансии',
  operands: '[название...]',
  examples: [
    [
      'route recognise "Сварщик-оператор 4 разряда"',
      'одно название; рабочая папка не нужна, а в ней действуют решения аналитика',
    ],
    ['route recognise --input вакансии.csv --json', 'все названия столбца title'],
    ['cat названия.txt | route recognise -', 'по названию в строке'],
  ],
  options: [['--input <файл>', 'таблица со столбцом title; «-» — стандартный ввод']],
  schema: z.object({ input: z.string().optional() }),
  async run(operands, options, context) {
    const titles = await titlesFrom(operands, options.input, context.cwd);
    const { recogniser, nameOf } = await titleRecogniser(context);
    const results = titles.map((title) => {
      const { decision, codes, evidence } = recogniser.recognise({ title });
      return {
        title,
        decision,
        codes: codes.map(({ ref, weight }) => ({ ...ref, name: nameOf(ref), weight })),
        evidence: evidence.map(({ rule, span, score }) => ({ rule, span, score })),
      };
    });
    if (context.json) {
      context.terminal.out(
        `${JSON.stringify(recogniseDocument.parse({ schema: 'route.recognise/1', titles: results }))}\n`,
      );
      return EXIT.done;
    }
    const { paint, out } = context.terminal;
    for (const { title, decision, codes, evidence } of results) {
      out(`${paint.bold(safeText(title))} — ${DECISION_LABEL[decision]}\n`);
      for (const { code, edition, name, weight } of codes) {
        out(`  ${weight.toFixed(2)}  ${code} ${name} (перечень ${edition})\n`);
      }
      if (evidence.length > 0) {
        out(
          paint.dim(
            `  основания: ${evidence.map(({ rule, span }) => `${rule} «${safeText(span)}»`).join('; ')}\n`,
          ),
        );
      }
    }
    return EXIT.done;
  },
});

async function titlesFrom(
  operands: readonly string[],
  input: string | undefined,
  cwd: string,
): Promise<readonly string[]> {
  const piped = input === '-' || (operands.length === 1 && operands[0] === '-');
  if (piped) return parseTitles(await readAll(process.stdin));
  const read = input === undefined ? [] : await readTitles(resolve(cwd, input));
  const titles = [...operands, ...read];
  if (titles.length === 0) {
    throw new Failure('no-titles', 'не задано ни одного названия.', {
      exitCode: EXIT.usage,
      hint: 'Например: route recognise "Сварщик 4 разряда", или --input файл.csv.',
    });
  }
  return titles;
}
