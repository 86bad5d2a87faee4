import type { Finding, FindingCode, Severity } from '../../domain/finding.ts';
import { cellAddress } from '../sheets/cell-address.ts';
import { asksForYear } from './build-graduate.ts';
import type { HeaderCell } from './match-columns.ts';
import type { TableSource } from './table-source.ts';

/** What the header of a table gives to say: columns nobody reads, columns left out on purpose, a field named twice. */
export function headerFindings(table: TableSource, file: string): readonly Finding[] {
  const { match, lastRow } = table.header;
  const at = (header: HeaderCell) => ({
    file,
    sheet: table.sheet.name,
    cell: lastRow === 0 ? null : cellAddress(lastRow, header.column),
    row: lastRow === 0 ? null : lastRow,
  });
  const about = (
    code: FindingCode,
    severity: Severity,
    header: HeaderCell,
    args: Finding['args'] = {},
  ): Finding => ({
    code,
    severity,
    at: at(header),
    args: { field: header.shown, ...args },
  });
  const untitled: readonly Finding[] =
    lastRow === 0 && table.header.layout.kind === 'graduates'
      ? [
          sheetFinding('header-not-found', 'warning', file, table.sheet.name, {
            found: `столбцы узнаны по содержанию: ${[...match.columns.values()].map(({ shown }) => shown).join(', ')}`,
          }),
        ]
      : [];
  const birth = match.columns.get('birthDate');
  return [
    ...untitled,
    ...(birth === undefined || !asksForYear(birth)
      ? []
      : [about('column-missing', 'warning', birth, { expected: 'день рождения целиком, ДД.ММ.ГГГГ' })]),
    ...match.unknown
      .filter((header) => !isRowNumber(header))
      .map((header) => about('column-unknown', 'info', header)),
    ...match.dropped.map((header) => about('column-dropped-personal', 'info', header)),
    ...[...(match.earlier ?? [])].flatMap(([field, headers]) =>
      headers.map((header) =>
        about('column-of-earlier-day', 'info', header, { found: match.columns.get(field)?.shown ?? field }),
      ),
    ),
    ...match.duplicates.map(({ header, field }) =>
      about('column-duplicate', 'warning', header, { found: match.columns.get(field)?.shown ?? field }),
    ),
  ];
}

/** «№ п/п» numbers the rows and says nothing else. */
export function isRowNumber(header: HeaderCell): boolean {
  return /^(п п|пп|n п п|no|номер|номер п п|n|)$/.test(header.own);
}

/** A finding about a sheet as a whole. */
export function sheetFinding(
  code: FindingCode,
  severity: Severity,
  file: string,
  sheet: string | null,
  args: Finding['args'],
): Finding {
  return { code, severity, at: { file, sheet, cell: null, row: null }, args };
}
