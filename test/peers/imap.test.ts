import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImapMailbox, readImap } from '../../src/mail/read-imap.ts';
import { configuredMailbox } from '../../src/workflow/collect/collect-mail.ts';
import { CollectCase } from '../workflow/collect/collect-case.ts';
import { letter, list } from '../workflow/collect/letter.ts';
import { A } from '../workflow/returns/returns-case.ts';
import { type Dovecot, hasDovecot, PASSWORD, startDovecot, USER } from './dovecot.ts';

const FOLDER = 'Колледжи';
const PERSONS = [
  ['Альфин Иван Ильич', '15.09.2007'],
  ['Бетин Олег Юрьевич', '01.02.2007'],
  ['Гаммин Пётр Львович', '12.01.2008'],
  ['Дельтин Семён Саввич', '23.11.2006'],
] as const;
const message = (at: number) => {
  const person = PERSONS[at] ?? PERSONS[0];
  return letter({ id: `${at}@first.example`, files: [[`список ${at}.xlsx`, list(person)]] });
};

describe.skipIf(!hasDovecot())('a real IMAP server', () => {
  let server: Dovecot;
  beforeAll(async () => {
    server = await startDovecot();
  });
  afterAll(async () => {
    await server.stop();
  });

  const mailbox = (change: Partial<ImapMailbox> = {}): ImapMailbox => ({
    host: 'localhost',
    port: server.port,
    user: USER,
    password: PASSWORD,
    mailbox: FOLDER,
    ca: server.ca,
    ...change,
  });
  const fill = (...numbers: readonly number[]) =>
    server.asUser(async (client) => {
      await client.mailboxCreate(FOLDER);
      for (const at of numbers) await client.append(FOLDER, message(at));
    });
  const uids = async (
    since: { uidValidity: string; uid: number } | null,
    change: Partial<ImapMailbox> = {},
  ) => {
    const found: number[] = [];
    for await (const { cursor } of readImap(mailbox(change), since)) found.push(cursor.uid);
    return found;
  };

  test('mail comes once, in order; later runs take only what is new; nothing changes on the server', async () => {
    const made = await CollectCase.start();
    await fill(0, 1);
    const first = await made.collect({ operands: [], imap: mailbox() });
    expect(first.intake).toMatchObject({ received: 2, known: 0 });
    expect(await made.persons()).toEqual([`Альфин ${A}`, `Бетин ${A}`]);
    await fill(2);
    const second = await made.collect({ operands: [], imap: mailbox() });
    // The cursor stands behind the first two: they are not even looked at.
    expect(second.intake).toMatchObject({ received: 1, known: 0 });
    expect((await made.collect({ operands: [], imap: mailbox() })).intake).toMatchObject({
      received: 0,
      known: 0,
    });
    const flags = await server.asUser(async (client) => {
      await client.mailboxOpen(FOLDER, { readOnly: true });
      return (await client.fetchAll('1:*', { flags: true })).map((each) => [...(each.flags ?? [])]);
    });
    expect(flags).toHaveLength(3);
    expect(flags.flat().filter((flag) => flag !== '\\Recent')).toEqual([]);
  });

  test('numbers given anew by the server (UIDVALIDITY): all is looked at again, nothing is imported twice', async () => {
    const made = await CollectCase.start();
    await made.collect({ operands: [], imap: mailbox() });
    const before = await made.persons();
    await server.asUser((client) => client.mailboxDelete(FOLDER));
    await fill(3, 0, 1, 2);
    const { intake, handled } = await made.collect({ operands: [], imap: mailbox() });
    expect(intake).toMatchObject({ received: 1, known: 3 });
    expect(handled).toHaveLength(1);
    expect(await made.persons()).toEqual([...before, `Дельтин ${A}`]);
  });

  test('a run broken off in the middle of the mailbox goes on behind what it took', async () => {
    const made = await CollectCase.start();
    const received: number[] = [];
    await expect(
      made.base.open(async (workspace) => {
        const { receiveAll } = await import('../../src/workflow/collect/collect-mail.ts');
        const { store } = workspace;
        const failing = {
          ...store,
          receiveMail: (...args: Parameters<typeof store.receiveMail>) => {
            if (received.length === 2) throw new Error('the power is cut');
            received.push(args[1]?.uid ?? 0);
            return store.receiveMail(...args);
          },
        };
        await receiveAll({ ...workspace, store: failing }, { operands: [], cwd: '.', imap: mailbox() });
      }),
    ).rejects.toThrow('the power is cut');
    expect(received).toEqual([1, 2]);
    const { intake, handled } = await made.collect({ operands: [], imap: mailbox() });
    expect(intake).toMatchObject({ received: 2, known: 0 });
    expect(handled).toHaveLength(4);
    expect(await made.persons()).toHaveLength(4);
  });

  test.each([
    ['the password is wrong', { password: 'другой' }, 'imap-login'],
    ['the authority is not known', { ca: null }, 'imap-certificate'],
    ['the name is not that of the certificate', { host: '127.0.0.1' }, 'imap-certificate'],
    ['there is no such folder', { mailbox: 'Нет такой' }, 'imap-mailbox'],
    ['nobody listens', { port: 1 }, 'imap-unreachable'],
    ['the file of the authority is missing', { ca: '/nonexistent/ca.pem' }, 'imap-certificate'],
  ])('%s', async (_, change, code) => {
    const failure = await uids(null, change).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, hint: expect.any(String) });
    expect(String(failure)).not.toContain(PASSWORD);
  });

  test('behind the last message there is nothing', async () => {
    const all: { uidValidity: string; uid: number }[] = [];
    for await (const { cursor } of readImap(mailbox(), null)) all.push(cursor);
    expect(await uids(all.at(-1) ?? null)).toEqual([]);
    expect(await uids({ uidValidity: '1', uid: 99 })).toHaveLength(all.length);
  });

  test('the mailbox of the config, the password from the environment or a private file', async () => {
    const made = await CollectCase.start();
    const secret = join(made.base.folder, 'пароль');
    writeFileSync(secret, `${PASSWORD}\n`, { mode: 0o600 });
    const ask = (env: NodeJS.ProcessEnv, passwordFile: string | null = null) =>
      made.base.open((workspace) =>
        configuredMailbox(workspace, { env, passwordFile, cwd: made.base.folder }),
      );
    await expect(ask({})).rejects.toMatchObject({ code: 'mail-not-configured' });
    made.base.configure({
      mail: { host: 'localhost', port: server.port, user: USER, mailbox: FOLDER, ca: server.ca },
    });
    await expect(ask({})).rejects.toMatchObject({ code: 'mail-no-password' });
    expect(await ask({ ROUTE_IMAP_PASSWORD: PASSWORD })).toEqual(mailbox());
    expect(await ask({}, 'пароль')).toEqual(mailbox());
    chmodSync(secret, 0o644);
    await expect(ask({}, 'пароль')).rejects.toMatchObject({ code: 'secret-open' });
  });
});
