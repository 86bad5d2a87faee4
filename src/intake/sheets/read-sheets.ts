import { basename } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { isMarkup } from './decode-markup.ts';
import { fileSignature, readHead } from './file-signature.ts';
import { readDelimited } from './read-delimited.ts';
import { readWorkbook } from './read-workbook.ts';
import { DEFAULT_LIMITS, type ReaderLimits, type SheetSource } from './source-sheet.ts';

/**
 * Opens any table as sheets of addressed cells: workbooks (xlsx, xlsm, xls, xlsb, ods, XML of 2003, web pages saved as tables)
 * and delimited text, told apart by content.
 * @param passwords to try on protected workbooks
 * @throws Failure whose code is a finding code of files: `file-lock`, `file-empty`, `file-protected`, `file-too-large`,
 * `file-unreadable`, `file-unknown`
 */
export async function readSheets(
  path: string,
  limits: ReaderLimits = DEFAULT_LIMITS,
  passwords: readonly string[] = [],
): Promise<SheetSource> {
  const file = basename(path);
  if (file.startsWith('~$') || file.startsWith('.~lock.')) {
    throw new Failure('file-lock', `«${file}» — служебный файл открытой книги, данных в нём нет.`, {
      hint: 'Закройте книгу в табличном редакторе и укажите её саму.',
    });
  }
  const start = await readHead(path, 1024);
  const signature = fileSignature(start);
  if (signature === 'zip' || signature === 'ole') return readWorkbook(path, file, limits, passwords);
  if (signature === 'empty')
    throw new Failure('file-empty', 'Файл пуст: 0 байт.', { hint: 'Попросите прислать его ещё раз.' });
  if (signature !== 'text') {
    throw new Failure('file-unknown', 'Это не таблица: файл содержит документ PDF, изображение или архив.', {
      hint: 'Нужна таблица .xlsx, .xls, .ods или .csv.',
    });
  }
  if (isMarkup(start)) return readWorkbook(path, file, limits, passwords);
  if (/^(MIME-Version|Content-Type):[^\n]*\n/i.test(start.toString('latin1'))) {
    throw new Failure('file-unknown', 'Это письмо или веб-архив, а не таблица.', {
      hint: 'Откройте его, сохраните таблицу как .xlsx и загрузите её.',
    });
  }
  return readDelimited(path, file);
}
