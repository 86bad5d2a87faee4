import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { afterAll } from 'vitest';
import type { RunContext } from '../../../src/commands/command.ts';
import { command as dashboard } from '../../../src/commands/dashboard.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import {
  type DashboardDocument,
  dashboardDocument,
} from '../../../src/reports/documents/dashboard-document.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { expandPaths } from '../../../src/workflow/import/expand-paths.ts';
import { importFiles } from '../../../src/workflow/import/import-files.ts';
import { type Analysis, analyseMarket } from '../../../src/workflow/market/analyse-market.ts';
import { reportWeek, type WeekReport } from '../../../src/workflow/week/report-week.ts';
import { type OpenWorkspace, withWorkspace } from '../../../src/workflow/with-workspace.ts';
import { SAMPLE } from '../../fixtures/region.ts';
import { day } from '../template/make-graduate.ts';

const NOW = '2026-05-25T05:00:00Z' as IsoInstant;
const MONDAY = day('2026-05-25');
const MOMENT = { asOf: MONDAY, cohort: 2026, knownAt: null };

/** A workspace with two weeks of the synthetic region. */
export class SampleDashboard {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async start(): Promise<SampleDashboard> {
    const root = mkdtempSync(join(tmpdir(), 'route-dashboard-'));
    afterAll(() => rmSync(root, { recursive: true, force: true }));
    const made = new SampleDashboard(join(root, 'регион'));
    await createWorkspace(made.folder, findRegion('Свердловская область'), {
      cohort: 2026,
      specialBasis: null,
      now: NOW,
    });
    const weeks = ['graduates/2026-05-18', 'graduates/2026-05-25', 'vacancies/2026-05-25'];
    for (const part of ['reference', ...weeks]) await made.import(join(SAMPLE, part));
    return made;
  }

  async open<T>(work: (workspace: OpenWorkspace) => Promise<T>): Promise<T> {
    return await withWorkspace(
      this.context(() => {}),
      { write: true },
      work,
    );
  }

  /** The results the workbooks are made of. */
  async results(): Promise<{ readonly analysis: Analysis; readonly week: WeekReport }> {
    return await this.open(async (workspace) => {
      const analysis = analyseMarket(workspace, MOMENT);
      return { analysis, week: await reportWeek(workspace, MOMENT, analysis) };
    });
  }

  /** Runs the command and gives its document. */
  async run(options: Readonly<Record<string, unknown>> = {}): Promise<DashboardDocument> {
    let out = '';
    const context = this.context((text) => {
      out += text;
    });
    await dashboard.run([], options, context);
    return dashboardDocument.parse(JSON.parse(out));
  }

  private async import(folder: string): Promise<void> {
    const request = { kind: null, asOf: null, cohort: null, college: null, edition: null, dryRun: false };
    await this.open(async (workspace) => {
      const inputs = [...expandPaths([folder], this.folder)];
      for await (const _ of importFiles(workspace, inputs, request, () => {}));
    });
  }

  private context(out: (text: string) => void): RunContext {
    const terminal = {
      out,
      err: () => {},
      outIsTerminal: false,
      errIsTerminal: false,
      inIsTerminal: false,
      width: 120,
      paint: new Chalk({ level: 0 }),
    };
    const given = { terminal, cwd: this.folder, env: {}, now: () => NOW, toolVersion: '0' };
    return { ...given, json: true, quiet: true, workspace: this.folder, commandLine: 'route' };
  }
}
