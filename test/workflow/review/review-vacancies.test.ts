import { join } from 'node:path';
import { Chalk } from 'chalk';
import ExcelJS from 'exceljs';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunContext } from '../../../src/commands/command.ts';
import { command } from '../../../src/commands/review.ts';
import { reviewVacancies } from '../../../src/commands/review-vacancies.ts';
import { titleReviewDocument } from '../../../src/reports/documents/title-review-document.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { clock, day, importAll, inn, temporaryFolder, vacancy } from '../../store/sample-imports.ts';

const UNKNOWN = 'Бурзянщик-опохмётчик';
const AS_OF = '2026-06-08';

/** Two spellings of a title nobody knows, a title its code contradicts, and one that is clear. */
async function workspaceWithTitles() {
  const folder = temporaryFolder();
  const { now } = clock('2026-06-08T08:00:00Z');
  const paths = await createWorkspace(folder, findRegion('Свердловская область'), {
    cohort: 2026,
    specialBasis: null,
    now: now(),
  });
  const store = openStore(paths.database, { now });
  onTestFinished(() => store.close());
  const of = (digits: string) => ({ name: `ООО «${digits}»`, inn: inn(digits), ogrn: null, agency: false });
  const adverts = (round: number) => [
    vacancy('a', { title: UNKNOWN, places: 7, employer: of('6600000001') }),
    vacancy('b', { title: `${UNKNOWN.toUpperCase()} 5 разряда`, places: 4, employer: of('6600000002') }),
    vacancy('c', { title: 'Повар', places: 2, oksoCode: '5380201.0', employer: of('6600000003') }),
    vacancy('d', { title: 'Повар', places: 1, employer: of('6600000004') }),
    vacancy(`e${round}`, { title: 'Сварщик', places: 9, employer: of('6600000005') }),
  ];
  await importAll(store, 'vacancies', adverts(1), { asOf: day('2026-06-01') });
  let out = '';
  const context = (json: boolean): RunContext => ({
    terminal: {
      out: (text) => {
        out += text;
      },
      err: () => {},
      paint: new Chalk({ level: 0 }),
      outIsTerminal: false,
      errIsTerminal: false,
      inIsTerminal: false,
      width: 100,
    },
    cwd: folder,
    env: {},
    now,
    toolVersion: '0.0.0',
    json,
    quiet: false,
    workspace: folder,
    commandLine: 'route review vacancies',
  });
  const run = async (options: Record<string, unknown> = {}, json = false) => {
    out = '';
    const exit = await command.run(['vacancies'], { asOf: AS_OF, ...options }, context(json));
    return { exit, out };
  };
  const document = async (options: Record<string, unknown> = {}) =>
    titleReviewDocument.parse(JSON.parse((await run(options, true)).out));
  const answer = async (...lines: string[]) => {
    out = '';
    const options = { asOf: AS_OF, list: false, force: false };
    await reviewVacancies(options, context(false), async () => lines.shift() ?? null);
    return out;
  };
  const importAgain = () => importAll(store, 'vacancies', adverts(2), { asOf: day('2026-06-08') });
  return { folder, store, run, document, answer, importAgain };
}

const titles = (document: Awaited<ReturnType<Awaited<ReturnType<typeof workspaceWithTitles>>['document']>>) =>
  document.questions.map(({ title, adverts, places }) => [title, adverts, places]);

/** Fills the cells of the column of decisions by title. */
async function fill(path: string, decisions: Readonly<Record<string, string>>) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [sheet] = workbook.worksheets;
  let decision = 0;
  const cells: Record<string, string> = {};
  sheet?.eachRow((row) => {
    row.eachCell((cell, column) => {
      if (String(cell.value).startsWith('Решение: коды')) decision = column;
    });
    const title = String(row.getCell(1).value);
    const text = decisions[title];
    if (decision === 0 || text === undefined) return;
    const cell = row.getCell(decision);
    cell.value = text;
    cells[title] = cell.address;
  });
  await workbook.xlsx.writeFile(path);
  return cells;
}

describe('the questions', () => {
  it('are gathered by equal titles, most places first, with why and what may be', async () => {
    const { document } = await workspaceWithTitles();
    const { questions } = await document();
    expect(
      questions.map(({ title, adverts, places, sameTitle }) => [title, adverts, places, sameTitle]),
    ).toEqual([
      [UNKNOWN, 2, 11, 2],
      ['Повар', 1, 2, 2],
    ]);
    expect(questions[0]?.reasons).toEqual([{ reason: 'unsure', adverts: 2 }]);
    expect(questions[1]?.reasons).toEqual([{ reason: 'programme-code', adverts: 1 }]);
    expect(questions[1]?.candidates.map(({ code }) => code)).toContain('38.02.01');
  });

  it('are told without a terminal, with what comes next', async () => {
    const { run } = await workspaceWithTitles();
    const { out, exit } = await run();
    expect(exit).toBe(0);
    expect(out).toContain('2 названия ждут решения, в них 13 мест');
    expect(out).toContain('--output');
  });
});

describe('a decision', () => {
  it('covers all equal titles, survives another import, and says who decided when', async () => {
    const { store, document, answer, importAgain } = await workspaceWithTitles();
    const out = await answer('15.01.05 70 %; 23.01.17 30 %', '1');
    expect(out).toContain('2 решения записаны');
    expect((await document()).questions).toEqual([]);
    await importAgain();
    const { questions, decisions } = await document();
    expect(questions).toEqual([]);
    expect(
      decisions.map(({ title, codes }) => [title, codes.map(({ code, weight }) => [code, weight])]),
    ).toEqual([
      [
        UNKNOWN,
        [
          ['15.01.05', 0.7],
          ['23.01.17', 0.3],
        ],
      ],
      ['Повар', [[expect.any(String), 1]]],
    ]);
    expect(store.journalEntries().map(({ action }) => action)).toContain('review');
  });

  it('«нет» takes the title out of the questions too', async () => {
    const { document, answer } = await workspaceWithTitles();
    await answer('нет', '');
    expect(titles(await document())).toEqual([['Повар', 1, 2]]);
  });

  it('is listed, and taken back by its number', async () => {
    const { run, document, answer } = await workspaceWithTitles();
    await answer('15.01.05', 'стоп');
    const { decisions } = await document();
    expect((await run({ list: true })).out).toContain(UNKNOWN);
    await run({ reopen: String(decisions[0]?.id) });
    expect((await document()).questions).toHaveLength(2);
    await expect(run({ reopen: '99' })).rejects.toMatchObject({ code: 'decision-unknown' });
    await expect(run({ reopen: 'первое' })).rejects.toMatchObject({ code: 'bad-option' });
  });
});

describe('at a terminal', () => {
  it('what cannot be understood is said, and the question asked again', async () => {
    const { document, answer } = await workspaceWithTitles();
    const out = await answer('99', '15.01.99', 'что-то', '?', '15.01.05', 'стоп');
    expect(out).toContain('кандидатов 0: такого номера нет');
    expect(out).toContain('кода 15.01.99 нет в перечнях СПО');
    expect(out).toContain('не понято');
    expect(out).toContain('1 решение записано');
    expect(titles(await document())).toEqual([['Повар', 1, 2]]);
  });

  it('an end of the input ends the round; what was decided stays', async () => {
    const { document, answer } = await workspaceWithTitles();
    await answer('15.01.05');
    expect((await document()).decisions).toHaveLength(1);
  });
});

describe('the workbook', () => {
  it('goes out, comes back filled, and changes nothing the second time', async () => {
    const { folder, run, document } = await workspaceWithTitles();
    const output = join(folder, 'вопросы.xlsx');
    await run({ output });
    await fill(output, { [UNKNOWN]: '15.01.05', Повар: 'нет' });
    expect((await document({ apply: output })).answers).toMatchObject({
      applied: 2,
      unchanged: 0,
      left: 0,
      findings: [],
    });
    expect((await document({ apply: output })).answers).toMatchObject({ applied: 0, unchanged: 2 });
    expect((await document()).questions).toEqual([]);
  });

  it('a code no list has is a finding with its cell; the other rows count', async () => {
    const { folder, run, document } = await workspaceWithTitles();
    const output = join(folder, 'вопросы.xlsx');
    await run({ output });
    const cells = await fill(output, { [UNKNOWN]: '15.01.99', Повар: '43.01.09' });
    const { exit, out } = await run({ apply: output });
    expect(exit).toBe(1);
    expect(out).toContain(`лист «Названия», ячейка ${cells[UNKNOWN]}`);
    expect(out).toContain('15.01.99');
    expect(titles(await document())).toEqual([[UNKNOWN, 2, 11]]);
  });

  it('a title changed by hand is not decided', async () => {
    const { folder, run, document } = await workspaceWithTitles();
    const output = join(folder, 'вопросы.xlsx');
    await run({ output });
    await fill(output, { Повар: '43.01.09' });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(output);
    workbook.worksheets[0]?.eachRow((row) => {
      if (row.getCell(1).value === 'Повар') row.getCell(1).value = 'Повар-кондитер';
    });
    await workbook.xlsx.writeFile(output);
    const { answers } = await document({ apply: output });
    expect(answers).toMatchObject({ applied: 0, findings: [{ code: 'value-unreadable' }] });
  });

  it('another table is refused', async () => {
    const { folder, run } = await workspaceWithTitles();
    const workbook = new ExcelJS.Workbook();
    workbook.addWorksheet('Лист').addRow(['Название вакансии', 'Решение']);
    const path = join(folder, 'другая.xlsx');
    await workbook.xlsx.writeFile(path);
    await expect(run({ apply: path })).rejects.toMatchObject({ code: 'not-a-review' });
  });
});
