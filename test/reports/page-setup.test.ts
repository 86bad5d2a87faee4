import { describe, expect, it } from 'vitest';
import type { SheetPlan, TableBlock } from '../../src/reports/sheet-plan.ts';
import { writeXlsx } from '../../src/reports/xlsx/write-xlsx.ts';
import { packagePart } from './dump-workbook.ts';

function table(id: string, columns: number, width: number, rows = 2): TableBlock {
  return {
    kind: 'table',
    id,
    columns: Array.from({ length: columns }, (_, i) => ({
      key: `c${i}`,
      header: `Графа ${i}`,
      width: i === 0 ? 40 : width,
      format: 'integer' as const,
    })),
    rows: Array.from({ length: rows }, (_, i) => ({ key: `r${i}`, cells: { c0: i } })),
  };
}

async function printed(blocks: SheetPlan['blocks'], freezeColumns = 1) {
  const sheet: SheetPlan = { name: 'Лист', title: 'Лист', subtitle: [], freezeColumns, blocks };
  const bytes = await writeXlsx({ name: 'Проба', title: 'Проба', outputClass: 'official', sheets: [sheet] });
  const xml = packagePart(bytes, 'xl/worksheets/sheet1.xml');
  const attribute = (name: string) => new RegExp(`<pageSetup[^>]* ${name}="([^"]*)"`).exec(xml)?.[1] ?? null;
  return {
    paper: attribute('paperSize'),
    pagesWide: attribute('fitToWidth') ?? '1',
    repeated: /_xlnm\.Print_Titles[^>]*>([^<]*)</.exec(packagePart(bytes, 'xl/workbook.xml'))?.[1] ?? null,
  };
}

describe('a printed sheet', () => {
  it.each<[string, TableBlock, object]>([
    ['fits A4', table('t', 15, 12), { paper: '9', pagesWide: '1' }],
    ['is too small there and goes to A3', table('t', 22, 12), { paper: '8', pagesWide: '1' }],
    [
      'is too wide for A3: two pages, the first column on both',
      table('t', 40, 12),
      { paper: '8', pagesWide: '2' },
    ],
  ])('%s', async (_name, block, expected) => {
    expect(await printed([block])).toMatchObject(expected);
  });

  it('repeats header and frozen columns on every page', async () => {
    expect((await printed([table('t', 40, 12)])).repeated).toMatch(/\$A:\$A.*\$4:\$4/);
  });

  it('never repeats a header above the numbers of another table', async () => {
    const [short, long] = [table('short', 4, 12, 3), table('long', 4, 12, 60)];
    expect((await printed([short, long])).repeated).toMatch(/\$9:\$9/);
    expect((await printed([long, short])).repeated).toBeNull();
  });
});
