import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { IsoDate, IsoInstant } from '../../../src/domain/iso-date.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { HEADER, impossibleSnils, listRow, PrivacyCase } from './privacy-case.ts';

const WHO = 'Зябликова Марфа Тестовна';
const OTHERS = ['Проверкин Олег Ильич', 'Образцов Пётр Семёнович', 'Зябликов Иван Тестович'];
const TRACES = [
  'Зябликова',
  'ЗЯБЛИКОВА',
  'зябликова',
  'Зябликовой',
  impossibleSnils(1),
  impossibleSnils(1).replace(/\D/g, ''),
];

async function started(): Promise<PrivacyCase> {
  const made = await PrivacyCase.start();
  const people = [WHO, ...OTHERS].map((fio, at) => listRow(fio, at + 1));
  await made.json('import', made.file('список 2026-05-18.csv', [HEADER, ...people]));
  await made.json(
    'import',
    made.file('список 2026-05-25.csv', [HEADER, listRow(WHO, 1, { status: 'призван' }), ...people.slice(1)]),
  );
  await made.json(
    'import',
    made.file('выпуск прошлого года 2025-06-01.csv', [HEADER, listRow(WHO, 1, { cohort: 2025 })]),
    '--cohort',
    '2025',
  );
  await made.json(
    'import',
    made.file('согласия 2026-05-25.csv', [
      'ФИО;Дата рождения;Дата согласия;Согласие действует до;Реквизиты согласия',
      `${WHO};02.03.2007;01.04.2026;31.12.2026;№ 5`,
      'Проверкин Олег Ильич;03.03.2007;02.04.2026;31.12.2026;№ 6',
    ]),
  );
  made.file('кто.txt', [WHO, '02.03.2007']);
  return made;
}

interface Found {
  readonly persons: readonly number[];
  readonly records: number;
  readonly registerRows: number;
  readonly destroyed: readonly string[];
  readonly byHand: readonly { readonly what: string }[];
  readonly masked: string;
}

describe('one person', () => {
  test('is found by name and birth date in every cohort, and shown masked', async () => {
    const made = await started();
    const found = await made.json<Found>('subject', '--find', join(made.root, 'кто.txt'));
    expect(found).toMatchObject({ records: 3, registerRows: 1, masked: 'З***а М***а' });
    expect(found.persons).toHaveLength(2);
    const byNumber = await made.json<Found>('subject', String(found.persons[0]));
    expect(byNumber.persons).toEqual(found.persons);
  });

  test('gets everything stored, with its sources', async () => {
    const made = await started();
    const store = openStore(join(made.folder, 'route.db'), { now: () => made.now as IsoInstant });
    const who = (await made.json<Found>('subject', '--find', join(made.root, 'кто.txt'))).persons;
    const other = store.graduates({ cohort: 2026 }).find(({ id }) => !who.includes(id))?.id ?? 0;
    const sent = (graduateId: number) => ({
      ...{ graduateId, advertId: 'a1', title: 'Сварщик', employer: 'ООО «Дуга»' },
      ...{ state: 'declined' as const, reason: 'far-away' as const },
    });
    const day = '2026-05-25' as IsoDate;
    const answers = { kind: 'answers' as const, file: null, asOf: day, cohort: 2026 };
    store.recordReferrals({ ...answers, events: [...who.map(sent), sent(other)] });
    store.undoReferrals(1);
    store.close();
    const refused = await made.route('subject', '1', '--export', 'данные.xlsx');
    expect(refused.code).toBe(2);
    await made.json('subject', '1', '--export', 'данные.xlsx', '--restricted', '--reason', 'запрос');
    const data = JSON.parse(readFileSync(join(made.root, 'данные.json'), 'utf8'));
    expect(data.graduates.map((each: { cohort: number }) => each.cohort).sort()).toEqual([2025, 2026]);
    expect(data.records).toHaveLength(3);
    expect(data.rows).toMatchObject([{ register: 'consents', values: { signed: '2026-04-01' } }]);
    const current = data.graduates.find((each: { cohort: number }) => each.cohort === 2026);
    expect(current.statusHistory).toMatchObject([
      { asOf: '2026-05-18', status: { kind: 'employed' } },
      { asOf: '2026-05-25', status: { kind: 'conscript' } },
    ]);
    expect(data.referrals).toHaveLength(who.length);
    expect(data.referrals[0]).toEqual({
      ...{ asOf: '2026-05-25', knownAt: made.now, undoneAt: made.now, advertId: 'a1', title: 'Сварщик' },
      ...{ employer: 'ООО «Дуга»', state: 'declined', reason: 'far-away' },
    });
    expect(data.files.length).toBeGreaterThanOrEqual(3);
    const strings = textOf(join(made.root, 'данные.xlsx'));
    expect(strings).toContain('Зябликова');
    expect(strings).toContain('далеко');
    expect(strings).not.toContain('Проверкин');
  });

  test('is erased from every file of the workspace, the others stay', async () => {
    const made = await started();
    await made.json('flag', '--as-of', '2026-05-25', '--restricted', '--reason', 'план Зябликовой М. Т.');
    copyFileSync(join(made.folder, 'route.db'), join(made.folder, 'route.db.v3.bak'));
    mkdirSync(join(made.folder, 'inbox', 'f'.repeat(32)));
    writeFileSync(
      join(made.folder, 'inbox', 'f'.repeat(32), 'message.eml'),
      `From: a@example.org\nSubject: =?utf-8?B?${Buffer.from('Список').toString('base64')}?=\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`Вакансий нет, ${WHO} не пришла`).toString('base64')}\n`,
    );
    const planned = await made.json<Found>('subject', '1', '--erase', '--reason', 'заявление');
    expect(made.filesWith(...TRACES).length).toBeGreaterThan(4);
    expect(planned.destroyed).toHaveLength(6);
    const done = await made.json<Found>(
      'subject',
      '1',
      '--erase',
      '--reason',
      'заявление Зябликовой Марфы',
      '--yes',
    );
    expect(done).toMatchObject({ action: 'erased', act: 1, compacted: true, byHand: [] });
    expect(made.filesWith(...TRACES)).toEqual([]);
    expect(made.filesWith('Проверкин')).not.toEqual([]);
    const { rows } = await made.json<{ rows: readonly { surname: string }[] }>(
      ...['list', 'graduates', '--restricted', '--reason', 'сверка'],
    );
    expect(rows.map(({ surname }) => surname)).toEqual(['Проверкин', 'Образцов', 'Зябликов']);
    expect((await made.route('subject', '1')).code).toBe(2);
    expect(
      (await made.json<{ checks: readonly { state: string }[] }>('doctor')).checks.map(({ state }) => state),
    ).not.toContain('error');
  });

  test('leaves an act with counts and digests, without a name', async () => {
    const made = await started();
    await made.json('subject', '1', '--erase', '--reason', 'заявление вх. 12', '--yes');
    const acts = readdirSync(join(made.folder, 'reports')).filter((name) => name.startsWith('Акт'));
    expect(acts.map((name) => name.split('.').at(-1)).sort()).toEqual(['docx', 'xlsx']);
    for (const act of acts) {
      const text = textOf(join(made.folder, 'reports', act));
      expect(text).toContain('заявление вх. 12');
      expect(text).toMatch(/псевдоним [0-9a-f]{16}/);
      expect(text).toMatch(/[0-9a-f]{64}/);
      expect(text).not.toMatch(/Зяблик/i);
    }
  });

  test('a message in quarantine that names the person is emptied, another waits on', async () => {
    const made = await started();
    const database = join(made.folder, 'route.db');
    const receive = (text: string, key: string) => {
      const bytes = Buffer.from(`From: ${key}@example.org\nSubject: x\n\n${text}\n`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      mkdirSync(join(made.folder, 'inbox', sha256.slice(0, 32)));
      writeFileSync(join(made.folder, 'inbox', sha256.slice(0, 32), 'message.eml'), bytes);
      const store = openStore(database, { now: () => made.now as IsoInstant });
      store.receiveMail(
        {
          key,
          messageId: key,
          sha256,
          sender: `${key}@example.org`,
          sentAt: null,
          attachments: 1,
          state: 'quarantined',
          college: null,
          reason: 'sender-unknown',
        },
        null,
      );
      store.close();
    };
    receive(WHO, 'a');
    receive('ничего', 'b');
    await made.json('subject', '1', '--erase', '--reason', 'заявление', '--yes');
    const store = openStore(database, { now: () => made.now as IsoInstant });
    expect(store.mails().map(({ state, sender }) => [state, sender])).toEqual([
      ['empty', null],
      ['quarantined', 'b@example.org'],
    ]);
    store.close();
    expect(made.filesWith(...TRACES)).toEqual([]);
  });

  test('files of others stay, also where the same words stand in rows of several people', async () => {
    const made = await started();
    const apart = ['Зябликова Анна Ильинична', 'Проба Марфа Ильинична', 'Иная Вера Тестовна'];
    await made.json(
      'import',
      made.file('другой колледж 2026-05-25.csv', [HEADER, ...apart.map((fio, at) => listRow(fio, at + 11))]),
    );
    const { destroyed } = await made.json<Found>('subject', '1', '--erase', '--reason', 'заявление');
    expect(destroyed.filter((path) => path.includes('другой'))).toEqual([]);
  });

  test('a file of the user in the workspace is told and left', async () => {
    const made = await started();
    writeFileSync(join(made.folder, 'мои заметки.txt'), `позвонить: ${WHO}`);
    const planned = await made.json<Found>('subject', '1', '--erase', '--reason', 'заявление', '--yes');
    expect(planned.byHand.map(({ what }) => what)).toEqual(['мои заметки.txt']);
  });

  test('does not come back by a file, until somebody allows it', async () => {
    const made = await started();
    await made.json('subject', '1', '--erase', '--reason', 'заявление', '--yes');
    const again = made.file('снова 2026-06-01.csv', [
      HEADER,
      listRow(WHO.toUpperCase(), 1),
      `${WHO};;;Пробный колледж;15.01.05;Сварщик;СВ-21;2026;призван`,
      `${WHO};17.11.2006;;Другой колледж;15.01.05;Сварщик;СВ-21;2026;призван`,
      listRow(OTHERS[0] ?? '', 2),
    ]);
    const imported = await made.json<{
      files: readonly { importId: number; rows: object; skippedBy: object }[];
    }>('import', again);
    expect(imported.files).toMatchObject([{ rows: { read: 4, skipped: 2 } }]);
    expect(made.filesWith(impossibleSnils(1))).toEqual([]);
    const told = await made.route('check');
    expect(told.out).toContain('субъект просил удалить данные');

    const who = join(made.root, 'кто.txt');
    expect((await made.route('subject', '--find', who, '--lift')).code).toBe(2);
    await made.json('subject', '--find', who, '--lift', '--reason', 'новое согласие');
    await made.json('undo', 'last');
    const back = await made.json<{ files: readonly object[] }>('import', again);
    expect(back.files).toMatchObject([{ rows: { skipped: 0 } }]);
  });

  test('without the secret nothing is imported, and another secret is told', async () => {
    const made = await started();
    await made.json('subject', '1', '--erase', '--reason', 'заявление', '--yes');
    const list = made.file('снова 2026-06-01.csv', [HEADER, listRow(WHO, 1)]);
    writeFileSync(made.secret, `${'0'.repeat(64)}\n`, { mode: 0o600 });
    const said = await made.route('import', list);
    expect(said.code).toBe(2);
    expect(said.err).toContain('не тот');
  });

  test('the past of the cohort is refused and that of others is not', async () => {
    const made = await started();
    await made.json('subject', '1', '--erase', '--reason', 'заявление', '--yes');
    const before = ['--as-of', '2026-05-25', '--known-at', '2026-05-31T00:00:00Z'];
    const refused = await made.route('weekly-report', ...before);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.err).toContain('больше не пересчитать');
    expect((await made.route('weekly-report', ...before, '--cohort', '2024')).code).toBe(0);
    expect((await made.route('weekly-report', '--as-of', '2026-05-25')).code).toBe(0);
  });

  test('withdraws a consent once', async () => {
    const made = await started();
    const day = '2026-05-30';
    expect(await made.json('subject', '1', '--withdraw-consent', day)).toMatchObject({ consents: 1 });
    expect((await made.route('subject', '1', '--withdraw-consent', day)).code).toBe(2);
    const { rows } = await made.json<{ rows: readonly { values: object }[] }>(
      'list',
      'consents',
      '--restricted',
      '--reason',
      'сверка',
    );
    expect(rows.map(({ values }) => values)).toMatchObject([
      { withdrawn: null },
      { withdrawn: day, until: '2026-12-31' },
    ]);
  });
});

describe('a destruction that was killed', () => {
  test('before its act: the act is written anew, the same bytes; the journal tells what had been begun', async () => {
    const made = await started();
    writeFileSync(join(made.folder, 'заметки.txt'), `${WHO} звонила`);
    await made.json('subject', '1', '--erase', '--reason', 'заявление Зябликовой Марфы', '--yes');
    const reports = join(made.folder, 'reports');
    const acts = readdirSync(reports).filter((name) => name.startsWith('Акт'));
    const bytes = acts.map((name) => readFileSync(join(reports, name)));
    for (const name of acts) rmSync(join(reports, name));
    made.now = '2026-06-15T08:00:00Z';
    const again = await made.json('purge', '--act', '1');
    expect(again).toMatchObject({
      ...{ status: 'act', act: 1, compacted: true, cohorts: [2025, 2026] },
      byHand: [{ what: 'заметки.txt' }],
    });
    expect(acts.map((name) => readFileSync(join(reports, name)))).toEqual(bytes);
    const { entries } = await made.json<{ entries: readonly { details: Record<string, unknown> }[] }>(
      'journal',
    );
    const begun = entries.filter(({ details }) => 'begun' in details);
    expect(begun).toMatchObject([{ details: { files: expect.stringContaining('inbox/') } }]);
    expect(JSON.stringify(begun)).not.toMatch(/Зяблик/);
    expect((await made.route('purge', '--act', '7')).code).toBe(2);
  });
});

describe('a cohort past its time', () => {
  test('is listed first, then destroyed; the other cohort stays', async () => {
    const made = await started();
    const only = made.file('только прошлый 2025-06-02.csv', [
      HEADER,
      listRow('Прошлогодов Егор Ильич', 9, { cohort: 2025 }),
    ]);
    await made.json('import', only, '--cohort', '2025');
    const asked = ['purge', '--cohort', '2025', '--keep-aggregates', '--reason', 'срок'];
    expect(await made.json(...asked)).toMatchObject({ status: 'planned', persons: 2, act: null });
    expect(made.filesWith('Прошлогодов')).not.toEqual([]);
    expect(await made.json(...asked, '--yes')).toMatchObject({ status: 'purged', act: 1 });
    expect(made.filesWith('Прошлогодов')).toEqual([]);
    // The lists of 2026 name somebody of 2025 too, and stay.
    expect(made.filesWith('Зябликова').filter((path) => path.includes('2026-05'))).toHaveLength(2);
    const found = await made.json<Found>('subject', '--find', join(made.root, 'кто.txt'));
    expect(found).toMatchObject({ records: 2, registerRows: 1 });
    expect((await made.route(...asked, '--yes')).code).toBe(2);
  });
});

/** The text of the parts of a workbook or document. */
function textOf(path: string): string {
  return Object.values(unzipSync(readFileSync(path)))
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('\n');
}
