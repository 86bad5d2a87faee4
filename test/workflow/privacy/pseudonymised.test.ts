import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generalise, type QuasiIdentifiers } from '../../../src/workflow/privacy/generalise.ts';
import { HEADER, impossibleSnils, listRow, PrivacyCase } from './privacy-case.ts';

const person = fc.record<QuasiIdentifiers>({
  cohort: fc.constantFrom(2025, 2026),
  birthYear: fc.constantFrom(2005, 2006, 2007, null),
  municipality: fc.constantFrom('Екатеринбург', 'Сысертский', 'Ревда', null),
  college: fc.constantFrom('Первый', 'Второй', null),
  programme: fc.constantFrom('15.01.05', '15.02.16', '43.02.15', null),
});

describe('nobody stands out', () => {
  test('everybody published shares all that is shown with k − 1 others, and nobody is lost from the count', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 80 }), fc.integer({ min: 2, max: 7 }), (people, k) => {
        const { rows, steps, suppressed, smallest } = generalise(people, (each) => each, k);
        const groups = Map.groupBy(rows, ({ shown }) => JSON.stringify(Object.entries(shown).sort()));
        for (const group of groups.values()) expect(group.length).toBeGreaterThanOrEqual(k);
        expect(rows.length + suppressed).toBe(people.length);
        expect(steps.reduce((sum, step) => sum + step.people, 0)).toBe(rows.length);
        expect(rows.length === 0 ? k : smallest).toBeGreaterThanOrEqual(k);
        // What is shown is true: withheld or as stated.
        for (const { row, shown } of rows) {
          expect([row.municipality, null]).toContain(shown.municipality);
          expect([row.birthYear, null]).toContain(shown.birthYear);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the exported tables', () => {
  async function exported() {
    const made = await PrivacyCase.start();
    const people = Array.from('абвгдежзик', (letter, at) => listRow(`Пробин${letter} Олег Ильич`, at + 1));
    const lone = listRow('Одинокова Рысь Ильинична', 40, { status: 'умер' }).replace(
      '15.01.05;Сварщик',
      '43.02.15;Поварское и кондитерское дело',
    );
    await made.json('import', made.file('список 2026-05-25.csv', [HEADER, ...people, lone]));
    return made;
  }
  const all = (folder: string) =>
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');

  test('hold no name, number or day, and the same pseudonyms each time', async () => {
    const made = await exported();
    const asked = ['export', '--reason', 'договор', '--pseudonymised'];
    const said = await made.json<{ persons: number; suppressed: number }>(...asked, 'первый');
    expect(said).toMatchObject({ persons: 10, suppressed: 1, smallest: 10 });
    const text = all(join(made.root, 'первый'));
    expect(text).not.toMatch(/Пробин|Одинок|Рысь|2007-03|\.03\.2007/);
    expect(text).not.toContain(impossibleSnils(1));
    await made.json(...asked, 'второй');
    const table = (folder: string) => readFileSync(join(made.root, folder, 'graduates.csv'), 'utf8');
    expect(table('второй')).toBe(table('первый'));
    const other = await exported();
    await other.json(...asked, 'первый');
    expect(readFileSync(join(other.root, 'первый', 'graduates.csv'), 'utf8')).not.toBe(table('первый'));
  });

  test('the key lies elsewhere or nowhere', async () => {
    const made = await exported();
    const asked = ['export', '--reason', 'договор', '--pseudonymised', 'таблицы'];
    await made.json(...asked);
    symlinkSync(join(made.root, 'таблицы'), join(made.root, 'обход'));
    mkdirSync(join(made.root, 'таблицы', 'внутри'));
    for (const map of ['таблицы/ключ.csv', 'таблицы/внутри/ключ.csv', 'обход/ключ.csv']) {
      const said = await made.route(...asked, '--map', map);
      expect([map, said.code, existsSync(join(made.root, map))]).toEqual([map, 2, false]);
    }
    await made.json(...asked, '--map', 'ключ.csv', '--force');
    expect(readFileSync(join(made.root, 'ключ.csv'), 'utf8')).toContain('Одинокова');
  });

  test('needs a reason, and a k of five at least', async () => {
    const made = await exported();
    expect((await made.route('export', '--pseudonymised', 'т')).code).toBe(2);
    expect((await made.route('export', '--pseudonymised', 'т', '--reason', 'x', '--k', '2')).code).toBe(2);
    expect((await made.route('export', '--reason', 'x')).code).toBe(2);
  });
});
