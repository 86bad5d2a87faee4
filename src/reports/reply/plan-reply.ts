import type { Finding, Severity } from '../../domain/finding.ts';
import { findingMessage, findingPlace } from '../../domain/finding-text.ts';
import { columnLetters } from '../xlsx/layout.ts';
import {
  type CollegePart,
  collegeParts,
  type NameOf,
  type Range,
  type SheetOfReturn,
  type SourceCellValue,
} from './college-part.ts';

/** A cell of the rebuilt workbook; `source` null = the cell is empty and only marked. */
interface ReplyCell {
  readonly column: number;
  readonly source: SourceCellValue | null;
  readonly mark: { readonly severity: Severity; readonly note: string } | null;
}

/** A sheet of the rebuilt workbook: every cell at its address. */
export interface ReplySheet {
  readonly name: string;
  readonly rows: readonly {
    readonly number: number;
    readonly hidden: boolean;
    readonly isHeader: boolean;
    readonly cells: readonly ReplyCell[];
  }[];
  readonly merges: readonly Range[];
  readonly hiddenColumns: readonly number[];
  /** Width of every column that holds something, in characters. */
  readonly widths: ReadonlyMap<number, number>;
}

/** A line of the list of findings; `target` is the marked cell, null for findings of a whole sheet or file. */
interface ReplyLine {
  readonly severity: Severity;
  readonly place: string;
  readonly target: { readonly sheet: string; readonly cell: string } | null;
  readonly message: string;
}

/** The workbook that goes back to a college for one of its files. */
export interface ReplyPlan {
  readonly college: string;
  readonly listName: string;
  readonly lines: readonly ReplyLine[];
  readonly sheets: readonly ReplySheet[];
}

const GRAVITY: readonly Severity[] = ['error', 'warning', 'info'];
const NARROWEST = 9;
const WIDEST = 42;
/** Rows that decide the width of a column whose own width is unknown. */
const ROWS_FOR_WIDTH = 300;

/**
 * The reply to one file of a college: what of the file is the college's, with the findings about it marked.
 * @param findings of the file, other colleges' too; they are left out here
 * @returns null when there is nothing the college would have to look at
 */
export function planReply(
  college: string,
  source: readonly SheetOfReturn[],
  findings: readonly Finding[],
  nameOf: NameOf,
): ReplyPlan | null {
  const parts = collegeParts(source, college, nameOf);
  const isWholeFile = parts.length === source.length && parts.every(({ whole }) => whole);
  const own = findings.filter((finding) => isOwn(finding, parts, isWholeFile));
  if (own.every(({ severity }) => severity === 'info')) return null;
  const names = sheetNames(parts.map(({ sheet }) => sheet.name));
  const sheets = parts.map((part, at) => sheetPlan(part, names[at] ?? `Лист${at + 1}`, own));
  const lines = own
    .map((finding) => lineOf(finding, parts, names))
    .sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
  const listName = names.includes('Замечания') ? 'Замечания (ответ)' : 'Замечания';
  return { college, listName, lines, sheets };
}

function isOwn({ at }: Finding, parts: readonly CollegePart[], isWholeFile: boolean): boolean {
  const part = parts.find(({ sheet }) => sheet.name === at.sheet);
  // Of a sheet that was not read only its name is told, and only where the whole file is the college's.
  if (part === undefined) return at.row === null && isWholeFile;
  return at.row === null ? part.whole : part.rows.some(({ number }) => number === at.row) || part.whole;
}

function sheetPlan({ sheet, rows }: CollegePart, name: string, findings: readonly Finding[]): ReplySheet {
  const dropped = new Set(sheet.droppedColumns);
  const here = findings.filter(({ at }) => at.sheet === sheet.name && at.row !== null);
  const planned = rows.map(({ number, hidden, cells, part }) => {
    const kept = part === 'header' ? cells : cells.filter(({ column }) => !dropped.has(column));
    const byColumn = new Map(kept.map((cell) => [cell.column, cell]));
    const marks = Map.groupBy(
      here.filter(({ at }) => at.row === number),
      ({ at }) => columnOf(at.cell) ?? kept[0]?.column ?? 1,
    );
    const columns = [...new Set([...byColumn.keys(), ...marks.keys()])].sort((a, b) => a - b);
    return {
      number,
      hidden: hidden && !here.some(({ at, severity }) => at.row === number && severity !== 'info'),
      isHeader: part === 'header',
      cells: columns.map((column) => ({
        column,
        source: byColumn.get(column) ?? null,
        mark: markOf(marks.get(column) ?? []),
      })),
    };
  });
  const there = new Set(rows.map(({ number }) => number));
  // What is to be looked at must not be hidden.
  const marked = new Set(
    here.filter(({ severity }) => severity !== 'info').map(({ at }) => columnOf(at.cell)),
  );
  return {
    name,
    rows: planned,
    merges: sheet.merges.filter(({ top, bottom }) => isKept(top, bottom, there, sheet)),
    hiddenColumns: sheet.hiddenColumns.filter((column) => !marked.has(column)),
    widths: widthsOf(planned, sheet.widths),
  };
}

/** A merge stays where all its rows that held something stay. */
function isKept(top: number, bottom: number, there: ReadonlySet<number>, sheet: SheetOfReturn): boolean {
  return (
    there.has(top) && sheet.rows.every(({ number }) => number < top || number > bottom || there.has(number))
  );
}

function markOf(findings: readonly Finding[]): ReplyCell['mark'] {
  const severity = GRAVITY.find((each) => findings.some((finding) => finding.severity === each));
  if (severity === undefined) return null;
  return { severity, note: [...new Set(findings.map(noteOf))].join('\n\n') };
}

/** What is wrong, what is expected, what to do; what was found stands in the cell itself. */
function noteOf(finding: Finding): string {
  const { found: _, ...args } = finding.args;
  const message = findingMessage({ ...finding, args });
  return message.slice(0, 1).toUpperCase() + message.slice(1);
}

function lineOf(finding: Finding, parts: readonly CollegePart[], names: readonly string[]): ReplyLine {
  const { at, severity } = finding;
  const index = parts.findIndex(({ sheet }) => sheet.name === at.sheet);
  const sheet = names[index];
  const row = parts[index]?.rows.find(({ number }) => number === at.row);
  const first = row?.cells[0]?.column ?? 1;
  const cell = at.cell ?? (at.row === null ? null : `${columnLetters(first)}${at.row}`);
  const place = findingPlace({ ...finding, at: { ...at, sheet: at.sheet ?? sheet ?? null } });
  return {
    severity,
    place: place === '' ? 'файл в целом' : place,
    target: sheet === undefined || cell === null ? null : { sheet, cell },
    message: findingMessage(finding),
  };
}

function columnOf(cell: string | null): number | null {
  const letters = /^[A-Z]+/.exec(cell ?? '')?.[0];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

function widthsOf(rows: ReplySheet['rows'], known: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const widths = new Map(known);
  for (const { cells } of rows.slice(0, ROWS_FOR_WIDTH)) {
    // A title alone in its row runs over the columns beside it.
    if (cells.length === 1) continue;
    for (const { column, source } of cells) {
      if (known.has(column)) continue;
      const length = Math.min(WIDEST, (source?.text.length ?? 0) + 2);
      widths.set(column, Math.max(widths.get(column) ?? NARROWEST, length));
    }
  }
  return widths;
}

/** Names as a workbook may have them, each once. */
function sheetNames(names: readonly (string | null)[]): readonly string[] {
  const used = new Set<string>();
  return names.map((name, at) => {
    const plain = (name ?? '').replaceAll(/[[\]:*?/\\]/g, '_').replace(/^'+|'+$/g, '');
    const base = plain === '' || plain.toLowerCase() === 'history' ? `Лист${at + 1}` : plain.slice(0, 31);
    let unique = base;
    for (let number = 2; used.has(unique.toLowerCase()); number++) {
      unique = `${base.slice(0, 31 - String(number).length - 3)} (${number})`;
    }
    used.add(unique.toLowerCase());
    return unique;
  });
}
