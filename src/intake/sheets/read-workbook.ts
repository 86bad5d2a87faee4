import { resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { Finding } from '../../domain/finding.ts';
import { type ReaderProcess, takeReaderProcess } from './reader-process.ts';
import { type PackedSheet, unpackRow } from './reader-protocol.ts';
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
export async function readWorkbook(path: string, file: string, limits: ReaderLimits): Promise<SheetSource> {
  const reader = takeReaderProcess();
  try {
    const opened = await reader.ask({ ask: 'open', path: resolve(path), limits }, limits.openMs, (answer) =>
      answer.say === 'checked' ? limits.openMs + (answer.inflated / 10_000_000) * 3000 : limits.openMs,
    );
    const packed = opened.say === 'opened' ? opened.sheets : [];
    const sheets: WorkbookSheet[] = [];
    for (const [at, sheet] of packed.entries()) sheets.push(await openSheet(reader, sheet, at, file, limits));
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

async function openSheet(
  reader: ReaderProcess,
  sheet: PackedSheet,
  at: number,
  file: string,
  limits: ReaderLimits,
): Promise<WorkbookSheet> {
  const first = await askRows(reader, at, 0, BATCH_ROWS, limits);
  return {
    isWhole: first.next === null,
    name: sheet.name,
    hidden: sheet.hidden,
    hiddenColumns: sheet.hiddenColumns,
    merges: sheet.merges,
    head: first.rows.slice(0, HEAD_ROWS),
    findings: sheetFindings(sheet, file, limits),
    async *rows() {
      if (first.rows.length > 0) yield first.rows;
      let next = first.next;
      while (next !== null) {
        const batch = await askRows(reader, at, next, BATCH_ROWS, limits);
        if (batch.rows.length > 0) yield batch.rows;
        next = batch.next;
      }
    },
  };
}

async function askRows(
  reader: ReaderProcess,
  sheet: number,
  from: number,
  count: number,
  limits: ReaderLimits,
): Promise<{ rows: readonly SourceRow[]; next: number | null }> {
  const answer = await reader.ask({ ask: 'rows', sheet, from, count }, limits.openMs);
  if (answer.say !== 'rows') return { rows: [], next: null };
  return { rows: answer.rows.map(unpackRow), next: answer.next };
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
