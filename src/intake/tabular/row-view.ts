import { type Finding, type FindingCode, maskValue, type Severity } from '../../domain/finding.ts';
import { type IsoDate, parseDate, type YearRange, yearOf } from '../../domain/iso-date.ts';
import { absent, bad, type Parsed, type ParseNote, type ParseReason, parsed } from '../../domain/parsed.ts';
import { cleanText, isBlank, normaliseLabel } from '../../domain/text.ts';
import { cellAddress } from '../sheets/cell-address.ts';
import type { SheetCell, SourceRow } from '../sheets/source-sheet.ts';
import { decodeAnswers } from './answer-key.ts';
import type { ColumnMatch, HeaderCell } from './match-columns.ts';

/** What a certain repair did. */
const REPAIR: Readonly<Record<ParseNote, string>> = {
  'look-alike-letters': 'латинские буквы внутри слова заменены похожими русскими',
  'trailing-dot': 'лишние знаки вокруг кода убраны',
  'leading-zero-restored': 'потерянный ноль в начале возвращён, контрольное число сходится',
  'code-from-date': 'код, который Excel превратил в дату, восстановлен',
  'code-from-longer-text': 'код взят из более длинной записи',
  'number-from-text': 'число взято из текста',
  'digits-regrouped': 'цифры сгруппированы заново',
  'two-digit-year': 'год из двух цифр дополнен до четырёх',
  'name-reordered': 'фамилия стояла последней',
};

/** Where a row stands. */
export interface RowPlace {
  readonly file: string;
  readonly sheet: string | null;
  /** Fields whose values are masked in findings. */
  readonly personal: ReadonlySet<string>;
}

/** A row read by fields. Reading a value that cannot be used gives null and leaves a finding, never an exception or a zero. */
export class RowView {
  readonly findings: Finding[] = [];
  readonly row: SourceRow;
  readonly place: RowPlace;
  readonly match: ColumnMatch;
  readonly #cells: ReadonlyMap<number, SheetCell>;

  constructor(row: SourceRow, match: ColumnMatch, place: RowPlace, carried: ReadonlyMap<number, SheetCell>) {
    this.row = row;
    this.match = match;
    this.place = place;
    const cells = new Map(carried);
    for (const cell of row.cells) cells.set(cell.column, cell);
    this.#cells = cells;
  }

  /** The cell of a field; undefined when there is no such column or nothing in it. */
  cell(field: string): SheetCell | undefined {
    const header = this.#header(field);
    return header === undefined ? undefined : this.#cells.get(header.column);
  }

  /** The column of a field; of columns for several days the last one this row fills in. */
  #header(field: string): HeaderCell | undefined {
    const header = this.match.columns.get(field);
    const earlier = this.match.earlier?.get(field);
    if (header === undefined || earlier === undefined) return header;
    const isFilled = ({ column }: HeaderCell) => !isBlank(this.#cells.get(column)?.text ?? '');
    return [header, ...earlier].find(isFilled) ?? header;
  }

  has(field: string): boolean {
    return this.match.columns.has(field);
  }

  /** The cleaned text of a field, '' when it states nothing. An error value of a formula is reported and states nothing. */
  text(field: string): string {
    const cell = this.cell(field);
    if (cell === undefined) return '';
    if (cell.type === 'error') {
      this.report('value-unreadable', 'error', field, { expected: 'значение вместо ошибки формулы' });
      return '';
    }
    if (isBlank(cell.text)) return '';
    const text = cleanText(cell.text);
    const answers = this.match.columns.get(field)?.answers;
    return answers === undefined ? text : decodeAnswers(text, answers);
  }

  /** Text, or null when nothing is stated. */
  words(field: string): string | null {
    const text = this.text(field);
    return text === '' ? null : text;
  }

  /** A value by its parser. */
  value<T>(field: string, parse: (text: string) => Parsed<T>, expected: string): T | null {
    return this.settle(field, parse(this.text(field)), expected);
  }

  /** A day; cells that are days need no parsing. */
  day(field: string, years: YearRange, expected = 'дата ДД.ММ.ГГГГ'): IsoDate | null {
    const date = this.cell(field)?.date ?? null;
    const text = date === null ? this.text(field) : '';
    if (date === null) return this.settle(field, text === '' ? absent : parseDate(text, years), expected);
    const year = yearOf(date);
    const isWithin = year >= years.first && year <= years.last;
    return this.settle(field, isWithin ? parsed(date) : bad('year-out-of-range'), expected);
  }

  /** Turns a parser's result into a value, reporting what was bad or repaired. */
  settle<T>(field: string, result: Parsed<T>, expected: string): T | null {
    if (result.kind === 'absent') return null;
    if (result.kind === 'bad') {
      this.report(codeOf(result.reason, field), 'error', field, { expected });
      return null;
    }
    if (result.note !== undefined)
      this.report('value-repaired', 'info', field, { proposal: REPAIR[result.note] });
    return result.value;
  }

  /** Adds a finding at the cell of a field. */
  report(code: FindingCode, severity: Severity, field: string, args: Finding['args'] = {}): void {
    const header = this.#header(field);
    const cell = this.cell(field);
    const found = cell === undefined ? '' : this.shown(field, cell.text);
    this.findings.push({
      code,
      severity,
      at: this.at(header?.column ?? null),
      args: { field: header?.shown ?? field, ...(found === '' ? {} : { found }), ...args },
    });
  }

  /** Address of a column in this row, or of the row as a whole. */
  at(column: number | null): Finding['at'] {
    const { file, sheet } = this.place;
    const row = this.row.number;
    return { file, sheet, cell: column === null ? null : cellAddress(row, column), row };
  }

  /** A value as a finding may show it. */
  shown(field: string, text: string): string {
    const clean = cleanText(text);
    if (this.place.personal.has(field) || this.#namesPerson(clean)) return maskValue(clean);
    return clean.length > 80 ? `${clean.slice(0, 79)}…` : clean;
  }

  /** True of text that holds a name of the row's own person, in any case of grammar: people write «перезвонить Ивановой» anywhere. */
  #namesPerson(text: string): boolean {
    const label = normaliseLabel(text);
    return ['fullName', 'surname', 'givenName']
      .flatMap((field) => normaliseLabel(this.cell(field)?.text ?? '').split(' '))
      .some((word) => word.length >= 4 && label.includes(word.slice(0, -1)));
  }

  /** Yes or no; «да, …» and «нет, …» count, other words are bad. */
  yesNo(field: string, parse: (text: string) => Parsed<boolean>): boolean | null {
    const text = this.text(field);
    const start = /^(да|нет)(?![\p{L}])/iu.exec(text)?.[1];
    const result = start === undefined ? parse(text) : parsed(start.toLowerCase() === 'да');
    return this.settle(field, result, '«да» или «нет»');
  }
}

function codeOf(reason: ParseReason, field: string): FindingCode {
  if (reason === 'checksum') return field === 'snils' ? 'snils-checksum' : 'inn-checksum';
  if (reason === 'no-such-day' || reason === 'year-out-of-range') return 'date-impossible';
  if (reason === 'several-codes') return 'several-codes';
  if (reason === 'unknown-label') return 'value-out-of-list';
  return 'value-unreadable';
}
