import { resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import { type ReaderProcess, takeReaderProcess } from './reader-process.ts';
import type { PackedSheet } from './reader-protocol.ts';
import { unpackRows } from './row-batch.ts';
import {
  HEAD_ROWS,
  type ReaderLimits,
  type SheetSource,
  type SourceRow,
  type SourceSheet,
} from './source-sheet.ts';

/** Rows carried at a time between the processes. A sheet with no more rows is carried whole when it is opened. */
const BATCH_ROWS = 1000;

/**
 * Opens a workbook in the reading process.
 * @param file name for findings
 * @throws Failure `file-unreadable`, `file-protected`, `file-too-large`, `file-unknown`, `file-empty`
 */
export async function readWorkbook(
  path: string,
  file: string,
  limits: ReaderLimits,
  passwords: readonly string[],
): Promise<SheetSource> {
  const reader = takeReaderProcess();
  try {
    const opened = await reader.ask(
      { ask: 'open', path: resolve(path), limits, passwords },
      limits.openMs,
      (answer) =>
        answer.say === 'checked' ? limits.openMs + (answer.inflated / 10_000_000) * 3000 : limits.openMs,
    );
    if (opened.say !== 'opened') throw new TypeError(`answered «${opened.say}»`);
    const sheets: WorkbookSheet[] = [];
    for (const [at, sheet] of opened.sheets.entries()) {
      const ask = (from: number) => askRows(reader, at, from, opened.date1904, limits);
      sheets.push(await openSheet(sheet, ask, file, limits));
    }
    if (sheets.every((sheet) => sheet.head.length === 0)) {
      throw new Failure('file-empty', 'В книге нет ни одной заполненной строки.', {
        hint: 'Проверьте, тот ли файл прислан: пустая книга не заменяет прежние данные.',
      });
    }
    if (sheets.every((sheet) => sheet.isWhole)) {
      // Nothing is left to ask: the process is free for the next file, and this one may stay open at no cost.
      reader.release();
      return { format: 'workbook', sheets, close: () => {} };
    }
    return { format: 'workbook', sheets, close: () => reader.release() };
  } catch (error) {
    reader.release();
    throw error;
  }
}

interface WorkbookSheet extends SourceSheet {
  /** True when all its rows are here already. */
  readonly isWhole: boolean;
}

interface Rows {
  readonly rows: readonly SourceRow[];
  readonly next: number | null;
}

async function openSheet(
  sheet: PackedSheet,
  ask: (from: number) => Promise<Rows>,
  file: string,
  limits: ReaderLimits,
): Promise<WorkbookSheet> {
  const first = await ask(0);
  return {
    isWhole: first.next === null,
    name: sheet.name,
    hidden: sheet.hidden,
    hiddenColumns: sheet.hiddenColumns,
    merges: sheet.merges,
    head: first.rows.slice(0, HEAD_ROWS),
    findings: sheetFindings(sheet, file, limits),
    async *rows() {
      const askAhead = (from: number | null) => {
        const coming = from === null ? null : ask(from);
        // Thrown where it is awaited; a reader that stops early never awaits it.
        coming?.catch(() => undefined);
        return coming;
      };
      let coming = askAhead(first.next);
      if (first.rows.length > 0) yield first.rows;
      while (coming !== null) {
        const batch: Rows = await coming;
        // The next rows are parsed in the other process while these are looked at.
        coming = askAhead(batch.next);
        if (batch.rows.length > 0) yield batch.rows;
      }
    },
  };
}

async function askRows(
  reader: ReaderProcess,
  sheet: number,
  from: number,
  date1904: boolean,
  limits: ReaderLimits,
): Promise<Rows> {
  const answer = await reader.ask({ ask: 'rows', sheet, from, count: BATCH_ROWS }, limits.openMs);
  if (answer.say !== 'rows') throw new TypeError(`answered «${answer.say}»`);
  return { rows: unpackRows(answer.batch, date1904), next: answer.next };
}

function sheetFindings(sheet: PackedSheet, file: string, limits: ReaderLimits): readonly Finding[] {
  const findings: Finding[] = [];
  const at = { file, sheet: sheet.name, cell: null, row: null };
  if (sheet.cutAfter !== null) {
    const args = { found: sheet.cutAfter, expected: `не больше ${limits.rows} строк` };
    findings.push({ code: 'file-too-large', severity: 'error', at, args });
  }
  if (sheet.formulasWithoutResult > 0) {
    const args = {
      field: 'формулы',
      found: sheet.formulasWithoutResult,
      expected: 'сохранённые результаты формул',
    };
    findings.push({ code: 'value-unreadable', severity: 'error', at, args });
  }
  return findings;
}
