import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { doctorDocument } from '../reports/documents/doctor-document.ts';
import { safeText } from '../terminal/safe-text.ts';
import { examineWorkspace, knowledgeVersion } from '../workflow/doctor/examine-workspace.ts';
import { defineCommand } from './command.ts';

const MARK = { ok: '✓', fixed: '✓', warning: '!', error: '✗' } as const;

export const command = defineCommand({
  summary: 'проверить программу и рабочую папку',
  operands: '',
  examples: [
    ['route doctor', 'база, права файлов, настройки, место на диске, следы прерванных запусков'],
    ['route doctor --fix', 'закрыть файлы от других, убрать временные, переписать базу без удалённого'],
  ],
  options: [['--fix', 'исправить то, что можно исправить самому']],
  schema: z.object({ fix: z.boolean().default(false) }),
  async run(_operands, { fix }, context) {
    const { folder, checks } = await examineWorkspace(context, fix);
    const knowledge = knowledgeVersion();
    const { out, paint } = context.terminal;
    const { toolVersion } = context;
    if (context.json) {
      const node = process.versions.node;
      const document = { toolVersion, node, knowledge, workspace: folder, checks: [...checks] };
      out(`${JSON.stringify(doctorDocument.parse({ schema: 'route.doctor/1', ...document }))}\n`);
    } else {
      out(`route ${toolVersion}, знания ${knowledge}\n`);
      for (const { state, message, remedy } of checks) {
        const colour = state === 'error' ? paint.red : state === 'warning' ? paint.yellow : paint.green;
        out(
          `${colour(MARK[state])} ${safeText(message)}\n${remedy === null ? '' : `    ${safeText(remedy)}\n`}`,
        );
      }
    }
    return checks.some(({ state }) => state === 'error') ? EXIT.partly : EXIT.done;
  },
});
