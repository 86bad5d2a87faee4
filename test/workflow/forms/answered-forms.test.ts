import { describe, expect, it } from 'vitest';
import { command as check } from '../../../src/commands/check.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import { formGrid, type Numbers, type Value } from '../../intake/forms/form-case.ts';
import { COLLEGE, FormsCase } from './forms-case.ts';

const form3 = readEdition('form3');
const numbers = (whole: Readonly<Record<string, number>>): Numbers =>
  Object.fromEntries(form3.rows.map(({ number }) => [number, number === '01' ? whole : {}]));

/** Welders 4 = `employed`, cooks 3 = `studying`. */
const grid = (employed: number, studying: number, title: string = COLLEGE): readonly (readonly Value[])[] => [
  [title],
  ...formGrid(form3, [
    { code: '15.01.05', numbers: numbers({ '05': 4, '06': employed }) },
    { code: '43.02.15', numbers: numbers({ '05': 3, '19': studying }) },
  ]),
];

async function complaints(one: FormsCase): Promise<readonly string[]> {
  const document = JSON.parse((await one.run(check, [], {}, true)).out);
  return document.rows
    .filter(({ code }: { code: string }) => code === 'form-rule-broken')
    .map(({ args, file }: { args: { field: string }; file: string }) => `${file} ${args.field}`);
}

describe('a form that a corrected one replaced', () => {
  it.each([
    ['both blocks were wrong, both are corrected', [9, 9], [4, 3], []],
    [
      'one of two is corrected: the other complaint is the newer form’s',
      [9, 9],
      [4, 8],
      ['вторая.xlsx 43.02.15, стр.01'],
    ],
    ['a good form is followed by a bad one', [4, 3], [9, 3], ['вторая.xlsx 15.01.05, стр.01']],
  ] as const)('%s', async (_, first, second, expected) => {
    const one = await FormsCase.start();
    await one.import(one.file('первая.xlsx', [{ name: 'Форма', grid: grid(first[0], first[1]) }]));
    one.now = '2026-05-25T09:00:00Z' as typeof one.now;
    await one.import(one.file('вторая.xlsx', [{ name: 'Форма', grid: grid(second[0], second[1]) }]));
    expect(await complaints(one)).toEqual(expected);
  });

  it('a form of another college answers nothing', async () => {
    const other = 'ГАПОУ «Второй колледж»';
    const one = await FormsCase.start({
      colleges: [COLLEGE, other].map((name) => ({ name, email: null, dueTime: null })),
    });
    await one.import(one.file('первая.xlsx', [{ name: 'Форма', grid: grid(9, 3) }]));
    await one.import(one.file('вторая.xlsx', [{ name: 'Форма', grid: grid(4, 3, other) }]));
    expect(await complaints(one)).toEqual(['первая.xlsx 15.01.05, стр.01']);
  });

  it('undone, the correction answers nothing any more', async () => {
    const one = await FormsCase.start();
    await one.import(one.file('первая.xlsx', [{ name: 'Форма', grid: grid(9, 3) }]));
    const { importId } = await one.import(one.file('вторая.xlsx', [{ name: 'Форма', grid: grid(4, 3) }]));
    expect(await complaints(one)).toEqual([]);
    await one.open(async ({ store }) => store.undoImport(importId ?? 0));
    expect(await complaints(one)).toEqual(['первая.xlsx 15.01.05, стр.01']);
  });
});

describe('the day of a form', () => {
  const title = (text: string) => `${COLLEGE} ${text}`;
  it.each([
    ['форма.xlsx', 'по состоянию на 18.05.2026', '2026-05-18'],
    ['форма.xlsx', 'на 18 мая 2026 года', '2026-05-18'],
    ['форма 11.05.2026.xlsx', 'по состоянию на 18.05.2026', '2026-05-11'],
    ['форма.xlsx', 'по состоянию на 30.06.2026', '2026-05-25'],
    ['форма.xlsx', 'на 45.05.2026', '2026-05-25'],
    ['форма.xlsx', 'на 11.05.2026 и на 18.05.2026', '2026-05-25'],
    ['форма.xlsx', 'выпуск 2026 года', '2026-05-25'],
  ])('%s, title «%s»: %s', async (name, text, day) => {
    const one = await FormsCase.start();
    const path = one.file(name, [{ name: 'Форма', grid: grid(4, 3, title(text)) }]);
    expect((await one.import(path, { asOf: null })).asOf).toBe(day);
    expect((await one.forms()).map(({ asOf }) => asOf)).toEqual([day]);
  });

  it('said by the user, it is what the user said', async () => {
    const one = await FormsCase.start();
    const path = one.file('форма.xlsx', [{ name: 'Форма', grid: grid(4, 3, title('на 18.05.2026')) }]);
    expect((await one.import(path)).asOf).toBe('2026-05-25');
  });
});
