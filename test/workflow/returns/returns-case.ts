import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { importFiles } from '../../../src/workflow/import/import-files.ts';
import type { ImportedFile } from '../../../src/workflow/import/imported-file.ts';
import { type OpenWorkspace, withWorkspace } from '../../../src/workflow/with-workspace.ts';
import { workbookBytes } from '../../intake/tabular/table-case.ts';
import { day } from '../../reports/template/make-graduate.ts';
import { temporaryFolder } from '../../workspace/temporary-folder.ts';

export const MONDAY = day('2026-05-25');
export const A = 'ГБПОУ «Первый техникум»';
export const B = 'ГБПОУ «Второй колледж»';

/** A workspace of Sverdlovsk with two colleges; the clock stands where the test puts it. */
export class ReturnsCase {
  readonly folder = join(temporaryFolder(), 'регион');
  now = '2026-05-25T05:00:00Z' as IsoInstant;

  static async start(): Promise<ReturnsCase> {
    const made = new ReturnsCase();
    await createWorkspace(made.folder, findRegion('Свердловская область'), {
      cohort: 2026,
      specialBasis: null,
      now: made.now,
    });
    made.configure({
      colleges: [
        { name: A, email: 'pervyj@example.org', dueTime: null },
        { name: B, email: null, dueTime: '15:00' },
      ],
    });
    const colleges = made.file('колледжи.xlsx', [
      ['Наименование', 'Другие названия', 'Населённый пункт', 'Email'],
      [A, 'Первый техникум', 'Екатеринбург', 'drugoj@example.org'],
      [B, 'Второй колледж', 'Екатеринбург', 'vtoroj@example.org'],
    ]);
    await made.import(colleges);
    return made;
  }

  configure(change: Record<string, unknown>): void {
    const path = join(this.folder, 'route.config.json');
    const config: unknown = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...(config as object), ...change }));
  }

  /** Writes a workbook of one sheet beside the workspace. */
  file(name: string, rows: readonly (readonly string[])[], sheet = 'Список'): string {
    const path = join(this.folder, '..', name);
    writeFileSync(path, workbookBytes({ name: sheet, table: rows }));
    return path;
  }

  async open<T>(work: (workspace: OpenWorkspace) => Promise<T>): Promise<T> {
    const request = {
      cwd: this.folder,
      workspace: this.folder,
      env: {},
      now: () => this.now,
      toolVersion: '0',
      commandLine: 'route',
    };
    return await withWorkspace(request, { write: true }, work);
  }

  async import(path: string, college: string | null = null): Promise<ImportedFile> {
    return await this.open(async (workspace) => {
      const request = { kind: null, asOf: MONDAY, cohort: null, college, edition: null, dryRun: false };
      for await (const file of importFiles(workspace, [{ path, shown: path }], request, () => {})) {
        if (file.failure !== null) throw file.failure;
        return file;
      }
      throw new Error('nothing was imported');
    });
  }
}

/** Opens a workbook, changes it, writes it under another name. */
export async function edited(
  path: string,
  target: string,
  change: (workbook: ExcelJS.Workbook) => void,
): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  change(workbook);
  await workbook.xlsx.writeFile(target);
  return target;
}

export const HEADER = ['ФИО', 'Дата рождения', 'Колледж', 'Код специальности', 'Статус'];
