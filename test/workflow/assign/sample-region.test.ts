import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { AnswerKey } from '../../../fixtures/generator/answer-key.ts';
import { type AssignDocument, assignDocument } from '../../../src/reports/documents/assign-document.ts';
import { SAMPLE } from '../../fixtures/region.ts';
import { runSource, scratch } from '../../robustness/run-source.ts';

const WORKSPACE = join(scratch, 'ws');
const MONDAY = '2026-05-25';

function route(...args: readonly string[]): string {
  const { code, out, err } = runSource([...args, '--workspace', WORKSPACE]);
  if (code !== 0 && args[0] !== 'import') throw new Error(`route ${args.join(' ')}: ${code}\n${err}`);
  return out;
}

beforeAll(() => {
  runSource([
    ...['init', WORKSPACE, '--region', 'Свердловская область', '--cohort', '2026', '--no-input'],
    ...['--special-basis', 'вымышленные данные'],
  ]);
  route('import', join(SAMPLE, 'reference'), '--as-of', MONDAY, '--quiet');
  route('import', join(SAMPLE, 'graduates', MONDAY), '--quiet');
  route('import', join(SAMPLE, 'vacancies', MONDAY), '--quiet');
}, 120_000);

it('proposes, proves, gives out by name, and repeats itself byte for byte', () => {
  const key = JSON.parse(readFileSync(join(SAMPLE, 'answer-key.json'), 'utf8')) as AnswerKey;
  const numbers = (day: string): AssignDocument =>
    assignDocument.parse(JSON.parse(route('assign', '--as-of', day, '--json')));
  const first = numbers(MONDAY);
  expect(first.proof).toMatchObject({ holds: true, gap: '0' });
  expect(first.placed).toBeGreaterThan(0);
  expect(first.seekers - first.placed).toBe(first.unserved.reduce((sum, { unplaced }) => sum + unplaced, 0));

  const named = ['--restricted', '--reason', 'проверка'];
  const said =
    route('assign', '--as-of', MONDAY, ...named) +
    route('assign', '--as-of', MONDAY, '--output', join(scratch, 'числа.xlsx'));
  for (const { surname, name } of key.persons) expect(said).not.toContain(`${surname} ${name}`);
  expect(route('assign', '--as-of', MONDAY, ...named)).toContain('Без изменений');
  const books = readdirSync(join(WORKSPACE, 'reports', `Направления ${MONDAY}`)).filter((book) =>
    book.endsWith('.xlsx'),
  );
  expect(books.length).toBeGreaterThan(3);
  for (const book of books) expect(book).toContain('ограниченный доступ');

  expect(numbers('2026-06-01')).toMatchObject({ moved: [], unmoved: first.placed });
}, 120_000);
