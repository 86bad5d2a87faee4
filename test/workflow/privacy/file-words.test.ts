import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { wordsOfFile } from '../../../src/workflow/privacy/file-words.ts';
import { indexPeople } from '../../../src/workflow/privacy/people-index.ts';

const WHO = { person: { surname: 'Зябликова', name: 'Марфа', patronymic: 'Тестовна' }, snils: '99900000167' };
const TEXT = 'Зябликова Марфа Тестовна';
const people = indexPeople([WHO]);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a person is found in a file', () => {
  const cp1251 = Buffer.from(
    'c7ff e1eb e8ea eee2 e020 cce0 f0f4 e020 d2e5 f1f2 eee2 ede0'.replaceAll(' ', ''),
    'hex',
  );
  const sheet = (xml: string) => zipSync({ 'xl/sharedStrings.xml': strToU8(xml) });
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', bytes(TEXT)],
    ['capitals', bytes(TEXT.toUpperCase())],
    ['windows-1251', cp1251],
    ['UTF-16, as in old workbooks', Buffer.concat([Buffer.from([0]), Buffer.from(TEXT, 'utf16le')])],
    [
      'a workbook, a cell a part',
      sheet('<si><t>Зябликова</t></si><si><t>Марфа</t></si><si><t>Тестовна</t></si>'),
    ],
    ['a word cut by formatting', sheet(`<r><t>Зябли</t></r><r><t>кова</t></r> <t>Марфа</t> <t>Тестовна</t>`)],
    [
      'letters as numbers',
      sheet(`<t>${Array.from(TEXT, (letter) => `&#${letter.codePointAt(0)};`).join('')}</t>`),
    ],
    ['an archive in an archive', zipSync({ 'a.zip': zipSync({ 'b.csv': bytes(TEXT) }) })],
    ['gzip', gzipSync(bytes(TEXT))],
    ['mail, base64', bytes(`Subject: x\n\n${Buffer.from(TEXT).toString('base64')}\n`)],
    ['mail, quoted-printable', bytes(`Subject: x\n\n${quoted(TEXT)}\n`)],
    ['СНИЛС alone', bytes('номер 999-000-001 67')],
    ['СНИЛС as a number', bytes('<v>99900000167</v>')],
  ];
  test.each(cases)('%s', (_, file) => {
    expect(people.isIn(wordsOfFile(file))).toBe(true);
  });

  test('and not in a file of others, nor one that only shares the surname', () => {
    expect(people.isIn(wordsOfFile(bytes('Зябликова Анна Тестовна')))).toBe(false);
    expect(people.isIn(wordsOfFile(bytes('999-000-002 69')))).toBe(false);
    expect(people.isHintedIn(wordsOfFile(bytes('Зябликова М. Т.')))).toBe(true);
  });

  test('what can not be looked into is told', () => {
    expect(wordsOfFile(bytes('%PDF-1.7')).complete).toBe(false);
    expect(wordsOfFile(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40)])).complete).toBe(
      false,
    );
    expect(wordsOfFile(bytes(TEXT)).complete).toBe(true);
  });
});

test.each([
  ['по заявлению Зябликовой М. Т. от 1 июня', 'по заявлению удалено от 1 июня'],
  ['Зябликова Марфа анкета.xlsx', 'удалено анкета.xlsx'],
  ['М.Т.Зябликова', 'удалено'],
  ['Зябликово, список', 'Зябликово, список'],
  ['Марфа и другие', 'Марфа и другие'],
  ['снилс 99900000167', 'снилс удалено'],
])('«%s» → «%s»', (text, expected) => {
  expect(people.redact(text)).toBe(expected);
});

function quoted(text: string): string {
  return Array.from(Buffer.from(text), (byte) => `=${byte.toString(16).toUpperCase()}`).join('');
}
