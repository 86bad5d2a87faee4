import { basename } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { fileSignature, readHead } from './file-signature.ts';
import { readDelimited } from './read-delimited.ts';
import { readWorkbook } from './read-workbook.ts';
import { DEFAULT_LIMITS, type ReaderLimits, type SheetSource } from './source-sheet.ts';

/**
 * Opens any table as sheets of addressed cells: workbooks (xlsx, xlsm, xls) and delimited text, told apart by content.
 * @throws Failure whose code is a finding code of files: `file-lock`, `file-empty`, `file-protected`, `file-too-large`,
 * `file-unreadable`, `file-unknown`
 */
export async function readSheets(path: string, limits: ReaderLimits = DEFAULT_LIMITS): Promise<SheetSource> {
  const file = basename(path);
  if (file.startsWith('~$') || file.startsWith('.~lock.')) {
    throw new Failure('file-lock', `«${file}» — служебный файл открытой книги, данных в нём нет.`, {
      hint: 'Закройте книгу в табличном редакторе и укажите её саму.',
    });
  }
  const start = await readHead(path, 512);
  const signature = fileSignature(start);
  if (signature === 'zip' || signature === 'ole') return readWorkbook(path, file, limits);
  if (signature === 'empty')
    throw new Failure('file-empty', 'Файл пуст: 0 байт.', { hint: 'Попросите прислать его ещё раз.' });
  if (signature !== 'text') {
    throw new Failure('file-unknown', 'Это не таблица: файл содержит документ PDF или изображение.', {
      hint: 'Нужна таблица .xlsx или .csv.',
    });
  }
  if (/^[\s\ufeff]*<(!doctype|html|table|\?xml|meta)/i.test(start.toString('utf8'))) {
    throw new Failure('file-unknown', 'Таблица сохранена как веб-страница, а не как книга.', {
      hint: 'Откройте её в табличном редакторе и сохраните как .xlsx.',
    });
  }
  return readDelimited(path, file);
}
