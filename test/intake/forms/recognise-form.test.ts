import { describe, expect, it } from 'vitest';
import { annexAgainstForm, readAnnex } from '../../../src/intake/forms/read-annex.ts';
import { readForm } from '../../../src/intake/forms/read-form.ts';
import { readTemplate } from '../../../src/intake/forms/read-template.ts';
import { recogniseForm, unknownEdition } from '../../../src/intake/forms/recognise-form.ts';
import { completeEdition } from '../../../src/monitoring/forms/complete-edition.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import {
  allFindings,
  context,
  editions,
  formGrid,
  lawfulNumbers,
  sheetOf,
  told,
  type Value,
} from './form-case.ts';

const form3 = readEdition('form3');
const sep = readEdition('sep2025');
const block = { code: '15.01.05', numbers: lawfulNumbers(form3, [3, 1]) };

describe('which sheets are forms', () => {
  const list = sheetOf('Список', [
    ['№', 'ФИО', 'Код специальности', 'Группа', 'Статус', 'Телефон', 'Примечание'],
    [1, 2, 3, 4, 5, 6, 7],
    [1, 'Первая Анна', '15.01.05', 'СВ-21', 'трудоустроена', null, null],
  ]);

  it('several sheets: one a college, a list beside them, last year’s hidden', () => {
    const forms = recogniseForm(
      [
        list,
        sheetOf('Первый', formGrid(form3, [block])),
        sheetOf('Второй', formGrid(form3, [block], { titleRows: 7 })),
        { ...sheetOf('2025', formGrid(readEdition('form1'), [{ ...block, numbers: {} }])), hidden: true },
      ],
      editions,
    );
    expect(
      forms.map((form) => [form.kind, form.sheet.name, form.kind === 'form' && form.edition.id]),
    ).toEqual([
      ['form', 'Первый', 'form3'],
      ['form', 'Второй', 'form3'],
      ['form', '2025', 'form1'],
    ]);
  });

  it('a list of persons with the words of the forms for headers is no form', () => {
    const statuses = form3.columns.slice(1).map(({ label }) => label);
    const persons = sheetOf('Трудоустройство', [
      ['№', 'Фамилия', 'Имя', ...statuses],
      Array.from({ length: statuses.length + 3 }, (_, i) => i + 1),
      [1, 'Первая', 'Анна', 1],
    ]);
    expect(recogniseForm([persons], editions)).toEqual([]);
  });

  it('a form nobody knows is told and not read as another', () => {
    const grid = formGrid(form3, [block]);
    grid[2] = (grid[2] ?? []).map(
      (_, i): Value => (i < 4 ? (grid[2]?.[i] ?? null) : `Новый показатель ${i}`),
    );
    const [form] = recogniseForm([sheetOf('Форма 4', grid)], editions);
    if (form?.kind !== 'unknown') throw new Error(String(form?.kind));
    expect(told([unknownEdition(form, 'форма.xlsx')])).toEqual([
      'стр 4 error лист похож на федеральную форму, но её издание неизвестно — добавьте издание по действующему шаблону (docs/forms.md).',
    ]);
  });

  it('numbers that became days («3.1» is 3 January) are undone', () => {
    const grid = formGrid(sep, [{ code: '15.01.05', numbers: lawfulNumbers(sep, [5]) }]);
    const row = grid[3] ?? [];
    for (const [i, value] of row.entries()) {
      const [day, month] = String(value).split('.');
      if (month !== undefined)
        row[i] = { day: `2026-${month.padStart(2, '0')}-${String(day).padStart(2, '0')}` };
    }
    const [form] = recogniseForm([sheetOf('1. Форма сбора', grid)], editions);
    expect(form?.kind === 'form' && [form.edition.id, form.found.missing]).toEqual(['sep2025', []]);
  });
});

describe('a column that is not there', () => {
  it('is told once, its numbers stay unknown, and rules over it are not invented', async () => {
    const grid = formGrid(form3, [block]).map((row) => row.filter((_, i) => i !== 8));
    const [form] = recogniseForm([sheetOf('Форма', grid)], editions);
    if (form?.kind !== 'form') throw new Error('no form');
    const reading = await readForm(form, context);
    expect(told(allFindings(reading))).toEqual([
      'стр 4 error нет нужного столбца (гр.09); ожидается «трудоустроены в учебно-производственных комплексах, созданных на базе образовательных организаций, по специальности» — добавьте столбец.',
    ]);
    expect(reading.blocks[0]?.rows[0]?.counts.has('09')).toBe(false);
  });
});

describe('further sheets', () => {
  const numbers = lawfulNumbers(sep, [1]);
  const form = sheetOf('1. Форма сбора', formGrid(sep, [{ code: '15.01.05', numbers }]));
  const [works = '', , , conscript = ''] =
    sep.annexes[1]?.columns.find(({ number }) => number === '7')?.choices ?? [];
  const targets = (...rows: readonly (readonly Value[])[]) =>
    sheetOf('3. Целевики', [
      ['Целевое обучение'],
      ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
      ...rows,
    ]);
  const good: readonly Value[] = ['15.01.05', 'В-1', 'заказчик', null, '0000123450', 'действует', works];

  it.each<[string, readonly (readonly Value[])[], readonly string[]]>([
    ['all right', [good, ['15.01.05', 'В-2', null, null, '0000123450', 'действует', conscript]], []],
    ['a number of a graduate twice', [good, good], ['B4 error значение не прочитано (гр.2)']],
    ['a value of no list', [[...good.slice(0, 6), 'работает']], ['G3 error значения нет в перечне (гр.7)']],
    [
      'ИНН with a wrong checksum',
      [['15.01.05', 'В-1', null, null, '0000123451', 'действует', works]],
      ['E3 error ИНН не проходит'],
    ],
    [
      'an acting contract with a reason',
      [[...good, null, null, 'самозанятый']],
      [
        'J3 error контроль формы не сходится (гр.10): договор действует: гр.7 заполнена, гр.8–10 пусты (F3 и J3)',
      ],
    ],
    [
      'broken by the employer, refused by the graduate',
      [
        [
          '15.01.05',
          'В-1',
          null,
          null,
          '0000123450',
          'расторгнут',
          null,
          'расторгнут по инициативе работодателя с выплатой компенсации',
          'отказ выпускника от трудоустройства в связи с переездом, удаленностью места работы',
          'самозанятый',
        ],
      ],
      [
        'I3 error контроль формы не сходится (гр.9): расторгнут работодателем: гр.9 — отказ работодателя (H3 и I3)',
      ],
    ],
  ])('contracts: %s', async (_name, rows, expected) => {
    const forms = recogniseForm([form, targets(...rows)], editions);
    const annex = forms[1];
    if (annex?.kind !== 'annex') throw new Error(String(annex?.kind));
    const reading = await readAnnex(annex, context);
    const lines = told(reading.findings);
    expect(lines).toHaveLength(expected.length);
    for (const [i, line] of lines.entries()) expect(line.startsWith(expected[i] ?? '?'), line).toBe(true);
    expect(reading.rows.accepted + reading.rows.rejected).toBe(reading.rows.read);
  });

  it('more contracts than graduates, and a specialty the form does not have', async () => {
    const many = Array.from({ length: 20 }, (_, i): Value[] => [
      '15.01.05',
      `В-${i}`,
      null,
      null,
      null,
      'действует',
      works,
    ]);
    const forms = recogniseForm(
      [form, targets(...many, ['08.02.01', 'Х-1', null, null, null, 'действует', works])],
      editions,
    );
    const [first, second] = forms;
    if (first?.kind !== 'form' || second?.kind !== 'annex') throw new Error('not recognised');
    const { blocks } = await readForm(first, context);
    const total = numbers['01']?.['2'] ?? 0;
    expect(told(annexAgainstForm(await readAnnex(second, context), blocks, 'форма.xlsx'))).toEqual([
      `стр 3 error контроль формы не сходится (15.01.05): число строк по специальности ≤ гр.2 листа «1. Форма сбора»: 20 и ${total} — исправьте названные клетки и пришлите форму снова; остальные специальности не затронуты.`,
      'стр 23 error контроль формы не сходится (08.02.01): число строк по специальности ≤ гр.2 листа «1. Форма сбора»: 1 и специальности на листе формы нет — исправьте названные клетки и пришлите форму снова; остальные специальности не затронуты.',
    ]);
  });

  it('employers of May 2025: КПП for an organisation, none for an entrepreneur', async () => {
    const may = readEdition('may2025');
    const row = (inn: string, kpp: Value): Value[] => [
      '15.01.05',
      null,
      inn,
      kpp,
      2,
      2,
      ...Array<Value>(21).fill(0),
    ];
    const sheet = sheetOf('3. Целевики', [
      Array.from({ length: 27 }, (_, i) => i + 1),
      row('0000123450', '770701001'),
      row('0000123450', null),
      row('000001234509', null),
      row('000001234509', '770701001'),
    ]);
    const [annex] = recogniseForm([sheet], [may]);
    if (annex?.kind !== 'annex') throw new Error(String(annex?.kind));
    const reading = await readAnnex(annex, context);
    expect(reading.findings.map(({ at }) => at.cell)).toEqual(['D3', 'D5']);
    expect(reading.bySpecialty.map(({ rows, sums }) => [rows, sums.get('5')])).toEqual([[2, 4]]);
  });
});

describe('a user’s own edition', () => {
  it('is learned from the template and then recognised before the one it extends', async () => {
    const grid = formGrid(form3, []);
    grid[2]?.splice(10, 0, 'На пред-\nприятия ОПК');
    grid[3]?.splice(10, 0, '9.1');
    const template = readTemplate(sheetOf('Форма Омск', grid));
    const own = completeEdition(
      { id: 'omsk', extends: 'form3', columns: [{ number: '9.1', parent: '06' }] },
      editions,
      template,
    );
    if (own.kind === 'bad') throw new Error(own.mistakes.join('; '));
    expect(own.value.columns.at(-1)).toMatchObject({ number: '9.1', label: 'На предприятия ОПК' });
    expect(own.value.sheet).toBe('Форма Омск');
    const filled = formGrid(form3, [block], {
      inserted: [{ at: 10, header: 'На предприятия ОПК', number: '9.1', fill: 1 }],
    });
    const [form] = recogniseForm([sheetOf('Лист1', filled)], [...editions, own.value]);
    if (form?.kind !== 'form') throw new Error('no form');
    expect(form.edition.id).toBe('omsk');
    const reading = await readForm(form, context);
    expect(reading.blocks[0]?.rows.map(({ counts }) => counts.get('9.1'))).toEqual([1, 1, 1, 1, 1]);
    const [usual] = recogniseForm([sheetOf('Лист1', formGrid(form3, [block]))], [...editions, own.value]);
    expect(usual?.kind === 'form' && usual.edition.id).toBe('form3');
  });
});
