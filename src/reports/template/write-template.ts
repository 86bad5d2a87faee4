import type { Cell, DataValidation, Workbook, Worksheet } from 'exceljs';
import { russianDate, yearOf } from '../../domain/iso-date.ts';
import { OUTPUT_CLASS_LABEL } from '../../domain/output-class.ts';
import { cellText } from '../xlsx/cell-text.ts';
import { columnLetters } from '../xlsx/layout.ts';
import { linesNeeded } from '../xlsx/lines-needed.ts';
import { repackZip } from '../xlsx/repack-zip.ts';
import { FILLS, FONTS, FRAME } from '../xlsx/style.ts';
import {
  TEMPLATE_VERSION,
  type TemplateColumn,
  type TemplatePlan,
  type TemplateValue,
} from './template-plan.ts';

const LISTS_SHEET = 'Списки';
const MARK_SHEET = 'route';
const HELP_SHEET = 'Как заполнять';
const HEADER_ROW = 5;
const LINE_POINTS = 12.5;
const HELP_WIDTH = 105;
/** Characters of 9-point Arial to a unit of column width. */
const DENSITY = 1.2;

/**
 * The bytes of a college's template; the same plan gives the same bytes. Headers and known identities are locked without a
 * password, lists stand on a hidden sheet, the mark of version, college, cohort and day on a very hidden one.
 */
export async function writeTemplate(plan: TemplatePlan): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook: Workbook = new ExcelJS.Workbook();
  workbook.title = 'Мониторинг занятости выпускников';
  workbook.creator = 'route';
  workbook.lastModifiedBy = 'route';
  workbook.created = new Date(0);
  workbook.modified = new Date(0);
  await writePersons(workbook, plan);
  writeHelp(workbook, plan);
  writeLists(workbook, plan);
  writeMark(workbook, plan);
  return repackZip(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

const PAGE = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.3, right: 0.3, top: 0.4, bottom: 0.6, header: 0.2, footer: 0.3 },
} as const;

async function writePersons(workbook: Workbook, plan: TemplatePlan): Promise<void> {
  const sheet = workbook.addWorksheet(`Выпускники ${plan.cohort}`, {
    pageSetup: {
      ...PAGE,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      // Empty rows need no paper.
      printArea: `A1:${columnLetters(plan.columns.length)}${HEADER_ROW + Math.max(1, plan.rows.length)}`,
    },
    headerFooter: { oddFooter: `&L&8${OUTPUT_CLASS_LABEL.restricted}&R&8стр. &P из &N` },
    views: [{ state: 'frozen', xSplit: 4, ySplit: HEADER_ROW, showGridLines: false }],
  });
  for (const [at, column] of plan.columns.entries()) sheet.getColumn(at + 1).width = column.width;
  writeTitles(sheet, plan);
  for (const [at, column] of plan.columns.entries()) {
    const cell = sheet.getCell(HEADER_ROW, at + 1);
    cell.value = cellText(column.header);
    cell.font = FONTS.header;
    cell.fill = FILLS.header;
    cell.border = FRAME;
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  }
  sheet.getRow(HEADER_ROW).height = LINE_POINTS * 3 + 5;
  const first = HEADER_ROW + 1;
  const last = HEADER_ROW + plan.rows.length + plan.spareRows;
  for (let number = first; number <= last; number++) {
    const row = plan.rows[number - first];
    for (const [at, column] of plan.columns.entries()) {
      writeInput(sheet.getCell(number, at + 1), column, row === undefined ? null : row[column.key]);
    }
    const lines = plan.columns.map(({ key, width }) => {
      const value = row?.[key] ?? null;
      return typeof value === 'string' ? linesNeeded(value, width * DENSITY) : 1;
    });
    sheet.getRow(number).height = LINE_POINTS * Math.max(...lines) + 3;
  }
  addValidations(sheet, plan, first, last);
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: last, column: plan.columns.length },
  };
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
  });
}

function writeTitles(sheet: Worksheet, plan: TemplatePlan): void {
  const lines = [
    'Мониторинг занятости выпускников',
    `Колледж: ${plan.college}`,
    `${plan.region}, выпуск ${plan.cohort} года, сведения на ${russianDate(plan.asOf)}; пришлите ${plan.due}`,
    `Класс: ${OUTPUT_CLASS_LABEL.restricted}. Белые клетки заполняются, пояснения — на листе «${HELP_SHEET}»`,
  ];
  for (const [at, line] of lines.entries()) {
    const cell = sheet.getCell(at + 1, 1);
    cell.value = cellText(line);
    cell.font = at === 0 ? FONTS.title : at === 1 ? FONTS.caption : FONTS.subtitle;
  }
  sheet.getRow(1).height = 20;
  sheet.getRow(2).height = 16;
}

function writeInput(cell: Cell, column: TemplateColumn, value: TemplateValue): void {
  const isDay = column.input === 'day' || column.input === 'birth-day';
  const locked = column.key === 'number' || (column.identity && value !== null);
  cell.font = FONTS.body;
  cell.border = FRAME;
  cell.numFmt = isDay ? 'dd.mm.yyyy' : '@';
  cell.alignment = {
    vertical: 'top',
    wrapText: !isDay,
    horizontal: isDay || column.input === 'yes-no' ? 'center' : 'left',
  };
  cell.protection = { locked };
  if (locked) cell.fill = FILLS.number;
  if (value === null) return;
  cell.value = typeof value === 'string' ? cellText(value) : new Date(`${value.day}T00:00:00Z`);
}

function addValidations(sheet: Worksheet, plan: TemplatePlan, first: number, last: number): void {
  // Read from the package and not from the declared types of the library, which leave the member out.
  const validations: unknown = Reflect.get(sheet, 'dataValidations');
  if (!canAdd(validations)) throw new TypeError('the workbook writer has no validations');
  for (const [at, column] of plan.columns.entries()) {
    const rule = ruleOf(column, plan);
    const letters = columnLetters(at + 1);
    if (rule !== null) validations.add(`${letters}${first}:${letters}${last}`, rule);
  }
}

function canAdd(value: unknown): value is { add(range: string, rule: DataValidation): void } {
  return typeof value === 'object' && value !== null && 'add' in value && typeof value.add === 'function';
}

function ruleOf({ input }: TemplateColumn, plan: TemplatePlan): DataValidation | null {
  const year = yearOf(plan.asOf);
  const day = (of: number, monthDay: string) => new Date(`${of}-${monthDay}T00:00:00Z`);
  switch (input) {
    case 'status':
      return listRule('A', plan.statuses.length, 'stop', 'Выберите статус из списка.');
    case 'programme':
      return plan.programmes.length === 0
        ? null
        : listRule(
            'B',
            plan.programmes.length,
            'warning',
            'Такой программы нет в списке колледжа. Оставить?',
          );
    case 'yes-no':
      return {
        type: 'list',
        formulae: ['"да,нет"'],
        allowBlank: true,
        ...alertText('stop', 'Выберите «да» или «нет».'),
      };
    case 'digits':
      return {
        type: 'textLength',
        operator: 'between',
        formulae: [10, 12],
        allowBlank: true,
        ...alertText('stop', 'ИНН — 10 цифр у организации, 12 у предпринимателя.'),
      };
    case 'birth-day':
    case 'day': {
      const [from, to] = input === 'day' ? [year - 15, year + 5] : [year - 75, year - 13];
      return {
        type: 'date',
        operator: 'between',
        formulae: [day(from, '01-01'), day(to, '12-31')],
        allowBlank: true,
        ...alertText('stop', `Дата нужна в виде дд.мм.гггг, год от ${from} до ${to}.`),
      };
    }
    default:
      return null;
  }
}

function listRule(letters: string, count: number, style: 'stop' | 'warning', text: string): DataValidation {
  return {
    type: 'list',
    formulae: [`'${LISTS_SHEET}'!$${letters}$1:$${letters}$${count}`],
    allowBlank: true,
    ...alertText(style, text),
  };
}

function alertText(errorStyle: 'stop' | 'warning', error: string) {
  return { showErrorMessage: true, errorStyle, errorTitle: 'Проверьте значение', error } as const;
}

function writeHelp(workbook: Workbook, plan: TemplatePlan): void {
  const sheet = workbook.addWorksheet(HELP_SHEET, {
    pageSetup: PAGE,
    views: [{ showGridLines: false }],
  });
  sheet.getColumn(1).width = HELP_WIDTH;
  let number = 1;
  const put = (text: string, font: Cell['font'], points: number) => {
    const cell = sheet.getCell(number, 1);
    cell.value = cellText(text);
    cell.font = font;
    cell.alignment = { wrapText: true, vertical: 'top' };
    sheet.getRow(number).height = points * linesNeeded(text, HELP_WIDTH * DENSITY) + 3;
    number++;
  };
  put(HELP_SHEET, FONTS.title, 18);
  for (const { heading, lines } of plan.help) {
    put('', FONTS.body, LINE_POINTS / 2);
    put(heading, FONTS.caption, 14);
    for (const line of lines) put(line, FONTS.body, LINE_POINTS);
  }
}

function writeLists(workbook: Workbook, plan: TemplatePlan): void {
  const sheet = workbook.addWorksheet(LISTS_SHEET, { state: 'hidden' });
  for (const [at, list] of [plan.statuses, plan.programmes].entries()) {
    for (const [index, text] of list.entries()) sheet.getCell(index + 1, at + 1).value = cellText(text);
  }
}

function writeMark(workbook: Workbook, plan: TemplatePlan): void {
  const sheet = workbook.addWorksheet(MARK_SHEET, { state: 'veryHidden' });
  const marks = [
    ['template', 'college-template'],
    ['version', String(TEMPLATE_VERSION)],
    ['college', plan.college],
    ['cohort', String(plan.cohort)],
    ['asOf', plan.asOf],
  ] as const;
  for (const [at, [key, value]] of marks.entries()) {
    sheet.getCell(at + 1, 1).value = key;
    sheet.getCell(at + 1, 2).value = cellText(value);
  }
}
