import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ImportKind, IntakeContext, IntakeEvent, OpenedInput } from '../../domain/intake-record.ts';
import type { SpoEdition } from '../../domain/spo-code.ts';
import { readSheets } from '../sheets/read-sheets.ts';
import type { SheetSource, SourceSheet } from '../sheets/source-sheet.ts';
import { isBrokenText } from './broken-text.ts';
import { collegeOfSheet, collegesInTitles } from './college-of-sheet.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import { fixedHeader } from './fixed-header.ts';
import { chooseLayout, fixedLayout, sectionBy } from './fixed-layout.ts';
import { LAYOUTS } from './layouts.ts';
import { readTable } from './read-table.ts';
import { sectionOfTitles } from './section-of-titles.ts';
import { SeenRecords } from './seen-records.ts';
import { splitSideBySide } from './side-by-side.ts';
import { headerFindings, isRowNumber, sheetFinding } from './table-findings.ts';
import { columnMapping, type TableSource } from './table-source.ts';
import { findUntitledGraduates, personsAbove } from './untitled-graduates.ts';
import { findUntitledVacancies } from './untitled-vacancies.ts';
import { yearOfSheet } from './year-of-sheet.ts';

/**
 * Opens a table: recognises on each sheet by its headers what it lists, and reads all sheets of the kind found.
 * @throws Failure `header-not-found` or a code of {@link readSheets}
 */
export async function openTabular(path: string, context: IntakeContext): Promise<OpenedInput> {
  const source = await readSheets(path, undefined, context.passwords);
  try {
    return openSource(source, path, (await stat(path)).size, context);
  } catch (error) {
    source.close();
    throw error;
  }
}

/**
 * Opens sheets read already: {@link openTabular} without the file.
 * @param path names the file in findings, and its college; nothing is read there
 * @param total size of the file, bytes, for progress
 * @throws Failure `header-not-found`, `text-broken`, `column-missing`
 */
export function openSource(
  source: SheetSource,
  path: string,
  total: number,
  context: IntakeContext,
): OpenedInput {
  const file = basename(path);
  const fixed = chooseLayout(source, path, context);
  const found = source.sheets.map((sheet) => ({
    sheet,
    header: fixed === null ? headerOf(sheet, context) : fixedHeader(sheet, fixed.mapping),
  }));
  const kind = chooseKind(found.map(({ header }) => header));
  if (kind === null) throw notRecognised(source, context.kind);
  const fitting = found.filter(({ header }) => header?.layout.kind === kind);
  const visible = fitting.some(({ sheet }) => !sheet.hidden);
  const years = new Map(
    fitting.map(({ sheet, header }) => [sheet, yearOfSheet(sheet, header?.firstRow ?? 0)]),
  );
  const current = fitting.some(({ sheet }) => (years.get(sheet) ?? context.cohort) === context.cohort);
  const isOld = (sheet: SourceSheet) =>
    fixed === null &&
    kind === 'graduates' &&
    current &&
    (years.get(sheet) ?? context.cohort) < context.cohort;
  const tables: TableSource[] = [];
  const findings: Finding[] = source.sheets.flatMap((sheet) => sheet.findings);
  for (const { sheet, header } of found) {
    if (header === null || header.layout.kind !== kind || (sheet.hidden && visible) || isOld(sheet)) {
      if (sheet.head.length > 0) {
        const old = isOld(sheet);
        const found = old ? `лист прошлого выпуска: ${years.get(sheet)}` : whySkipped(header, kind);
        findings.push(sheetFinding('sheet-skipped', old ? 'warning' : 'info', file, sheet.name, { found }));
      }
      continue;
    }
    const constants = fixed?.mapping.constants;
    const insisted = context.college ?? constants?.college ?? null;
    const stated = collegeOfSheet(sheet, header.firstRow, path, context.colleges, insisted);
    const college = stated ?? (kind === 'graduates' ? collegeOfCover(source.sheets, found) : null);
    for (const part of fixed === null ? splitSideBySide(sheet, header) : [{ sheet, header }]) {
      tables.push({
        ...part,
        college,
        section: sectionBy(constants, sectionOfTitles(part.sheet, header.firstRow)),
        cohort: constants?.cohort ?? years.get(sheet) ?? null,
        edition: editionOf(sheet, header, file, context),
      });
    }
  }
  for (const table of tables) {
    const said = headerFindings(table, file);
    // A table without headers is no news to who has said so.
    findings.push(...said.filter(({ code }) => fixed === null || code !== 'header-not-found'));
  }
  if (kind === 'graduates') for (const table of tables) findings.push(...rowsAbove(table, file));
  return {
    kind,
    layout: tables[0]?.header.layout.name ?? kind,
    mapping: tables.flatMap((table) => columnMapping(table, source.format)),
    unknownColumns: headersOf(tables, (table) =>
      table.header.match.unknown.filter((header) => !isRowNumber(header)),
    ),
    droppedColumns: headersOf(tables, (table) => table.header.match.dropped),
    complete: false,
    fixedBy: fixed === null ? null : fixedLayout(fixed, tables),
    batches: readAll(source, tables, findings, file, total, context),
    close: () => source.close(),
  };
}

async function* readAll(
  source: SheetSource,
  tables: readonly TableSource[],
  findings: readonly Finding[],
  file: string,
  total: number,
  context: IntakeContext,
): AsyncGenerator<readonly IntakeEvent[]> {
  try {
    if (findings.length > 0) yield findings.map((finding) => ({ type: 'finding', finding }) as const);
    const seen = new SeenRecords();
    for (const [at, table] of tables.entries()) {
      yield* readTable(table, file, context, seen);
      context.onProgress?.(Math.round((total * (at + 1)) / tables.length), total);
    }
  } finally {
    source.close();
  }
}

/** The college the sheets without a table name («Титул»), where they name one. */
function collegeOfCover(
  sheets: readonly SourceSheet[],
  found: readonly { readonly sheet: SourceSheet; readonly header: FoundHeader | null }[],
): string | null {
  const covers = sheets.filter((sheet) => found.some((each) => each.sheet === sheet && each.header === null));
  const named = new Set(covers.flatMap((sheet) => collegesInTitles(sheet)));
  const [only] = named;
  return named.size === 1 ? (only ?? null) : null;
}

function headerOf(sheet: SourceSheet, context: IntakeContext): FoundHeader | null {
  const { kind } = context;
  const layouts = kind === null ? LAYOUTS : LAYOUTS.filter((layout) => layout.kind === kind);
  const header = findHeader(sheet, layouts);
  if (header !== null) return header;
  const vacancies = kind === null || kind === 'vacancies' ? findUntitledVacancies(sheet) : null;
  if (vacancies !== null || (kind !== null && kind !== 'graduates')) return vacancies;
  return findUntitledGraduates(sheet, context);
}

/** The earliest kind of {@link LAYOUTS} found: a list of persons with sheets of reference beside it is a list of persons. */
function chooseKind(headers: readonly (FoundHeader | null)[]): ImportKind | null {
  const kinds = new Set(headers.map((header) => header?.layout.kind));
  return LAYOUTS.find((layout) => kinds.has(layout.kind))?.kind ?? null;
}

function whySkipped(header: FoundHeader | null, kind: ImportKind): string {
  if (header === null) return 'таблица не распознана';
  return header.layout.kind === kind ? 'лист скрыт' : 'на листе другие сведения';
}

function editionOf(
  sheet: SourceSheet,
  header: FoundHeader,
  file: string,
  context: IntakeContext,
): SpoEdition | null {
  if (header.layout.kind !== 'spo-list' || context.edition !== null) return context.edition;
  const titles = sheet.head.filter((row) => row.number < header.firstRow);
  const texts = [...titles.flatMap((row) => row.cells.map((cell) => cell.text)), sheet.name ?? '', file].join(
    ' ',
  );
  const [edition, other] = new Set(texts.match(/(?<!\d)(1199|336)(?!\d)/g));
  if ((edition === '1199' || edition === '336') && other === undefined) return edition;
  if (header.match.columns.has('edition')) return null;
  throw new Failure('column-missing', 'В перечне не сказано, какой он редакции: приказ 1199 или 336.', {
    hint: 'Назовите редакцию параметром --edition 336 или --edition 1199.',
  });
}

/** Persons above the header are not read: the rows are named. */
function rowsAbove({ sheet, header }: TableSource, file: string): readonly Finding[] {
  return personsAbove(sheet, header).map((row) => ({
    code: 'row-skipped',
    severity: 'error',
    at: { file, sheet: sheet.name, cell: null, row: row.number },
    args: { found: 'похоже на выпускника над строкой заголовков', expected: 'выпускники ниже заголовков' },
  }));
}

function headersOf(
  tables: readonly TableSource[],
  pick: (table: TableSource) => readonly { readonly shown: string }[],
): readonly string[] {
  return [...new Set(tables.flatMap((table) => pick(table).map((header) => header.shown)))];
}

function notRecognised(source: SheetSource, kind: ImportKind | null): Failure {
  const texts = source.sheets.flatMap((sheet) =>
    sheet.head.flatMap((row) => row.cells.map((cell) => cell.text)),
  );
  if (texts.some(isBrokenText)) {
    return new Failure(
      'text-broken',
      'Вместо русских букв в файле стоят чужие знаки: он испорчен до загрузки.',
      {
        hint: 'Попросите прислать исходную таблицу или сохраните её заново как .xlsx.',
      },
    );
  }
  const what = kind === null ? '' : ', который вы назвали параметром --kind';
  return new Failure(
    'header-not-found',
    `В первых 30 строках нет заголовков таблицы известного вида${what}.`,
    {
      hint: 'Нужна строка заголовков: для выпускников — ФИО и ещё хотя бы одна графа, для вакансий — вакансия и работодатель. Или опишите раскладку сами: route check ФАЙЛ --draft-mapping раскладка.json, впишите поля, затем route import ФАЙЛ --mapping раскладка.json.',
    },
  );
}
