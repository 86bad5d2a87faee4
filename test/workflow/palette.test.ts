import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command as dashboard } from '../../src/commands/dashboard.ts';
import { command as weekly } from '../../src/commands/weekly-report.ts';
import { examineWorkspace } from '../../src/workflow/doctor/examine-workspace.ts';
import { packagePart, packageParts } from '../reports/dump-workbook.ts';
import { list } from './collect/letter.ts';
import { FormsCase } from './forms/forms-case.ts';

const ASKED = {
  asOf: '2026-05-25',
  force: true,
  colleges: false,
  note: false,
  restricted: false,
  official: true,
};

const reportOf = (made: FormsCase, name: string) =>
  readFileSync(
    join(
      made.folder,
      'reports',
      `${name} 2026-05-25, служебное`.concat(name === 'Панель' ? '.html' : '.xlsx'),
    ),
  );

async function page(made: FormsCase) {
  const { err } = await made.run(dashboard, [], ASKED);
  return { err, html: reportOf(made, 'Панель').toString() };
}

/** The pictures of the weekly report, as text. */
async function pictures(made: FormsCase): Promise<readonly string[]> {
  await made.run(weekly, [], ASKED);
  const book = reportOf(made, 'Еженедельный отчёт');
  return packageParts(book)
    .filter((name) => name.endsWith('.png'))
    .map((name) => packagePart(book, name));
}

test('the palette of the config colours workbooks and pages; one that grey print loses is told, and drawn all the same', async () => {
  const made = await FormsCase.start();
  await made.import(made.write('список.xlsx', list(['Альфин Иван Ильич', '15.09.2007'])));
  const [own, drawn] = [await page(made), await pictures(made)];
  expect(own.err).toBe('');
  expect(own.html).toContain('#1f3a5f');
  expect(drawn.length).toBeGreaterThan(3);

  made.configure({ palette: { series: ['#5a1e6b', '#e3b8f0'] } });
  const [region, redrawn] = [await page(made), await pictures(made)];
  expect(region.err).toBe('');
  expect(region.html).toContain('#5a1e6b');
  expect(region.html).not.toContain('#1f3a5f');
  expect(redrawn).toHaveLength(drawn.length);
  // A picture without a single bar has no colour to change.
  expect(redrawn.filter((picture, at) => picture !== drawn[at]).length).toBeGreaterThan(3);

  made.configure({ palette: { series: ['#cc0000', '#3d8b3d'] } });
  const grey = await page(made);
  expect(grey.err).toContain(
    'цвета не различить в чёрно-белой печати (palette.series[0], palette.series[1])',
  );
  expect(grey.err).toContain('«#cc0000 и #3d8b3d»');
  expect(grey.html).toContain('#cc0000');
  const request = {
    cwd: made.folder,
    workspace: made.folder,
    env: {},
    now: () => made.now,
    toolVersion: '0',
    commandLine: 'route',
  };
  const { checks } = await examineWorkspace(request, false);
  expect(checks.filter(({ name }) => name === 'palette').map(({ state }) => state)).toEqual(['warning']);
}, 60_000);
