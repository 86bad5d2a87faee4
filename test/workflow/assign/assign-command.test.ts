import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import ExcelJS from 'exceljs';
import { expect, it, onTestFinished } from 'vitest';
import { command } from '../../../src/commands/assign.ts';
import type { RunContext } from '../../../src/commands/command.ts';
import type { GraduateRecord } from '../../../src/domain/graduate.ts';
import type { SpoCode } from '../../../src/domain/spo-code.ts';
import {
  ADOPTED_HEADER,
  NUMBER_HEADER,
  REASON_HEADER,
} from '../../../src/reports/assign/referral-columns.ts';
import { type AssignDocument, assignDocument } from '../../../src/reports/documents/assign-document.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import {
  clock,
  day,
  graduate,
  importAll,
  status,
  temporaryFolder,
  vacancy,
} from '../../store/sample-imports.ts';

const NAMES = /Сваркин|Швов|Электродов|Пламенев/;

const welder = (fio: string, stated: Partial<GraduateRecord> = {}) =>
  graduate({
    fio,
    specialty: { code: '15.01.05' as SpoCode, edition: '336' },
    birthDate: day('2006-01-02'),
    residence: 'Ревда',
    ...stated,
  });
const FOUR = [
  welder('Сваркин Тест Первый', { consentDate: day('2026-05-01') }),
  welder('Швов Тест Второй', { consentDate: day('2024-05-01') }),
  welder('Электродов Тест Третий', { college: 'Другой колледж' }),
  welder('Пламенев Тест Четвёртый', { consentDate: day('2027-01-01') }),
];
const job = (id: string, places: number, name: string) =>
  vacancy(id, { places, employer: { name, inn: null, ogrn: null, agency: false } });

/** A workspace with four welders of two colleges and three places at two employers. */
async function workspace() {
  const folder = temporaryFolder();
  const { now } = clock('2026-06-01T08:00:00Z');
  const region = findRegion('Свердловская область');
  const paths = await createWorkspace(folder, region, { cohort: 2026, specialBasis: null, now: now() });
  const store = openStore(paths.database, { now });
  onTestFinished(() => store.close());
  await importAll(store, 'graduates', FOUR, { asOf: day('2026-05-18') });
  await importAll(store, 'vacancies', [job('a', 2, 'ООО «Шов»'), job('b', 1, 'АО «Дуга»')], {
    asOf: day('2026-05-18'),
    complete: true,
  });
  const run = async (options: Record<string, unknown>, json = false) => {
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
      commandLine: 'route assign',
    };
    const exit = await command.run([], options, context);
    return { exit, out };
  };
  const issue = (asOf: string) => run({ asOf, restricted: true, reason: 'направления', force: true });
  const numbers = async (asOf: string): Promise<AssignDocument> => {
    const { out } = await run({ asOf }, true);
    return assignDocument.parse(JSON.parse(out));
  };
  const book = (asOf: string) => join(folder, 'reports', `Направления ${asOf}, ограниченный доступ.xlsx`);
  return { folder, store, run, issue, numbers, book };
}

/** Text of every cell of a workbook, by sheet. */
async function read(path: string): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const rows: string[][] = [];
      sheet.eachRow((row) => {
        const cells: string[] = [];
        row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text));
        rows.push(cells);
      });
      return [sheet.name, rows];
    }),
  );
}

/** Fills in answers by surname: «да», «нет», or «нет» with a reason. */
async function answer(path: string, answers: Readonly<Record<string, readonly [string, string?]>>) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.getWorksheet('Направления');
  if (sheet === undefined) throw new Error('no sheet');
  let columns: readonly [number, number] | null = null;
  sheet.eachRow((row) => {
    const at = (header: string) => {
      let found = 0;
      row.eachCell((cell, column) => {
        if (cell.text === header && found === 0) found = column;
      });
      return found;
    };
    if (columns === null && at(ADOPTED_HEADER) > 0) columns = [at(ADOPTED_HEADER), at(REASON_HEADER)];
    const [surname = ''] = row.getCell(1).text.split(' ');
    const given = answers[surname];
    if (columns === null || given === undefined) return;
    row.getCell(columns[0]).value = given[0];
    if (given[1] !== undefined) row.getCell(columns[1]).value = given[1];
  });
  await workbook.xlsx.writeFile(path);
}

it('tells numbers and proof without names, and writes a workbook without names', async () => {
  const { run, folder, store } = await workspace();
  const { exit, out } = await run({ asOf: '2026-05-18' });
  expect(exit).toBe(0);
  expect(out).toContain('Ищут место 4, есть предложение у 3, без места 1');
  expect(out).toContain('разрыв 0');
  expect(out).not.toMatch(NAMES);
  const sheets = await read(join(folder, 'reports', 'Распределение 2026-05-18, служебное.xlsx'));
  expect([...sheets.keys()]).toEqual([
    'Сводка',
    'Потоки',
    'Работодателям',
    'Не размещены',
    'Что изменилось',
    'Доказательство',
  ]);
  expect(JSON.stringify([...sheets])).not.toMatch(NAMES);
  expect(JSON.stringify(sheets.get('Не размещены'))).toContain('3 места (Ревда), на них 4 выпускника');
  expect(store.referralBatches()).toEqual([]);
});

it('names only with a journaled reason: a workbook of the region and one a college, with its own people', async () => {
  const { run, issue, folder, book, store } = await workspace();
  await expect(run({ restricted: true })).rejects.toThrow('персональные данные');
  await expect(run({ college: 'Пробный колледж' })).rejects.toThrow('персональные данные');
  const { out } = await issue('2026-05-18');
  expect(out).not.toMatch(NAMES);
  expect(JSON.stringify([...(await read(book('2026-05-18')))])).toMatch(/Сваркин/);
  const colleges = join(folder, 'reports', 'Направления 2026-05-18');
  const books = readdirSync(colleges).filter((name) => name.endsWith('.xlsx'));
  expect(books).toEqual([
    'Направления, Другой колледж, ограниченный доступ.xlsx',
    'Направления, Пробный колледж, ограниченный доступ.xlsx',
  ]);
  expect(JSON.stringify([...(await read(join(colleges, books[0] ?? '')))])).not.toMatch(
    /Сваркин|Швов|Пламенев/,
  );
  expect(store.journalEntries().filter(({ reason }) => reason === 'направления').length).toBe(2);
  expect(JSON.stringify([store.journalEntries(), store.reports()])).not.toMatch(NAMES);
});

it('a repeated run changes nothing; an unchanged week moves nobody', async () => {
  const { issue, numbers, store } = await workspace();
  await issue('2026-05-18');
  const { out } = await issue('2026-05-18');
  expect(out).toContain('Без изменений');
  expect(out).toContain('Запомнено предложений и изменений: 0');
  expect(await numbers('2026-05-25')).toMatchObject({ moved: [], unmoved: 3 });
  await issue('2026-05-25');
  expect(store.referralBatches().map(({ kind, events }) => [kind, events])).toEqual([['proposal', 3]]);
});

it('takes answers back: adopted stay, declined go elsewhere, and undoing forgets them', async () => {
  const { run, issue, numbers, book, store } = await workspace();
  await issue('2026-05-18');
  const path = book('2026-05-18');
  await answer(path, { Сваркин: ['да'], Швов: ['нет', 'далеко'], Электродов: ['может быть'] });
  const { exit, out } = await run({ asOf: '2026-05-18', adopt: [path] });
  expect(exit).toBe(1);
  expect(out).toContain('принято 1, отказов 1, без изменений 0, без ответа 0');
  expect(out).toMatch(/лист «Направления», [A-Z]+\d+: нужно «да» или «нет»/);
  expect(out).not.toMatch(NAMES);
  const again = await run({ asOf: '2026-05-18', adopt: [path] });
  expect(again.out).toContain('принято 0, отказов 0, без изменений 2');

  const { classes, moved } = await numbers('2026-05-25');
  expect(classes[0]).toEqual({ class: 'kept', persons: 1, placed: 1 });
  expect(moved).toEqual([{ cause: 'declined', count: 1 }]);
  await issue('2026-05-25');
  const sheets = await read(book('2026-05-25'));
  expect(JSON.stringify(sheets.get('Что изменилось'))).toMatch(/Швов.*отказ: далеко/);

  const answers = store.referralBatches().find(({ kind }) => kind === 'answers');
  await run({ undo: String(answers?.id) });
  expect((await numbers('2026-06-01')).classes[0]).toEqual({ class: 'kept', persons: 0, placed: 0 });
  await expect(run({ undo: String(answers?.id) })).rejects.toThrow('уже отменена');
  expect((await run({ list: true })).out).toContain('отменено');
});

it('says why a referral fell: the advert closed, the person found work', async () => {
  const { run, issue, numbers, book, store } = await workspace();
  await issue('2026-05-18');
  await answer(book('2026-05-18'), { Сваркин: ['да'], Швов: ['да'], Электродов: ['да'] });
  await run({ asOf: '2026-05-18', adopt: [book('2026-05-18')] });
  await importAll(store, 'vacancies', [job('b', 1, 'АО «Дуга»')], {
    asOf: day('2026-05-25'),
    complete: true,
  });
  await importAll(store, 'graduates', [welder('Сваркин Тест Первый', { status: status('employed') })], {
    asOf: day('2026-05-25'),
  });
  const { moved, unmoved } = await numbers('2026-05-25');
  expect([moved, unmoved]).toEqual([
    [
      { cause: 'advert-closed', count: 1 },
      { cause: 'not-seeking', count: 1 },
    ],
    1,
  ]);
  await issue('2026-05-25');
  expect(JSON.stringify((await read(book('2026-05-25'))).get('Что изменилось'))).toMatch(
    /Сваркин.*трудоустроен.*вакансия закрыта|вакансия закрыта.*трудоустроен/s,
  );
  // Told once.
  expect((await numbers('2026-06-01')).moved).toEqual([]);
});

it('a workbook of an earlier proposal is not taken for the newer one', async () => {
  const { run, issue, book, store } = await workspace();
  await issue('2026-05-18');
  await importAll(store, 'vacancies', [job('c', 4, 'ООО «Новое»')], {
    asOf: day('2026-05-25'),
    complete: true,
  });
  await issue('2026-05-25');
  await answer(book('2026-05-18'), { Сваркин: ['да'] });
  const { exit, out } = await run({ asOf: '2026-05-25', adopt: [book('2026-05-18')] });
  expect(exit).toBe(1);
  expect(out).toContain('направление заменено более поздним');
});

it('refuses a file that is no workbook of referrals', async () => {
  const { run, folder } = await workspace();
  await run({ asOf: '2026-05-18' });
  const path = join(folder, 'reports', 'Распределение 2026-05-18, служебное.xlsx');
  await expect(run({ adopt: [path] })).rejects.toThrow(NUMBER_HEADER);
});

it('an employer learns how many, and by name only who consented, of late', async () => {
  const { run, folder } = await workspace();
  await run({ asOf: '2026-05-18', employer: 'Шов' });
  const plain = await read(join(folder, 'reports', 'Работодателю 2026-05-18, ООО «Шов», служебное.xlsx'));
  expect([...plain.keys()]).toEqual(['Работодателям']);
  expect(JSON.stringify([...plain])).not.toMatch(/Дуга/);
  expect(JSON.stringify([...plain])).not.toMatch(NAMES);
  await run({ asOf: '2026-05-18', employer: 'Шов', restricted: true, reason: 'встреча с работодателем' });
  const named = await read(
    join(folder, 'reports', 'Работодателю 2026-05-18, ООО «Шов», ограниченный доступ.xlsx'),
  );
  const text = JSON.stringify(named.get('С согласия выпускников'));
  expect(text).not.toMatch(/Швов|Электродов|Пламенев|2006/);
  expect(text).toContain('Сваркин');
  await expect(run({ asOf: '2026-05-18', employer: 'Небывалый' })).rejects.toThrow('нет');
});

it('tries changes out and keeps nothing', async () => {
  const { run, store } = await workspace();
  const { out } = await run({ asOf: '2026-05-18', whatIf: ['места:Дуга:1'] });
  expect(out).toContain('Размещено было бы 4 вместо 3 (+1)');
  expect(out).toMatch(/Сварщик.*без места 0 вместо 1/);
  const json = await run({ asOf: '2026-05-18', whatIf: ['места:Дуга:1', 'радиус:60'] }, true);
  expect(assignDocument.parse(JSON.parse(json.out)).whatIf).toMatchObject({
    placed: 4,
    unserved: [],
    gap: '0',
  });
  expect([store.referralBatches(), store.journalEntries()]).toEqual([[], []]);
});

it('a comparison asked for as a workbook is one, and nothing else is kept', async () => {
  const { run, store, folder } = await workspace();
  await run({ asOf: '2026-05-18', whatIf: ['места:Дуга:1'], output: 'что-если.xlsx' });
  const sheet = (await read(join(folder, 'что-если.xlsx'))).get('Что если');
  const lines = sheet?.map((row) => (new Set(row).size === 1 ? row[0] : row.join(' | ')));
  expect(lines).toEqual([
    'Что если: распределение выпускников на 18.05.2026',
    'Свердловская область · выпуск 2026 года · данные на 18.05.2026',
    'Если изменить: ещё 1 место: Сварщик, АО «Дуга».',
    'Оба распределения проверены независимо: разрыв 0 и 0. Это расчёт: направления не изменены.',
    'Класс: для служебного пользования в отчётности',
    'Есть предложение, человек',
    'Кто | Ищут место | Сейчас | Стало бы | Изменение',
    'остальные | 4 | 3 | 4 | 1',
    'Итого | 4 | 3 | 4 | 1',
    'Без места, человек: программы, для которых что-то меняется',
    'Программа | Сейчас | Стало бы | Изменение',
    'Сварщик (ручной и частично механизированной сварки (наплавки)) | 1 | 0 | -1',
    'Итого | 1 |  | -1',
  ]);
  expect(store.referralBatches()).toEqual([]);
  expect(store.journalEntries()).toMatchObject([{ action: 'assign', outputClass: 'official' }]);
});

it('answers why a graduate is not sent to an advert', async () => {
  const { run, store } = await workspace();
  const why = { restricted: true, reason: 'вопрос выпускника' };
  await expect(run({ whyNot: '1:a' })).rejects.toThrow('персональные данные');
  const said = [];
  for (const pair of ['1:a', '4:a', '1:нет', '99:a'])
    said.push((await run({ asOf: '2026-05-18', whyNot: pair, ...why })).out.trim());
  expect(said).toEqual([
    'предложена именно она',
    'места заняты: иначе без места остался бы другой',
    'такой вакансии среди распознанных открытых вакансий с местами нет',
    'направление не предлагается: больше нет в списках',
  ]);
  await expect(run({ whyNot: 'первый', ...why })).rejects.toThrow('не номер направления');
  expect(store.journalEntries().map(({ reason }) => reason)).toEqual(Array(4).fill('вопрос выпускника'));
});

it('erasing a person takes the referrals along', async () => {
  const { issue, store } = await workspace();
  await issue('2026-05-18');
  const before = store.referrals({ cohort: 2026 });
  store.erase({
    kind: 'subject',
    scope: 'проверка',
    reason: 'проверка',
    cohorts: [2026],
    persons: [1],
    registerRows: [],
    aggregates: null,
    mails: [],
    files: [],
    byHand: [],
    keys: [],
    secretMark: null,
    redact: (text) => text,
  });
  expect(before.map(({ graduateId }) => graduateId)).toContain(1);
  expect(store.referrals({ cohort: 2026 }).map(({ graduateId }) => graduateId)).not.toContain(1);
});
