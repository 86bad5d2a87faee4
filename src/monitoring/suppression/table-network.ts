/**
 * A two-way table of counts with its totals as a circulation: source → rows (totals of rows) → columns (cells) → sink (totals of
 * columns) → source (grand total). A table adds up exactly when flow is conserved at every node, so what can be inferred of
 * unpublished cells is a question of flows (Cox, «Network models for complementary cell suppression», JASA 1995).
 */
export interface TableNetwork {
  readonly nodes: number;
  readonly arcs: readonly TableArc[];
}

/** A cell or a total. `row` and `column` are null for totals over them. */
export interface TableArc {
  readonly from: number;
  readonly to: number;
  readonly row: number | null;
  readonly column: number | null;
  readonly count: number;
}

/**
 * @param counts rows of equal length, whole numbers from 0
 * @returns cells in order of rows, then totals of rows, totals of columns, the grand total
 */
export function tableNetwork(counts: readonly (readonly number[])[]): TableNetwork {
  const width = counts[0]?.length ?? 0;
  const source = 0;
  const sink = 1;
  const rowNode = (row: number) => 2 + row;
  const columnNode = (column: number) => 2 + counts.length + column;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const cells = counts.flatMap((line, row) =>
    line.map((count, column) => ({ from: rowNode(row), to: columnNode(column), row, column, count })),
  );
  const rows = counts.map((line, row) => ({
    from: source,
    to: rowNode(row),
    row,
    column: null,
    count: sum(line),
  }));
  const columns = Array.from({ length: width }, (_, column) => ({
    from: columnNode(column),
    to: sink,
    row: null,
    column,
    count: sum(counts.map((line) => line[column] ?? 0)),
  }));
  const grand = {
    from: sink,
    to: source,
    row: null,
    column: null,
    count: sum(rows.map(({ count }) => count)),
  };
  return { nodes: 2 + counts.length + width, arcs: [...cells, ...rows, ...columns, grand] };
}
