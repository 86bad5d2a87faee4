import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IsoDate } from '../../src/domain/iso-date.ts';
import { formula, type WorkbookPlan } from '../../src/reports/sheet-plan.ts';
import { writeXlsx } from '../../src/reports/xlsx/write-xlsx.ts';
import { packagePart, packageParts } from './dump-workbook.ts';

const plan = (cells: Record<string, unknown>[] = []): WorkbookPlan => ({
  name: 'Проба',
  title: 'Проба',
  outputClass: 'official',
  sheets: [
    {
      name: 'Лист',
      title: 'Заголовок листа',
      subtitle: ['на 25.05.2026'],
      freezeColumns: 1,
      blocks: [
        { kind: 'text', lines: ['Пояснение'], tone: 'warning' },
        {
          kind: 'table',
          id: 'main',
          caption: 'Таблица',
          numberRow: true,
          columns: [
            { key: 'name', header: 'Название', width: 30, format: 'text', number: '01' },
            { key: 'a', header: 'Первое', group: 'Группа', width: 10, format: 'integer', number: '02' },
            { key: 'b', header: 'Второе', group: 'Группа', width: 10, format: 'integer', number: '03' },
            { key: 'day', header: 'День', width: 12, format: 'date', number: '04' },
          ],
          rows: [
            {
              key: 'r1',
              cells: { name: 'Повар', a: 1, b: 2, day: { kind: 'date', date: '2026-05-25' as IsoDate } },
            },
            ...cells.map((value, i) => ({ key: `x${i}`, cells: { name: String(value.name) } })),
            {
              key: 'total',
              style: 'total' as const,
              cells: { name: 'Итого', a: formula(1, (at) => `SUM(${at('r1', 'a')}:${at('r1', 'a')})`) },
            },
          ],
        },
      ],
    },
    {
      name: 'Второй',
      title: 'Ссылки',
      subtitle: [],
      blocks: [
        {
          kind: 'table',
          id: 'check',
          columns: [{ key: 'v', header: 'Проверка', width: 12, format: 'integer' }],
          rows: [
            {
              key: 'r',
              cells: { v: formula(3, (at) => `${at('r1', 'a', 'main')}+${at('r1', 'b', 'main')}`) },
            },
          ],
        },
      ],
    },
  ],
});

const read = (bytes: Uint8Array) => XLSX.read(bytes, { dense: false, cellFormula: true, cellNF: true });

describe('a workbook written from a plan', () => {
  it('puts headers, groups, numbers and values where the layout says', async () => {
    const sheet = read(await writeXlsx(plan())).Sheets.Лист;
    const at = (cell: string) => sheet?.[cell]?.v;
    expect([at('A1'), at('A2'), at('A5'), at('A7')]).toEqual([
      'Заголовок листа',
      'на 25.05.2026',
      'Пояснение',
      'Таблица',
    ]);
    expect([at('A8'), at('B8'), at('B9'), at('C9')]).toEqual(['Название', 'Группа', 'Первое', 'Второе']);
    expect([at('A10'), at('B10'), at('A11'), at('B11'), at('C11')]).toEqual(['01', '02', 'Повар', 1, 2]);
    expect([sheet?.D11?.v, sheet?.D11?.z]).toEqual([46167, 'dd.mm.yyyy']);
    expect(sheet?.B12?.f).toBe('SUM(B11:B11)');
  });

  it('lets formulas of one sheet name cells of another by key', async () => {
    const sheet = read(await writeXlsx(plan())).Sheets.Второй;
    expect(sheet?.A5?.f).toBe("'Лист'!B11+'Лист'!C11");
    expect(sheet?.A5?.v).toBe(3);
  });

  it('gives the same bytes for the same plan', async () => {
    expect(Buffer.from(await writeXlsx(plan())).equals(Buffer.from(await writeXlsx(plan())))).toBe(true);
  });

  it('freezes the header, repeats it in print, fits A4 landscape in width', async () => {
    const bytes = await writeXlsx(plan());
    const xml = packagePart(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<pane xSplit="1" ySplit="10"/);
    expect(xml).toMatch(/orientation="landscape"/);
    expect(xml).toMatch(/fitToPage="1"/);
    expect(packagePart(bytes, 'xl/workbook.xml')).toContain('_xlnm.Print_Titles');
  });

  it('keeps no name of a person and no time of writing', async () => {
    const bytes = await writeXlsx(plan());
    expect(packagePart(bytes, 'docProps/core.xml')).not.toMatch(/20[12]\d-/);
    expect(packageParts(bytes)).not.toContain('docProps/custom.xml');
  });

  it('never turns text into a formula, whatever it begins with', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', "'"),
            fc.string({ unit: 'binary', maxLength: 20 }),
          ),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        async (texts) => {
          const bytes = await writeXlsx(plan(texts.map(([head, tail]) => ({ name: head + tail }))));
          const xml = packagePart(bytes, 'xl/worksheets/sheet1.xml');
          expect(xml.match(/<f>/g)?.length).toBe(1);
          read(bytes);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('refuses a number that is not finite', async () => {
    const broken: WorkbookPlan = {
      ...plan(),
      sheets: [
        {
          name: 'Лист',
          title: '',
          subtitle: [],
          blocks: [
            {
              kind: 'table',
              id: 't',
              columns: [{ key: 'v', header: 'Доля', width: 8, format: 'percent' }],
              rows: [{ key: 'r', cells: { v: Number.NaN } }],
            },
          ],
        },
      ],
    };
    await expect(writeXlsx(broken)).rejects.toThrow(/not a finite number/);
  });
});
