import { groupThousands } from '../../domain/russian.ts';
import { escapeHtml } from '../charts/render-chart-html.ts';

/** A table of the page. Texts stand in the first columns, numbers in the rest; null = withheld. */
export interface PageTable {
  /** Unique in the page: Latin letters, digits and hyphens. */
  readonly id: string;
  readonly caption: string;
  /** Header of each column with its key, by which a reader of the page finds the number. */
  readonly columns: readonly { readonly key: string; readonly header: string }[];
  readonly rows: readonly PageRow[];
  /** Rows can be searched. */
  readonly isSearched?: boolean;
}

/** A row: its name, then a cell for each further column. */
interface PageRow {
  readonly name: string;
  readonly cells: readonly (string | number | null)[];
}

/** Word in place of a number that is not published. */
export const WITHHELD = 'скрыто';

/** The table as HTML in a box that scrolls sideways, from the keyboard too. */
export function renderPageTable({ id, caption, columns, rows, isSearched = false }: PageTable): string {
  const searched = isSearched ? ' class="searched"' : '';
  return [
    `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}-caption">`,
    `<table id="${id}"${searched}>`,
    `<caption id="${id}-caption">${escapeHtml(caption)}</caption>`,
    `<thead><tr>${columns.map(({ key, header }) => `<th scope="col" data-key="${escapeHtml(key)}">${escapeHtml(header)}</th>`).join('')}</tr></thead>`,
    '<tbody>',
    ...rows.map(
      ({ name, cells }) =>
        `<tr><th scope="row">${escapeHtml(name)}</th>${cells.map((cell) => renderCell(cell)).join('')}</tr>`,
    ),
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n');
}

function renderCell(cell: string | number | null): string {
  if (cell === null) return `<td class="number withheld">${WITHHELD}</td>`;
  if (typeof cell === 'number') return `<td class="number">${groupThousands(cell)}</td>`;
  return `<td class="text">${escapeHtml(cell)}</td>`;
}
