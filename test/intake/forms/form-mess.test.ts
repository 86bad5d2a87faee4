import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import {
  allFindings,
  type BlockCase,
  editions,
  type FormMess,
  formGrid,
  lawfulNumbers,
  numbersOf,
  readGrid,
  told,
  type Value,
} from './form-case.ts';

const form3 = readEdition('form3');
const base15 = readEdition('base15');
const WELDER: BlockCase = { code: '15.01.05', numbers: lawfulNumbers(form3, [8, 2, 0, 5]) };
const BUILDER: BlockCase = { code: '08.02.01', numbers: lawfulNumbers(form3, [3, 0, 4]) };
const COOK: BlockCase = { code: '43.02.15', numbers: lawfulNumbers(form3, [6, 1]) };

describe('mess that changes nothing', () => {
  it.each<[string, FormMess, Partial<BlockCase>?]>([
    ['the number row stands lower', { titleRows: 9 }],
    ['no title rows', { titleRows: 0 }],
    ['numbers without zeros', { numberRow: 'plain' }],
    ['numbers written «гр.05»', { numberRow: 'гр.' }],
    ['no number row', { numberRow: 'none' }],
    ['headers broken by hyphens', { hyphens: true }],
    ['headers broken by hyphens and no number row', { hyphens: true, numberRow: 'none' }],
    [
      'a column of colleges put in front',
      { inserted: [{ at: 0, header: 'Колледж', fill: 'Уральский колледж' }] },
    ],
    [
      'columns «ПРОВЕРКА» inside and behind',
      {
        inserted: [
          { at: 9, header: 'ПРОВЕРКА', fill: 0 },
          { at: 24, header: 'ПРОВЕРКА', fill: 'ОК' },
        ],
      },
    ],
    [
      'an inserted column numbered «4а»',
      { inserted: [{ at: 4, header: 'Группа', fill: 'СВ-21', number: '4а' }] },
    ],
    ['numbers as text', { countAs: (count) => String(count) }],
    ['numbers as «5,0»', { countAs: (count) => `${count},0` }],
    ['the code in every row', {}, { codeAs: 'all-rows' }],
    ['the code with a trailing dot', {}, { codeAs: 'trailing-dot' }],
    ['the code together with the name', {}, { codeAs: 'with-name' }],
    ['the code in a row above the block', {}, { codeAs: 'heading' }],
    [
      'a row of sums and a signature below',
      {
        tail: [
          [null, null, 'ПРОВЕРКА', null, 5, 0],
          ['Директор', null, null, 'И. О. Фамилия'],
          ['Исполнитель: 8 343 000-00-00'],
        ],
      },
    ],
    [
      'the header once more between',
      {
        tail: [
          [null, null, 'Номер строки', 'Категория выпускников', ...form3.columns.map(({ label }) => label)],
          ['01', '02', '03', '04', ...form3.columns.map(({ number }) => number)],
        ],
      },
    ],
  ])('%s', async (_name, mess, stated = {}) => {
    const blocks = [WELDER, BUILDER].map((block) => ({ ...block, ...stated }));
    const reading = await readGrid(formGrid(form3, blocks, mess));
    expect(told(allFindings(reading))).toEqual([]);
    expect(reading.blocks.map(numbersOf)).toEqual(blocks.map(({ numbers }) => numbers));
    expect(reading.blocks.map(({ specialty }) => specialty?.code)).toEqual(['15.01.05', '08.02.01']);
    expect(reading.rows.accepted + [...reading.rows.skipped.values()].reduce((a, b) => a + b, 0)).toBe(
      reading.rows.read,
    );
  });

  it.each<[string, FormMess, Partial<BlockCase>, string]>([
    [
      'a code that became a day',
      {},
      { codeAs: 'day' },
      'B10 info значение исправлено однозначно (код профессии): найдено «08.02.2001»',
    ],
    [
      '«5 чел»',
      { countAs: (count) => `${count} чел` },
      {},
      'E5 info значение исправлено однозначно (15.01.05, гр.05, стр.01): найдено «40 чел»',
    ],
    [
      'rows swapped',
      {},
      { order: ['01', '03', '02', '05', '04'] },
      'стр 5 info строки стоят не в порядке формы или номер не подходит к названию (15.01.05): в листе: 01, 03, 02, 05, 04',
    ],
  ])('%s is told', async (_name, mess, stated, expected) => {
    const blocks = [WELDER, BUILDER].map((block, i) => ({
      ...block,
      ...(stated.codeAs === 'day' && i === 0 ? {} : stated),
    }));
    const reading = await readGrid(formGrid(form3, blocks, mess));
    expect(told(allFindings(reading)).some((line) => line.startsWith(expected))).toBe(true);
    expect(allFindings(reading).every(({ severity }) => severity === 'info')).toBe(true);
    expect(reading.blocks.map(numbersOf)).toEqual(blocks.map(({ numbers }) => numbers));
  });

  it('numbers over all columns, an inserted one too: the labels are believed and nothing moves', async () => {
    const grid = formGrid(form3, [WELDER, BUILDER], {
      inserted: [{ at: 4, header: 'Группа', fill: 'СВ-21' }],
    });
    const numbers = grid[3];
    for (let i = 0; i < (numbers?.length ?? 0); i++) if (numbers !== undefined) numbers[i] = i + 1;
    const reading = await readGrid(grid);
    expect(reading.blocks.map(numbersOf)).toEqual([WELDER.numbers, BUILDER.numbers]);
    expect(new Set(allFindings(reading).map(({ code }) => code))).toEqual(new Set(['form-column-conflict']));
  });

  it('numbers over all columns and a label nobody can read: the column is missing, not taken by its wrong number', async () => {
    const grid = formGrid(form3, [WELDER], { inserted: [{ at: 4, header: 'Группа', fill: 'СВ-21' }] });
    const [labels, numbers] = [grid[2] ?? [], grid[3] ?? []];
    for (let i = 0; i < numbers.length; i++) numbers[i] = i + 1;
    labels[12] = '########';
    const reading = await readGrid(grid);
    expect(reading.blocks[0]?.rows.some(({ counts }) => counts.has('12'))).toBe(false);
    expect(told(reading.findings).filter((line) => line.includes('нет нужного столбца'))).toEqual([
      'стр 4 error нет нужного столбца (гр.12); ожидается «Планируют трудоустройство» — добавьте столбец.',
    ]);
  });

  it('two columns swapped with their labels but not their numbers: the label decides and it is told', async () => {
    const grid = formGrid(form3, [WELDER]);
    for (const [i, row] of grid.entries()) {
      if (i === 3) continue;
      const [a = null, b = null] = [row[9], row[11]];
      row[9] = b;
      row[11] = a;
    }
    const reading = await readGrid(grid);
    expect(reading.blocks.map(numbersOf)).toEqual([WELDER.numbers]);
    expect(told(reading.findings)).toEqual([
      'J4 warning номер графы не совпадает с надписью (гр.12 «Планируют трудоустройство»): найдено «10»; ожидается 12 — проверьте графу; прочитано по надписи.',
      'L4 warning номер графы не совпадает с надписью (гр.10 «Индивидуальные предприниматели»): найдено «12»; ожидается 10 — проверьте графу; прочитано по надписи.',
    ]);
  });
});

describe('what stands in the cells and rows', () => {
  it('zeros left blank: nothing is stated, and the rules still hold over what is', async () => {
    const reading = await readGrid(
      formGrid(form3, [WELDER], { countAs: (count) => (count === 0 ? null : count) }),
    );
    expect(told(allFindings(reading))).toEqual([]);
    const stated = Object.entries(WELDER.numbers['01'] ?? {}).filter(([, count]) => count > 0);
    expect(numbersOf(reading.blocks[0])['01']).toEqual(Object.fromEntries(stated));
  });

  it.each<[string, (label: string, i: number) => Value]>([
    ['cut to their ends', (label) => label.split(': ').at(-1) ?? label],
    ['in capitals with double spaces', (label) => label.toUpperCase().replaceAll(' ', '  ')],
    ['with Latin letters that look alike', (label) => label.replaceAll('о', 'o').replaceAll('с', 'c')],
    ['one misspelt beyond recognition, its number there', (label, i) => (i === 2 ? 'инвалидники' : label)],
  ])('categories %s', async (_name, change) => {
    const grid = formGrid(form3, [WELDER, BUILDER]);
    for (const row of grid.slice(4)) row[3] = change(String(row[3]), Number(row[2]) - 1);
    const reading = await readGrid(grid);
    expect(told(allFindings(reading))).toEqual([]);
    expect(reading.blocks.map(numbersOf)).toEqual([WELDER.numbers, BUILDER.numbers]);
  });

  it('no row numbers at all, and the shortened categories of the 15-row form by their last words', async () => {
    const numbers = lawfulNumbers(base15, [6, 3]);
    const grid = formGrid(base15, [{ code: '15.01.05', numbers }], { cells: [[0, '01', '33', 'ярмарка']] });
    for (const row of grid.slice(3)) row[4] = null;
    for (const row of grid.slice(4)) row[5] = String(row[5]).replace(/^.*нарушениями: /, '');
    const reading = await readGrid(grid);
    expect(told(allFindings(reading))).toEqual([]);
    expect(reading.blocks.map(numbersOf)).toEqual([numbers]);
  });

  it('a row number that contradicts the category: the label decides and it is told', async () => {
    const grid = formGrid(form3, [WELDER]);
    const row = grid[5];
    if (row !== undefined) row[2] = '04';
    const reading = await readGrid(grid);
    expect(reading.blocks.map(numbersOf)).toEqual([WELDER.numbers]);
    expect(told(allFindings(reading))).toEqual([
      'стр 6 warning строки стоят не в порядке формы или номер не подходит к названию (15.01.05): номер 04, по названию стр.02 — проверьте, что строки прочитаны верно: действует название категории.',
    ]);
  });

  it('a row with numbers that nothing names fails its block only', async () => {
    const grid = formGrid(form3, [WELDER, COOK]);
    for (const column of [2, 3]) {
      const row = grid[7];
      if (row !== undefined) row[column] = null;
    }
    const reading = await readGrid(grid);
    expect(reading.blocks.map(({ verdict }) => verdict)).toEqual(['failed', 'good']);
    expect(told(allFindings(reading))[0]).toBe(
      'стр 8 error строка с числами не опознана (15.01.05) — впишите категорию выпускников и номер строки по шаблону.',
    );
  });
});

describe('a block fails alone', () => {
  const one = (row: string, column: string, value: Value): FormMess => ({ cells: [[1, row, column, value]] });
  it.each<[string, FormMess, Partial<BlockCase>, string]>([
    [
      'an unreadable number',
      one('02', '06', 'пять'),
      {},
      'F11 error значение не прочитано (08.02.01, гр.06, стр.02): найдено «п***ь»; ожидается целое число не меньше 0',
    ],
    [
      'a negative number',
      one('01', '06', -3),
      {},
      'F10 error значение не прочитано (08.02.01, гр.06, стр.01): найдено «-3»',
    ],
    [
      'a fraction',
      one('01', '06', 2.5),
      {},
      'F10 error значение не прочитано (08.02.01, гр.06, стр.01): найдено «2.5»',
    ],
    ['a letter О for a zero', one('01', '11', 'О'), {}, 'K10 error значение не прочитано'],
    [
      'a number that became a day',
      one('01', '06', { day: '2026-05-01' }),
      {},
      'F10 error значение не прочитано',
    ],
    [
      'the total blank',
      one('01', '05', null),
      {},
      'E10 error строки специальности неполны и не приняты (08.02.01); ожидается число в гр.05, стр.01',
    ],
    [
      'the first row missing',
      {},
      { order: ['02', '03', '04', '05'] },
      'стр 10 error строки специальности неполны и не приняты (08.02.01); ожидается стр.01 «Всего (общая численность выпускников)»',
    ],
    ['a code of no list', {}, { code: '99.01.99' }, 'B10 error кода нет в перечнях'],
    [
      'a broken sum',
      one('01', '05', 40),
      {},
      'E10 error контроль формы не сходится (08.02.01, стр.01): гр.05 (E10 = 40) должна равняться гр.06+10+11+12+15+16+17+18+19+20 (F10 = 3, K10 = 4, L10 = 3, P10 = 4, Q10 = 3, S10 = 4, T10 = 3, вместе 24; пусто или 0: J10 O10 R10) — исправьте названные клетки',
    ],
    [
      'a part greater than its whole',
      one('01', '21', 30),
      {},
      'U10 error контроль формы не сходится (08.02.01, стр.01): гр.21 + гр.22 (U10 = 30, V10 = 1, вместе 31) не должна превышать гр.20 (T10 = 3)',
    ],
    [
      'rows that contradict each other',
      one('05', '17', 30),
      {},
      'Q14 error контроль формы не сходится (08.02.01, гр.17): стр.05 (Q14 = 30) не должна превышать стр.01 (Q10 = 3)',
    ],
  ])('%s', async (_name, mess, stated, expected) => {
    const blocks = [WELDER, { ...BUILDER, ...stated }, COOK];
    const reading = await readGrid(formGrid(form3, blocks, mess));
    const [first, second, third] = reading.blocks;
    expect([first?.verdict, second?.verdict, third?.verdict]).toEqual(['good', 'failed', 'good']);
    expect([first, third].map(numbersOf)).toEqual([WELDER.numbers, COOK.numbers]);
    expect(told(second?.findings ?? []).filter((line) => line.startsWith(expected))).toHaveLength(1);
    expect(reading.rows.rejected).toBe(stated.order?.length ?? 5);
  });

  it('a row missing in the middle is told, is no zero, and the rest is taken', async () => {
    const reading = await readGrid(
      formGrid(form3, [{ ...WELDER, order: ['01', '02', '03', '05'] }, BUILDER]),
    );
    expect(reading.blocks.map(({ verdict }) => verdict)).toEqual(['good', 'good']);
    expect(Object.keys(numbersOf(reading.blocks[0]))).toEqual(['01', '02', '03', '05']);
    expect(told(allFindings(reading))).toEqual([
      'стр 5 warning нет строки формы (15.01.05); ожидается стр.04 «Инвалиды и дети-инвалиды (кроме учтенных в строке 03)» — добавьте строку по шаблону; до этого её числа неизвестны.',
    ]);
  });

  it('another code inside a block fails the block and names both cells', async () => {
    const grid = formGrid(form3, [
      { ...WELDER, codeAs: 'all-rows' },
      { ...BUILDER, codeAs: 'all-rows' },
    ]);
    const row = grid[6];
    if (row !== undefined) row[1] = '15.01.06';
    const reading = await readGrid(grid);
    expect(reading.blocks.map(({ verdict }) => verdict)).toEqual(['failed', 'good']);
    expect(told(reading.blocks[0]?.findings ?? [])).toEqual([
      'B7 error в строках одной специальности разные коды (строки с 5-й): B5 и B7 — поставьте один код во все строки специальности.',
    ]);
  });

  it('a specialty without a code does not run into the one before it', async () => {
    const grid = formGrid(form3, [WELDER, BUILDER, COOK]);
    const row = grid[9];
    if (row !== undefined) row[1] = null;
    const reading = await readGrid(grid);
    expect(reading.blocks.map(({ verdict }) => verdict)).toEqual(['good', 'failed', 'good']);
    expect(reading.blocks.map(numbersOf)).toEqual([WELDER.numbers, BUILDER.numbers, COOK.numbers]);
    expect(told(reading.blocks[1]?.findings ?? [])).toEqual([
      'стр 10 error не определена программа обучения (код профессии) — впишите код и название программы.',
    ]);
  });

  it('a row that stands twice with different numbers: neither is taken', async () => {
    const grid = formGrid(form3, [WELDER, COOK]);
    const again = [...(grid[5] ?? [])];
    again[5] = 99;
    grid.splice(6, 0, again);
    const reading = await readGrid(grid);
    const [first] = reading.blocks;
    expect(first?.verdict).toBe('failed');
    expect(reading.blocks.at(-1)?.verdict).toBe('good');
    expect(reading.blocks.filter(({ verdict }) => verdict === 'good')).toHaveLength(1);
  });

  it('one specialty twice: different numbers fail both, the same numbers are taken once', async () => {
    const other = { ...WELDER, numbers: lawfulNumbers(form3, [1]) };
    const different = await readGrid(formGrid(form3, [WELDER, COOK, other]));
    expect(different.blocks.map(({ verdict }) => verdict)).toEqual(['failed', 'good', 'failed']);
    const same = await readGrid(formGrid(form3, [WELDER, COOK, WELDER]));
    expect(same.blocks.map(({ verdict }) => verdict)).toEqual(['good', 'good', 'failed']);
  });

  it('one specialty of two colleges is two blocks', async () => {
    const grid = formGrid(base15, [
      { code: '15.01.05', numbers: lawfulNumbers(base15, [4]), college: 'Уральский колледж' },
      { code: '15.01.05', numbers: lawfulNumbers(base15, [7]), college: 'Нижнетагильский техникум' },
    ]);
    const reading = await readGrid(grid, { college: null });
    expect(reading.blocks.map(({ college }) => college)).toEqual([
      'Уральский колледж',
      'Нижнетагильский техникум',
    ]);
    expect(reading.blocks.map(({ verdict }) => verdict)).toEqual(['good', 'good']);
  });
});

describe('totals', () => {
  const total = (first: number) =>
    form3.rows.map(({ number, label }, i): Value[] => [
      null,
      i === 0 ? 'Итого' : null,
      number,
      label,
      ...form3.columns.map(({ number: column }) => {
        const sum = [WELDER, COOK].reduce((all, block) => all + (block.numbers[number]?.[column] ?? 0), 0);
        return number === '01' && column === '05' ? sum + first : sum;
      }),
    ]);

  it('are read apart, never as a specialty, and agree', async () => {
    const reading = await readGrid(formGrid(form3, [WELDER, COOK], { tail: total(0) }));
    expect(reading.blocks.map(({ kind }) => kind)).toEqual(['specialty', 'specialty', 'total']);
    expect(told(allFindings(reading))).toEqual([]);
    expect(reading.rows.skipped.get('total-row')).toBe(5);
  });

  it('that differ from the sum of the specialties are told with the cell', async () => {
    const reading = await readGrid(formGrid(form3, [WELDER, COOK], { tail: total(1) }));
    expect(told(reading.findings)).toEqual([
      'E15 warning итоговая строка не равна сумме специальностей (гр.05, стр.01): найдено «76»; ожидается 75 — проверьте итог; он не загружается, складываются строки специальностей.',
    ]);
  });
});

const CODES = ['15.01.05', '08.02.01', '43.02.15'];

it('random mess: a form reads back equal, or what differs is reported', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...editions),
      fc.array(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 9 }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.record({
        titleRows: fc.integer({ min: 0, max: 12 }),
        hyphens: fc.boolean(),
        numberRow: fc.constantFrom<NonNullable<FormMess['numberRow']>>('official', 'plain', 'гр.', 'none'),
        inserted: fc.array(
          fc.record({
            at: fc.integer({ min: 0, max: 12 }),
            header: fc.constantFrom('ПРОВЕРКА', 'Группа', 'Примечание', 'Район'),
            fill: fc.constantFrom<Value>('СВ-21', 'ОК', null, 0),
          }),
          { maxLength: 3 },
        ),
      }),
      fc.constantFrom(
        (count: number): Value => count,
        (count: number) => String(count),
        (count: number) => `${count},0`,
      ),
      fc.constantFrom<NonNullable<BlockCase['codeAs']>>(
        'first-row',
        'all-rows',
        'trailing-dot',
        'with-name',
        'day',
      ),
      fc.option(fc.tuple(fc.nat(2), fc.constantFrom<Value>('пять', '?', -1, 1.5, '5-7', '#REF!')), {
        nil: null,
      }),
      async (edition, counts, mess, countAs, codeAs, damage) => {
        const blocks = counts.map(
          (one, i): BlockCase => ({
            code: CODES[i] ?? '',
            numbers: lawfulNumbers(edition, one),
            codeAs: codeAs === 'day' && CODES[i] !== '08.02.01' ? 'first-row' : codeAs,
          }),
        );
        const hurt = damage === null ? -1 : damage[0] % blocks.length;
        const column = edition.columns.find(
          ({ number, content }) => number !== edition.total && content === 'count',
        );
        const cells = damage === null ? [] : [[hurt, '01', column?.number ?? '', damage[1]] as const];
        const numberRow =
          edition.status === 'unknown' && mess.numberRow === 'none' ? 'plain' : mess.numberRow;
        const reading = await readGrid(formGrid(edition, blocks, { ...mess, numberRow, countAs, cells }));
        expect(reading.edition).toBe(edition.id);
        expect(reading.blocks).toHaveLength(blocks.length);
        for (const [i, block] of reading.blocks.entries()) {
          const expected = blocks[i];
          if (i === hurt) {
            expect(block.verdict).toBe('failed');
            expect(block.findings.some(({ code }) => code === 'value-unreadable')).toBe(true);
            expect(block.rows[0]?.counts.has(column?.number ?? '')).toBe(false);
          } else {
            expect(block.verdict, told(block.findings).join('\n')).toBe('good');
            expect(numbersOf(block)).toEqual(expected?.numbers);
            expect(block.specialty?.code).toBe(expected?.code);
          }
        }
      },
    ),
    { numRuns: 100 },
  );
});

type Blow = readonly [
  kind:
    | 'drop-row'
    | 'swap-rows'
    | 'repeat-row'
    | 'drop-column'
    | 'no-label'
    | 'no-number'
    | 'no-code'
    | 'note',
  a: number,
  b: number,
];

/** Breaks a grid: rows from `body` on, columns from 0. */
function strike(grid: Value[][], body: number, [kind, a, b]: Blow): void {
  const rows = grid.length - body;
  const width = grid[body]?.length ?? 1;
  if (rows < 2) return;
  const [first, second] = [body + (a % rows), body + (b % rows)];
  if (kind === 'drop-row') grid.splice(first, 1);
  else if (kind === 'repeat-row') grid.splice(first, 0, [...(grid[first] ?? [])]);
  else if (kind === 'note') grid.splice(first, 0, ['Данные уточняются']);
  else if (kind === 'drop-column') for (const row of grid.slice(body - 2)) row.splice(a % width, 1);
  else if (kind === 'swap-rows') [grid[first], grid[second]] = [grid[second] ?? [], grid[first] ?? []];
  else {
    const row = kind === 'no-label' ? grid[body - 2] : kind === 'no-number' ? grid[body - 1] : grid[first];
    const column = kind === 'no-code' ? 1 : a % width;
    if (row !== undefined) row[column] = null;
  }
}

it('broken forms: numbers are the clean ones, or something is told; nothing is lost in silence', async () => {
  const blow = fc.tuple(
    fc.constantFrom<Blow[0]>(
      'drop-row',
      'swap-rows',
      'repeat-row',
      'drop-column',
      'no-label',
      'no-number',
      'no-code',
      'note',
    ),
    fc.nat(60),
    fc.nat(60),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...editions.filter(({ id }) => ['form3', 'form1', 'base15'].includes(id))),
      fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 5, maxLength: 9 }), {
        minLength: 2,
        maxLength: 3,
      }),
      fc.array(blow, { minLength: 1, maxLength: 3 }),
      fc.constantFrom<NonNullable<BlockCase['codeAs']>>('all-rows', 'first-row', 'with-name'),
      async (edition, counts, blows, codeAs) => {
        const blocks = counts.map(
          (one, i): BlockCase => ({
            code: CODES[i] ?? '',
            numbers: lawfulNumbers(edition, one),
            // Two rows swapped between blocks can only be noticed where each row states its code.
            codeAs: blows.some(([kind]) => kind === 'swap-rows') ? 'all-rows' : codeAs,
            college: 'Уральский колледж',
          }),
        );
        const reasons =
          edition.id === 'base15' ? blocks.map((_, i) => [i, '01', '33', 'ярмарка'] as const) : [];
        const grid = formGrid(edition, blocks, { cells: reasons });
        for (const one of blows) strike(grid, 4, one);
        const reading = await readGrid(grid).catch(() => null);
        if (reading === null || allFindings(reading).length > 0) return;
        const read = new Map(reading.blocks.map((block) => [block.specialty?.code, numbersOf(block)]));
        for (const { code, numbers } of blocks) {
          if (read.has(code as never)) expect(read.get(code as never)).toEqual(numbers);
          else
            expect(blows.filter(([kind]) => kind === 'drop-row').length).toBeGreaterThanOrEqual(
              edition.rows.length,
            );
        }
      },
    ),
    { numRuns: 300 },
  );
});
