import * as XLSX from '@e965/xlsx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { planForm } from '../../src/reports/form/plan-form.ts';
import { writeXlsx } from '../../src/reports/xlsx/write-xlsx.ts';
import { formReportCase } from '../reports/form/form-report-case.ts';
import { hasLibreOffice, recalculated } from './libreoffice.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook without remembered results, its first sheet changed. */
function changed(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    const xml = new TextDecoder().decode(part).replace(/(<\/f>)<v>[^<]*<\/v>/g, '$1');
    parts[name] = strToU8(name === SHEET ? change(xml) : xml);
  }
  return zipSync(parts);
}

function formulaCells(bytes: Uint8Array): Map<string, string> {
  const book = XLSX.read(bytes, { cellFormula: true });
  const cells = new Map<string, string>();
  for (const name of book.SheetNames) {
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (!address.startsWith('!') && typeof cell === 'object' && cell !== null && 'f' in cell) {
        cells.set(`${name}!${address}`, String(Reflect.get(cell, 'v')));
      }
    }
  }
  return cells;
}

/** Address of the first number of a form: the total of the first row of the first block. */
function firstTotal(bytes: Uint8Array): { readonly address: string; readonly value: number } {
  const book = XLSX.read(bytes);
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
  const found = Object.entries(sheet).find(
    ([address, cell]) => /^[A-Z]+\d+$/.test(address) && Reflect.get(cell, 't') === 'n',
  );
  return { address: found?.[0] ?? '', value: Number(Reflect.get(found?.[1] ?? {}, 'v')) };
}

describe.skipIf(!hasLibreOffice())('checks of a federal form, computed by LibreOffice', () => {
  it('are what the tool wrote, in every cell', async () => {
    const written = await Promise.all(
      ['form3', 'base15', 'opk2023', 'sep2025'].flatMap((id) => [
        writeXlsx(planForm(formReportCase(id))),
        writeXlsx(planForm(formReportCase(id, { kind: 'by-college' }))),
      ]),
    );
    const computed = recalculated(written.map((bytes) => changed(bytes, (xml) => xml)));
    for (const [at, bytes] of written.entries()) {
      const cells = formulaCells(bytes);
      expect(cells.size).toBeGreaterThan(5);
      expect(Object.fromEntries(formulaCells(computed[at] ?? new Uint8Array()))).toEqual(
        Object.fromEntries(cells),
      );
    }
    expect([...formulaCells(written[0] ?? new Uint8Array()).values()]).toContain('ОК');
  }, 180_000);

  it('a number changed by hand is caught, and by how much', async () => {
    const bytes = await writeXlsx(planForm(formReportCase('form3')));
    const { address, value } = firstTotal(bytes);
    const cell = new RegExp(`(<c r="${address}"[^>]*>)<v>${value}</v>`);
    const [computed = new Uint8Array()] = recalculated([
      changed(bytes, (xml) => {
        expect(xml).toMatch(cell);
        return xml.replace(cell, `$1<v>${value + 5}</v>`);
      }),
    ]);
    const [before, after] = [formulaCells(bytes), formulaCells(computed)];
    const row = /\d+$/.exec(address)?.[0] ?? '';
    const checks = [...before.keys()].filter((key) => key.endsWith(row) && /[A-Z]\d+$/.test(key));
    const moved = checks.filter(
      (key) => before.get(key) !== after.get(key) && key.replace(/.*![A-Z]+/, '') === row,
    );
    expect(moved).toHaveLength(1);
    expect(before.get(moved[0] ?? '')).toBe('ОК');
    expect(after.get(moved[0] ?? '')).toBe('5');
  }, 120_000);
});
