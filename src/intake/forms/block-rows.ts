import type { Finding, SourceCell } from '../../domain/finding.ts';
import type { FormLayout } from '../../domain/form-edition.ts';
import type { ReturnedRow } from '../../domain/form-return.ts';
import { isBlank } from '../../domain/text.ts';
import type { FoundColumns } from './find-columns.ts';
import type { GatheredBlock } from './gather-blocks.ts';
import { readCount } from './read-count.ts';

/** Rows of a block in the official order, and what was noticed while reading them. */
export interface BlockRows {
  readonly rows: readonly ReturnedRow[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the numbers of a block. Rows without a category, rows that stand twice with different numbers, unreadable numbers and a
 * missing first row or total are errors; other missing rows and another order are told.
 * @param name how messages call the block
 */
export function blockRows(
  block: GatheredBlock,
  found: FoundColumns,
  edition: FormLayout,
  name: string,
  at: (row: number, column: number) => SourceCell,
): BlockRows {
  const findings: Finding[] = [];
  const rows: ReturnedRow[] = [];
  const order = edition.rows.map(({ number }) => number);
  for (const one of block.rows) {
    const sheetRow = one.row.number;
    if (one.category === null) {
      findings.push({
        code: 'form-row-unknown',
        severity: 'error',
        at: { ...at(sheetRow, 1), cell: null },
        args: { field: name },
      });
      continue;
    }
    if (one.otherNumber !== null) {
      findings.push({
        code: 'form-rows-reordered',
        severity: 'warning',
        at: { ...at(sheetRow, 1), cell: null },
        args: { field: name, detail: `номер ${one.otherNumber}, по названию стр.${one.category}` },
      });
    }
    const cells = new Map(one.row.cells.map((cell) => [cell.column, cell]));
    const counts = new Map<string, number>();
    const written: string[] = [];
    for (const { number, content } of edition.columns) {
      const column = found.columns.get(number);
      const cell = column === undefined ? undefined : cells.get(column);
      if (column === undefined || cell === undefined) continue;
      if (content === 'text') {
        if (!isBlank(cell.text)) written.push(number);
        continue;
      }
      const field = `${name}, гр.${number}, стр.${one.category}`;
      const { count, finding } = readCount(cell, at(sheetRow, column), field);
      if (finding !== null) findings.push(finding);
      if (count !== null) counts.set(number, count);
    }
    const first = rows.find(({ number }) => number === one.category);
    if (first !== undefined) {
      const same = [...counts].every(([column, count]) => first.counts.get(column) === count);
      findings.push({
        code: 'form-row-repeated',
        severity: same && counts.size === first.counts.size ? 'warning' : 'error',
        at: { ...at(sheetRow, 1), cell: null },
        args: {
          field: name,
          detail: `стр.${one.category} уже есть в строке ${first.sheetRow} листа`,
        },
      });
      continue;
    }
    rows.push({ number: one.category, sheetRow, counts, written });
  }
  const positions = rows.map(({ number }) => order.indexOf(number));
  if (positions.some((position, index) => index > 0 && position < (positions[index - 1] ?? 0))) {
    findings.push({
      code: 'form-rows-reordered',
      severity: 'info',
      at: { ...at(rows[0]?.sheetRow ?? 1, 1), cell: null },
      args: { field: name, detail: `в листе: ${rows.map(({ number }) => number).join(', ')}` },
    });
  }
  rows.sort((a, b) => order.indexOf(a.number) - order.indexOf(b.number));
  findings.push(...gaps(rows, found, edition, name, at));
  return { rows, findings };
}

/** Missing rows, and a block whose first row or total is not there: nothing can be counted of it. */
function gaps(
  rows: readonly ReturnedRow[],
  found: FoundColumns,
  edition: FormLayout,
  name: string,
  at: (row: number, column: number) => SourceCell,
): readonly Finding[] {
  const present = new Map(rows.map((row) => [row.number, row]));
  const firstRow = rows[0]?.sheetRow ?? 1;
  const whole = edition.rows[0]?.number ?? '01';
  const findings = edition.rows.flatMap(({ number, label }): Finding[] =>
    present.has(number)
      ? []
      : [
          {
            code: number === whole ? 'form-block-incomplete' : 'form-row-missing',
            severity: number === whole ? 'error' : 'warning',
            at: { ...at(firstRow, 1), cell: null },
            args: { field: name, expected: `стр.${number} «${label}»` },
          },
        ],
  );
  const all = present.get(whole);
  const column = found.columns.get(edition.total);
  if (all !== undefined && column !== undefined && !all.counts.has(edition.total)) {
    findings.push({
      code: 'form-block-incomplete',
      severity: 'error',
      at: at(all.sheetRow, column),
      args: { field: name, expected: `число в гр.${edition.total}, стр.${whole}` },
    });
  }
  return findings;
}
