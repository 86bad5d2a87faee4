import type { Cell, CellErrorValue, Fill, Workbook, Worksheet } from 'exceljs';
import type { Severity } from '../../domain/finding.ts';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { cellText } from '../xlsx/cell-text.ts';
import { linesNeeded } from '../xlsx/lines-needed.ts';
import { repackZip } from '../xlsx/repack-zip.ts';
import { FILLS, FONTS, FRAME } from '../xlsx/style.ts';
import type { SourceCellValue } from './college-part.ts';
import type { ReplyPlan, ReplySheet } from './plan-reply.ts';

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });

/** Told apart in grey print by the word in the list, not by the colour alone. */
const MARKS: Readonly<Record<Severity, Fill>> = {
  error: solid('FFF4B6A6'),
  warning: solid('FFFFE699'),
  info: solid('FFDDEBF7'),
};
const SEVERITY_LABEL: Readonly<Record<Severity, string>> = {
  error: 'ошибка',
  warning: 'внимание',
  info: 'к сведению',
};
const ERRORS: readonly CellErrorValue['error'][] = [
  '#N/A',
  '#REF!',
  '#NAME?',
  '#DIV/0!',
  '#NULL!',
  '#VALUE!',
  '#NUM!',
];
const LIST_COLUMNS = [
  ['№', 5],
  ['Важность', 12],
  ['Где', 34],
  ['Что не так и что сделать', 95],
] as const;
const LIST_HEADER = 6;
const LINE_POINTS = 12.5;
/** Characters of 9-point Arial to a unit of column width, with some room. */
const DENSITY = 1.1;
/** A sheet wider than this would be illegible on one page; it takes several side by side. */
const WIDEST_PRINT = 280;
const LONGEST_NOTE = 1500;

/** The bytes of a reply: the list of findings first, then the sheets as they were read; the same plan gives the same bytes. */
export async function writeReply(plan: ReplyPlan): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook: Workbook = new ExcelJS.Workbook();
  workbook.title = 'Замечания к сведениям о выпускниках';
  workbook.creator = 'route';
  workbook.lastModifiedBy = 'route';
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  writeList(workbook, plan);
  for (const sheet of plan.sheets) writeSheet(workbook, sheet);
  return repackZip(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function writeList(workbook: Workbook, plan: ReplyPlan): void {
  const sheet = workbook.addWorksheet(plan.listName, {
    ...PAGE,
    pageSetup: { ...PAGE.pageSetup, printTitlesRow: `${LIST_HEADER}:${LIST_HEADER}` },
    views: [{ state: 'frozen', xSplit: 0, ySplit: LIST_HEADER, showGridLines: false }],
  });
  for (const [at, [, width]] of LIST_COLUMNS.entries()) sheet.getColumn(at + 1).width = width;
  const titles = [
    'Замечания к сведениям о выпускниках',
    plan.college,
    'Исправьте выделенные клетки прямо в этой книге и пришлите её обратно. Примечание к клетке говорит, что не так и чего ожидали.',
    `Цвет клетки: красный — ${SEVERITY_LABEL.error}, жёлтый — ${SEVERITY_LABEL.warning}, голубой — ${SEVERITY_LABEL.info}. Класс: ${OUTPUT_CLASS_LABEL.restricted}.`,
  ];
  for (const [at, title] of titles.entries()) {
    const cell = sheet.getCell(at + 1, 1);
    cell.value = cellText(title);
    cell.font = at === 0 ? FONTS.title : at === 1 ? FONTS.caption : FONTS.subtitle;
  }
  for (const [at, [header]] of LIST_COLUMNS.entries()) {
    const cell = sheet.getCell(LIST_HEADER, at + 1);
    cell.value = header;
    cell.font = FONTS.header;
    cell.fill = FILLS.header;
    cell.border = FRAME;
    cell.alignment = { horizontal: 'center', vertical: 'middle' };
  }
  for (const [at, line] of plan.lines.entries()) {
    const number = LIST_HEADER + 1 + at;
    const { target } = line;
    const place = cellText(line.place);
    const link =
      target === null
        ? place
        : { text: place, hyperlink: `#'${target.sheet.replaceAll("'", "''")}'!${target.cell}` };
    for (const [index, value] of [
      at + 1,
      SEVERITY_LABEL[line.severity],
      link,
      cellText(line.message),
    ].entries()) {
      const cell = sheet.getCell(number, index + 1);
      cell.value = value;
      cell.font = index === 2 && target !== null ? FONTS.link : FONTS.body;
      cell.border = FRAME;
      cell.alignment = { vertical: 'top', wrapText: true, horizontal: index === 0 ? 'center' : 'left' };
      if (index === 1) cell.fill = MARKS[line.severity];
    }
    const lines = Math.max(
      linesNeeded(line.message, LIST_COLUMNS[3][1] * DENSITY),
      linesNeeded(place, LIST_COLUMNS[2][1] * DENSITY),
    );
    sheet.getRow(number).height = LINE_POINTS * lines + 3;
  }
}

const PAGE = {
  pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  headerFooter: { oddFooter: `&L&8${OUTPUT_CLASS_LABEL.restricted}&R&8стр. &P из &N` },
} as const;

function writeSheet(workbook: Workbook, plan: ReplySheet): void {
  const headers = plan.rows.filter(({ isHeader }) => isHeader).map(({ number }) => number);
  const frozen = headers.length === 0 ? 0 : Math.max(...headers);
  const width = Array.from(plan.widths.values()).reduce((sum, each) => sum + each, 0);
  const sheet = workbook.addWorksheet(plan.name, {
    ...PAGE,
    pageSetup: { ...PAGE.pageSetup, fitToWidth: Math.max(1, Math.ceil(width / WIDEST_PRINT)) },
    views: frozen > 0 && frozen <= 20 ? [{ state: 'frozen', xSplit: 0, ySplit: frozen }] : [],
  });
  for (const [column, width] of plan.widths) sheet.getColumn(column).width = width;
  for (const column of plan.hiddenColumns) sheet.getColumn(column).hidden = true;
  for (const { number, hidden, isHeader, cells } of plan.rows) {
    if (hidden) sheet.getRow(number).hidden = true;
    for (const { column, source, mark } of cells) {
      const cell = sheet.getCell(number, column);
      cell.font = isHeader ? FONTS.strong : FONTS.body;
      if (source !== null) setValue(cell, source);
      if (isHeader) cell.alignment = { wrapText: true, vertical: 'middle' };
      if (mark === null) continue;
      cell.fill = MARKS[mark.severity];
      cell.border = FRAME;
      cell.note = {
        texts: [{ font: { name: 'Arial', size: 9 }, text: cellText(mark.note).slice(0, LONGEST_NOTE) }],
      };
    }
  }
  mergeAll(sheet, plan);
}

function setValue(cell: Cell, { type, text, value, date, format }: SourceCellValue): void {
  if (format !== null) cell.numFmt = format;
  if (type === 'date' && date !== null) {
    cell.value = new Date(`${date}T00:00:00Z`);
    cell.numFmt = format ?? 'dd.mm.yyyy';
    return;
  }
  const error = type === 'error' ? ERRORS.find((known) => known === text) : undefined;
  if (error !== undefined) cell.value = { error };
  else if (type === 'number' && typeof value === 'number' && Number.isFinite(value)) cell.value = value;
  else if (type === 'boolean' && typeof value === 'boolean') cell.value = value;
  else cell.value = cellText(text);
}

/** Ranges that overlap are no merges any program would show: the first stays. */
function mergeAll(sheet: Worksheet, { merges }: ReplySheet): void {
  const placed: ReplySheet['merges'][number][] = [];
  for (const range of merges) {
    const { top, left, bottom, right } = range;
    const overlaps = placed.some(
      (other) => top <= other.bottom && other.top <= bottom && left <= other.right && other.left <= right,
    );
    // A range of thousands of lines would be written out cell by cell.
    if (overlaps || (bottom - top + 1) * (right - left + 1) > 5000) continue;
    placed.push(range);
    sheet.mergeCells(top, left, bottom, right);
  }
}
