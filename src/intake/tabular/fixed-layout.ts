import { Failure } from '../../domain/failure.ts';
import type { FixedLayout, IntakeContext } from '../../domain/intake-record.ts';
import { parseSpoCode, textBesidesCode } from '../../domain/spo-code.ts';
import type { TableMapping } from '../../domain/table-mapping.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { columnLetters } from '../sheets/cell-address.ts';
import type { SheetSource } from '../sheets/source-sheet.ts';
import { collegeOfSheet } from './college-of-sheet.ts';
import { fixedHeader } from './fixed-header.ts';
import type { TitleSection } from './section-of-titles.ts';
import type { TableSource } from './table-source.ts';

/** A layout chosen for a file. */
type ChosenLayout = Pick<FixedLayout, 'mapping' | 'kept'>;

/**
 * The layout the user gives, else the one kept for the college of the file if all its headers stand there; null = recognise.
 * @throws Failure `header-not-found` when the given one does not fit
 */
export function chooseLayout(source: SheetSource, path: string, context: IntakeContext): ChosenLayout | null {
  const { layout = null, keptLayouts = [], kind } = context;
  if (layout !== null) {
    if (source.sheets.some((sheet) => fixedHeader(sheet, layout) !== null))
      return { mapping: layout, kept: false };
    throw notFitting(layout);
  }
  const mapping = keptLayouts.find(
    (kept) =>
      isTold(kept) && (kind === null || kind === kept.kind) && isOfCollege(source, path, context, kept),
  );
  return mapping === undefined ? null : { mapping, kept: true };
}

/** Letters alone would fit any table: a kept layout must know its headers. */
function isTold({ columns }: TableMapping): boolean {
  return columns.every(({ field, header }) => field === null || header !== null);
}

function isOfCollege(
  source: SheetSource,
  path: string,
  context: IntakeContext,
  mapping: TableMapping,
): boolean {
  return source.sheets.some((sheet) => {
    const header = fixedHeader(sheet, mapping);
    if (header === null || mapping.college === null) return false;
    const known = [...context.colleges, { name: mapping.college, aliases: [] }];
    const college = collegeOfSheet(sheet, header.firstRow, path, known, context.college);
    return college !== null && normaliseLabel(college) === normaliseLabel(mapping.college);
  });
}

function notFitting({ sheet, headerRow, columns }: TableMapping): Failure {
  const headers = columns.flatMap(({ field, header }) =>
    field === null || header === null ? [] : `«${header}»`,
  );
  const where = sheet === null ? 'ни на одном листе' : `на листе «${sheet}»`;
  const row = headerRow === null ? 'в первых 30 строках' : `в строке ${headerRow}`;
  return new Failure(
    'header-not-found',
    `Раскладка не подходит к файлу: ${where} ${row} нет всех её заголовков.`,
    {
      hint: `Раскладка читает ${headers.join(', ')}. Исправьте её или сделайте новый черновик: route check ФАЙЛ --draft-mapping ФАЙЛ.json`,
    },
  );
}

/** The layout with the headers it found, so that the next file can be compared with them. */
export function fixedLayout({ mapping, kept }: ChosenLayout, tables: readonly TableSource[]): FixedLayout {
  const match = tables[0]?.header.match;
  const columns = mapping.columns.map((each) => {
    const found = each.field === null ? undefined : match?.columns.get(each.field);
    // A column without a header is shown by its letters.
    const isNamed = found !== undefined && found.shown !== columnLetters(found.column);
    return each.header === null && isNamed ? { ...each, header: found.shown } : each;
  });
  const colleges = new Set(tables.map(({ college }) => college));
  const [college = null] = colleges;
  const told = { ...mapping, columns };
  // Titles above a header come and go: where the headers are known, their row need not be.
  const headerRow = isTold(told) && mapping.headerRow !== 0 ? null : mapping.headerRow;
  return { mapping: { ...told, headerRow }, kept, college: colleges.size === 1 ? college : null };
}

/** What rows without a programme or group of their own are of: what the layout says, else the titles. */
export function sectionBy(
  constants: TableMapping['constants'] | undefined,
  titles: TitleSection,
): TitleSection {
  const { specialty = null, group = null } = constants ?? {};
  if (specialty === null) return { ...titles, group: group ?? titles.group };
  const code = parseSpoCode(specialty);
  const name = code.kind === 'value' ? textBesidesCode(specialty) : specialty;
  return {
    ...titles,
    specialty: { code: code.kind === 'value' ? code.value : null, name: name === '' ? null : name },
    group: group ?? titles.group,
  };
}
