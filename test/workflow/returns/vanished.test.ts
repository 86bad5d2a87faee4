import { expect, test } from 'vitest';
import { findingMessage } from '../../../src/domain/finding-text.ts';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import { importFiles } from '../../../src/workflow/import/import-files.ts';
import { vanishedFindings } from '../../../src/workflow/import/vanished-findings.ts';
import { day } from '../../reports/template/make-graduate.ts';
import { HEADER, ReturnsCase } from './returns-case.ts';

const ROWS = [
  ['Альфин Иван Ильич', '05.09.2007', 'Первый техникум', '15.01.05', 'трудоустроен'],
  ['Бетин Олег Ильич', '01.02.2007', 'Первый техникум', '15.01.05', 'самозанятый'],
];

async function importOn(made: ReturnsCase, path: string, asOf: IsoDate): Promise<void> {
  await made.open(async (workspace) => {
    const request = { kind: null, asOf, cohort: null, college: null, edition: null, dryRun: false };
    for await (const { failure } of importFiles(workspace, [{ path, shown: path }], request, () => {}))
      expect(failure).toBeNull();
  });
}

const told = (made: ReturnsCase) =>
  made.open(async (workspace) =>
    vanishedFindings(workspace, 2026).map((one) => [one.at.file, one.at.row, findingMessage(one)]),
  );

test('a person whom a newer list of the college leaves out is told by the row of the last list, without a name', async () => {
  const made = await ReturnsCase.start();
  await importOn(made, made.file('первый.xlsx', [HEADER, ...ROWS]), day('2026-05-18'));
  expect(await told(made)).toEqual([]);
  await importOn(made, made.file('второй.xlsx', [HEADER, ...ROWS.slice(0, 1)]), day('2026-05-25'));
  expect(await told(made)).toEqual([
    [
      'первый.xlsx',
      3,
      'человека нет в новом списке колледжа: есть в списке на 18.05.2026, нет в списке на 25.05.2026 — уточните у колледжа: отчислен, переведён или пропущен.',
    ],
  ]);
  await importOn(made, made.file('третий.xlsx', [HEADER, ...ROWS], 'Июнь'), day('2026-06-01'));
  expect(await told(made)).toEqual([]);
});
