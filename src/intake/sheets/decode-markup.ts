import { Failure } from '../../domain/failure.ts';
import { detectEncoding } from './detect-encoding.ts';

const HEAD_BYTES = 4096;
/** The parser takes time with the square of their number. */
const MOST_TABLES = 1000;

/** True when the beginning of a file is that of a web page or an XML document, in any encoding. */
export function isMarkup(head: Buffer): boolean {
  const text = head
    .toString('latin1')
    .replaceAll('\0', '')
    .replace(/^(ÿþ|þÿ|ï»¿)/, '');
  return /^\s*<(!doctype|!--|html|head|body|table|meta|style|\?xml)\b/i.test(text) || /^\s*<!--/.test(text);
}

/**
 * The text of a table saved as a web page or as XML of 2003: by its mark of order, validity as UTF-8, the charset it states, or
 * the likeliest Russian code page.
 * @throws Failure `file-unreadable` when it declares entities or its cells are not closed, `file-unknown` when it holds no table
 */
export function decodeMarkup(bytes: Buffer): string {
  const text = new TextDecoder(encodingOf(bytes)).decode(bytes).trimStart();
  if (/<!ENTITY/i.test(text)) {
    throw new Failure('file-unreadable', 'Файл не читается: внутри объявлены сущности XML.', {
      hint: 'Так таблицы не пишут, файл может быть опасен. Попросите прислать таблицу .xlsx.',
    });
  }
  if (/<table[\s>]/i.test(text)) {
    proveCellsClosed(text);
    return text.replace(/&(?:#x?[\da-f]{1,6}|[a-z]{2,8});/gi, pageLetter);
  }
  if (/<(\w+:)?Workbook[\s>]/.test(text) || /<office:spreadsheet[\s>]/.test(text)) return text;
  throw new Failure('file-unknown', 'Это веб-страница или документ XML, таблицы в нём нет.', {
    hint: 'Нужна таблица .xlsx, .xls, .ods или .csv.',
  });
}

/** Letters pages name; the parser knows the signs of markup and the hard space itself, and no numbers. */
const NAMED: Readonly<Record<string, string>> = {
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  numero: '№',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  deg: '°',
  sect: '§',
  times: '×',
  bull: '•',
  shy: '\u00ad',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
};
const MARKUP_SIGNS: Readonly<Record<number, string>> = { 38: '&amp;', 60: '&lt;', 62: '&gt;' };

function pageLetter(entity: string): string {
  const name = entity.slice(1, -1).toLowerCase();
  if (!name.startsWith('#')) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? entity) : entity;
  const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (Number.isNaN(code) || code < 9 || code > 0x10ffff) return entity;
  return MARKUP_SIGNS[code] ?? String.fromCodePoint(code);
}

function encodingOf(bytes: Buffer): string {
  const guessed = detectEncoding(bytes, false);
  if (guessed !== 'windows-1251' && guessed !== 'ibm866') return guessed;
  const head = bytes.subarray(0, HEAD_BYTES).toString('latin1');
  const stated = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  // A page that is not valid UTF-8 is not UTF-8 whatever it says.
  return stated !== undefined && /^(windows-125\d|cp-?125\d|ibm866|cp866|koi8-[ru]|iso-8859-5)$/.test(stated)
    ? stated.replace(/^cp-?125/, 'windows-125')
    : guessed;
}

/** Cells the page leaves open run together in the parser, which takes them for one. */
function proveCellsClosed(text: string): void {
  const times = (tag: RegExp) => text.match(tag)?.length ?? 0;
  const tables = times(/<table[\s>]/gi);
  if (tables > MOST_TABLES) {
    throw new Failure('file-too-large', `На веб-странице таблиц больше ${MOST_TABLES}.`, {
      hint: 'Сохраните нужную таблицу отдельно как .xlsx.',
    });
  }
  if (times(/<t[dh][\s>]/gi) === times(/<\/t[dh]\s*>/gi) && tables <= times(/<\/table\s*>/gi)) return;
  throw new Failure('file-unreadable', 'Файл не читается: таблица сохранена как веб-страница с ошибками.', {
    hint: 'Откройте её в табличном редакторе, сохраните как .xlsx и повторите.',
  });
}
