import type { IntakeContext, IntakeEvent, OpenedInput } from '../../src/domain/intake-record.ts';
import { dateFromSerial, isIsoDate, russianDate } from '../../src/domain/iso-date.ts';
import { numberFormat, numberText } from '../../src/intake/sheets/number-format.ts';
import type { SheetCell, SheetSource, SourceSheet } from '../../src/intake/sheets/source-sheet.ts';
import { HEAD_ROWS } from '../../src/intake/sheets/source-sheet.ts';
import { openSource } from '../../src/intake/tabular/open-tabular.ts';
import { loadReference } from '../../src/reference/load-reference.ts';
import type { Cell } from './clean-table.ts';
import type { LaidSheet } from './draft.ts';

const reference = loadReference();

/** The workspace the graduates are read into: autumn, the year of graduation behind. */
export function readingContext(): IntakeContext {
  const asOf = '2026-09-14';
  if (!isIsoDate(asOf)) throw new TypeError('not a day');
  return {
    reference,
    region: null,
    asOf,
    cohort: 2026,
    colleges: [],
    college: null,
    specialBasis: true,
    kind: null,
    edition: null,
  };
}

/** Reads laid out sheets as the reader of files would give them. */
export async function readArrays(laid: readonly LaidSheet[]): Promise<readonly IntakeEvent[]> {
  const source: SheetSource = { format: 'workbook', sheets: laid.map(sourceSheet), close: () => undefined };
  return drain(openSource(source, 'выпускники.xlsx', 0, readingContext()));
}

/** All events of an opened input. */
export async function drain(opened: OpenedInput): Promise<readonly IntakeEvent[]> {
  const events: IntakeEvent[] = [];
  for await (const batch of opened.batches) events.push(...batch);
  return events;
}

function sourceSheet(sheet: LaidSheet): SourceSheet {
  const rows = sheet.rows.flatMap((cells, at) => {
    const filled = cells.flatMap((cell, index) => sheetCell(cell, index + 1));
    return filled.length === 0
      ? []
      : [{ number: at + 1, hidden: sheet.hiddenRows.includes(at + 1), cells: filled }];
  });
  return {
    name: sheet.name,
    hidden: sheet.hidden,
    hiddenColumns: sheet.hiddenColumns,
    merges: sheet.merges,
    head: rows.slice(0, HEAD_ROWS),
    findings: [],
    async *rows() {
      yield rows;
    },
  };
}

function sheetCell(cell: Cell, column: number): SheetCell[] {
  if (cell === null) return [];
  if (cell.type !== 'number')
    return [{ column, type: cell.type, text: cell.text, value: cell.text, date: null, format: null }];
  const format = cell.format === null ? null : numberFormat(cell.format);
  const date = format?.isDate === true ? dateFromSerial(cell.value) : null;
  if (date !== null)
    return [{ column, type: 'date', text: russianDate(date), value: cell.value, date, format: cell.format }];
  return [
    {
      column,
      type: 'number',
      text: numberText(cell.value, format),
      value: cell.value,
      date: null,
      format: cell.format,
    },
  ];
}
