import type { IsoDate } from '../../domain/iso-date.ts';

/** A cell as it was read from a returned file. */
export interface SourceCellValue {
  /** 1-based. */
  readonly column: number;
  readonly type: 'text' | 'number' | 'date' | 'boolean' | 'error';
  readonly text: string;
  readonly value: string | number | boolean;
  readonly date: IsoDate | null;
  readonly format: string | null;
}

/** A row of a returned file with the college its person is at; null = nobody can tell. */
export interface SourceRowOfReturn {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SourceCellValue[];
  readonly part: 'header' | 'record' | 'refused' | 'beside';
  readonly college: string | null;
}

/** A merged range, 1-based and inclusive. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A sheet of persons of a returned file. */
export interface SheetOfReturn {
  readonly name: string | null;
  readonly rows: readonly SourceRowOfReturn[];
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly number[];
  readonly widths: ReadonlyMap<number, number>;
  /** Columns whose values are not given on. */
  readonly droppedColumns: readonly number[];
  readonly sections: readonly string[];
}

/** What of a sheet is one college's. */
export interface CollegePart {
  readonly sheet: SheetOfReturn;
  readonly rows: readonly SourceRowOfReturn[];
  /** True when nobody else stands on the sheet: its titles, totals and notes are the college's too. */
  readonly whole: boolean;
}

/** The name a college has in the table of colleges, whatever its spelling. */
export type NameOf = (stated: string | null) => string | null;

/** Colleges a returned file speaks of; `null` among them stands for persons nobody can place. */
export function collegesOf(sheets: readonly SheetOfReturn[], nameOf: NameOf): ReadonlySet<string | null> {
  return new Set(sheets.flatMap((sheet) => [...ownersOf(sheet, nameOf)]));
}

/**
 * What of a returned file is one college's, and nothing else: a sheet nobody else stands on as a whole; of a sheet several share, the
 * header and the rows that are certainly the college's. A refused row that names no college is its if the persons right above and
 * below are. Sheets without a row of the college are left out.
 */
export function collegeParts(
  sheets: readonly SheetOfReturn[],
  college: string,
  nameOf: NameOf,
): readonly CollegePart[] {
  const ofFile = collegesOf(sheets, nameOf);
  const isOnly = ofFile.size === 1 && ofFile.has(college);
  return sheets.flatMap((sheet): CollegePart[] => {
    const owners = ownersOf(sheet, nameOf);
    if (owners.size === 0 ? isOnly : owners.size === 1 && owners.has(college)) {
      return [{ sheet, rows: sheet.rows, whole: true }];
    }
    if (!owners.has(college)) return [];
    const rows = sheet.rows.filter((row, at) => isCertain(row, at, sheet.rows, college, nameOf));
    return rows.some(({ part }) => part !== 'header') ? [{ sheet, rows, whole: false }] : [];
  });
}

function ownersOf(sheet: SheetOfReturn, nameOf: NameOf): ReadonlySet<string | null> {
  const owners = new Set<string | null>(sheet.sections.map((name) => nameOf(name)));
  for (const { part, college } of sheet.rows) {
    if (part === 'record' || (part === 'refused' && college !== null)) owners.add(nameOf(college));
  }
  return owners;
}

function isCertain(
  row: SourceRowOfReturn,
  at: number,
  rows: readonly SourceRowOfReturn[],
  college: string,
  nameOf: NameOf,
): boolean {
  if (row.part === 'header') return true;
  if (row.part === 'beside') return false;
  if (row.college !== null) return nameOf(row.college) === college;
  if (row.part === 'record') return false;
  const isUnnamed = (other: SourceRowOfReturn) => other.part === 'refused' && other.college === null;
  const above = rows.slice(0, at).findLast((other) => !isUnnamed(other));
  const below = rows.slice(at + 1).find((other) => !isUnnamed(other));
  return [above, below].every(
    (other) =>
      other !== undefined &&
      other.part !== 'header' &&
      other.part !== 'beside' &&
      nameOf(other.college) === college,
  );
}
