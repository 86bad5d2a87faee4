import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { russianDate } from '../domain/iso-date.ts';
import { renderTable } from '../terminal/render-table.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand } from './command.ts';
import { kindLabel } from './screens/render-import.ts';

export const command = defineCommand({
  summary: 'что и когда загружено',
  operands: '',
  examples: [
    ['route imports', 'все загрузки с их номерами, отменённые помечены'],
    ['route imports --json', 'то же документом JSON'],
  ],
  options: [],
  schema: z.object({}),
  async run(_operands, _options, context) {
    return await withWorkspace(context, { write: false }, async (workspace) => {
      const imports = workspace.store.imports();
      if (context.json) {
        const rows = imports.map(
          ({
            id,
            fileName,
            sha256,
            kind,
            layout,
            asOf,
            cohort,
            knownAt,
            undoneAt,
            rows: counts,
            findings,
          }) => ({
            id,
            fileName,
            sha256,
            kind,
            layout,
            asOf,
            cohort,
            knownAt,
            undoneAt,
            rows: counts,
            findings,
          }),
        );
        context.terminal.out(`${JSON.stringify({ schema: 'route.imports/1', imports: rows })}\n`);
        return EXIT.done;
      }
      if (imports.length === 0) {
        context.terminal.out('Пока ничего не загружено. Загрузить: route import ФАЙЛ\n');
        return EXIT.done;
      }
      const table = {
        title: 'Загрузки',
        columns: ['№', 'Файл', 'Вид', 'На дату', 'Принято', 'Откл.', 'Пропущ.', 'Состояние'],
        rows: imports.map((item) => [
          item.id,
          item.fileName,
          kindLabel(item.kind),
          russianDate(item.asOf),
          item.rows.accepted,
          item.rows.rejected,
          item.rows.skipped,
          item.undoneAt === null ? 'действует' : 'отменена',
        ]),
      };
      context.terminal.out(renderTable(table, context.terminal));
      return EXIT.done;
    });
  },
});
