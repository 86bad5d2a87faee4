import { Failure } from '../../domain/failure.ts';

/** Longest text of a cell, characters: spreadsheet programs hold 32,767. */
export const LONGEST_TEXT = 200_000;

/** The refusal of a cell no spreadsheet program writes. */
export function longText(row: number): Failure {
  return new Failure(
    'file-too-large',
    `В строке ${row} есть ячейка длиннее ${LONGEST_TEXT} знаков: табличные программы таких не пишут.`,
    { hint: 'Проверьте, тот ли файл прислан; удалите лишний текст и сохраните заново.' },
  );
}

/** Of two rows or cells with one address a parser keeps either, and silently loses the other. */
export function writtenTwice(what: string): Failure {
  return new Failure('file-unreadable', `Файл не читается: ${what} записана дважды.`, {
    hint: 'Откройте его в табличном редакторе, сохраните заново как .xlsx и повторите.',
  });
}
