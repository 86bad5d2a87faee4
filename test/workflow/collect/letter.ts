import { utils, write } from '@e965/xlsx';

/** A message as a college's program writes it. */
export interface Letter {
  readonly from?: string;
  readonly id?: string | null;
  readonly date?: string;
  readonly headers?: readonly string[];
  readonly files?: readonly (readonly [name: string, bytes: Buffer | string])[];
}

/** Bytes of a message. Names of files go as RFC 2231. */
export function letter({
  from = 'sekretar@first.example',
  id = '1@first.example',
  date = 'Mon, 25 May 2026 10:30:00 +0500',
  headers = [],
  files = [],
}: Letter): Buffer {
  const parts = files.map(([name, bytes]) =>
    [
      '--XX',
      'Content-Type: application/octet-stream',
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n'),
    ].join('\r\n'),
  );
  return Buffer.from(
    [
      ...headers,
      `From: ${from}`,
      'To: centre@example.org',
      ...(id === null ? [] : [`Message-ID: <${id}>`]),
      `Date: ${date}`,
      'Subject: list',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="XX"',
      '',
      '--XX',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Добрый день',
      ...parts,
      '--XX--',
      '',
    ].join('\r\n'),
  );
}

/** A list of graduates as an attachment. */
export function list(
  ...persons: readonly (readonly [fio: string, born: string, college?: string])[]
): Buffer {
  const rows = persons.map(([fio, born, college = '']) => [fio, born, college, '15.01.05', 'трудоустроен']);
  const header = ['ФИО', 'Дата рождения', 'Колледж', 'Код специальности', 'Статус'];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([header, ...rows]), 'Список');
  const bytes: unknown = write(book, { type: 'buffer', bookType: 'xlsx', compression: true });
  if (!Buffer.isBuffer(bytes)) throw new TypeError('the workbook is no bytes');
  return bytes;
}
