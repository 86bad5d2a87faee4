import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { zipSync } from 'fflate';
import type { Cell } from './clean-table.ts';
import type { LaidSheet } from './draft.ts';
import type { Need } from './mess-layout.ts';

/** A file format: its extension, what it can hold, how the sheets are written in it. */
export interface FileFormat {
  readonly name: string;
  readonly extension: string;
  readonly able: ReadonlySet<Need>;
  write(laid: readonly LaidSheet[]): Uint8Array;
}

const ALL: ReadonlySet<Need> = new Set<Need>(['merges', 'sheets', 'types']);
const NOTHING: ReadonlySet<Need> = new Set();

/** Every format colleges send. */
export const FILE_FORMATS: readonly FileFormat[] = [
  { name: 'xlsx', extension: 'xlsx', able: ALL, write: (laid) => book(laid, 'xlsx') },
  { name: 'xls', extension: 'xls', able: ALL, write: (laid) => book(laid, 'biff8') },
  { name: 'xlsb', extension: 'xlsb', able: ALL, write: (laid) => book(laid, 'xlsb') },
  { name: 'ods', extension: 'ods', able: ALL, write: (laid) => book(laid, 'ods') },
  { name: 'html as xls', extension: 'xls', able: new Set<Need>(['merges']), write: page },
  { name: 'csv utf-8', extension: 'csv', able: NOTHING, write: (laid) => Buffer.from(delimited(laid, ',')) },
  {
    name: 'csv utf-8 with a mark',
    extension: 'csv',
    able: NOTHING,
    write: (laid) => Buffer.from(`\ufeff${delimited(laid, ';')}`),
  },
  {
    name: 'csv utf-16',
    extension: 'csv',
    able: NOTHING,
    write: (laid) => Buffer.from(`\ufeff${delimited(laid, '\t')}`, 'utf16le'),
  },
  {
    name: 'csv windows-1251',
    extension: 'csv',
    able: NOTHING,
    write: (laid) => onePage(laid, 'windows-1251'),
  },
  { name: 'csv cp866', extension: 'txt', able: NOTHING, write: (laid) => onePage(laid, 'ibm866') },
  { name: 'tsv', extension: 'tsv', able: NOTHING, write: (laid) => Buffer.from(delimited(laid, '\t')) },
  {
    name: 'zip',
    extension: 'zip',
    able: ALL,
    write: (laid) => zipSync({ 'Выпускники 2026/Список.xlsx': book(laid, 'xlsx') }),
  },
  { name: 'eml', extension: 'eml', able: ALL, write: (laid) => letter(book(laid, 'xlsx')) },
];

function book(laid: readonly LaidSheet[], bookType: 'xlsx' | 'biff8' | 'xlsb' | 'ods'): Buffer {
  const made = utils.book_new();
  for (const [at, sheet] of laid.entries()) {
    utils.book_append_sheet(made, worksheet(sheet, bookType === 'ods'), sheet.name);
    made.Workbook ??= {};
    made.Workbook.Sheets ??= [];
    made.Workbook.Sheets[at] = { Hidden: sheet.hidden ? 1 : 0 };
  }
  const bytes: unknown = write(made, { type: 'buffer', bookType, bookSST: true });
  if (!Buffer.isBuffer(bytes)) throw new TypeError('no bytes');
  return bytes;
}

function worksheet(sheet: LaidSheet, isOds: boolean): WorkSheet {
  const made: WorkSheet = {};
  let width = 0;
  for (const [row, cells] of sheet.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell !== null)
        made[utils.encode_cell({ r: row, c: column })] = cellObject(isOds ? forOds(cell) : cell);
    }
    width = Math.max(width, cells.length);
  }
  made['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: sheet.rows.length - 1, c: width - 1 } });
  made['!merges'] = sheet.merges.map(({ top, left, bottom, right }) => ({
    s: { r: top - 1, c: left - 1 },
    e: { r: bottom - 1, c: right - 1 },
  }));
  made['!rows'] = sheet.rows.map((_, at) => ({ hidden: sheet.hiddenRows.includes(at + 1) }));
  made['!cols'] = Array.from({ length: width }, (_, at) => ({
    hidden: sheet.hiddenColumns.includes(at + 1),
    wch: 12,
  }));
  return made;
}

const ERRORS: Readonly<Record<string, number>> = { '#N/A': 42, '#REF!': 23, '#VALUE!': 15 };

function cellObject(cell: NonNullable<Cell>): CellObject {
  if (cell.type === 'text') return { t: 's', v: cell.text };
  if (cell.type === 'error') return { t: 'e', v: ERRORS[cell.text] ?? 42, w: cell.text };
  return cell.format === null ? { t: 'n', v: cell.value } : { t: 'n', v: cell.value, z: cell.format };
}

/** The writer knows neither errors nor dots in formats of OpenDocument. */
function forOds(cell: NonNullable<Cell>): NonNullable<Cell> {
  if (cell.type === 'error') return { type: 'text', text: cell.text };
  return cell.type === 'number' ? { ...cell, format: cell.format?.replaceAll(/[.-]/g, '/') ?? null } : cell;
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
    .replaceAll('\u00a0', '&nbsp;');

/** A page as web systems export it. */
function page(laid: readonly LaidSheet[]): Buffer {
  const [sheet] = laid;
  if (sheet === undefined) throw new TypeError('no sheet');
  const rows = sheet.rows.map((cells, at) => {
    const written = cells.map((cell, index) => {
      const merge = sheet.merges.find(
        ({ top, left, bottom, right }) =>
          top <= at + 1 && at + 1 <= bottom && left <= index + 1 && index + 1 <= right,
      );
      if (merge !== undefined && (merge.top !== at + 1 || merge.left !== index + 1)) return '';
      const across =
        merge !== undefined && merge.right > merge.left ? ` colspan="${merge.right - merge.left + 1}"` : '';
      const down =
        merge !== undefined && merge.bottom > merge.top ? ` rowspan="${merge.bottom - merge.top + 1}"` : '';
      return `<td${across}${down}>${cell === null || cell.type === 'number' ? '' : escaped(cell.text)}</td>`;
    });
    return `<tr>${written.join('')}</tr>`;
  });
  return Buffer.from(
    `<html><head><meta charset="utf-8"></head><body><table border="1">${rows.join('\r\n')}</table></body></html>`,
  );
}

function delimited(laid: readonly LaidSheet[], delimiter: string, change = (text: string) => text): string {
  const [sheet] = laid;
  if (sheet === undefined) throw new TypeError('no sheet');
  const quoted = (cell: Cell) => {
    const text = cell === null || cell.type === 'number' ? '' : change(cell.text);
    return /[",;\t|\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return sheet.rows.map((cells) => cells.map(quoted).join(delimiter)).join('\r\n');
}

/** What a program writes for the letters a page has not. */
const SUBSTITUTES: readonly (readonly [RegExp, string])[] = [
  [/[\u2009\u202f]/g, '\u00a0'],
  [/[\u200b\ufeff]/g, ''],
];
const SUBSTITUTES_866: readonly (readonly [RegExp, string])[] = [
  [/[«»]/g, '"'],
  [/[—–]/g, '-'],
  [/\u00ad/g, ''],
];

function onePage(laid: readonly LaidSheet[], encoding: 'windows-1251' | 'ibm866'): Buffer {
  const bytes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte--)
    bytes.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  const substitutes = encoding === 'ibm866' ? [...SUBSTITUTES, ...SUBSTITUTES_866] : SUBSTITUTES;
  const text = delimited(laid, ';', (cell) =>
    substitutes.reduce((written, [pattern, letter]) => written.replace(pattern, letter), cell),
  );
  return Buffer.from(Array.from(text, (letter) => bytes.get(letter) ?? 63));
}

function letter(attachment: Buffer): Buffer {
  const name = `=?utf-8?B?${Buffer.from('Список выпускников.xlsx').toString('base64')}?=`;
  const lines = [
    'From: curator@college.example',
    'To: centre@example.ru',
    'Subject: list',
    'Message-ID: <1@college.example>',
    'Date: Mon, 14 Sep 2026 09:30:00 +0500',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="XX"',
    '',
    '--XX',
    `Content-Type: application/octet-stream; name="${name}"`,
    `Content-Disposition: attachment; filename="${name}"`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(attachment.toString('base64').match(/.{1,76}/g) ?? []),
    '--XX--',
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
