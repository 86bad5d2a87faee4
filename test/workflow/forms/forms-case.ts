import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Chalk } from 'chalk';
import type { Command, RunContext } from '../../../src/commands/command.ts';
import type { StoredFormReturn } from '../../../src/domain/form-return.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { importFiles } from '../../../src/workflow/import/import-files.ts';
import type { ImportedFile, ImportRequest } from '../../../src/workflow/import/imported-file.ts';
import { type OpenWorkspace, withWorkspace } from '../../../src/workflow/with-workspace.ts';
import { formWorkbook, type WorkbookSheet } from '../../intake/forms/form-workbook.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { temporaryFolder } from '../../workspace/temporary-folder.ts';

const MONDAY = day('2026-05-25');
export const COLLEGE = 'ГБПОУ «Первый техникум»';

/** What a command said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A workspace of Sverdlovsk whose clock stands where the test puts it. */
export class FormsCase {
  readonly folder = join(temporaryFolder(), 'регион');
  now = '2026-05-25T05:00:00Z' as IsoInstant;

  static async start(change: Record<string, unknown> = {}): Promise<FormsCase> {
    const made = new FormsCase();
    await createWorkspace(made.folder, findRegion('Свердловская область'), {
      cohort: 2026,
      specialBasis: null,
      now: made.now,
    });
    made.configure({ colleges: [{ name: COLLEGE, email: null, dueTime: null }], ...change });
    return made;
  }

  configure(change: Record<string, unknown>): void {
    const path = join(this.folder, 'route.config.json');
    const config: unknown = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...(config as object), ...change }));
  }

  /** Writes a workbook beside the workspace, or inside it by a path that begins with «templates/». */
  file(name: string, sheets: readonly WorkbookSheet[], bookType?: 'xlsx' | 'biff8' | 'ods'): string {
    return this.write(name, formWorkbook(sheets, bookType));
  }

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name.startsWith('templates/') ? '.' : '..', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
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

  async import(path: string, stated: Partial<ImportRequest> = {}): Promise<ImportedFile> {
    return await this.open(async (workspace) => {
      const request: ImportRequest = {
        kind: null,
        asOf: MONDAY,
        cohort: null,
        college: null,
        edition: null,
        dryRun: false,
        ...stated,
      };
      for await (const file of importFiles(workspace, [{ path, shown: path }], request, () => {}))
        return file;
      throw new Error('nothing was imported');
    });
  }

  async forms(): Promise<readonly StoredFormReturn[]> {
    return await this.open(async ({ store }) => store.formReturns({ cohort: 2026 }));
  }

  /** Calls a command as the command line would. */
  async run(
    command: Command,
    operands: readonly string[],
    options: Readonly<Record<string, unknown>> = {},
    json = false,
  ): Promise<Said> {
    let out = '';
    let err = '';
    const context: RunContext = {
      terminal: {
        out: (text) => {
          out += text;
        },
        err: (text) => {
          err += text;
        },
        outIsTerminal: false,
        errIsTerminal: false,
        inIsTerminal: false,
        width: 120,
        paint: new Chalk({ level: 0 }),
      },
      cwd: this.folder,
      env: {},
      now: () => this.now,
      toolVersion: '0',
      json,
      quiet: false,
      workspace: this.folder,
      commandLine: 'route',
      lockWaitSeconds: 1,
    };
    const code = await command.run(operands, options, context);
    return { code, out, err };
  }
}
