import { readFileSync } from 'node:fs';

/** A row of a shipped table: column name → text, '' where the cell is empty. */
export type TableRow = Readonly<Record<string, string>>;

/**
 * Reads a table shipped beside the code (UTF-8, comma, LF, header row, quotes doubled inside quoted cells, no line breaks
 * inside cells). Only for our own files: input of users goes through `src/intake`.
 * @param name file under `data/`, `spo-336.csv`
 */
export function readTable(name: string): readonly TableRow[] {
  return readRows(name, (cells, header) => {
    const row: Record<string, string> = Object.create(null);
    for (const [at, column] of header.entries()) row[column] = cells[at] ?? '';
    return row;
  });
}

/** As {@link readTable} for long tables: each row goes to `make` as cells in the order of the columns, no objects between. */
export function readRows<T>(
  name: string,
  make: (cells: readonly string[], header: readonly string[]) => T,
): readonly T[] {
  const text = readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8');
  const [head = '', ...lines] = text.split('\n');
  const header = splitCells(head);
  const rows: T[] = [];
  for (const line of lines) if (line !== '') rows.push(make(splitCells(line), header));
  return rows;
}

/** The parts of a cell that lists several values. */
export function splitList(cell: string): readonly string[] {
  return cell === '' ? [] : cell.split('|');
}

function splitCells(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const cells: string[] = [];
  let at = 0;
  while (at <= line.length) {
    if (line[at] === '"') {
      let end = at + 1;
      while (line[end] !== '"' || line[end + 1] === '"') end += line[end] === '"' ? 2 : 1;
      cells.push(line.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 2;
    } else {
      const comma = line.indexOf(',', at);
      const end = comma < 0 ? line.length : comma;
      cells.push(line.slice(at, end));
      at = end + 1;
    }
  }
  return cells;
}
