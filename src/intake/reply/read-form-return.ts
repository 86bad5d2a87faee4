import type { IntakeContext } from '../../domain/intake-record.ts';
import { findForms } from '../forms/find-forms.ts';
import { readForm } from '../forms/read-form.ts';
import type { FoundForm } from '../forms/recognise-form.ts';
import { readSheets } from '../sheets/read-sheets.ts';
import { columnWidths } from './column-widths.ts';
import { allRows, type ReturnedSheet } from './read-return.ts';

/** A title takes fewer cells than this. */
const LEAST_HEADER = 4;

type FormSheet = Extract<FoundForm, { kind: 'form' }>;

/**
 * Reads the federal forms of a file as sheets of cells: every row of a specialty's block with the college of the block, totals and
 * notes beside. Further sheets of a form (a row is a graduate or a contract) come whole, without colleges.
 * @throws Failure with a code of {@link readSheets}; `file-too-large`
 */
export async function readFormReturn(
  path: string,
  context: IntakeContext,
): Promise<readonly ReturnedSheet[]> {
  const source = await readSheets(path, undefined, context.passwords);
  try {
    const { forms } = findForms(source.sheets, context.formEditions ?? []);
    const widths = source.format === 'workbook' ? await columnWidths(path) : new Map();
    const sheets: ReturnedSheet[] = [];
    for (const form of forms) {
      if (form.kind === 'unknown') continue;
      const blocks = form.kind === 'form' ? await blocksByRow(form, path, context) : new Map<number, Block>();
      const headerRow = form.kind === 'form' ? form.found.headerRow : form.numberRow.row;
      const { sheet } = form;
      const rows = (await allRows(sheet)).map(({ number, hidden, cells }) => {
        const block = blocks.get(number);
        if (block !== undefined) return { number, hidden, cells, ...block };
        const isHeader = number <= headerRow && cells.length >= LEAST_HEADER;
        return {
          number,
          hidden,
          cells,
          part: isHeader ? ('header' as const) : ('beside' as const),
          college: null,
        };
      });
      sheets.push({
        name: sheet.name,
        rows,
        merges: sheet.merges,
        hiddenColumns: sheet.hiddenColumns,
        widths: widths.get(sheet.name ?? '') ?? new Map(),
        droppedColumns: [],
        sections: [],
      });
    }
    return sheets;
  } finally {
    source.close();
  }
}

/** Whose a row of a block is, and whether the block was taken. */
interface Block {
  readonly part: 'record' | 'refused';
  readonly college: string | null;
}

async function blocksByRow(
  form: FormSheet,
  path: string,
  { reference, edition, colleges, college, cohort }: IntakeContext,
): Promise<ReadonlyMap<number, Block>> {
  const { blocks } = await readForm(form, {
    path,
    spo: reference.spo,
    cohort,
    list: edition,
    colleges,
    college,
  });
  return new Map(
    blocks
      .filter(({ kind }) => kind === 'specialty')
      .flatMap(({ sheetRows, verdict, college: own }) =>
        sheetRows.map(
          (row) => [row, { part: verdict === 'good' ? 'record' : 'refused', college: own }] as const,
        ),
      ),
  );
}
