import * as XLSX from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { collegeInputs } from '../../src/monitoring/weekly/college-inputs.ts';
import { weeklyReport } from '../../src/monitoring/weekly/weekly.ts';
import { planWeeklyColleges } from '../../src/reports/weekly/plan-weekly-colleges.ts';
import { planWeeklyReport } from '../../src/reports/weekly/plan-weekly-report.ts';
import { writeXlsx } from '../../src/reports/xlsx/write-xlsx.ts';
import { makeGraduate, status } from '../monitoring/make-graduate.ts';
import { NOW, weeklyInput } from '../reports/weekly/weekly-case.ts';
import { hasLibreOffice, recalculated } from './libreoffice.ts';

/** Everybody has an outcome the form has a column for, so every check of the form must hold too. */
const known = NOW.filter(({ status: stated }) => stated !== null && stated.kind !== 'childcare').map((one) =>
  one.statusHistory.length > 0 ? one : makeGraduate(one.id, { status: status('employed') }),
);
const input = weeklyInput({ now: known, before: known, start: null });

/** Sheet, cell and value of every check as LibreOffice computed it: cells whose formula can say «ОК». */
function checks(bytes: Uint8Array): Map<string, string | number> {
  const found = new Map<string, string | number>();
  const book = XLSX.read(bytes, { cellFormula: true });
  for (const name of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (typeof cell !== 'object' || cell === null || !('f' in cell)) continue;
      if (!String(Reflect.get(cell, 'f')).includes('"ОК"')) continue;
      const value: unknown = Reflect.get(cell, 'v');
      found.set(`${name}!${address}`, typeof value === 'number' ? value : String(value));
    }
  }
  return found;
}

/** The workbook without remembered results, and with a number of a sheet put in place of another where one is named. */
function prepared(bytes: Uint8Array, broken?: { sheet: number; cell: string; value: number }): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/sheet')) continue;
    let xml = new TextDecoder().decode(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
    if (broken !== undefined && name === `xl/worksheets/sheet${broken.sheet}.xml`) {
      const cell = new RegExp(`(<c r="${broken.cell}"[^>]*>)<v>[^<]*</v>`);
      if (!cell.test(xml)) throw new Error(`no number in ${broken.cell}`);
      xml = xml.replace(cell, `$1<v>${broken.value}</v>`);
    }
    parts[name] = strToU8(xml);
  }
  return zipSync(parts);
}

describe.skipIf(!hasLibreOffice())('checks of the Monday report, computed by LibreOffice', () => {
  let sound = new Map<string, string | number>();
  let colleges = new Map<string, string | number>();
  let broken = new Map<string, string | number>();

  beforeAll(async () => {
    const report = weeklyReport(input);
    const written = await writeXlsx(planWeeklyReport(report));
    const byCollege = await writeXlsx(
      planWeeklyColleges(
        report,
        collegeInputs(input).map((one) => ({ college: one.college, report: weeklyReport(one.input) })),
      ),
    );
    const sheet = planWeeklyReport(report).sheets.findIndex(({ name }) => name === 'По колледжам') + 1;
    // The first college's persons: column C of the first row under the two header rows.
    const [first, parts, wrong] = recalculated([
      prepared(written),
      prepared(byCollege),
      prepared(written, { sheet, cell: 'C8', value: 777 }),
    ]);
    sound = checks(first ?? new Uint8Array());
    colleges = checks(parts ?? new Uint8Array());
    broken = checks(wrong ?? new Uint8Array());
  }, 180_000);

  it('all say ОК, on every sheet that has any', () => {
    const sheets = new Set(Array.from(sound.keys(), (address) => address.split('!')[0]));
    expect([...sheets]).toEqual(['Сводка', 'Форма', 'Динамика', 'Что изменилось', 'Поручения']);
    expect([...sound].filter(([, value]) => value !== 'ОК')).toEqual([]);
    expect(sound.size).toBeGreaterThan(100);
    expect(colleges.size).toBe(3);
    expect(new Set(colleges.values())).toEqual(new Set(['ОК']));
  });

  it('a number that was changed by hand is caught by how much', () => {
    const caught = [...broken].filter(([, value]) => value !== 'ОК');
    expect(caught.map(([address]) => address.split('!')[0])).toEqual(['Сводка']);
    expect(Number(caught[0]?.[1])).toBeLessThan(-700);
  });
});
