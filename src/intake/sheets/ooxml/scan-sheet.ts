import { cellAddress } from '../cell-address.ts';
import { LONGEST_TEXT, longText, writtenTwice } from '../refused-cells.ts';
import type { RowBatchBuilder } from '../row-batch.ts';
import { checkNumber, digits, isSpace, kindOf, numberOf, CellKind as T, uncommon } from './cell-bytes.ts';
import { joinRuns, type SharedStrings } from './shared-strings.ts';
import { decodeXmlText } from './xml-text.ts';

/** What the cells of a sheet refer to. */
export interface CellTables {
  readonly strings: SharedStrings;
  /** Number format code by style, null for «General». */
  readonly formats: readonly (string | null)[];
  /** Where the shared texts stand in the batch being filled. */
  readonly places: TextPlaces;
}

/** Batch-local ids of shared texts: valid when the stamp is that of the batch. One for all sheets, as large as the texts are many. */
interface TextPlaces {
  readonly ids: Uint32Array;
  readonly stamps: Uint32Array;
  stamp: number;
}

/** What a sheet turned out to hold. */
export interface SheetSurvey {
  /** Last row that holds a cell with content, 0 when there is none. */
  readonly lastRow: number;
  readonly formulasWithoutResult: number;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const SPACE = 0x20;
const QUOTE = 0x22;
const EQUALS = 0x3d;
const LAST_COLUMN = 16_384;
/** Stands for a shared text that is blank: an id no text has. */
const BLANK = 0xffff_ffff;

/**
 * Reads the rows of `<sheetData>` in the shape nearly every program writes: no prefixes, no comments, rows and cells in order and
 * addressed. The whole sheet is surveyed before the first row is handed out, so that nothing changes midway.
 */
export class SheetScanner {
  private readonly part: Buffer;
  private readonly tables: CellTables;
  private readonly mostRows: number;
  private at: number;
  private readonly end: number;
  private row = 0;
  private readonly survey = { lastRow: 0, formulasWithoutResult: 0 };

  constructor(part: Buffer, start: number, end: number, tables: CellTables, mostRows: number) {
    this.part = part;
    this.at = start;
    this.end = end;
    this.tables = tables;
    this.mostRows = mostRows;
  }

  /** Reads everything through without keeping it. @throws UncommonXml, Failure */
  static survey(part: Buffer, start: number, end: number, tables: CellTables): SheetSurvey {
    const scanner = new SheetScanner(part, start, end, tables, Number.POSITIVE_INFINITY);
    while (scanner.scanRow(null)) {}
    return scanner.survey;
  }

  /** Adds rows from the byte `from` until the batch is full. @returns where the next batch begins, null at the end */
  fill(batch: RowBatchBuilder, from: number): number | null {
    this.at = from;
    this.row = 0;
    this.tables.places.stamp++;
    while (!batch.isFull) {
      if (!this.scanRow(batch)) return null;
      if (this.row > this.mostRows) return null;
    }
    return this.at;
  }

  /** One `<row>`; false when there is no other. */
  private scanRow(batch: RowBatchBuilder | null): boolean {
    this.skipSpace();
    if (this.at >= this.end) return false;
    const { part } = this;
    let at = this.at;
    if (part[at] !== LESS || part[at + 1] !== 0x72 || part[at + 2] !== 0x6f || part[at + 3] !== 0x77)
      uncommon();
    at += 4;
    let number = 0;
    let hidden = false;
    for (;;) {
      while (isSpace(part[at])) at++;
      const byte = part[at];
      if (byte === GREATER || byte === SLASH) break;
      const nameStart = at;
      while (part[at] !== EQUALS) if (at++ >= this.end) uncommon();
      const nameEnd = at;
      if (part[at + 1] !== QUOTE) uncommon();
      at += 2;
      const valueStart = at;
      while (part[at] !== QUOTE) if (at++ >= this.end) uncommon();
      if (nameEnd - nameStart === 1 && part[nameStart] === 0x72) number = digits(part, valueStart, at);
      else if (nameEnd - nameStart === 6 && part.toString('latin1', nameStart, nameEnd) === 'hidden') {
        const value = part.toString('latin1', valueStart, at);
        hidden = value === '1' || value === 'true';
      }
      at++;
    }
    if (number === this.row && number > 0) throw writtenTwice(`строка ${number}`);
    if (number < this.row || number === 0) uncommon();
    this.row = number;
    if (part[at] === SLASH) {
      if (part[at + 1] !== GREATER) uncommon();
      this.at = at + 2;
      return true;
    }
    this.at = at + 1;
    const target = number > this.mostRows ? null : batch;
    target?.beginRow(number, hidden);
    this.scanCells(target);
    target?.endRow();
    return true;
  }

  private scanCells(batch: RowBatchBuilder | null): void {
    const { part } = this;
    let before = 0;
    for (;;) {
      this.skipSpace();
      const at = this.at;
      if (part[at] !== LESS) uncommon();
      if (part[at + 1] === 0x63 && (part[at + 2] === SPACE || part[at + 2] === 0x0a)) {
        before = this.scanCell(batch, before);
      } else if (
        part[at + 1] === SLASH &&
        part[at + 2] === 0x72 &&
        part[at + 3] === 0x6f &&
        part[at + 4] === 0x77 &&
        part[at + 5] === GREATER
      ) {
        this.at = at + 6;
        return;
      } else uncommon();
    }
  }

  private scanCell(batch: RowBatchBuilder | null, before: number): number {
    const { part } = this;
    let at = this.at + 2;
    let column = 0;
    let style = 0;
    let kind: number = T.number;
    for (;;) {
      while (isSpace(part[at])) at++;
      const byte = part[at];
      if (byte === GREATER || byte === SLASH) break;
      const name = part[at] ?? 0;
      const isShort = part[at + 1] === EQUALS;
      while (part[at] !== EQUALS) if (at++ >= this.end) uncommon();
      if (part[at + 1] !== QUOTE) uncommon();
      at += 2;
      const start = at;
      while (part[at] !== QUOTE) if (at++ >= this.end) uncommon();
      if (isShort) {
        if (name === 0x72) column = this.columnOf(start, at);
        else if (name === 0x73) style = digits(part, start, at);
        else if (name === 0x74) kind = kindOf(part, start, at);
      }
      at++;
    }
    if (column === before && column > 0) throw writtenTwice(`ячейка ${cellAddress(this.row, column)}`);
    if (column < before || column === 0) uncommon();
    if (part[at] === SLASH) {
      if (part[at + 1] !== GREATER) uncommon();
      this.at = at + 2;
      return column;
    }
    this.at = at + 1;
    this.scanContent(batch, column, style, kind);
    return column;
  }

  /** `<f>`, `<v>` and `<is>` up to `</c>`. */
  private scanContent(batch: RowBatchBuilder | null, column: number, style: number, kind: number): void {
    const { part } = this;
    let formula = false;
    let start = -1;
    let end = -1;
    let rich = false;
    for (;;) {
      this.skipSpace();
      let at = this.at;
      if (part[at] !== LESS) uncommon();
      const name = part[at + 1];
      if (name === SLASH) {
        if (part[at + 2] !== 0x63 || part[at + 3] !== GREATER) uncommon();
        this.at = at + 4;
        break;
      }
      if (name === 0x76 && start < 0) {
        at = this.afterTag(at + 2);
        if (part[at - 2] === SLASH) {
          start = at;
          end = at;
        } else {
          start = at;
          while (part[at] !== LESS) if (at++ >= this.end) uncommon();
          end = at;
          if (part[at + 1] !== SLASH || part[at + 2] !== 0x76 || part[at + 3] !== GREATER) uncommon();
          at += 4;
        }
      } else if (name === 0x66 && !formula) {
        formula = true;
        at = this.afterTag(at + 2);
        if (part[at - 2] !== SLASH) {
          while (part[at] !== LESS) if (at++ >= this.end) uncommon();
          if (part[at + 1] !== SLASH || part[at + 2] !== 0x66 || part[at + 3] !== GREATER) uncommon();
          at += 4;
        }
      } else if (
        name === 0x69 &&
        part[at + 2] === 0x73 &&
        part[at + 3] === GREATER &&
        kind === T.inline &&
        start < 0
      ) {
        start = at + 4;
        end = part.indexOf('</is>', start);
        if (end < 0 || end >= this.end) uncommon();
        rich = true;
        at = end + 5;
      } else uncommon();
      this.at = at;
    }
    if (formula && (start < 0 || (start === end && kind !== T.string))) this.survey.formulasWithoutResult++;
    if (start >= 0 && end > start) this.take(batch, column, style, kind, start, end, rich);
  }

  private take(
    batch: RowBatchBuilder | null,
    column: number,
    style: number,
    kind: number,
    start: number,
    end: number,
    rich: boolean,
  ): void {
    const { part, tables } = this;
    if (kind === T.shared) {
      const index = digits(part, start, end);
      if (index >= tables.strings.count) uncommon();
      if (batch !== null) this.takeShared(batch, column, index);
    } else if (kind === T.number) {
      if (batch === null) checkNumber(part, start, end);
      else batch.number(column, numberOf(part, start, end), tables.formats[style] ?? null);
    } else if (kind === T.boolean) {
      const value = part[start];
      if (end - start !== 1 || (value !== 0x30 && value !== 0x31)) uncommon();
      batch?.boolean(column, value === 0x31);
    } else {
      if (rich !== (kind === T.inline)) uncommon();
      if (batch === null && !rich && end - start <= LONGEST_TEXT) {
        this.survey.lastRow = this.row;
        return;
      }
      const raw = part.toString('utf8', start, end);
      if (rich && raw.includes('<!')) uncommon();
      const text = decodeXmlText(rich ? joinRuns(raw) : raw);
      if (text.length > LONGEST_TEXT) throw longText(this.row);
      if (text.trim() === '') return;
      if (kind === T.error) batch?.error(column, text);
      else batch?.text(column, batch.idOf(text));
    }
    this.survey.lastRow = this.row;
  }

  private takeShared(batch: RowBatchBuilder, column: number, index: number): void {
    const { strings, places } = this.tables;
    if (places.stamps[index] !== places.stamp) {
      const text = strings.text(index);
      if (text.length > LONGEST_TEXT) throw longText(this.row);
      places.ids[index] = text.trim() === '' ? BLANK : batch.idOf(text);
      places.stamps[index] = places.stamp;
    }
    const id = places.ids[index] ?? BLANK;
    if (id !== BLANK) batch.text(column, id);
  }

  /** Letters of the address; its digits must be those of the row. */
  private columnOf(start: number, end: number): number {
    const { part } = this;
    let column = 0;
    let at = start;
    for (; at < end; at++) {
      const letter = (part[at] ?? 0) - 64;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
      if (column > LAST_COLUMN) uncommon();
    }
    if (digits(part, at, end) !== this.row) uncommon();
    return column;
  }

  private afterTag(at: number): number {
    const { part } = this;
    const first = part[at];
    if (first !== GREATER && first !== SPACE && first !== SLASH) uncommon();
    while (part[at] !== GREATER) if (at++ >= this.end) uncommon();
    return at + 1;
  }

  private skipSpace(): void {
    while (isSpace(this.part[this.at])) this.at++;
  }
}
