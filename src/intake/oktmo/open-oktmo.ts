import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { IntakeContext, IntakeEvent, OpenedInput, SkipReason } from '../../domain/intake-record.ts';
import { codesOfRegion } from '../../domain/oktmo.ts';
import { readSheets } from '../sheets/read-sheets.ts';
import type { SheetSource, SourceRow, SourceSheet } from '../sheets/source-sheet.ts';
import { readOktmoLine } from './read-oktmo-row.ts';

const NAMES = ['ter', 'kod1', 'kod2', 'kod3'] as const;
/** A file of ОКТМО has at least so many lines in its first rows; a table of persons has none. */
const FEWEST_LINES = 2;

/** True for the beginning of Росстат's ОКТМО: four columns of 2, 3, 3 and 3 digits, with or without quotes and a header. */
export function isOktmoText(head: string): boolean {
  const lines = head
    .replace(/^\ufeff/, '')
    .split(/\r?\n/, 6)
    .slice(0, 5);
  const matching = lines.filter((line) => /^"?\d{2}"?[;,]"?\d{3}"?[;,]"?\d{3}"?[;,]"?\d{3}"?[;,]/.test(line));
  return matching.length >= FEWEST_LINES;
}

/**
 * Opens ОКТМО of one region or of the country; rows of other regions are counted and skipped, as are headings and the levels
 * between municipality and settlement.
 * @throws Failure `header-not-found` when no line of it is ОКТМО
 */
export async function openOktmo(path: string, context: IntakeContext): Promise<OpenedInput> {
  const source = await readSheets(path);
  const sheet = source.sheets.find(({ head }) => head.filter(isLine).length >= FEWEST_LINES);
  if (sheet === undefined) {
    source.close();
    throw new Failure('header-not-found', 'В файле нет строк ОКТМО.', {
      hint: 'Нужен набор открытых данных Росстата «ОКТМО»: столбцы ter;kod1;kod2;kod3;…;name.',
    });
  }
  return {
    kind: 'oktmo',
    layout: 'oktmo',
    mapping: NAMES.map((field, at) => ({ sheet: sheet.name, column: String(at + 1), header: field, field })),
    unknownColumns: [],
    droppedColumns: [],
    complete: false,
    batches: readAll(source, sheet, basename(path), (await stat(path)).size, context),
    close: () => source.close(),
  };
}

async function* readAll(
  source: SheetSource,
  sheet: SourceSheet,
  file: string,
  total: number,
  context: IntakeContext,
): AsyncGenerator<readonly IntakeEvent[]> {
  const { region, reference } = context;
  const isOwn =
    region === null ? () => true : codesOfRegion(region, reference.territories.municipalities(region));
  const seen = new Set<string>();
  let header = true;
  try {
    for await (const rows of sheet.rows()) {
      const events: IntakeEvent[] = [];
      const skips = new Map<SkipReason, number>();
      const skip = (reason: SkipReason) => skips.set(reason, (skips.get(reason) ?? 0) + 1);
      for (const row of rows) {
        const line = readOktmoLine(cellsOf(row));
        if (line === null && header) skip('note');
        else if (line === null) events.push(rejected(file, sheet.name, row));
        else if (line === 'unused') skip('note');
        else if (!isOwn(line.code)) skip('other-region');
        else if (seen.has(line.code)) skip('repeated-record');
        else {
          seen.add(line.code);
          events.push({
            type: 'record',
            record: { kind: 'oktmo', value: line },
            sheet: sheet.name,
            row: row.number,
          });
        }
        header &&= line === null;
      }
      for (const [reason, count] of skips) events.push({ type: 'skipped', reason, count });
      if (events.length > 0) yield events;
    }
    context.onProgress?.(total, total);
  } finally {
    source.close();
  }
}

function isLine(row: SourceRow): boolean {
  return readOktmoLine(cellsOf(row)) !== null;
}

function cellsOf(row: SourceRow): readonly string[] {
  const cells: string[] = [];
  for (const { column, text } of row.cells) cells[column - 1] = text;
  return Array.from(cells, (cell) => cell ?? '');
}

function rejected(file: string, sheet: string | null, row: SourceRow): IntakeEvent {
  return {
    type: 'rejected',
    findings: [
      {
        code: 'record-malformed',
        severity: 'error',
        at: { file, sheet, cell: null, row: row.number },
        args: { expected: 'ter;kod1;kod2;kod3;…;наименование' },
      },
    ],
  };
}
