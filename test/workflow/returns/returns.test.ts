import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { parseMessage } from '../../../src/mail/parse-message.ts';
import { returnsDocument } from '../../../src/reports/documents/returns-document.ts';
import { importFiles } from '../../../src/workflow/import/import-files.ts';
import { listReturns } from '../../../src/workflow/returns/list-returns.ts';
import { writeReplies } from '../../../src/workflow/returns/write-replies.ts';
import { writeTemplates } from '../../../src/workflow/returns/write-templates.ts';
import { A, B, edited, HEADER, MONDAY, ReturnsCase } from './returns-case.ts';

const WEEK = { asOf: MONDAY, cohort: 2026 };
const REASON = 'проверка ответов';

/** Two colleges in one list: each has a bad cell, and the first a row without a name. */
const TWO_COLLEGES = [
  ['Сводный список, ответственная Секретова Зоя'],
  HEADER,
  ['Альфин Иван Ильич', '45.09.2007', 'Первый техникум', '15.01.05', 'трудоустроен'],
  ['Бетин Олег Ильич', '01.02.2007', 'Первый техникум', '15.01.05', 'самозанятый'],
  ['???', '01.02.2007', 'Первый техникум', '15.01.05', 'призван'],
  ['Гаммин Пётр Ильич', '32.01.2007', 'Второй колледж', '09.02.07', 'будет трудоустроен'],
  ['Дельтин Семён Ильич', '03.02.2007', 'Второй колледж', '09.02.07', 'неведомо что'],
];

const OWN_LIST = [
  HEADER.filter((header) => header !== 'Колледж'),
  ['Альфин Иван Ильич', '45.09.2007', '15.01.05', 'трудоустроен'],
  ['Бетин Олег Ильич', '01.02.2007', '15.01.05', 'самозанятый'],
];

async function replies(made: ReturnsCase, folder = 'ответы') {
  return await made.open((workspace) =>
    writeReplies(workspace, { ...WEEK, output: folder, cwd: made.folder, reason: REASON, force: false }),
  );
}
const states = async (made: ReturnsCase) =>
  (await made.open(async (workspace) => listReturns(workspace, WEEK))).colleges;

describe('the same bytes again', () => {
  const weeks = ['2026-05-25', '2026-06-01'] as const;

  async function imported(names: readonly string[], now: string) {
    const made = await ReturnsCase.start();
    made.now = now as IsoInstant;
    return await made.open(async (workspace) => {
      const outcomes: (readonly [string, string, string])[] = [];
      const request = {
        kind: null,
        asOf: null,
        cohort: null,
        college: null,
        edition: null,
        dryRun: false,
      } as const;
      for (const round of [1, 2])
        for await (const { status, asOf, path } of importFiles(
          workspace,
          names.map((name) => ({ path: made.file(name, OWN_LIST), shown: name })),
          request,
          () => {},
        ))
          outcomes.push([`${round}: ${path}`, status, asOf]);
      return outcomes;
    });
  }

  test('under a name of another day they speak of that day, and each day is read once', async () => {
    expect(
      await imported(
        weeks.map((week) => `список ${week}.xlsx`),
        '2026-06-02T05:00:00Z',
      ),
    ).toEqual([
      ['1: список 2026-05-25.xlsx', 'imported', '2026-05-25'],
      ['1: список 2026-06-01.xlsx', 'imported', '2026-06-01'],
      ['2: список 2026-05-25.xlsx', 'unchanged', '2026-05-25'],
      ['2: список 2026-06-01.xlsx', 'unchanged', '2026-06-01'],
    ]);
  });

  test('without a day anybody told they are the file of the first time, in whatever week it is seen again', async () => {
    const made = await ReturnsCase.start();
    const path = made.file('список.xlsx', OWN_LIST);
    await made.import(path);
    made.now = '2026-06-02T05:00:00Z' as IsoInstant;
    const request = { kind: null, asOf: null, cohort: null, college: null, edition: null, dryRun: false };
    const again = await made.open(async (workspace) => {
      for await (const file of importFiles(workspace, [{ path, shown: 'список.xlsx' }], request, () => {}))
        return file;
      return null;
    });
    expect([again?.status, again?.asOf]).toEqual(['unchanged', MONDAY]);
  });
});

describe('files of one day', () => {
  test('a list that tells who is who is read before those that only name people', async () => {
    const made = await ReturnsCase.start();
    made.now = '2026-05-25T05:00:00Z' as IsoInstant;
    const files = [
      made.file('а-анкета.xlsx', [
        ['Отметка времени', 'ФИО', 'Колледж', 'Группа', 'Планы'],
        ['12.04.2026', 'Альфин Иван Ильич', 'Первый техникум', 'С-41', 'поступить в вуз'],
      ]),
      made.file('б-иуп.xlsx', [
        ['ФИО', 'Колледж', 'Группа', 'Приказ об ИУП', 'Место работы'],
        ['Альфин Иван Ильич', 'Первый техникум', 'С-41', '45-у', 'АО «Завод»'],
      ]),
      made.file('в-список.xlsx', [
        ['ФИО', 'Дата рождения', 'Колледж', 'Группа', 'Код специальности'],
        ['Альфин Иван Ильич', '15.09.2007', 'Первый техникум', 'С-41', '15.01.05'],
      ]),
    ];
    const request = { kind: null, asOf: null, cohort: null, college: null, edition: null, dryRun: false };
    const inputs = files.map((path) => ({ path, shown: basename(path) }));
    const outcome = await made.open(async (workspace) => {
      const order: string[] = [];
      for await (const { path } of importFiles(workspace, inputs, request, () => {})) order.push(path);
      return { order, persons: workspace.store.graduates().length };
    });
    expect(outcome).toEqual({ order: ['в-список.xlsx', 'а-анкета.xlsx', 'б-иуп.xlsx'], persons: 1 });
  });
});

describe('who has sent what', () => {
  test('due times of the region’s zone, late and in time, problems by college', async () => {
    const made = await ReturnsCase.start();
    const before = await states(made);
    expect(before.map(({ college, state, due, email }) => [college, state, due, email])).toEqual([
      [B, 'waiting', '2026-05-25T10:00:00Z', 'vtoroj@example.org'],
      [A, 'waiting', '2026-05-25T07:00:00Z', 'pervyj@example.org'],
    ]);
    made.now = '2026-05-25T08:10:00Z' as IsoInstant;
    await made.import(made.file('сводный.xlsx', TWO_COLLEGES));
    const report = await made.open(async (workspace) => listReturns(workspace, WEEK));
    expect(report.colleges).toMatchObject([
      { college: A, state: 'late', lateMinutes: 70, files: 1, accepted: 2, errors: 1, warnings: 0 },
      { college: B, state: 'on-time', lateMinutes: null, files: 1, accepted: 2, errors: 2 },
    ]);
    expect(report.unassigned).toMatchObject({ files: 0, rejected: 1 });
    expect(() => returnsDocument.parse({ schema: 'route.returns/1', ...report })).not.toThrow();
  });

  test('the campaign’s weekday is looked for inside the seven days', async () => {
    const made = await ReturnsCase.start();
    made.configure({ campaign: { weekday: 'friday', dueTime: '18:00', cohort: 2026 } });
    expect((await states(made)).map(({ due }) => due)).toEqual([
      '2026-05-22T10:00:00Z',
      '2026-05-22T13:00:00Z',
    ]);
  });

  test('a list sent again under its old name answers the first one', async () => {
    const made = await ReturnsCase.start();
    await made.import(made.file('список.xlsx', OWN_LIST), A);
    expect(await states(made)).toMatchObject([{ college: B }, { college: A, errors: 1, files: 1 }]);
    made.now = '2026-05-25T06:00:00Z' as IsoInstant;
    const corrected = OWN_LIST.map((row) => row.map((cell) => cell.replace('45.09', '15.09')));
    await made.import(made.file('список.xlsx', corrected), A);
    expect(await states(made)).toMatchObject([
      { college: B },
      { college: A, files: 2, accepted: 2, errors: 0, receivedAt: '2026-05-25T05:00:00Z' },
    ]);
  });

  test('lists of two colleges under one name stay apart', async () => {
    const made = await ReturnsCase.start();
    await made.import(made.file('список.xlsx', OWN_LIST), A);
    made.now = '2026-05-25T06:00:00Z' as IsoInstant;
    const other = [OWN_LIST[0] ?? [], ['Гаммин Пётр Ильич', '05.01.2007', '09.02.07', 'служит в армии']];
    await made.import(made.file('список.xlsx', other), B);
    expect(await states(made)).toMatchObject([
      { college: B, files: 1, accepted: 1, errors: 0 },
      { college: A, files: 1, accepted: 2, errors: 1 },
    ]);
  });
});

describe('a file nobody can read', () => {
  test('leaves a trace at its college, named or told by the name of the file, until its bytes are read', async () => {
    const made = await ReturnsCase.start();
    const broken = join(made.folder, '..', 'Первый техникум.xlsx');
    writeFileSync(broken, Buffer.from('PK\u0003\u0004 обрезано'));
    await expect(made.import(broken)).rejects.toMatchObject({ code: 'file-unreadable' });
    await expect(made.import(made.file('~$список.xlsx', []), B)).rejects.toMatchObject({ code: 'file-lock' });
    const [first] = await states(made);
    expect(first).toMatchObject({ college: A, state: 'unreadable', unreadable: 1, files: 0 });
    expect(await made.open(async ({ store }) => store.refusals())).toMatchObject([
      { fileName: 'Первый техникум.xlsx', code: 'file-unreadable', college: A, asOf: MONDAY },
    ]);
    await expect(made.import(broken)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect((await states(made))[0]).toMatchObject({ college: A, unreadable: 1 });
    made.now = '2026-05-25T05:20:00Z' as IsoInstant;
    await made.import(made.file('список.xlsx', OWN_LIST), A);
    expect((await states(made)).find(({ college }) => college === A)).toMatchObject({
      state: 'on-time',
      unreadable: 0,
    });
  });
});

describe('replies', () => {
  test('each college gets its own rows and nothing of another’s, in workbook, letter and names of files', async () => {
    const made = await ReturnsCase.start();
    await made.import(made.file('сводный.xlsx', TWO_COLLEGES));
    const { replies: written, skipped } = await replies(made);
    expect(skipped).toEqual([]);
    expect(written.map(({ college, email, findings }) => [college, email, findings])).toEqual([
      [B, 'vtoroj@example.org', 2],
      [A, 'pervyj@example.org', 3],
    ]);
    const [second, first] = written.map(({ workbooks }) => everything(workbooks[0] ?? ''));
    for (const name of ['Гаммин', 'Дельтин', 'Секретова']) expect(first).not.toContain(name);
    for (const name of ['Альфин', 'Бетин', '???', 'Секретова']) expect(second).not.toContain(name);
    expect(first).toContain('Альфин');
    expect(second).toContain('Дельтин');
    for (const { letter } of written) {
      const eml = readFileSync(letter ?? '');
      const message = await parseMessage(eml);
      expect(message.attachments).toHaveLength(1);
      const body = Buffer.from(
        /base64\r\n\r\n([\s\S]*?)\r\n--/.exec(eml.toString('latin1'))?.[1] ?? '',
        'base64',
      );
      expect(`${message.subject} ${body.toString('utf8')}`).not.toMatch(
        /Альфин|Бетин|Гаммин|Дельтин|Секретова/,
      );
    }
  });

  test('cells stand at their addresses, bad ones coloured with a note', async () => {
    const made = await ReturnsCase.start();
    await made.import(made.file('сводный.xlsx', TWO_COLLEGES));
    const { replies: written } = await replies(made);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(written[1]?.workbooks[0] ?? '');
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Замечания', 'Список']);
    const sheet = workbook.getWorksheet('Список');
    expect(sheet?.getCell('A2').value).toBe('ФИО');
    expect(sheet?.getCell('B3').value).toBe('45.09.2007');
    expect(sheet?.getCell('B3').fill).toMatchObject({ fgColor: { argb: 'FFF4B6A6' } });
    expect(JSON.stringify(sheet?.getCell('B3').note)).toContain('ДД.ММ.ГГГГ');
    expect(sheet?.getCell('A4').note).toBeUndefined();
    expect(sheet?.getCell('A6').value).toBeNull();
    const list = workbook.getWorksheet('Замечания');
    expect(list?.getCell('C7').value).toMatchObject({ hyperlink: "#'Список'!B3" });
  });

  test('corrected in the reply and sent back, the findings are gone', async () => {
    const made = await ReturnsCase.start();
    await made.import(made.file('сводный.xlsx', TWO_COLLEGES));
    const { replies: written } = await replies(made);
    made.now = '2026-05-25T06:30:00Z' as IsoInstant;
    const target = join(made.folder, '..', 'исправлено.xlsx');
    await edited(written[1]?.workbooks[0] ?? '', target, (workbook) => {
      const sheet = workbook.getWorksheet('Список');
      if (sheet === undefined) return;
      sheet.getCell('B3').value = '15.09.2007';
      sheet.getCell('A5').value = 'Эпсилонов Лев Ильич';
    });
    const again = await made.import(target);
    expect(again.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(again.rows).toMatchObject({ accepted: 2, unchanged: 1, rejected: 0 });
    const after = await states(made);
    expect(after.find(({ college }) => college === A)).toMatchObject({ errors: 0, warnings: 0 });
    expect(after.find(({ college }) => college === B)).toMatchObject({ errors: 2 });
    // Only the other college is still to be answered.
    expect((await replies(made, 'ещё')).replies.map(({ college }) => college)).toEqual([B]);
  });

  test('sent back as it is, it has the same problems at the same cells', async () => {
    const made = await ReturnsCase.start();
    const first = await made.import(made.file('сводный.xlsx', TWO_COLLEGES));
    const { replies: written } = await replies(made);
    const places = (findings: typeof first.findings) =>
      findings
        .filter(({ severity }) => severity !== 'info')
        .map(({ at, code, args }) => JSON.stringify([at.sheet, at.cell, at.row, code, args]))
        .sort();
    const told = [];
    for (const { workbooks } of written) told.push(...(await made.import(workbooks[0] ?? '')).findings);
    expect(places(told)).toEqual(places(first.findings));
  });

  test('widths, merges, kinds of values and hidden columns are those of the original', async () => {
    const made = await ReturnsCase.start();
    const path = join(made.folder, '..', 'Первый техникум.xlsx');
    const original = new ExcelJS.Workbook();
    const sheet = original.addWorksheet('1 курс & «3»');
    sheet.addRows([
      ['Первый техникум, список на 25.05.2026'],
      ['№', 'ФИО', 'Дата рождения', 'СНИЛС', 'Специальность', 'Заметки', 'Паспорт'],
      [
        1,
        'Альфин Иван Ильич',
        new Date('2007-09-15T00:00:00Z'),
        99900000158,
        '15.01.05',
        true,
        '9999 000001',
      ],
      [2, 'Бетин Олег Ильич', '45.09.2007', 99900000259, '15.01.05', '=1+1', '9999 000002'],
    ]);
    sheet.mergeCells('A1:F1');
    sheet.getColumn(2).width = 33.5;
    sheet.getColumn(6).hidden = true;
    sheet.getCell('D3').numFmt = '000000000000';
    await original.xlsx.writeFile(path);
    await made.import(path);
    const { replies: written } = await replies(made);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(written[0]?.workbooks[0] ?? '');
    const back = workbook.getWorksheet('1 курс & «3»');
    expect(back?.getCell('A1').isMerged && back.getCell('F1').master.address).toBe('A1');
    expect(back?.getColumn(2).width).toBeCloseTo(33.5, 1);
    expect(back?.getColumn(6).hidden).toBe(true);
    expect(['A3', 'C3', 'D3', 'F3', 'F4'].map((cell) => back?.getCell(cell).value)).toEqual([
      1,
      new Date('2007-09-15T00:00:00Z'),
      99900000158,
      true,
      '=1+1',
    ]);
    expect(back?.getCell('D3').numFmt).toBe('000000000000');
    expect(back?.getCell('G2').value).toBe('Паспорт');
    expect(everything(written[0]?.workbooks[0] ?? '')).not.toContain('9999 00000');
  });

  test('a list whose college was named on import is known by its persons', async () => {
    const made = await ReturnsCase.start();
    await made.import(made.file('список.xlsx', OWN_LIST), A);
    const { replies: written } = await replies(made);
    expect(written).toMatchObject([{ college: A, findings: 1 }]);
    const back = await edited(
      written[0]?.workbooks[0] ?? '',
      join(made.folder, '..', 'Первый техникум.xlsx'),
      (workbook) => {
        const sheet = workbook.getWorksheet('Список');
        if (sheet !== undefined) sheet.getCell('B2').value = '15.09.2007';
      },
    );
    expect((await made.import(back)).findingCounts).toMatchObject({ error: 0, warning: 0 });
  });

  test('the bytes imported are answered, whatever lies at their place now', async () => {
    const made = await ReturnsCase.start();
    const path = made.file('сводный.xlsx', TWO_COLLEGES);
    await made.import(path);
    const bytes = readFileSync(path);
    made.file('сводный.xlsx', [HEADER, ['Чужой Иван Ильич', '', A, '', '']]);
    const { replies: written } = await replies(made);
    expect(written).toHaveLength(2);
    for (const { workbooks } of written) expect(everything(workbooks[0] ?? '')).not.toContain('Чужой');
    // Without the copy of the inbox the original is not used once its bytes are others, and that is said.
    const inbox = join(made.folder, 'inbox');
    rmSync(inbox, { recursive: true });
    const { skipped } = await replies(made);
    expect(skipped).toMatchObject([
      { file: 'сводный.xlsx', reason: expect.stringContaining('исходного файла нет') },
    ]);
    writeFileSync(path, bytes);
    expect((await replies(made)).replies).toHaveLength(2);
  });

  test('the same week gives the same bytes, files are private, one entry of the journal', async () => {
    const made = await ReturnsCase.start();
    await made.import(made.file('сводный.xlsx', TWO_COLLEGES));
    const { replies: written } = await replies(made);
    const folder = join(made.folder, 'ответы');
    const bytes = () =>
      readdirSync(folder)
        .sort()
        .map((name) => readFileSync(join(folder, name)).toString('base64'));
    const before = bytes();
    expect((await replies(made)).replies).toEqual(written);
    expect(bytes()).toEqual(before);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
      if (name !== 'manifest.json') expect(name).toContain('ограниченный доступ');
    }
    const journal = await made.open(async ({ store }) => store.journalEntries());
    expect(journal.filter(({ action }) => action === 'reply')).toMatchObject([
      { outputClass: 'restricted', reason: REASON, details: { colleges: 2, files: 2 } },
    ]);
  });

  test('an original inside an archive is found there', async () => {
    const made = await ReturnsCase.start();
    const path = made.file('сводный.xlsx', TWO_COLLEGES);
    await made.import(path);
    const archive = join(made.folder, '..', 'почта.zip');
    writeFileSync(archive, zipSync({ 'сводный.xlsx': readFileSync(path) }));
    // As an import of the archive's file is remembered: the archive in place of a folder.
    renameSync(path, `${path}.прочь`);
    rmSync(join(made.folder, 'inbox'), { recursive: true });
    await made.open(async (workspace) => {
      const [file] = workspace.store.imports().filter(({ kind }) => kind === 'graduates');
      const { store } = workspace;
      const moved = {
        ...store,
        imports: () =>
          store
            .imports()
            .map((one) => (one.id === file?.id ? { ...one, path: join(archive, 'сводный.xlsx') } : one)),
      };
      const request = { ...WEEK, output: 'ответы', cwd: made.folder, reason: REASON, force: false };
      expect((await writeReplies({ ...workspace, store: moved }, request)).replies).toHaveLength(2);
    });
  });
});

describe('templates', () => {
  test('one for each college, filled in and returned it is read without a question', async () => {
    const made = await ReturnsCase.start();
    const clean = [
      HEADER,
      ['Альфин Иван Ильич', '15.09.2007', A, '15.01.05', 'трудоустроен'],
      ['Гаммин Пётр Ильич', '12.01.2007', 'Второй колледж', '09.02.07', 'будет трудоустроен'],
    ];
    await made.import(made.file('сводный.xlsx', clean));
    const request = { college: null, ...WEEK, reason: REASON, output: null, cwd: made.folder, force: false };
    const write = (college: string | null) =>
      made.open((workspace) => writeTemplates(workspace, { ...request, college }));
    const written = await write(null);
    expect(written.map(({ college, persons, status }) => [college, persons, status])).toEqual([
      [B, 1, 'written'],
      [A, 1, 'written'],
    ]);
    expect((await write('первый техникум')).map(({ status }) => status)).toEqual(['unchanged']);
    await expect(write('Третий лицей')).rejects.toMatchObject({ code: 'college-unknown' });
    const path = written[1]?.path ?? '';
    expect(everything(path)).not.toContain('Гаммин');
    expect(basename(path)).not.toMatch(/\d\d[.-]\d\d/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    made.now = '2026-05-25T06:30:00Z' as IsoInstant;
    const back = await edited(path, join(made.folder, '..', 'ответ.xlsx'), (workbook) => {
      const sheet = workbook.worksheets[0];
      if (sheet !== undefined) sheet.getCell('I6').value = 'Призван, проходит срочную службу';
    });
    const read = await made.import(back);
    expect(read.findings.filter(({ severity }) => severity !== 'info')).toEqual([]);
    const graduates = await made.open(async ({ store }) => store.graduates({ cohort: 2026 }));
    expect(graduates.map(({ person, college, status }) => [person.surname, college, status?.kind])).toEqual([
      ['Альфин', A, 'conscript'],
      ['Гаммин', 'Второй колледж', 'will-be-employed'],
    ]);
    const journal = await made.open(async ({ store }) => store.journalEntries());
    expect(journal.filter(({ action }) => action === 'template')).toHaveLength(1);
  });
});

/** All text a workbook's package holds. */
function everything(path: string): string {
  const decoder = new TextDecoder();
  return Object.values(unzipSync(readFileSync(path)))
    .map((part) => decoder.decode(part))
    .join('\n');
}
