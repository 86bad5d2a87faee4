import type { PageSetup } from 'exceljs';
import type { SheetPlan } from '../sheet-plan.ts';
import { columnLetters } from './layout.ts';

const A3 = 8;
const A4 = 9;
/**
 * Characters of column width across a landscape page at which 9-point text is printed no smaller than 6 points: 277 and 400
 * millimetres between the margins, 1.85 to a character.
 */
const CAPACITY = { a4: 230, a3: 325 };

/**
 * How a sheet is printed: landscape, as wide as its page. A sheet whose text would be too small on A4 goes to A3, one too wide for
 * that to several pages side by side with its frozen columns on each.
 */
export function pageSetup(sheet: SheetPlan): Partial<PageSetup> {
  const widths = columnWidths(sheet);
  const total = sum(widths);
  const common: Partial<PageSetup> = {
    orientation: 'landscape',
    fitToPage: true,
    fitToHeight: 0,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
  };
  if (total <= CAPACITY.a4) return { ...common, paperSize: A4, fitToWidth: 1 };
  const paper = { ...common, paperSize: A3 as PageSetup['paperSize'] };
  if (total <= CAPACITY.a3) return { ...paper, fitToWidth: 1 };
  const frozen = sheet.freezeColumns ?? 0;
  const repeated = sum(widths.slice(0, frozen));
  const pages = Math.ceil((total - repeated) / (CAPACITY.a3 - repeated));
  return {
    ...paper,
    fitToWidth: pages,
    ...(frozen === 0 ? {} : { printTitlesColumn: `A:${columnLetters(frozen)}` }),
  };
}

/** Width of each column of the sheet: the widest of the columns of its tables that stand there. */
export function columnWidths({ blocks }: SheetPlan): readonly number[] {
  const widths: number[] = [];
  for (const block of blocks) {
    if (block.kind !== 'table') continue;
    for (const [index, { width }] of block.columns.entries())
      widths[index] = Math.max(widths[index] ?? 0, width);
  }
  return widths;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
