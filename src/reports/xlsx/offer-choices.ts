import type { DataValidation, Worksheet } from 'exceljs';
import { columnLetters, type PlacedTable } from './layout.ts';

/** A sheet as the writer of workbooks has it: one validation for a range is a method its types do not tell of. */
interface WithValidations {
  readonly dataValidations: { add(range: string, validation: DataValidation): void };
}

/** Drop-down lists over the columns that are filled in by choice; another value is refused with a message. */
export function offerChoices(worksheet: Worksheet, { table, firstRow, lastRow }: PlacedTable): void {
  if (lastRow < firstRow || !hasValidations(worksheet)) return;
  for (const [index, column] of table.columns.entries()) {
    if (column.choices === undefined) continue;
    const letters = columnLetters(index + 1);
    worksheet.dataValidations.add(`${letters}${firstRow}:${letters}${lastRow}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`"${column.choices.join(',')}"`],
      showErrorMessage: true,
      errorStyle: 'stop',
      errorTitle: column.header,
      error: `Выберите из списка: ${column.choices.join(', ')}.`,
    });
  }
}

function hasValidations(worksheet: Worksheet): worksheet is Worksheet & WithValidations {
  return 'dataValidations' in worksheet;
}
