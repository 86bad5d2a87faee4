import { createHash } from 'node:crypto';
import { type IsoDate, type IsoInstant, russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';

/** A draft to a college. No name of a person is in it: persons stand in the attached workbooks only. */
export interface Letter {
  readonly college: string;
  /** null = unknown: the draft has no addressee yet. */
  readonly to: string | null;
  /** Who signs. */
  readonly operator: string;
  /** The day the data speak of. */
  readonly asOf: IsoDate;
  /** Date of the message. */
  readonly date: IsoInstant;
  readonly errors: number;
  readonly warnings: number;
  readonly attachments: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Bytes of text in an encoded word: with its frame it stays within the 75 characters of RFC 2047. */
const WORD_BYTES = 42;
const LINE = 76;

/**
 * The draft as the text of an `.eml` file: RFC 5322 with UTF-8 in base64, subject by RFC 2047, names of attachments by RFC 2231.
 * `X-Unsent` opens it for sending; the sender's address is whoever sends it, so a reserved one stands in. Same letter, same text.
 */
export function renderLetter(letter: Letter): string {
  const body = bodyOf(letter);
  const digest = createHash('sha256').update(body);
  for (const { bytes } of letter.attachments) digest.update(bytes);
  const id = digest.digest('hex').slice(0, 32);
  const boundary = `=_${id}`;
  const headers = [
    `Date: ${new Date(letter.date).toUTCString().replace('GMT', '+0000')}`,
    `From: ${encodedWords(letter.operator)}\r\n <not-set@route.invalid>`,
    ...(letter.to === null ? [] : [`To: <${letter.to.replaceAll(/[\s<>]/g, '')}>`]),
    `Subject: ${encodedWords(`Замечания к сведениям о выпускниках на ${russianDate(letter.asOf)}`)}`,
    `Message-ID: <${id}@route.invalid>`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  const parts = [
    [
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64Lines(Buffer.from(body)),
    ],
    ...letter.attachments.map(({ name, bytes }) => [
      `Content-Type:\r\n ${WORKBOOK}`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment;\r\n${fileNameParameter(name)}`,
      '',
      base64Lines(bytes),
    ]),
  ];
  const written = parts.map((lines) => `--${boundary}\r\n${lines.join('\r\n')}\r\n`);
  return `${headers.join('\r\n')}\r\n\r\n${written.join('')}--${boundary}--\r\n`;
}

function bodyOf({ asOf, errors, warnings, operator, attachments }: Letter): string {
  const problems = [
    errors > 0 ? counted(errors, 'ошибка', 'ошибки', 'ошибок') : null,
    warnings > 0 ? counted(warnings, 'вопрос', 'вопроса', 'вопросов') : null,
  ].filter((part) => part !== null);
  const books = attachments.length === 1 ? 'приложенной книге' : 'приложенных книгах';
  const it = attachments.length === 1 ? 'её' : 'их';
  return [
    'Здравствуйте!',
    '',
    `Спасибо за сведения о занятости выпускников на ${russianDate(asOf)}. При загрузке нашлось: ${problems.join(', ')}.`,
    '',
    `В ${books} эти клетки выделены цветом, у каждой есть примечание: что не так, чего ожидали и что сделать.`,
    'На первом листе — перечень замечаний со ссылками на клетки.',
    '',
    `Пожалуйста, исправьте выделенные клетки прямо в ${books} и пришлите ${it} в ответ на это письмо.`,
    'Всё остальное принято, исправлять больше ничего не нужно.',
    '',
    'Во вложении персональные данные: передавайте его только тем, кому оно нужно по работе.',
    '',
    'С уважением,',
    operator,
    '',
  ].join('\r\n');
}

/** Text as encoded words, each whole characters only, folded to lines of their own. */
function encodedWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  words.push(word);
  return words.map((each) => `=?utf-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ');
}

function base64Lines(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  return (text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []).join('\r\n');
}

/** `filename*0*=utf-8''…`: percent-encoded and cut into numbered pieces, none inside an encoded byte. */
function fileNameParameter(name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  const pieces = encoded.match(/(?:%[0-9A-Fa-f]{2}|[^%]){1,16}/g) ?? [];
  return pieces.map((piece, at) => ` filename*${at}*=${at === 0 ? "utf-8''" : ''}${piece}`).join(';\r\n');
}
