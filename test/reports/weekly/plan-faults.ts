import type { WorkbookPlan } from '../../../src/reports/sheet-plan.ts';
import { addressesFrom, layOut } from '../../../src/reports/xlsx/layout.ts';

/**
 * What a writer or a reader of the workbook would stumble over: sheet names, keys that repeat, cells without a column, formulas
 * that name missing cells, a date or number that is not one.
 */
export function planFaults(plan: WorkbookPlan): readonly string[] {
  const faults: string[] = [];
  const layout = layOut(plan);
  const names = plan.sheets.map(({ name }) => name);
  for (const name of names) {
    if (name.length > 31 || /[[\]:*?/\\]/.test(name)) faults.push(`имя листа: ${name}`);
    if (names.indexOf(name) !== names.lastIndexOf(name)) faults.push(`лист дважды: ${name}`);
  }
  for (const sheet of plan.sheets) {
    for (const block of sheet.blocks) {
      if (block.kind !== 'table') continue;
      const columns = new Set(block.columns.map(({ key }) => key));
      if (columns.size !== block.columns.length) faults.push(`${block.id}: ключ графы дважды`);
      if (new Set(block.rows.map(({ key }) => key)).size !== block.rows.length)
        faults.push(`${block.id}: ключ строки дважды`);
      const at = addressesFrom(layout, block.id);
      for (const row of block.rows) {
        for (const [key, cell] of Object.entries(row.cells)) {
          if (!columns.has(key)) faults.push(`${block.id}: нет графы ${key}`);
          if (typeof cell === 'number' && !Number.isFinite(cell))
            faults.push(`${block.id}: ${row.key}.${key} не число`);
          if (cell !== null && typeof cell === 'object' && cell.kind === 'formula') cell.expression(at);
        }
      }
    }
  }
  return faults;
}
