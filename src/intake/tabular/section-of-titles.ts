import { parseSpoCode } from '../../domain/spo-code.ts';
import { cleanText } from '../../domain/text.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import type { SectionSpecialty } from './build-specialty.ts';
import { readSectionStatus, type SectionStatus } from './section-status.ts';

/** What the titles above a header and the name of the sheet say of all rows below it. */
export interface TitleSection {
  readonly specialty: SectionSpecialty | null;
  readonly group: string | null;
  readonly status: SectionStatus | null;
}

/**
 * The one programme and the one group the titles name: «Выпускники по специальности 38.02.01 …, группа Б-31». Titles that name
 * several programmes name none for the rows. «1. Трудоустроенные» heads the first section where others follow below.
 */
export function sectionOfTitles(sheet: SourceSheet, headerRow: number): TitleSection {
  const titles = sheet.head
    .filter((row) => row.number < headerRow)
    .flatMap((row) => row.cells.filter((cell) => cell.type === 'text').map((cell) => cleanText(cell.text)));
  const codes = titles.map((title) => ({ title, read: parseSpoCode(title) }));
  const status = firstSectionOf(titles.at(-1) ?? '');
  if (codes.some(({ read }) => read.kind === 'bad' && read.reason === 'several-codes'))
    return { specialty: null, group: null, status };
  const named = codes.flatMap(({ title, read }) =>
    read.kind === 'value' ? [{ title, code: read.value }] : [],
  );
  const groups = new Set(titles.flatMap((title) => GROUP.exec(title)?.[1] ?? []));
  const [group] = groups;
  const [first] = named;
  const only = first !== undefined && named.every(({ code }) => code === first.code);
  return {
    specialty: only ? { code: first.code, name: nameBehind(first.title, first.code) } : null,
    group:
      groups.size === 1 ? (group ?? null) : groups.size === 0 ? groupOfSheetName(sheet.name ?? '') : null,
    status,
  };
}

function firstSectionOf(title: string): SectionStatus | null {
  return /^(?:1|I|а)[.)]/.test(title) ? readSectionStatus(title) : null;
}

/** «СВ-21», «Группа 31»: curators keep a sheet a group. */
function groupOfSheetName(name: string): string | null {
  const named = /^(?:группа|гр\.)\s*(\p{L}{0,5}-?\d{1,3}\p{L}?)$/iu.exec(name.trim())?.[1];
  return named ?? /^(?!лист)\p{L}{1,5}-\d{1,3}(?:[-/]\d{1,3})?\p{L}?$/iu.exec(name.trim())?.[0] ?? null;
}

const GROUP =
  /(?<!\p{L})(?:группа|группы|группе|гр\.)\s*[:№]?\s*[«"]?([\p{L}\d]{1,8}(?:[-/.][\p{L}\d]{1,6}){0,3})/iu;

/** The words between the code and the next comma or bracket of another matter. */
function nameBehind(title: string, code: string): string | null {
  const at = title.indexOf(code);
  if (at < 0) return null;
  const name = title
    .slice(at + code.length)
    .replace(/[,;.]? ?(?:учебная )?(?:группа|группы|гр\.).*$/iu, '')
    .replace(/^[\s.,;:«"–—-]+|(?<![\s.,;:»"–—-])[\s.,;:»"–—-]+$/g, '');
  return /\p{L}{3}/u.test(name) ? name : null;
}
