import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { MailMessage } from '../../src/mail/mail-message.ts';
import { mailKind, readMailFile } from '../../src/mail/read-mail-file.ts';
import { recoverName } from '../../src/mail/recover-name.ts';

const folder = mkdtempSync(join(tmpdir(), 'route-mail-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function saved(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function messages(path: string): Promise<readonly MailMessage[]> {
  const found: MailMessage[] = [];
  for await (const message of readMailFile(path)) found.push(message);
  return found;
}

/** Bytes of Russian text in a one-byte page. */
function inPage(text: string, page: string): Buffer {
  const decoder = new TextDecoder(page);
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? 63));
}

const TABLE = Buffer.from('ФИО;Группа\r\nПервая Анна;А-1\r\n');

/** A message with one attachment whose headers are given as bytes. */
function letter(
  attachmentHeaders: string | Buffer,
  change: { from?: string; date?: string; body?: Buffer; close?: boolean } = {},
): Buffer {
  const head = [
    `From: ${change.from ?? '=?koi8-r?B?69PMxcTW?= <Secretary@College.example>'}`,
    'To: centre@example.org',
    'Message-ID: <1@college.example>',
    `Date: ${change.date ?? 'Mon, 25 May 2026 09:30:00 +0700'}`,
    'Subject: =?windows-1251?B?0e/o8e7q?=',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="XX"',
    '',
    '--XX',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Добрый день',
    '--XX',
    '',
  ].join('\r\n');
  return Buffer.concat([
    Buffer.from(head),
    Buffer.isBuffer(attachmentHeaders) ? attachmentHeaders : Buffer.from(attachmentHeaders, 'latin1'),
    Buffer.from('\r\nContent-Transfer-Encoding: base64\r\n\r\n'),
    Buffer.from((change.body ?? TABLE).toString('base64')),
    Buffer.from(change.close === false ? '' : '\r\n--XX--\r\n'),
  ]);
}

const NAMED = 'Content-Disposition: attachment; filename="list.csv"';

describe('a message', () => {
  test('sender, date in UTC, subject, attachment', async () => {
    const [message] = await messages(saved('a.eml', letter(NAMED)));
    expect(message).toMatchObject({
      from: 'secretary@college.example',
      date: '2026-05-25T02:30:00Z',
      subject: 'Список',
      messageId: '1@college.example',
      warnings: [],
    });
    expect(message?.attachments).toEqual([{ name: 'list.csv', shownName: 'list.csv', bytes: TABLE }]);
  });

  test.each([
    ['RFC 2047, UTF-8', 'Content-Disposition: attachment; filename="=?UTF-8?B?0KHQv9C40YHQvtC6LmNzdg==?="'],
    [
      'RFC 2047, windows-1251',
      'Content-Disposition: attachment; filename="=?windows-1251?Q?=D1=EF=E8=F1=EE=EA=2Ecsv?="',
    ],
    ['RFC 2047, koi8-r', 'Content-Disposition: attachment; filename="=?koi8-r?B?89DJ08/LLmNzdg==?="'],
    [
      'RFC 2231',
      "Content-Disposition: attachment; filename*=utf-8''%D0%A1%D0%BF%D0%B8%D1%81%D0%BE%D0%BA.csv",
    ],
    [
      'RFC 2231 in pieces',
      "Content-Disposition: attachment;\r\n filename*0*=windows-1251''%D1%EF%E8;\r\n filename*1*=%F1%EE%EA.csv",
    ],
    [
      'raw windows-1251',
      Buffer.concat([
        Buffer.from('Content-Disposition: attachment; filename="'),
        inPage('Список.csv', 'windows-1251'),
        Buffer.from('"'),
      ]),
    ],
    [
      'raw koi8-r',
      Buffer.concat([
        Buffer.from('Content-Disposition: attachment; filename="'),
        inPage('Список.csv', 'koi8-r'),
        Buffer.from('"'),
      ]),
    ],
    ['raw UTF-8', Buffer.from('Content-Disposition: attachment; filename="Список.csv"')],
    [
      'the name of the type alone',
      'Content-Type: application/octet-stream; name="=?UTF-8?B?0KHQv9C40YHQvtC6LmNzdg==?="',
    ],
  ])('a Russian name of an attachment: %s', async (_what, headers) => {
    const [message] = await messages(saved('name.eml', letter(headers)));
    expect(message?.attachments.map(({ name }) => name)).toEqual(['Список.csv']);
  });

  test.each([
    ['a way out of the folder', 'filename="../../../etc/list.csv"', 'list.csv'],
    ['a way of Windows', 'filename="C:\\\\Windows\\\\list.csv"', 'list.csv'],
    ['ESC', "filename*=utf-8''list%1B%5D8%3B%3B.csv", 'list]8;;.csv'],
    ['NUL', "filename*=utf-8''list.csv%00.exe", 'list.csv.exe'],
    ['letters turned around', "filename*=utf-8''list%E2%80%AEvsc.exe", 'listvsc.exe'],
  ])('a hostile name: %s', async (_what, name, expected) => {
    const [message] = await messages(saved('evil.eml', letter(`Content-Disposition: attachment; ${name}`)));
    const attachment = message?.attachments[0];
    expect(attachment?.name).toBe(expected);
    expect(attachment?.shownName).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(message?.warnings.map(({ code }) => code)).toEqual(['suspicious-name']);
  });

  test.each([
    ['inline', 'Content-Type: message/rfc822\r\n\r\n'],
    [
      'as an attachment',
      'Content-Type: message/rfc822\r\nContent-Disposition: attachment; filename="fw.eml"\r\n\r\n',
    ],
    [
      'as a file',
      'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="fw.eml"\r\n\r\n',
    ],
  ])('a mail forwarded inside a mail, twice: %s', async (_what, headers) => {
    const wrap = (inner: Buffer, boundary: string) =>
      Buffer.concat([
        Buffer.from(
          `From: curator@college.example\r\nSubject: Fw\r\nDate: Mon, 25 May 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="${boundary}"\r\n\r\n--${boundary}\r\n${headers}`,
        ),
        inner,
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]);
    const [message] = await messages(saved('fw.eml', wrap(wrap(letter(NAMED), 'YY'), 'ZZ')));
    expect(message?.from).toBe('curator@college.example');
    expect(message?.attachments.map(({ bytes }) => bytes.toString('utf8').trim())).toEqual([
      TABLE.toString('utf8').trim(),
    ]);
  });

  test('mails inside mails without end', async () => {
    let inner = letter(NAMED);
    for (let depth = 0; depth < 12; depth++) {
      inner = letter('Content-Type: application/octet-stream; name="fw.eml"', { body: inner });
    }
    const [message] = await messages(saved('deep.eml', inner));
    expect(message?.attachments).toEqual([]);
    expect(message?.warnings.map(({ code }) => code)).toEqual(['nested-too-deep']);
  });

  test.each([
    ['winmail.dat', letter('Content-Type: application/ms-tnef; name="winmail.dat"'), 'winmail'],
    [
      'TNEF under another name',
      letter('Content-Disposition: attachment; filename="ATT1.dat"', {
        body: Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0]),
      }),
      'winmail',
    ],
    ['cut in the attachment', letter(NAMED, { close: false }), 'truncated'],
    ['two senders', letter(NAMED, { from: 'a@one.example, b@two.example' }), 'sender-unclear'],
    ['two lines From', letter(NAMED, { from: 'a@one.example\r\nFrom: b@two.example' }), 'sender-unclear'],
    ['no sender', letter(NAMED, { from: 'Колледж' }), 'sender-unclear'],
  ])('told: %s', async (_what, bytes, code) => {
    const [message] = await messages(saved('odd.eml', bytes));
    expect(message?.warnings.map((warning) => warning.code)).toEqual([code]);
  });

  test.each(['вчера', '', 'Mon, 45 May 2026 09:30:00 +0700'])(
    'a date that is none is not the present: «%s»',
    async (date) => {
      const [message] = await messages(saved('date.eml', letter(NAMED, { date })));
      expect(message?.date).toBeNull();
    },
  );

  test('cut anywhere it never throws', async () => {
    const whole = letter(NAMED, { body: Buffer.alloc(6000, 7) });
    for (let at = 200; at < whole.length; at += 1024) {
      const path = saved('cut.eml', whole.subarray(0, at));
      if ((await mailKind(path)) === null) continue;
      const [message] = await messages(path);
      if ((message?.attachments.length ?? 0) > 0)
        expect(message?.warnings.map(({ code }) => code)).toEqual(['truncated']);
    }
  });
});

describe('many messages', () => {
  test('an mbox: quoted «From » restored, every message in order', async () => {
    const one = letter(NAMED).toString('latin1').replaceAll('\r\n', '\n');
    const two =
      'From: b@college.example\nSubject: b\nDate: Tue, 26 May 2026 00:00:00 +0000\n\nтекст\n>From the list\nFrom here on\n';
    const mbox = `From a@x Mon May 25 09:30:00 2026\n${one}\nFrom b@x Tue May 26 00:00:00 2026\n${Buffer.from(two).toString('latin1')}\n`;
    const found = await messages(saved('all.mbox', Buffer.from(mbox, 'latin1')));
    expect(found.map(({ from, attachments }) => [from, attachments.length])).toEqual([
      ['secretary@college.example', 1],
      ['b@college.example', 0],
    ]);
  });

  test('a Maildir: read and unread', async () => {
    const maildir = join(folder, 'Maildir');
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(maildir, part), { recursive: true });
    writeFileSync(join(maildir, 'cur', '1.host:2,S'), letter(NAMED));
    writeFileSync(join(maildir, 'new', '2.host'), letter(NAMED, { from: 'b@college.example' }));
    writeFileSync(join(maildir, 'tmp', '3.host'), letter(NAMED));
    expect(await mailKind(maildir)).toBe('maildir');
    expect((await messages(maildir)).map(({ from }) => from)).toEqual([
      'secretary@college.example',
      'b@college.example',
    ]);
  });

  test.each([
    ['a table', 'ФИО;Группа;Статус\nПервая Анна;А-1;работает\n', null],
    ['a table that speaks of «From:»', 'From: Москва;To: Казань\n1;2\n', null],
    ['a message under another name', letter(NAMED), 'message'],
  ])('%s is told by content', async (_what, bytes, kind) => {
    expect(await mailKind(saved('x.csv', bytes))).toBe(kind);
  });

  test('what is no mail is refused', async () => {
    await expect(messages(saved('no.eml', 'ФИО;Группа\n'))).rejects.toMatchObject({ code: 'file-unknown' });
  });
});

describe('names in raw bytes', () => {
  test.each([
    ['windows-1251', 'Сводная таблица по выпускникам 2026.xlsx'],
    ['koi8-r', 'Сводная таблица по выпускникам 2026.xlsx'],
    ['ibm866', 'Список группы ПК-41.xls'],
    ['windows-1251', 'СПИСОК.XLS'],
    ['koi8-r', 'СПИСОК.XLS'],
  ])('%s «%s»', (page, name) => {
    expect(recoverName(inPage(name, page).toString('latin1'))).toBe(name);
  });

  test('plain and foreign names stay', () => {
    for (const name of ['list.xlsx', 'Список.xlsx', 'résumé Список.doc', ''])
      expect(recoverName(name)).toBe(name);
  });
});
