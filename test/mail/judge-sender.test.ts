import { describe, expect, test } from 'vitest';
import { judgeSender } from '../../src/mail/judge-sender.ts';
import { parseMessage } from '../../src/mail/parse-message.ts';

const COLLEGES = [
  { college: 'Первый', senders: ['Sekretar@first.example', 'first@mail.example'] },
  { college: 'Второй', senders: ['@second.example'] },
  { college: 'Третий', senders: ['zam@second.example', '@shared.example'] },
  { college: 'Четвёртый', senders: ['@shared.example'] },
];

const judged = (from: string | null, envelopeFrom: string | null = null, failedChecks = false) => {
  const { college, reason } = judgeSender({ from, envelopeFrom, failedChecks }, COLLEGES);
  return [college, reason];
};

describe('who a message speaks for', () => {
  test.each([
    ['an address written down, whatever its letters', 'sekretar@first.example', 'Первый', null],
    ['an address at a domain', 'kto-ugodno@second.example', 'Второй', null],
    ['an address wins over its domain', 'zam@second.example', 'Третий', null],
    ['nobody’s address at a known house', 'drugoj@first.example', null, 'sender-unknown'],
    ['a house whose name ends alike', 'x@evilsecond.example', null, 'sender-unknown'],
    ['a house inside a known one is not it', 'x@mail.second.example', null, 'sender-unknown'],
    ['a domain of two colleges', 'x@shared.example', null, 'sender-of-several'],
    ['none or several senders', null, null, 'sender-unclear'],
  ])('%s', (_, from, college, reason) => {
    expect(judged(from)).toEqual([college, reason]);
  });

  test.each([
    ['the same address', 'sekretar@first.example', null],
    ['another box of the same house', 'robot@first.example', null],
    ['a house inside', 'b-77@bounce.first.example', null],
    ['not told', null, null],
    ['another house', 'spam@evil.example', 'sender-differs'],
    ['a house that only ends alike', 'x@notfirst.example', 'sender-differs'],
    ['the top of all houses', 'x@example', 'sender-differs'],
    ['an empty sender', '', 'sender-differs'],
  ])('the server was given %s', (_, envelope, reason) => {
    expect(judged('sekretar@first.example', envelope)).toEqual(['Первый', reason]);
  });

  test('a server on the way found the sender forged', () => {
    expect(judged('sekretar@first.example', null, true)).toEqual(['Первый', 'sender-forged']);
  });
});

describe('what the header says', () => {
  const message = (...lines: string[]) =>
    parseMessage(Buffer.from([...lines, 'From: a@b.example', 'Subject: x', '', 'текст'].join('\r\n')));

  test.each([
    ['no envelope', [], null],
    ['Return-Path', ['Return-Path: <Sekretar@First.Example>'], 'sekretar@first.example'],
    ['an empty one', ['Return-Path: <>'], ''],
    [
      'the topmost of two',
      ['Return-Path: <last@hop.example>', 'Return-Path: <a@b.example>'],
      'last@hop.example',
    ],
  ])('%s', async (_, lines, expected) => {
    expect((await message(...lines)).envelopeFrom).toBe(expected);
  });

  test.each([
    ['mx.example; dmarc=pass; spf=pass', false],
    ['mx.example; spf=pass; dmarc=fail (p=none)', true],
    ['mx.example; SPF = FAIL', true],
    ['mx.example; spf=softfail; dkim=none', false],
  ])('Authentication-Results: %s', async (line, expected) => {
    expect((await message(`Authentication-Results: ${line}`)).failedChecks).toBe(expected);
  });
});
