import { z } from 'zod';
import { EXIT, Failure } from '../domain/failure.ts';
import { counted } from '../domain/russian.ts';
import { safeText } from '../terminal/safe-text.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  summary: 'отменить загрузку',
  operands: '<номер>',
  examples: [
    ['route undo 12', 'отменить загрузку № 12; номера показывает route imports'],
    ['route undo last', 'отменить последнюю действующую загрузку'],
  ],
  options: [],
  schema: z.object({}),
  async run(operands, _options, context) {
    return await withWorkspace(context, { write: true }, async (workspace) => {
      const id = importNumber(operands[0] ?? '', workspace.store.imports());
      const summary = workspace.store.undoImport(id);
      const { reversed, superseded } = summary.rows;
      workspace.store.journal({
        action: 'undo',
        outputClass: null,
        reason: null,
        details: { importId: id, reversed, superseded },
      });
      if (context.json) {
        context.terminal.out(`${JSON.stringify({ schema: 'route.undo/1', ...summary })}\n`);
      } else {
        context.terminal.out(
          `Загрузка № ${id} (${safeText(summary.fileName)}) отменена: ${counted(reversed, 'запись', 'записи', 'записей')} снято` +
            `${superseded > 0 ? `, ${superseded} уже были заменены более поздними загрузками, их слово остаётся` : ''}.\n`,
        );
      }
      return EXIT.done;
    });
  },
});

function importNumber(
  text: string,
  imports: readonly { readonly id: number; readonly undoneAt: string | null }[],
): number {
  if (text === 'last') {
    const last = imports.findLast((item) => item.undoneAt === null);
    if (last === undefined)
      throw new Failure('nothing-to-undo', 'отменять нечего: действующих загрузок нет.', {
        exitCode: EXIT.usage,
      });
    return last.id;
  }
  if (!/^\d+$/.test(text)) {
    throw new Failure('bad-import-number', `«${text}» — не номер загрузки.`, {
      exitCode: EXIT.usage,
      hint: 'Номера показывает route imports.',
    });
  }
  return Number(text);
}
