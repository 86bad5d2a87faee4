import type { CellPlan, TableBlock, WorkbookPlan } from '../../../src/reports/sheet-plan.ts';

/** A row of a table of the page: its name, then text by key of the column. */
export type PageRow = Readonly<Record<string, string>>;

const plain = (html: string) =>
  html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The rows of a table of the page as a reader sees them. */
export function pageRows(html: string, id: string): readonly PageRow[] {
  const table = new RegExp(`<table id="${id}"[^>]*>([\\s\\S]*?)</table>`).exec(html)?.[1] ?? '';
  const [head = '', body = ''] = table.split('<tbody>');
  const keys = Array.from(head.matchAll(/data-key="([^"]*)"/g), ([, key = '']) => key);
  return Array.from(body.matchAll(/<tr>(.*?)<\/tr>/g), ([, row = '']) => {
    const cells = Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g), ([, cell = '']) => plain(cell));
    return Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? '']));
  });
}

/** The number a cell of the page says; null = withheld. */
export function pageNumber(text: string | undefined): number | null {
  if (text === undefined || !/^[−-]?[\d\s]+$/.test(text)) return null;
  return Number(text.replaceAll(/\s/g, '').replace('−', '-'));
}

/** The numbers of a table of a workbook: by what stands in its column of names, then by key of the column. */
export function workbookNumbers(
  { sheets }: WorkbookPlan,
  id: string,
  name: string,
): ReadonlyMap<string, Readonly<Record<string, CellPlan>>> {
  const table = sheets
    .flatMap(({ blocks }) => blocks)
    .find((block): block is TableBlock => block.kind === 'table' && block.id === id);
  const value = (cell: CellPlan | undefined): CellPlan =>
    typeof cell === 'object' && cell !== null && cell.kind === 'formula' ? cell.value : (cell ?? null);
  return new Map(
    (table?.rows ?? []).map(({ cells }) => [
      String(cells[name] ?? ''),
      Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, value(cell)])),
    ]),
  );
}
