import { relative } from 'node:path';
import { z } from 'zod';
import { EXIT } from '../domain/failure.ts';
import { sectorsDocument } from '../reports/documents/sectors-document.ts';
import { renderTable } from '../terminal/render-table.ts';
import { safeText } from '../terminal/safe-text.ts';
import { countSectors, type SectorCount } from '../workflow/market/count-sectors.ts';
import { readSectors, writeSectors } from '../workflow/market/read-sectors.ts';
import { recogniseMarket } from '../workflow/market/recognise-market.ts';
import { withWorkspace } from '../workflow/with-workspace.ts';
import { defineCommand, type RunContext } from './command.ts';
import { momentOptions, targetOf } from './options/market-options.ts';

export const command = defineCommand({
  summary: 'отрасли: группировка ОКВЭД и сколько в ней вакансий',
  operands: '',
  examples: [
    ['route sectors', 'отрасли и отрасли «Профессионалитета» с открытыми вакансиями'],
    ['route sectors --write', 'записать группировку в templates/sectors.json, чтобы править'],
    ['route sectors --json', 'то же одним документом'],
  ],
  options: [
    ['--write', 'записать действующую группировку в templates/sectors.json'],
    ['--force', 'заменить этот файл'],
    ['--as-of <дата>', 'вакансии на какой день, ГГГГ-ММ-ДД; иначе на сегодня'],
  ],
  schema: z.object({
    write: z.boolean().default(false),
    force: z.boolean().default(false),
    asOf: momentOptions.asOf,
  }),
  async run(_operands, options, context) {
    const { terminal } = context;
    return await withWorkspace(context, { write: options.write }, async (workspace) => {
      if (options.write) {
        const written = await writeSectors(workspace, options.force);
        if (context.json) terminal.out(`${JSON.stringify({ schema: 'route.sectors-file/1', ...written })}\n`);
        else terminal.out(writtenLine(written, context));
        return EXIT.done;
      }
      const sectors = readSectors(workspace.paths, workspace.reference());
      const target = targetOf(options, workspace, context.cwd, workspace.today);
      const counts = countSectors(sectors, recogniseMarket(workspace, target));
      if (context.json) {
        const document = {
          schema: 'route.sectors-count/1',
          asOf: target.asOf,
          file: sectors.file,
          ...counts,
        };
        terminal.out(`${JSON.stringify(sectorsDocument.parse(document))}\n`);
        return EXIT.done;
      }
      terminal.out(renderTable(tableOf('Отрасли', counts.sectors), terminal));
      terminal.out(renderTable(tableOf('Отрасли «Профессионалитета» и свои', counts.industries), terminal));
      terminal.out(sourceLine(sectors.file, context));
      return EXIT.done;
    });
  },
});

function tableOf(title: string, rows: readonly SectorCount[]) {
  return {
    title,
    columns: ['Отрасль', 'ОКВЭД', 'Вакансий', 'Мест'],
    rows: rows.map(({ name, okved, adverts, places }) => [name, okved.join(' '), adverts, places]),
  };
}

function writtenLine(written: Awaited<ReturnType<typeof writeSectors>>, { cwd }: RunContext): string {
  const path = safeText(relative(cwd, written.path));
  const note = written.note === null ? '' : `${safeText(written.note)}\n`;
  const what = written.status === 'unchanged' ? 'Без изменений' : 'Записано';
  return `${what}: ${path}\n${note}Правьте файл; что изменилось, покажет route sectors.\n`;
}

function sourceLine(file: string | null, { cwd }: RunContext): string {
  return file === null
    ? 'Действует группировка программы. Изменить: route sectors --write\n'
    : `Действует ${safeText(relative(cwd, file))}.\n`;
}
