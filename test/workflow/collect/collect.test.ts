import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { discardMail } from '../../../src/workflow/collect/collect-mail.ts';
import { quarantinedMails } from '../../../src/workflow/collect/quarantined-mails.ts';
import { listReturns } from '../../../src/workflow/returns/list-returns.ts';
import { writeReplies } from '../../../src/workflow/returns/write-replies.ts';
import { day } from '../../reports/template/make-graduate.ts';
import { A, B, MONDAY } from '../returns/returns-case.ts';
import { CollectCase } from './collect-case.ts';
import { letter, list } from './letter.ts';

const IVAN = list(['Альфин Иван Ильич', '15.09.2007']);
const PETR = list(['Гаммин Пётр Ильич', '12.01.2007']);
const WEEK = { asOf: MONDAY, cohort: 2026 };

describe('mail of colleges', () => {
  test('each list is its sender’s, of the Monday it was sent, with sender and time kept', async () => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ files: [['список.xlsx', IVAN]] }));
    made.save(
      '2.eml',
      letter({ from: 'kto@second.example', id: '2@second.example', files: [['список.xlsx', PETR]] }),
    );
    const { intake, handled } = await made.collect();
    expect(intake).toEqual({ received: 2, known: 0, empty: 0, tooLarge: 0, notMail: [] });
    expect(handled.map(({ mail, state }) => [mail.college, state])).toEqual([
      [A, 'done'],
      [B, 'done'],
    ]);
    expect(await made.persons()).toEqual([`Альфин ${A}`, `Гаммин ${B}`]);
    const imports = await made.base.open(async ({ store }) => store.imports());
    expect(imports.slice(-2)).toMatchObject([
      { asOf: MONDAY, college: A, sender: 'sekretar@first.example', sentAt: '2026-05-25T05:30:00Z' },
      { asOf: MONDAY, college: B, sender: 'kto@second.example' },
    ]);
  });

  test('what was sent before the due time is in time, however late it is collected', async () => {
    const made = await CollectCase.start();
    made.base.now = '2026-05-27T06:00:00Z' as IsoInstant;
    made.save('1.eml', letter({ date: 'Mon, 25 May 2026 11:59:00 +0500', files: [['а.xlsx', IVAN]] }));
    made.save(
      '2.eml',
      letter({
        from: 'x@second.example',
        date: 'Mon, 25 May 2026 16:05:00 +0500',
        files: [['б.xlsx', PETR]],
      }),
    );
    await made.collect();
    const { colleges } = await made.base.open(async (workspace) => listReturns(workspace, WEEK));
    expect(colleges.map(({ college, state, lateMinutes }) => [college, state, lateMinutes])).toEqual([
      [B, 'late', 245],
      [A, 'on-time', null],
    ]);
  });

  test('the same mail by another way and the same file in another mail change nothing', async () => {
    const made = await CollectCase.start();
    const bytes = letter({ files: [['список.xlsx', IVAN]] });
    made.save('1.eml', bytes);
    await made.collect();
    made.save('2.eml', Buffer.concat([Buffer.from('Received: from relay.example\r\n'), bytes]));
    made.save(
      '3.mbox',
      Buffer.concat([Buffer.from('From sekretar@first.example Mon May 25 10:30:00 2026\r\n'), bytes]),
    );
    made.save('4.eml', letter({ id: 'new@first.example', files: [['ещё раз.xlsx', IVAN]] }));
    const { intake, handled } = await made.collect();
    expect(intake).toMatchObject({ received: 1, known: 3 });
    expect(handled.flatMap(({ files }) => files.map(({ status }) => status))).toEqual(['unchanged']);
    const again = await made.collect();
    expect(again.intake).toMatchObject({ received: 0, known: 4 });
    expect(again.handled).toEqual([]);
  });

  test('the same file in the mail of a later week is a return of that week', async () => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ files: [['список.xlsx', IVAN]] }));
    await made.collect();
    made.base.now = '2026-06-01T06:00:00Z' as IsoInstant;
    made.save(
      '2.eml',
      letter({
        id: '2@first.example',
        date: 'Mon, 1 Jun 2026 10:30:00 +0500',
        files: [['список.xlsx', IVAN]],
      }),
    );
    const { handled } = await made.collect();
    expect(
      handled.flatMap(({ files }) => files.map(({ status, asOf, rows }) => [status, asOf, rows])),
    ).toEqual([['imported', '2026-06-01', { read: 1, accepted: 0, rejected: 0, unchanged: 1, skipped: 0 }]]);
    const states = async (asOf: string) =>
      (
        await made.base.open(async (workspace) => listReturns(workspace, { ...WEEK, asOf: day(asOf) }))
      ).colleges
        .filter(({ college }) => college === A)
        .map(({ state }) => state);
    expect([await states('2026-05-25'), await states('2026-06-01')]).toEqual([['on-time'], ['on-time']]);
  });

  test('one id with other files, or taken by somebody else, is another mail', async () => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ files: [['список.xlsx', IVAN]] }));
    made.save('2.eml', letter({ files: [['список.xlsx', list(['Бетин Олег Ильич', '01.02.2007'])]] }));
    made.save('3.eml', letter({ from: 'evil@evil.example', files: [['список.xlsx', IVAN]] }));
    const { intake, handled } = await made.collect();
    expect(intake.received).toBe(3);
    expect(handled).toHaveLength(2);
  });

  test('archives, mail inside mail, pictures of signatures, a mail without files', async () => {
    const made = await CollectCase.start();
    const archive = Buffer.from(zipSync({ 'а.xlsx': new Uint8Array(IVAN) }));
    const logo = Buffer.from('GIF89a логотип');
    made.save(
      '1.eml',
      letter({
        files: [
          ['всё.zip', archive],
          ['logo.gif', logo],
        ],
      }),
    );
    const inner = letter({
      from: 'kurator@home.example',
      id: null,
      files: [['б.xlsx', list(['Бетин Олег Ильич', '01.02.2007'])]],
    });
    made.save('2.eml', letter({ id: '2@first.example', files: [['пересылаю.eml', inner]] }));
    made.save('3.eml', letter({ id: '3@first.example', files: [['logo.gif', logo]] }));
    made.save('4.eml', letter({ from: 'spam@evil.example', id: '4@evil.example' }));
    const { intake, handled } = await made.collect();
    expect(intake).toMatchObject({ received: 2, empty: 2 });
    expect(handled.flatMap(({ files }) => files.map(({ status }) => status))).toEqual([
      'imported',
      'imported',
    ]);
    expect(await made.persons()).toEqual([`Альфин ${A}`, `Бетин ${A}`]);
    // Mails without files are not kept.
    expect(kept(made).filter((path) => path.endsWith('message.eml'))).toHaveLength(2);
  });

  test('winmail.dat and a broken file: told, traced at the college, the rest of the mail is taken', async () => {
    const made = await CollectCase.start();
    made.save(
      '1.eml',
      letter({
        files: [
          ['winmail.dat', 'x'],
          ['список.xlsx', Buffer.from('PK\u0003\u0004')],
        ],
      }),
    );
    const { handled } = await made.collect();
    expect(handled[0]?.files.map(({ path, failure }) => [path, failure?.code])).toEqual([
      ['письмо № 1/winmail.dat', 'file-unreadable'],
      ['письмо № 1/список.xlsx', 'file-unreadable'],
    ]);
    expect(handled[0]?.files[0]?.failure?.hint).toContain('опросите прислать');
    const { colleges } = await made.base.open(async (workspace) => listReturns(workspace, WEEK));
    expect(colleges.find(({ college }) => college === A)).toMatchObject({
      state: 'unreadable',
      unreadable: 2,
    });
  });

  test('a reply is written from what was kept', async () => {
    const made = await CollectCase.start();
    const path = made.save(
      '1.eml',
      letter({ files: [['список.xlsx', list(['Альфин Иван Ильич', '45.09.2007'])]] }),
    );
    await made.collect();
    rmSync(path);
    const request = { ...WEEK, output: 'ответы', cwd: made.base.folder, reason: 'проверка', force: false };
    const { replies, skipped } = await made.base.open((workspace) => writeReplies(workspace, request));
    expect(skipped).toEqual([]);
    expect(replies).toMatchObject([{ college: A, findings: 1 }]);
  });
});

describe('quarantine', () => {
  test.each([
    ['an unknown sender', { from: 'nobody@evil.example' }, 'sender-unknown', null],
    [
      'a sender the server was not given',
      { headers: ['Return-Path: <x@evil.example>'] },
      'sender-differs',
      A,
    ],
    [
      'a sender found forged',
      { headers: ['Authentication-Results: mx.example; dmarc=fail'] },
      'sender-forged',
      A,
    ],
    ['two senders', { from: 'sekretar@first.example, x@evil.example' }, 'sender-unclear', null],
  ] as const)('%s: kept, listed, not imported', async (_, change, reason, college) => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ ...change, files: [['список.xlsx', IVAN]] }));
    const { handled } = await made.collect();
    expect(handled).toEqual([]);
    expect(await made.persons()).toEqual([]);
    const [only] = await made.base.open(async (workspace) => quarantinedMails(workspace));
    expect(only).toMatchObject({ mail: { id: 1, state: 'quarantined', reason, college, attachments: 1 } });
    expect(existsSync(join(made.base.folder, only?.path ?? ''))).toBe(true);
  });

  test('an envelope told by the mbox only', async () => {
    const made = await CollectCase.start();
    const bytes = letter({ files: [['список.xlsx', IVAN]] });
    made.save(
      'ящик',
      Buffer.concat([Buffer.from('From x@evil.example Mon May 25 10:30:00 2026\r\n'), bytes]),
    );
    await made.collect();
    expect(await made.base.open(async (workspace) => quarantinedMails(workspace))).toMatchObject([
      { mail: { reason: 'sender-differs' } },
    ]);
  });

  test.each([
    ['names another college', list(['Новый Лев Ильич', '05.05.2007', 'Второй колледж']), 'other-college'],
    [
      'lists another college’s person',
      list(['Новый Лев Ильич', '05.05.2007'], ['Гаммин Пётр Ильич', '12.01.2007']),
      'other-college',
    ],
    ['lists a namesake born on another day', list(['Гаммин Пётр Ильич', '13.01.2007']), null],
    [
      'brings a table of colleges',
      'Наименование;Населённый пункт;Email\nЛицей;Серов;zlo@evil.example\n',
      'not-a-list',
    ],
  ])('a list that %s', async (_, file, reason) => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ from: 'x@second.example', files: [['список.xlsx', PETR]] }));
    await made.collect();
    made.save('2.eml', letter({ id: '2@first.example', files: [['таблица', file]] }));
    const { handled } = await made.collect();
    expect(handled).toMatchObject([{ state: reason === null ? 'done' : 'quarantined', reason }]);
    expect((await made.persons()).filter((name) => name.startsWith('Новый'))).toEqual([]);
    const colleges = await made.base.open(async ({ store }) => store.colleges());
    expect(colleges.map(({ name }) => name).sort()).toEqual([B, A].sort());
  });

  test('released, it is imported as the named college’s; once, with a line in the journal', async () => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ from: 'kurator@mail.example', files: [['список.xlsx', IVAN]] }));
    await made.collect();
    await expect(made.release(1, 'Третий лицей')).rejects.toMatchObject({ code: 'college-unknown' });
    await expect(made.release(9, A)).rejects.toMatchObject({ code: 'mail-unknown' });
    expect(await made.release(1, 'первый техникум')).toMatchObject([{ state: 'done', mail: { college: A } }]);
    expect(await made.persons()).toEqual([`Альфин ${A}`]);
    await expect(made.release(1, A)).rejects.toMatchObject({ code: 'mail-not-quarantined' });
    const journal = await made.base.open(async ({ store }) => store.journalEntries());
    expect(journal.filter(({ action }) => action === 'mail-release')).toMatchObject([
      { details: { mail: 1, college: A } },
    ]);
    expect((await made.collect()).intake).toMatchObject({ received: 0, known: 1 });
  });
});

describe('a letter nobody needs', () => {
  test('is thrown away with its files; the mark that it came stays, so it does not come again', async () => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ from: 'kurator@mail.example', files: [['список.xlsx', IVAN]] }));
    made.save('2.eml', letter({ files: [['список.xlsx', PETR]] }));
    await made.collect();
    const discard = (id: number) =>
      made.base.open(async (workspace) => {
        await discardMail(workspace, id);
      });
    expect(kept(made)).toHaveLength(3);
    await discard(1);
    expect(kept(made)).toHaveLength(2);
    const { quarantined, journal } = await made.base.open(async (workspace) => ({
      quarantined: quarantinedMails(workspace),
      journal: workspace.store.journalEntries().filter(({ action }) => action === 'mail-discard'),
    }));
    expect([quarantined, journal.map(({ details }) => details)]).toEqual([[], [{ mail: 1 }]]);
    expect((await made.collect()).intake).toMatchObject({ received: 0, known: 2 });
    await expect(discard(1)).rejects.toMatchObject({ code: 'mail-not-quarantined' });
    await expect(discard(2)).rejects.toMatchObject({ code: 'mail-not-quarantined' });
    await expect(discard(9)).rejects.toMatchObject({ code: 'mail-unknown' });
  });
});

describe('the inbox', () => {
  test('private, named by hash, whatever attachments are called', async () => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ files: [['../../../злой\u202excod.xlsx', IVAN]] }));
    await made.collect();
    for (const path of kept(made)) {
      expect(path).toMatch(/^[0-9a-f]{32}\/[^/]+$/);
      expect(statSync(join(made.base.folder, 'inbox', path)).mode & 0o777).toBe(0o600);
    }
    expect(kept(made)).toHaveLength(2);
    expect(readdirSync(join(made.base.folder, '..')).sort()).toEqual(['колледжи.xlsx', 'почта', 'регион']);
  });

  test('what a killed process left half-written is swept', async () => {
    const made = await CollectCase.start();
    const torn = join(made.base.folder, 'inbox', '.message.eml.0123456789ab.tmp');
    writeFileSync(torn, 'обрывок');
    await made.collect();
    expect(existsSync(torn)).toBe(false);
  });

  test('a kept mail that vanished is told and waits', async () => {
    const made = await CollectCase.start();
    made.save('1.eml', letter({ files: [['список.xlsx', IVAN]] }));
    await made.base.open(async (workspace) => {
      const { receiveAll } = await import('../../../src/workflow/collect/collect-mail.ts');
      await receiveAll(workspace, {
        operands: [join(made.base.folder, '..', 'почта')],
        cwd: '.',
        imap: null,
      });
    });
    const [path = ''] = kept(made);
    const bytes = readFileSync(join(made.base.folder, 'inbox', path));
    rmSync(join(made.base.folder, 'inbox', path));
    expect((await made.collect({ operands: [] })).handled).toMatchObject([{ state: 'original-missing' }]);
    writeFileSync(join(made.base.folder, 'inbox', path), bytes);
    expect((await made.collect({ operands: [] })).handled).toMatchObject([{ state: 'done' }]);
  });
});

/** Files of the inbox, from it. */
function kept(made: CollectCase): readonly string[] {
  const inbox = join(made.base.folder, 'inbox');
  return readdirSync(inbox, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(inbox, name)).isFile(),
  );
}
