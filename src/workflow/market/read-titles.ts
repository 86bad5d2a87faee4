import { parse } from 'csv-parse/sync';
import { EXIT, Failure } from '../../domain/failure.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { readSheets } from '../../intake/sheets/read-sheets.ts';
import type { SourceSheet } from '../../intake/sheets/source-sheet.ts';

const TITLE_HEADERS = new Set([
  'title',
  'название',
  'вакансия',
  'должность',
  'профессия',
  'наименование вакансии',
  'название вакансии',
]);

/**
 * Titles of a table: the column `title` (or its Russian names), of the first sheet that has one; a table of one column without
 * such a header is a list of titles. Rows without a title are left out.
 * @throws Failure when there is no such column
 */
export async function readTitles(path: string): Promise<readonly string[]> {
  const source = await readSheets(path);
  try {
    for (const sheet of source.sheets) {
      const titles = titlesOf(await textRows(sheet));
      if (titles !== null) return titles;
    }
  } finally {
    source.close();
  }
  throw noTitleColumn();
}

/** Titles piped in: a delimited table with a `title` header, or a title a line. */
export function parseTitles(text: string): readonly string[] {
  const plain = text.replace(/^\ufeff/, '');
  const [first = ''] = plain.split(/\r?\n/, 1);
  const delimiter =
    [';', '\t', ','].find((mark) =>
      first.split(mark).some((cell) => isTitleHeader(cell.replace(/^"|"$/g, ''))),
    ) ?? null;
  if (delimiter === null && !isTitleHeader(first))
    return plain
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  const rows: string[][] = parse(plain, {
    delimiter: delimiter ?? ',',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const titles = titlesOf(rows);
  if (titles === null) throw noTitleColumn();
  return titles;
}

async function textRows(sheet: SourceSheet): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const batch of sheet.rows()) {
    for (const row of batch) {
      const texts: string[] = [];
      for (const cell of row.cells) texts[cell.column - 1] = cell.text;
      rows.push(Array.from(texts, (text) => text ?? ''));
    }
  }
  return rows;
}

function titlesOf(rows: readonly (readonly string[])[]): readonly string[] | null {
  for (const [index, row] of rows.slice(0, 30).entries()) {
    const column = row.findIndex(isTitleHeader);
    if (column < 0) continue;
    return rows
      .slice(index + 1)
      .map((cells) => cells[column] ?? '')
      .filter((title) => title.trim() !== '');
  }
  const single = rows.every((row) => row.filter((cell) => cell.trim() !== '').length <= 1);
  return single && rows.length > 0
    ? rows.map((row) => row.find((cell) => cell.trim() !== '') ?? '').filter((title) => title !== '')
    : null;
}

function isTitleHeader(cell: string): boolean {
  return TITLE_HEADERS.has(normaliseLabel(cell));
}

function noTitleColumn(): Failure {
  return new Failure('no-title-column', 'в таблице нет столбца title.', {
    exitCode: EXIT.io,
    hint: 'Назовите столбец с названиями вакансий «title» (или «Вакансия», «Должность»).',
  });
}
