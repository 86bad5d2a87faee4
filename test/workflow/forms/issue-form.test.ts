import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { command as form } from '../../../src/commands/form.ts';
import type { FormBlock } from '../../../src/domain/form-return.ts';
import { checkRules } from '../../../src/domain/form-rules.ts';
import { STATUS_KINDS } from '../../../src/domain/status.ts';
import { readForm } from '../../../src/intake/forms/read-form.ts';
import { recogniseForm } from '../../../src/intake/forms/recognise-form.ts';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import { readEditions } from '../../../src/monitoring/forms/read-edition.ts';
import { statusLabel } from '../../../src/monitoring/status-label.ts';
import {
  type IssuedFormDocument,
  issuedFormDocument,
} from '../../../src/reports/documents/issued-form-document.ts';
import { context, formGrid, lawfulNumbers, type Value } from '../../intake/forms/form-case.ts';
import { COLLEGE, FormsCase } from './forms-case.ts';

const SECOND = 'ГАПОУ «Второй колледж»';
const editions = readEditions();
const COLLEGES = { colleges: [COLLEGE, SECOND].map((name) => ({ name, email: null, dueTime: null })) };

/** Every outcome in two specialties of each college, one person in seven without a status. */
const LIST: readonly (readonly Value[])[] = [
  ['ФИО', 'Дата рождения', 'Колледж', 'Код специальности', 'Статус'],
  ...Array.from({ length: 96 }, (_, i): readonly Value[] => [
    `Тестов${'абвгдежзиклмнопрстуфхцч'[i % 23] ?? ''}${'абвгд'[i % 5] ?? ''} Иван ${i % 2 === 0 ? 'Тестович' : 'Пробович'}`,
    `${String((i % 27) + 1).padStart(2, '0')}.0${(i % 9) + 1}.2007`,
    i % 3 === 0 ? SECOND : COLLEGE,
    i % 2 === 0 ? '15.01.05' : '43.02.15',
    i % 7 === 0 ? '' : statusLabel(STATUS_KINDS[i % STATUS_KINDS.length] ?? 'employed'),
  ]),
];

async function region(id: string): Promise<FormsCase> {
  const one = await FormsCase.start(COLLEGES);
  await one.import(one.file('список.xlsx', [{ name: 'Список', grid: LIST }]));
  const edition = editions.find((each) => each.id === id);
  if (edition === undefined) throw new Error(id);
  const grid = formGrid(edition, [
    { code: '15.01.05', numbers: lawfulNumbers(edition, [3, 1, 4, 1, 5]) },
    { code: '08.02.01', numbers: lawfulNumbers(edition, [2, 7, 1, 8]) },
  ]);
  await one.import(one.file('форма.xlsx', [{ name: edition.sheet.slice(0, 31), grid: [[SECOND], ...grid] }]));
  return one;
}

async function filled(one: FormsCase, edition: string, options: Record<string, unknown> = {}) {
  const { out, err } = await one.run(form, [edition], { asOf: '2026-05-25', ...options }, true);
  expect(err).toBe('');
  return issuedFormDocument.parse(JSON.parse(out));
}

/** Numbers by college, code, row and column. */
function numbersOf(blocks: IssuedFormDocument['blocks']): Record<string, Record<string, number>> {
  return Object.fromEntries(
    blocks.flatMap(({ college, specialty, rows }) =>
      rows.flatMap(({ number, counts }) =>
        counts === null || Object.keys(counts).length === 0
          ? []
          : [[`${college} ${specialty?.code} ${number}`, counts] as const],
      ),
    ),
  );
}

/** Blocks of every form sheet of a file, totals too. */
async function blocksIn(file: string): Promise<readonly FormBlock[]> {
  const source = await readSheets(file);
  try {
    const forms = recogniseForm(source.sheets, editions).filter((one) => one.kind === 'form');
    const blocks: FormBlock[] = [];
    for (const one of forms) {
      const stated = { ...context, path: 'форма.xlsx', colleges: [], college: null };
      blocks.push(...(await readForm(one, stated)).blocks);
    }
    return blocks;
  } finally {
    source.close();
  }
}

function readNumbers(blocks: readonly FormBlock[]): Record<string, Record<string, number>> {
  return Object.fromEntries(
    blocks.flatMap(({ college, specialty, rows }) =>
      rows.flatMap(({ number, counts }) =>
        counts.size === 0
          ? []
          : [[`${college} ${specialty?.code} ${number}`, Object.fromEntries(counts)] as const],
      ),
    ),
  );
}

/** Rules the numbers break, a blank adding nothing, as a form on paper is checked. */
function brokenIn(id: string, blocks: IssuedFormDocument['blocks']): readonly string[] {
  const rules = editions.find((one) => one.id === id)?.rules ?? [];
  return blocks.flatMap(({ rows }) => {
    const counted = rows.map(({ number, counts }) => ({
      number,
      counts: counts === null ? null : new Map(Object.entries(counts)),
    }));
    return checkRules(counted, rules, 'zero').flatMap(({ rule, state }) =>
      state === 'broken' ? [rule.id] : [],
    );
  });
}

describe.each(editions.map(({ id }) => [id] as const))('%s, filled by the tool', (id) => {
  it.each(['merged', 'persons', 'returns'] as const)(
    'from %s: imported again, it holds the same numbers and breaks the rules it says it breaks',
    async (source) => {
      const one = await region(id);
      const document = await filled(one, id, { source, byCollege: true });
      expect(document.blocks.length).toBeGreaterThan(0);
      const again = await FormsCase.start(COLLEGES);
      const read = await again.import(document.file ?? '', { asOf: null });
      expect(read.failure).toBeNull();
      expect(read.kind).toBe('forms');
      expect(read.asOf).toBe('2026-05-25');
      expect(read.layout).toBe(id);
      expect(read.unknownColumns).toEqual([]);
      const blocks = (await blocksIn(document.file ?? '')).filter(({ kind }) => kind === 'specialty');
      expect(readNumbers(blocks)).toEqual(numbersOf(document.blocks));
      const accepted = (await again.forms()).flatMap((one) => one.blocks);
      const good = blocks.filter(({ verdict }) => verdict === 'good');
      expect(readNumbers(accepted)).toEqual(readNumbers(good));
      const errors = read.findings.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code }) => code).filter((code) => code !== 'form-rule-broken')).toEqual([]);
      const found = blocks.flatMap(({ findings }) =>
        findings.flatMap(({ code, args }) => (code === 'form-rule-broken' ? [String(args.rule)] : [])),
      );
      expect(found.sort()).toEqual([...brokenIn(id, document.blocks)].sort());
      for (const { rule } of document.broken) expect(found).toContain(rule);
      if (source === 'returns') expect([found, accepted.length]).toEqual([[], 2]);
    },
  );

  it('the свод is the sum of the colleges and is never taken for the form of one', async () => {
    const one = await region(id);
    const document = await filled(one, id);
    const sums = new Map<string, number>();
    for (const { rows } of document.blocks) {
      for (const { number, counts } of rows) {
        for (const [column, count] of Object.entries(counts ?? {})) {
          sums.set(`${number} ${column}`, (sums.get(`${number} ${column}`) ?? 0) + count);
        }
      }
    }
    const total = document.total.flatMap(({ number, counts }) =>
      Object.entries(counts ?? {}).map(([column, count]) => [`${number} ${column}`, count] as const),
    );
    expect(Object.fromEntries(total)).toEqual(Object.fromEntries(sums));
    const read = await blocksIn(document.file ?? '');
    expect(new Set(read.map(({ kind }) => kind))).toEqual(new Set(['total']));
    const whole = read
      .at(-1)
      ?.rows.flatMap(({ number, counts }) =>
        [...counts].map(([column, count]) => [`${number} ${column}`, count] as const),
      );
    expect(Object.fromEntries(whole ?? [])).toEqual(Object.fromEntries(sums));
    const again = await FormsCase.start(COLLEGES);
    await again.import(document.file ?? '', { college: COLLEGE });
    expect(await again.forms()).toEqual([]);
  });

  it('no cell of a number is merged', async () => {
    const one = await region(id);
    const { file } = await filled(one, id);
    const source = await readSheets(file ?? '');
    try {
      const [sheet] = source.sheets;
      const wide = (sheet?.merges ?? []).filter(({ top }) => top > 9);
      for (const { left, right } of wide) expect(right - left).toBeGreaterThan(8);
    } finally {
      source.close();
    }
  });
});

describe('route form', () => {
  it('a person nobody knows the outcome of is in the total and in no column, and the check says by how much', async () => {
    const one = await region('form3');
    const document = await filled(one, 'form3', { source: 'persons' });
    const [whole] = document.total;
    const unknown = LIST.slice(1).filter(([, , , , status]) => status === '').length;
    expect(whole?.unknown).toBe(unknown);
    expect(whole?.counts?.['05']).toBe(96);
    const main = ['06', '10', '11', '12', '15', '16', '17', '18', '19', '20'];
    const placed = main.reduce((sum, column) => sum + (whole?.counts?.[column] ?? 0), 0);
    expect(96 - placed).toBe(unknown + (whole?.withoutColumn ?? 0));
    const missing = document.broken
      .filter(({ rule, place }) => rule === 'c05=06-20' && place === '01')
      .reduce((sum, { left, right }) => sum + left - right, 0);
    expect(missing).toBe(96 - placed);
  });

  it('merged: the lists win, what the form said otherwise is listed with its cell', async () => {
    const one = await region('form3');
    const document = await filled(one, 'form3');
    const persons = await filled(one, 'form3', { source: 'persons', force: true });
    const welders = (blocks: IssuedFormDocument['blocks']) =>
      blocks.find(({ college, specialty }) => college === SECOND && specialty?.code === '15.01.05')?.rows[0];
    expect(welders(document.blocks)).toEqual(welders(persons.blocks));
    expect(document.differences.length).toBeGreaterThan(0);
    for (const one of document.differences) {
      expect(one).toMatchObject({ college: SECOND, specialty: { code: '15.01.05' }, file: 'форма.xlsx' });
      expect(one.cell).toMatch(/^[A-Z]+\d+$/);
      expect(one.form ?? 0).not.toBe(one.persons);
    }
    expect(document.blocks.map(({ specialty, origin }) => `${specialty?.code} ${origin}`)).toContain(
      '08.02.01 returns',
    );
  });

  it('marks of health nobody may keep leave their rows without numbers, not with zeros', async () => {
    const one = await region('form3');
    const { total } = await filled(one, 'form3', { source: 'persons' });
    expect(total.map(({ number, counts }) => [number, counts === null])).toEqual([
      ['01', false],
      ['02', true],
      ['03', true],
      ['04', true],
      ['05', false],
    ]);
  });

  it('a label nobody confirmed is marked', async () => {
    const one = await region('sep2025');
    const { file } = await filled(one, 'sep2025');
    const source = await readSheets(file ?? '');
    try {
      const texts = source.sheets.flatMap(({ head }) =>
        head.flatMap(({ cells }) => cells.map(({ text }) => text)),
      );
      expect(texts).toContain('Графа 3.1 (подпись не подтверждена)');
      expect(texts).toContain('Суммарный выпуск');
    } finally {
      source.close();
    }
  });

  it('learned from the official template, it is printed with the official labels and is read back', async () => {
    const one = await region('sep2025');
    const sep2025 = editions.find(({ id }) => id === 'sep2025');
    const numbers = [...(sep2025?.identity ?? []), ...(sep2025?.columns ?? [])].map(({ number }) => number);
    const labels = numbers.map((number) =>
      number === '1' ? 'Профессия, специальность' : `Показатель ${number} словами`,
    );
    const template = one.file('осень.xlsx', [
      { name: '1. Форма сбора', grid: [['Шаблон'], labels, numbers] },
    ]);
    await one.run(form, [], { learn: template, name: 'osen', like: 'sep2025' });
    const document = await filled(one, 'osen', { source: 'persons', byCollege: true });
    const source = await readSheets(document.file ?? '');
    const texts = source.sheets.flatMap(({ head }) =>
      head.flatMap(({ cells }) => cells.map(({ text }) => text)),
    );
    source.close();
    expect(texts).toContain('Показатель 3.1 словами');
    expect(texts.filter((text) => /подпись не подтверждена/i.test(text))).toEqual([]);
    const read = await one.import(document.file ?? '', { asOf: null });
    expect([read.kind, read.layout]).toEqual(['forms', 'osen']);
  });

  it('asked for by day alone, it is the forecast until graduation and the fact from then on', async () => {
    const one = await region('form3');
    const edition = async (asOf: string) => {
      const { out } = await one.run(form, [], { asOf }, true);
      return issuedFormDocument.parse(JSON.parse(out));
    };
    const before = await edition('2026-06-29');
    expect([before.edition, before.forecast]).toEqual(['form3', null]);
    const after = await edition('2026-07-06');
    expect([after.edition, after.forecast?.edition, after.forecast?.asOf]).toEqual([
      'base15',
      'form3',
      '2026-06-29',
    ]);
    const lines = after.forecast?.lines ?? [];
    expect(lines[0]).toMatchObject({ forecastColumns: ['05'], factColumns: ['07'] });
    const work = lines.find(({ factColumns }) => factColumns.includes('08'));
    expect(work?.forecastColumns).toEqual(['06', '12']);
    const people = (side: 'forecast' | 'fact') =>
      lines.slice(1).reduce((sum, line) => sum + (line[side] ?? 0), 0);
    expect(people('fact')).toBeGreaterThan(0);
    expect(people('forecast')).toBeGreaterThan(0);
  });

  it('one college by the words of its name; another name is a mistake that is told', async () => {
    const one = await region('form3');
    const { college, blocks } = await filled(one, 'form3', { college: 'второй' });
    expect(college).toBe(SECOND);
    expect(new Set(blocks.map((block) => block.college))).toEqual(new Set([SECOND]));
    await expect(one.run(form, ['form3'], { college: 'Третий' })).rejects.toMatchObject({
      code: 'college-unknown',
    });
    await expect(one.run(form, ['form4'], {})).rejects.toMatchObject({ code: 'edition-unknown' });
  });

  it('sheets with a row for each graduate need a reason and go into a file of their own', async () => {
    const one = await FormsCase.start(COLLEGES);
    const head = [
      'ФИО',
      'Дата рождения',
      'Колледж',
      'Код специальности',
      'Статус',
      'Договор о целевом обучении',
    ];
    await one.import(
      one.file('список.xlsx', [
        {
          name: 'Список',
          grid: [
            head,
            ['Первая Анна Тестовна', '01.02.2007', COLLEGE, '15.01.05', 'Трудоустроен', 'да'],
            ['Второй Пётр Тестович', '03.04.2007', COLLEGE, '15.01.05', 'Трудоустроен', 'нет'],
          ],
        },
      ]),
    );
    await expect(one.run(form, ['sep2025'], { restricted: true })).rejects.toMatchObject({
      code: 'restricted',
    });
    const { annexes, file } = await filled(one, 'sep2025', { restricted: true, reason: 'приложения, май' });
    expect(annexes).toContain('ограниченный доступ');
    expect(file).toContain('служебное');
    const text = (path: string) => new TextDecoder('latin1').decode(readFileSync(path));
    expect(text(file ?? '')).not.toContain('Целевики');
    const source = await readSheets(annexes ?? '');
    try {
      const rows = source.sheets.find(({ name }) => name === '3. Целевики')?.head ?? [];
      const people = rows.filter(({ cells }) => cells.some((cell) => cell.text.includes('», строка ')));
      expect(people).toHaveLength(1);
      expect(people[0]?.cells.map((cell) => cell.text).join(' ')).toContain(
        'список.xlsx, лист «Список», строка 2',
      );
    } finally {
      source.close();
    }
    const health = await readSheets(annexes ?? '');
    const said = health.sheets[0]?.head.flatMap(({ cells }) => cells.map(({ text }) => text)) ?? [];
    health.close();
    expect(said.join(' ')).toContain('Лист неполон');
    const journal = await one.open(async ({ store }) => store.journalEntries());
    expect(journal.filter(({ outputClass }) => outputClass === 'restricted')).toMatchObject([
      { action: 'form', reason: 'приложения, май' },
    ]);
  });

  it('without anything to fill it with there is no form', async () => {
    const one = await FormsCase.start(COLLEGES);
    await expect(one.run(form, ['form3'], {})).rejects.toMatchObject({ code: 'form-empty' });
  });
});
