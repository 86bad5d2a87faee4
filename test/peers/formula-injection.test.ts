import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, type WorkBook } from '@e965/xlsx';
import { expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { writeFindings } from '../../src/workflow/import/write-findings.ts';
import { convertToXlsx, hasLibreOffice, recalculated } from './libreoffice.ts';

/** What a spreadsheet program takes for a formula, or has taken once. */
const NAUGHTY = [
  '=1+1',
  '=HYPERLINK("http://x.invalid";"x")',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  "=cmd|'/c calc'!A0",
  '"=1+1',
  '{=1+1}',
  '_x003D_1+1',
];

const FINDINGS: readonly Finding[] = NAUGHTY.map((text, at) => ({
  code: 'value-unreadable',
  severity: 'error',
  at: { file: text, sheet: text, cell: `A${at + 2}`, row: at + 2 },
  args: { field: text, found: text, expected: text },
}));

function formulasOf(book: WorkBook): readonly string[] {
  return book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).flatMap(([address, cell]: [string, unknown]) =>
      typeof cell === 'object' && cell !== null && 'f' in cell ? [`${address} ${String(cell.f)}`] : [],
    ),
  );
}

test.skipIf(!hasLibreOffice())(
  'no text from outside becomes a formula in LibreOffice, neither from .xlsx nor from .csv',
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'route-naughty-'));
    try {
      const workbook = await writeFindings(FINDINGS, 'замечания.xlsx', folder);
      const [saved = new Uint8Array()] = recalculated([readFileSync(workbook)]);
      // The list of kinds is counted with formulas of the program itself: only texts from outside may not be one.
      const own = new Set(formulasOf(read(readFileSync(workbook), { cellFormula: true })));
      expect(formulasOf(read(saved, { cellFormula: true })).filter((formula) => !own.has(formula))).toEqual(
        [],
      );
      for (const formula of own) expect(NAUGHTY.some((text) => formula.includes(text.slice(1)))).toBe(false);

      const text = await writeFindings(FINDINGS, 'замечания.csv', folder);
      writeFileSync(join(folder, 'in.csv'), readFileSync(text));
      convertToXlsx([join(folder, 'in.csv')], join(folder, 'out'), '--infilter=CSV:59/44,34,76,1');
      const opened = read(readFileSync(join(folder, 'out', 'in.xlsx')), { cellFormula: true });
      expect(JSON.stringify(opened.Sheets)).toContain('HYPERLINK');
      expect(formulasOf(opened)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
