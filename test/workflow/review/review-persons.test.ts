import { join } from 'node:path';
import { Chalk } from 'chalk';
import ExcelJS from 'exceljs';
import { expect, it, onTestFinished } from 'vitest';
import type { RunContext } from '../../../src/commands/command.ts';
import { command } from '../../../src/commands/review.ts';
import type { ExitCode } from '../../../src/domain/failure.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { clock, day, graduate, importAll, snils, temporaryFolder } from '../../store/sample-imports.ts';

const QUESTION = 'O';
const DECISION = 'N';
const FIRST_ROW = 10;

interface Ran {
  readonly exit: ExitCode;
  readonly out: string;
}

/** A workspace with three questions: namesakes, twins, and a third Анна who may be either of two. */
async function workspaceWithQuestions() {
  const folder = temporaryFolder();
  const { now } = clock();
  const region = findRegion('Свердловская область');
  const paths = await createWorkspace(folder, region, { cohort: 2026, specialBasis: null, now: now() });
  const store = openStore(paths.database, { now });
  onTestFinished(() => store.close());
  const anna = { fio: 'Тестова Анна Образцовна', group: 'Т-41' };
  const oleg = { fio: 'Примеров Олег Опытович', group: 'Т-42', birthDate: day('2006-01-02') };
  const weeks = [
    [graduate(anna), graduate(oleg)],
    [
      graduate({ ...anna, birthDate: day('2006-11-02'), snils: snils('99911122233') }),
      graduate({ ...oleg, fio: 'Примеров Игорь Опытович' }),
    ],
    [graduate({ ...anna, birthDate: day('2005-05-25') })],
  ];
  for (const [week, records] of weeks.entries()) {
    await importAll(store, 'graduates', records, {
      asOf: day(`2026-05-0${week + 1}`),
      fileName: `неделя-${week}.xlsx`,
    });
  }
  const run = async (options: Record<string, unknown>, json = false): Promise<Ran> => {
    let out = '';
    const context: RunContext = {
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
      quiet: true,
      workspace: folder,
      commandLine: 'route review persons',
    };
    const exit = await command.run(['persons'], options, context);
    return { exit, out };
  };
  const output = join(folder, 'вопросы.xlsx');
  const ask = () => run({ restricted: true, reason: 'сверка списков', output, force: true });
  return { folder, store, run, ask, output };
}

async function openSheet(path: string) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const [sheet] = workbook.worksheets;
  if (sheet === undefined) throw new Error('the workbook has no sheet');
  return { sheet, save: () => workbook.xlsx.writeFile(path) };
}

/** Fills the decision column from its first row down; null = left empty. */
async function fillIn(path: string, decisions: readonly (string | null)[]) {
  const { sheet, save } = await openSheet(path);
  for (const [at, decision] of decisions.entries()) {
    sheet.getCell(`${DECISION}${FIRST_ROW + at}`).value = decision;
  }
  await save();
}

/** Graduates, open questions, answered questions. */
const state = (store: Store) => [
  store.graduates().length,
  store.reviews().length,
  store.reviews({ decided: true }).length,
];

it('tells how many questions wait, and no names', async () => {
  const { run } = await workspaceWithQuestions();
  const { exit, out } = await run({});
  expect(exit).toBe(0);
  expect(out).toContain('3 вопроса ждут ответа');
  expect(out).toContain('--restricted');
  expect(out).not.toMatch(/Тестов|Пример|Анна|2006|999111/);
  const { out: json } = await run({}, true);
  expect(JSON.parse(json)).toEqual({
    schema: 'route.review/1',
    subject: 'persons',
    cohort: 2026,
    open: 3,
    decided: 0,
    reasons: [
      { reason: 'даты рождения разные', count: 2 },
      { reason: 'те же фамилия, отчество и дата рождения при другом имени: возможно, близнецы', count: 1 },
    ],
  });
  expect(JSON.parse((await run({ cohort: '2025' }, true)).out)).toMatchObject({ cohort: 2025, open: 0 });
});

it('gives out names for a journaled reason only', async () => {
  const { run, store, output, ask } = await workspaceWithQuestions();
  await expect(run({ output })).rejects.toThrow('персональные данные');
  await expect(run({ restricted: true })).rejects.toThrow('персональные данные');
  expect(store.journalEntries()).toEqual([]);
  await ask();
  expect(store.journalEntries()).toMatchObject([{ outputClass: 'restricted', reason: 'сверка списков' }]);
  expect(JSON.stringify([store.journalEntries(), store.reports()])).not.toMatch(/Тестов|Пример/);
});

it('the workbook has a row for each question and candidate, with a drop-down list of answers', async () => {
  const { ask, output } = await workspaceWithQuestions();
  await ask();
  const { sheet } = await openSheet(output);
  const texts = (column: string) =>
    [0, 1, 2, 3].map((at) => sheet.getCell(`${column}${FIRST_ROW + at}`).text);
  expect(texts('A')).toEqual([
    'Тестова Анна Образцовна',
    'Примеров Игорь Опытович',
    'Тестова Анна Образцовна',
    'Тестова Анна Образцовна',
  ]);
  expect(texts('F')[1]).toBe('Примеров Олег Опытович');
  expect(texts('E')[1]).toBe('неделя-1.xlsx, лист «Лист1», строка 3');
  expect(texts('J')[1]).toBe('неделя-0.xlsx, лист «Лист1», строка 3');
  expect(texts('L')[0]).toMatch(/фамилия совпадает \(\+\d.*даты рождения разные \(-\d/);
  expect(texts(DECISION)).toEqual(['', '', '', '']);
  expect(new Set(texts(QUESTION)).size).toBe(4);
  for (const at of [0, 3]) {
    expect(sheet.getCell(`${DECISION}${FIRST_ROW + at}`).dataValidation).toMatchObject({
      type: 'list',
      allowBlank: true,
      formulae: ['"тот же,другой"'],
    });
  }
  expect(sheet.getCell(`${DECISION}${FIRST_ROW + 4}`).dataValidation).toBeUndefined();
  expect(JSON.stringify(sheet.getSheetValues())).not.toContain('999111');
});

it.each([
  ['nothing', [null, null, null, null], { applied: 0, left: 3 }, [5, 3, 0]],
  ['one person of two', ['тот же', null, null, null], { applied: 1, left: 2 }, [4, 2, 1]],
  ['in capitals', ['ТОТ ЖЕ ', 'Другой', null, null], { applied: 2, left: 1 }, [4, 1, 2]],
  ['«other» beside one candidate of two', [null, null, 'другой', null], { applied: 0, left: 3 }, [5, 3, 0]],
  ['«other» beside both', [null, null, 'другой', 'другой'], { applied: 1, left: 2 }, [5, 2, 1]],
  ['one of two candidates', [null, null, 'другой', 'тот же'], { applied: 1, left: 2 }, [4, 2, 1]],
  ['everything', ['тот же', 'другой', 'тот же', null], { applied: 3, left: 0 }, [3, 0, 3]],
] as const)('answers are applied: %s', async (_, decisions, counts, expected) => {
  const { ask, run, output, store } = await workspaceWithQuestions();
  await ask();
  await fillIn(output, decisions);
  const { exit, out } = await run({ apply: output }, true);
  expect(exit).toBe(0);
  expect(JSON.parse(out).answers).toEqual({ unchanged: 0, unreadable: [], ...counts });
  expect(state(store)).toEqual(expected);
  const again = await run({ apply: output }, true);
  expect(JSON.parse(again.out).answers).toEqual({
    applied: 0,
    unchanged: counts.applied,
    left: counts.left,
    unreadable: [],
  });
  expect(state(store)).toEqual(expected);
});

it('the same workbook with another answer replaces the former one', async () => {
  const { ask, run, output, store } = await workspaceWithQuestions();
  await ask();
  await fillIn(output, ['тот же']);
  await run({ apply: output });
  expect(store.graduates()).toHaveLength(4);
  await fillIn(output, ['другой']);
  await run({ apply: output });
  expect(state(store)).toEqual([5, 2, 1]);
});

it.each([
  ['another word', ['может быть', 'другой'], 'N10', 'нет такого решения', 1],
  ['two candidates for one row', [null, 'другой', 'тот же', 'тот же'], 'N13', 'противоречат', 1],
] as const)(
  'what cannot be understood is told with its cell: %s',
  async (_, decisions, cell, text, applied) => {
    const { ask, run, output, store } = await workspaceWithQuestions();
    await ask();
    await fillIn(output, decisions);
    const { exit, out } = await run({ apply: output });
    expect(exit).toBe(1);
    expect(out).toContain(`ячейка ${cell}: `);
    expect(out).toContain(text);
    expect(out).not.toMatch(/Тестов|Пример|Анна/);
    expect(store.reviews({ decided: true })).toHaveLength(applied);
  },
);

it('rows may be sorted and left out; a number of another workspace answers nothing', async () => {
  const { ask, run, output, store } = await workspaceWithQuestions();
  await ask();
  const { sheet, save } = await openSheet(output);
  const number = (row: number) => sheet.getCell(`${QUESTION}${row}`);
  const twins = number(11).text;
  number(11).value = number(10).text.replace(/-[0-9a-f]{8}-/, '-00000000-');
  number(10).value = twins;
  sheet.getCell(`${DECISION}10`).value = 'другой';
  sheet.getCell(`${DECISION}11`).value = 'тот же';
  sheet.spliceRows(12, 2);
  await save();
  const { exit, out } = await run({ apply: output });
  expect(exit).toBe(1);
  expect(out).toContain('ячейка O11: такого вопроса в рабочей папке нет');
  expect(store.reviews({ decided: true })).toMatchObject([
    { decision: 'different', person: { person: { name: 'Игорь' } } },
  ]);
  expect(store.graduates()).toHaveLength(5);
});

it('an answer is listed by its number and taken back by it', async () => {
  const { run, store } = await workspaceWithQuestions();
  const [question] = store.reviews();
  store.decideReview(question?.id ?? 0, { same: question?.candidates[0]?.personId ?? 0 });
  const { out } = await run({ list: true });
  expect(out).toContain(question?.key);
  expect(out).not.toMatch(/Тестов|Пример/);
  expect(state(store)).toEqual([4, 2, 1]);
  expect((await run({ reopen: question?.key })).out).toContain('Решение отменено');
  expect(state(store)).toEqual([5, 3, 0]);
  expect((await run({ reopen: question?.key })).out).toContain('отменять нечего');
  await expect(run({ reopen: '999' })).rejects.toThrow('Вопроса № 999');
});

it('a workbook of something else is refused', async () => {
  const { folder, run, store } = await workspaceWithQuestions();
  const path = join(folder, 'другая.xlsx');
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Лист1').addRow(['ФИО', 'Решение']);
  await workbook.xlsx.writeFile(path);
  await expect(run({ apply: path })).rejects.toThrow('не книга спорных случаев');
  expect(state(store)).toEqual([5, 3, 0]);
});
