import { dateFromSerial, russianDate } from '../../domain/iso-date.ts';
import { numberFormat, numberText } from './number-format.ts';
import type { SheetCell, SourceRow } from './source-sheet.ts';

/**
 * Rows on their way between the processes: every text once, numbers and addresses in typed arrays, so that millions of cells cost
 * neither objects nor JSON. `marks` holds, for each row, its number (top bit: hidden) and how many cells follow; for each cell its
 * column and kind, then what {@link Kind} says.
 */
export interface RowBatch {
  readonly marks: Uint32Array;
  readonly numbers: Float64Array;
  readonly texts: readonly string[];
}

/** text, error: index of the text. number: index of the number, then 0 or index of the format + 1. yes, no: nothing. */
const Kind = { text: 0, number: 1, yes: 2, no: 3, error: 4 } as const;

const HIDDEN = 0x8000_0000;
/** A batch ends at whichever comes first: rows asked for, cells, letters. */
const MOST_CELLS = 100_000;
const MOST_LETTERS = 8_000_000;

/** Days between the 1900 and the 1904 date systems. */
const SYSTEM_1904 = 1462;

/** Collects rows into a {@link RowBatch}. Columns and rows are 1-based; a row without cells leaves no trace. */
export class RowBatchBuilder {
  rows = 0;
  private marks = new Uint32Array(8192);
  private end = 0;
  private rowStart = 0;
  private cells = 0;
  private letters = 0;
  private readonly numbers: number[] = [];
  private readonly texts: string[] = [];
  private readonly ids = new Map<string, number>();
  private readonly most: number;

  constructor(mostRows: number) {
    this.most = mostRows;
  }

  get isFull(): boolean {
    return this.rows >= this.most || this.cells >= MOST_CELLS || this.letters >= MOST_LETTERS;
  }

  beginRow(number: number, hidden: boolean): void {
    this.rowStart = this.end;
    this.push(hidden ? number + HIDDEN : number);
    this.push(0);
  }

  endRow(): void {
    if ((this.marks[this.rowStart + 1] ?? 0) === 0) this.end = this.rowStart;
    else this.rows++;
  }

  /** The index of a text in this batch. */
  idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.ids.set(text, id);
    this.texts.push(text);
    this.letters += text.length;
    return id;
  }

  text(column: number, id: number): void {
    this.cell(column, Kind.text);
    this.push(id);
  }

  number(column: number, value: number, format: string | null): void {
    this.cell(column, Kind.number);
    this.push(this.numbers.length);
    this.push(format === null ? 0 : this.idOf(format) + 1);
    this.numbers.push(value);
  }

  boolean(column: number, value: boolean): void {
    this.cell(column, value ? Kind.yes : Kind.no);
  }

  error(column: number, shown: string): void {
    this.cell(column, Kind.error);
    this.push(this.idOf(shown));
  }

  finish(): RowBatch {
    return {
      marks: this.marks.slice(0, this.end),
      numbers: Float64Array.from(this.numbers),
      texts: this.texts,
    };
  }

  private cell(column: number, kind: number): void {
    this.push(column * 8 + kind);
    this.marks[this.rowStart + 1] = (this.marks[this.rowStart + 1] ?? 0) + 1;
    this.cells++;
  }

  private push(mark: number): void {
    if (this.end === this.marks.length) {
      const wider = new Uint32Array(this.marks.length * 2);
      wider.set(this.marks);
      this.marks = wider;
    }
    this.marks[this.end++] = mark;
  }
}

/** The rows of a batch as the rest of the program knows them. */
export function unpackRows(batch: RowBatch, date1904: boolean): readonly SourceRow[] {
  const { marks, numbers, texts } = batch;
  const rows: SourceRow[] = [];
  let at = 0;
  const next = () => marks[at++] ?? 0;
  while (at < marks.length) {
    const signed = next();
    const cells = new Array<SheetCell>(next());
    for (let index = 0; index < cells.length; index++) {
      const mark = next();
      const column = mark >>> 3;
      const kind = mark & 7;
      if (kind === Kind.text) {
        const text = texts[next()] ?? '';
        cells[index] = { column, type: 'text', text, value: text, date: null, format: null };
      } else if (kind === Kind.number) {
        const value = numbers[next()] ?? Number.NaN;
        const format = next();
        cells[index] = numberCell(column, value, format === 0 ? null : (texts[format - 1] ?? null), date1904);
      } else if (kind === Kind.error) {
        const text = texts[next()] ?? '';
        cells[index] = { column, type: 'error', text, value: text, date: null, format: null };
      } else {
        const value = kind === Kind.yes;
        cells[index] = {
          column,
          type: 'boolean',
          text: value ? 'да' : 'нет',
          value,
          date: null,
          format: null,
        };
      }
    }
    rows.push({ number: signed & 0x7fff_ffff, hidden: signed >= HIDDEN, cells });
  }
  return rows;
}

function numberCell(column: number, value: number, code: string | null, date1904: boolean): SheetCell {
  const format = code === null ? null : numberFormat(code);
  if (format?.isDate === true && value >= (date1904 ? 0 : 1)) {
    const date = dateFromSerial(date1904 ? value + SYSTEM_1904 : value);
    if (date !== null) return { column, type: 'date', text: russianDate(date), value, date, format: code };
  }
  const text = numberText(value, format?.isDate === true ? null : format);
  return { column, type: 'number', text, value, date: null, format: code };
}
