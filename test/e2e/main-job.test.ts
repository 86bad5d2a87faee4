import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KeyMess } from '../../fixtures/generator/answer-key.ts';
import { SAMPLE } from '../fixtures/region.ts';
import { build, route, scratch } from './run-route.ts';
import {
  type ImportDocument,
  importWeek,
  initSample,
  inSample,
  KEY,
  type Listed,
  listGraduates,
  MONDAY,
  personsBySource,
  workspace,
} from './sample.ts';

const AS_OF = ['--as-of', MONDAY] as const;
type Week = ReturnType<typeof importWeek>;

let weeks: ReadonlyMap<string, Week>;
let vacancies: ImportDocument;
let graduates: readonly Listed[];

beforeAll(async () => {
  await build();
  initSample();
  weeks = new Map(KEY.weeks.map((week) => [week, importWeek(week)]));
  vacancies = inSample('import', join(SAMPLE, 'vacancies'));
  graduates = listGraduates();
}, 120_000);

const BY_ID = new Map(KEY.files.map((file) => [file.id, file]));

describe('import', () => {
  test.each(KEY.files.filter(({ kind }) => kind === 'graduates').map((file) => [file.path, file] as const))(
    '%s: every row has the fate it must have',
    (path, file) => {
      const imported = weeks.get(file.week ?? '')?.files.find((one) => one.path.endsWith(basename(path)));
      expect(imported).toMatchObject({ kind: 'graduates', status: 'imported' });
      const { read: all, accepted, rejected, unchanged, skipped } = imported?.rows ?? NO_ROWS;
      expect(accepted + rejected + unchanged + skipped).toBe(all);
      expect(rejected).toBe(file.rows.rejected);
      expect(accepted + unchanged).toBeGreaterThanOrEqual(file.rows.accepted);
      expect(accepted + unchanged).toBeLessThanOrEqual(file.rows.accepted + file.rows.repeated);
    },
  );

  test('vacancies: accepted, rejected and skipped as the key says', () => {
    const fates = vacancies.files.map(({ path, rows }) => [basename(path), rows]);
    for (const file of KEY.files.filter(({ kind }) => kind === 'vacancies')) {
      const skipped = Object.values(file.rows.skipped).reduce((sum, count) => sum + count, 0);
      const found = vacancies.files.find(({ path }) =>
        path.endsWith(file.path.split('/').slice(1).join('/')),
      );
      const { accepted, unchanged } = found?.rows ?? NO_ROWS;
      expect([file.path, found?.rows], JSON.stringify(fates)).toMatchObject([
        file.path,
        { rejected: file.rows.rejected, skipped },
      ]);
      expect(accepted + unchanged).toBe(file.rows.accepted);
    }
  });

  test('what cannot be read is a finding at its cell, masked; nothing is guessed', () => {
    const unreadable = KEY.mess.filter((mess) => mess.expected === null && isRead(mess));
    expect(unreadable.length).toBeGreaterThan(10);
    for (const mess of unreadable) {
      const file = BY_ID.get(mess.file);
      const row = /\d+$/.exec(mess.cell)?.[0];
      const found = (weeks.get(file?.week ?? '')?.findings ?? []).filter(
        (finding) =>
          finding.file === basename(file?.path ?? '') &&
          finding.sheet === (mess.sheet ?? '') &&
          (mess.kind === 'row-without-name'
            ? /\d+$/.exec(finding.cell)?.[0] === row
            : finding.cell === mess.cell),
      );
      expect(found, JSON.stringify(mess)).not.toEqual([]);
    }
  });

  test('the same bytes again change nothing', () => {
    const again = inSample<ImportDocument>('import', join(SAMPLE, 'graduates', MONDAY));
    expect(again.files.map(({ status }) => status)).toEqual(again.files.map(() => 'unchanged'));
    expect(again.files.every(({ rows }) => rows.accepted === 0)).toBe(true);
    expect(listGraduates()).toEqual(graduates);
  });

  test('findings go to a workbook as well', () => {
    const [week = ''] = KEY.weeks;
    const path = join(scratch, 'findings.xlsx');
    const run = route(
      ...['check', join(SAMPLE, 'graduates', week), '--findings', path, '--workspace', workspace],
    );
    expect(run.code).toBe(0);
    const book = read(readFileSync(path));
    const rows = book.SheetNames.flatMap((name) =>
      utils.sheet_to_json<string[]>(book.Sheets[name] ?? {}, { header: 1 }),
    );
    const wanted = weeks.get(week)?.findings ?? [];
    expect(wanted.length).toBeGreaterThan(5);
    for (const { cell, code, message } of wanted) {
      expect(rows.some((row) => row.includes(code) && row.includes(message) && row.includes(cell))).toBe(
        true,
      );
    }
  });
});

describe('persons', () => {
  const sources = personsBySource();
  const truthOf = (row: Listed) => {
    const { file, sheet, row: number } = row.source;
    const namesakes = (sources.get([file, sheet ?? '', number].join('|')) ?? []).filter(
      (person) => plain(person.name) === plain(row.name) && bears(person, row.surname),
    );
    return namesakes.find(({ birthDate }) => birthDate === row.birthDate) ?? namesakes[0];
  };

  test('everyone listed is there once; only those twice in one file may be kept apart', () => {
    expect(graduates.length).toBeGreaterThanOrEqual(KEY.totals.listed);
    expect(graduates.length).toBeLessThanOrEqual(KEY.totals.listed + KEY.traps.repeated.length);
    const found = new Set(graduates.map((row) => truthOf(row)?.id));
    expect(KEY.persons.filter((person) => person.rows.length > 0 && !found.has(person.id))).toEqual([]);
    expect(found.has(undefined)).toBe(false);
  });

  test('name, birth date, СНИЛС, programme and college are the true ones or unknown, never others', () => {
    const colleges = new Map(KEY.colleges.map((college) => [college.id, [college.name, ...college.aliases]]));
    for (const row of graduates) {
      const truth = truthOf(row);
      const programme = row.specialty === null ? null : `${row.specialty.edition}:${row.specialty.code}`;
      expect([plain(row.patronymic ?? ''), programme], truth?.id).toEqual([
        plain(truth?.patronymic ?? ''),
        truth?.programme,
      ]);
      expect([null, truth?.birthDate], truth?.id).toContain(row.birthDate);
      expect([null, truth?.snils], truth?.id).toContain(row.snils);
      expect(colleges.get(truth?.college ?? '')?.map(plain), truth?.id).toContain(plain(row.college ?? ''));
    }
  });

  test('a birth date is unknown only where every list spoilt it', () => {
    const spoilt = new Set(
      KEY.mess
        .filter(({ kind }) => kind.startsWith('date-'))
        .map(({ file, sheet, cell }) => place(file, sheet, cell)),
    );
    const unknown = graduates.filter(({ birthDate }) => birthDate === null).map(truthOf);
    for (const person of unknown) {
      expect(person?.rows.some(([file, sheet, row]) => spoilt.has(`${file}|${sheet ?? ''}|${row}`))).toBe(
        true,
      );
    }
    expect(unknown.length).toBeLessThanOrEqual(1);
  });
});

test('adverts: title, places and employer are as the key says', () => {
  const truths = new Map(KEY.vacancies.map((advert) => [advert.id, advert]));
  const { rows } = inSample<{
    rows: readonly { id: string; title: string; places: number | null; employerInn: string | null }[];
  }>('list', 'vacancies');
  const listed = new Map(rows.map((row) => [row.id, row]));
  let compared = 0;
  for (const [id, truth] of truths) {
    const row = listed.get(id);
    if (row === undefined) continue;
    expect([id, row.title, row.places, row.employerInn]).toEqual([id, truth.title, truth.places, truth.inn]);
    compared++;
  }
  expect(compared).toBeGreaterThan(50);
  const newest = KEY.vacancies.filter(
    ({ in: where, marks, region }) =>
      where.includes('v2') &&
      region === '6600000000000' &&
      !marks.some((mark) => ['rejected', 'waiting', 'deleted', 'not-open'].includes(mark)),
  );
  expect(newest.filter(({ id }) => !listed.has(id)).map(({ id, marks }) => [id, marks])).toEqual([]);
});

test('the balance counts each graduate and each place once', () => {
  const { totals, cells } = inSample<{
    totals: Readonly<
      Record<
        'graduates' | 'available' | 'adverts' | 'places' | 'unmatchedAdverts' | 'unmatchedPlaces',
        number
      >
    >;
    cells: readonly { sector: string | null; supply: number; places: number; adverts: number }[];
  }>('match', ...AS_OF);
  const sum = (field: 'supply' | 'places' | 'adverts') =>
    cells.reduce((total, cell) => total + cell[field], 0);
  expect(totals.graduates).toBe(graduates.length);
  expect(totals.available).toBeGreaterThan(0);
  expect(totals.available).toBeLessThanOrEqual(totals.graduates);
  expect(sum('supply')).toBe(totals.available);
  expect(sum('places')).toBe(totals.places - totals.unmatchedPlaces);
  expect(sum('adverts')).toBe(totals.adverts - totals.unmatchedAdverts);
  expect(cells.flatMap(({ supply, places, adverts }) => [supply, places, adverts]).every(isCount)).toBe(true);
});

describe('reports', () => {
  test('Форма 3 of the Monday has the totals of the key', () => {
    const path = join(scratch, 'неделя.xlsx');
    const report = inSample<{ form: { withoutColumn: readonly { kind: string; count: number }[] } }>(
      ...['weekly-report', ...AS_OF, '--output', path],
    );
    const rows = sheetRows(path, /^Форма$/);
    const numbers = rows.find((row) => row.includes('05') && row.includes('22')) ?? [];
    const all = rows.find((row) => row[0] === '01') ?? [];
    const got = (column: string) => Number(all[numbers.indexOf(column)]);
    // Persons kept apart by mistake are counted twice; persons whose outcome has no column stand in none.
    const twice = graduates.length - KEY.totals.listed;
    const elsewhere = new Set(report.form.withoutColumn.map(({ kind }) => kind));
    expect(got('05')).toBe(graduates.length);
    for (const column of [
      '06',
      '10',
      '11',
      '12',
      '13',
      '14',
      '15',
      '16',
      '17',
      '18',
      '19',
      '20',
      '21',
      '22',
    ]) {
      const moved =
        column === '20' && elsewhere.has('family-care') ? (KEY.form3.statuses['family-care'] ?? 0) : 0;
      const wanted = (KEY.form3.columns[column] ?? 0) - moved;
      expect(
        Math.abs(got(column) - wanted),
        `column ${column}: ${got(column)}, key ${wanted}`,
      ).toBeLessThanOrEqual(twice);
    }
  });

  test.each([
    ['weekly-report', []],
    ['effectiveness', []],
    ['match', []],
    ['flag', ['--restricted', '--reason', 'проверка']],
  ])('%s twice gives the same bytes and says so', (command, extra) => {
    const path = join(scratch, `${command}.xlsx`);
    const args = [command, ...AS_OF, '--workspace', workspace, '--output', path, ...extra];
    const first = route(...args);
    expect([first.code, first.err]).toEqual([0, first.err]);
    const before = digest(path);
    const second = route(...args);
    expect(second.code).toBe(0);
    expect(`${second.out}${second.err}`).toMatch(/без изменений/i);
    expect(digest(path)).toBe(before);
  });

  test('effectiveness speaks of every college, silent ones too', () => {
    const { colleges } = inSample<{ colleges: readonly unknown[] }>('effectiveness', ...AS_OF);
    expect(colleges).toHaveLength(KEY.colleges.length);
  });
});

test('recognise works without a workspace', () => {
  const run = route('recognise', 'Сварщик-оператор 4 разряда', '--json');
  expect(run.code).toBe(0);
  expect(JSON.parse(run.out)).toMatchObject({
    schema: 'route.recognise/1',
    titles: [{ title: 'Сварщик-оператор 4 разряда', decision: 'spo' }],
  });
});

const NO_ROWS = { read: -1, accepted: -1, rejected: -1, unchanged: -1, skipped: -1 };

/** Copies and last year's sheets are not read. */
function isRead(mess: KeyMess): boolean {
  const role = BY_ID.get(mess.file)?.sheets.find(({ name }) => name === mess.sheet)?.role;
  return role === 'records' && !isRepeated(mess);
}

/** A row that repeats a person word for word is left out before it is read closely. */
function isRepeated({ file, sheet, cell }: KeyMess): boolean {
  const here = place(file, sheet, cell);
  return KEY.mess.some(
    (other) => other.kind === 'person-twice' && place(other.file, other.sheet, other.cell) === here,
  );
}

function place(file: string, sheet: string | null, cell: string): string {
  return `${file}|${sheet ?? ''}|${/\d+$/.exec(cell)?.[0] ?? ''}`;
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

function bears(person: { surname: string; newSurname: string | null }, surname: string): boolean {
  return [person.surname, person.newSurname ?? person.surname].map(plain).includes(plain(surname));
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function sheetRows(path: string, name: RegExp): readonly string[][] {
  const book = read(readFileSync(path));
  const sheet = book.Sheets[book.SheetNames.find((one) => name.test(one)) ?? ''] ?? {};
  return utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' });
}
