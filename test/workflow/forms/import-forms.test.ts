import { describe, expect, it } from 'vitest';
import { findingMessage } from '../../../src/domain/finding-text.ts';
import type { StoredFormReturn } from '../../../src/domain/form-return.ts';
import { readSheets } from '../../../src/intake/sheets/read-sheets.ts';
import type { FormEdition } from '../../../src/monitoring/forms/form-edition.ts';
import type { ImportedFile } from '../../../src/workflow/import/imported-file.ts';
import {
  type BlockCase,
  editions,
  type FormMess,
  formGrid,
  lawfulNumbers,
  numbersOf,
  type Value,
} from '../../intake/forms/form-case.ts';
import { encode } from '../../intake/tabular/table-case.ts';
import { COLLEGE, FormsCase } from './forms-case.ts';

const CODES = ['15.01.05', '08.02.01', '43.02.15'] as const;

function blocksOf(edition: FormEdition): readonly BlockCase[] {
  return CODES.map((code, i) => ({ code, numbers: lawfulNumbers(edition, [8 + i, 2, 0, 5]) }));
}

function sheetName({ sheet }: FormEdition): string {
  return sheet.slice(0, 31);
}

/** Every number of the stored blocks as the workbook shows it at the address kept for it. */
async function addressesHold(path: string, forms: readonly StoredFormReturn[]): Promise<number> {
  const source = await readSheets(path);
  let checked = 0;
  try {
    for (const { sheet: name, columns, blocks } of forms) {
      const texts = new Map<string, string>();
      const sheet = source.sheets.find((one) => one.name === name);
      for await (const rows of sheet?.rows() ?? []) {
        for (const { number, cells } of rows) {
          for (const { column, text } of cells) texts.set(`${lettersOf(column)}${number}`, text);
        }
      }
      for (const { rows } of blocks) {
        for (const { sheetRow, counts } of rows) {
          for (const [column, count] of counts) {
            const stands = texts.get(`${columns.get(column)}${sheetRow}`) ?? '';
            expect(Number.parseInt(stands, 10), `${column} ${sheetRow} «${stands}»`).toBe(count);
            checked++;
          }
        }
      }
    }
  } finally {
    source.close();
  }
  return checked;
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

function balances({ rows }: ImportedFile): void {
  expect(rows.accepted + rows.rejected + rows.unchanged + rows.skipped).toBe(rows.read);
}

const errorsOf = (file: ImportedFile) => file.findings.filter(({ severity }) => severity === 'error');

describe.each(editions.map((edition) => [edition.id, edition] as const))(
  '%s through import',
  (id, edition) => {
    const size = edition.rows.length;

    it('a clean form is recognised, every number is stored with its address, the second time nothing changes', async () => {
      const one = await FormsCase.start();
      const grid = formGrid(edition, blocksOf(edition));
      const path = one.file('ответ.xlsx', [{ name: sheetName(edition), grid: [[COLLEGE], ...grid] }]);
      const file = await one.import(path);
      expect([file.kind, file.layout, file.status]).toEqual(['forms', id, 'imported']);
      expect(file.rows).toMatchObject({ accepted: 3 * size, rejected: 0, unchanged: 0 });
      balances(file);
      expect(errorsOf(file)).toEqual([]);
      const forms = await one.forms();
      expect(forms.map(({ college, asOf, edition: name }) => [college, asOf, name])).toEqual([
        [COLLEGE, '2026-05-25', id],
      ]);
      expect(forms[0]?.blocks.map(({ specialty }) => specialty.code)).toEqual(CODES);
      expect(forms[0]?.blocks.map(numbersOf)).toEqual(blocksOf(edition).map(({ numbers }) => numbers));
      expect(await addressesHold(path, forms)).toBeGreaterThan(3 * size);

      expect((await one.import(path)).status).toBe('unchanged');
      const again = one.file('ответ (2).xlsx', [
        { name: sheetName(edition), grid: [[COLLEGE], ['исправлено'], ...grid] },
      ]);
      expect((await one.import(again)).rows).toMatchObject({ accepted: 0, unchanged: 3 * size });
    });

    it('a form in disorder: good blocks are taken as they stand, the broken one is rejected and named', async () => {
      const one = await FormsCase.start();
      const mess: FormMess = {
        titleRows: 8,
        hyphens: true,
        numberRow: 'plain',
        inserted: [{ at: 0, header: 'Колледж', fill: COLLEGE }],
        countAs: (count) =>
          count % 3 === 0 ? String(count) : count % 3 === 1 ? `${count} чел` : `${count},0`,
        cells: [[1, '01', edition.total, 'много']],
        tail: [
          ['Итого', ...edition.columns.map((): Value => 99)],
          [null, 'ПРОВЕРКА', 0, 0],
        ],
      };
      const path = one.file('форма колледжа.xlsx', [
        { name: sheetName(edition), grid: formGrid(edition, blocksOf(edition), mess) },
      ]);
      const file = await one.import(path);
      expect([file.kind, file.layout]).toEqual(['forms', id]);
      expect(file.rows).toMatchObject({ accepted: 2 * size, rejected: size });
      balances(file);
      const [form, ...others] = await one.forms();
      expect(others).toEqual([]);
      expect(form?.college).toBe(COLLEGE);
      expect(form?.blocks.map(({ specialty }) => specialty.code)).toEqual(['15.01.05', '43.02.15']);
      expect(form?.failed.map(({ specialty, rows }) => [specialty.code, rows])).toEqual([['08.02.01', []]]);
      const clean = blocksOf(edition).map(({ numbers }) => numbers);
      expect(form?.blocks.map(numbersOf)).toEqual([clean[0], clean[2]]);
      const unreadable = errorsOf(file).filter(({ code }) => code === 'value-unreadable');
      expect(unreadable.map(({ at }) => at.file)).toEqual(['форма колледжа.xlsx']);
      expect(unreadable[0]?.at.cell).toMatch(/^[A-Z]+\d+$/);
      expect(findingMessage(unreadable[0] ?? expect.fail())).toContain('ожидается целое число');
    });
  },
);

const form3 = editions.find(({ id }) => id === 'form3') ?? expect.fail();
const WELDER: BlockCase = { code: '15.01.05', numbers: lawfulNumbers(form3, [8, 2]) };
const PERSONS: readonly (readonly Value[])[] = [
  ['ФИО', 'Дата рождения', 'Колледж', 'Код специальности', 'Статус'],
  ['Первая Анна Тестовна', '01.02.2007', COLLEGE, '15.01.05', 'Трудоустроен'],
  ['Второй Пётр Тестович', '03.04.2007', COLLEGE, '15.01.05', 'Призван'],
];

describe('a file and its sheets', () => {
  it.each(['biff8', 'ods'] as const)('a form saved as %s reads like one saved as xlsx', async (type) => {
    const one = await FormsCase.start();
    const path = one.file(
      `форма.${type}`,
      [{ name: 'Форма 3', grid: [[COLLEGE], ...formGrid(form3, [WELDER])] }],
      type,
    );
    expect((await one.import(path)).rows).toMatchObject({ accepted: 5, rejected: 0 });
    expect((await one.forms())[0]?.blocks.map(numbersOf)).toEqual([WELDER.numbers]);
  });

  it('a form saved as delimited text in windows-1251, soft hyphens in its labels', async () => {
    const one = await FormsCase.start();
    const rows = [[COLLEGE], ...formGrid(form3, [WELDER])];
    const labels = rows[3] ?? [];
    for (const [i, label] of labels.entries()) {
      if (typeof label === 'string') labels[i] = label.replace(/(\p{L}{6})(\p{L}{4,})/gu, '$1\u00ad$2');
    }
    const text = rows.map((row) => row.map((cell) => `"${cell ?? ''}"`).join(';')).join('\r\n');
    const file = await one.import(one.write('форма.csv', encode(text, 'windows-1251')));
    expect(file.rows).toMatchObject({ accepted: 5, rejected: 0 });
    expect((await one.forms())[0]?.blocks.map(numbersOf)).toEqual([WELDER.numbers]);
  });

  it('a form and a list of persons in one book: both are taken, undone both go', async () => {
    const one = await FormsCase.start();
    const path = one.file('всё.xlsx', [
      { name: 'Форма 3', grid: [[COLLEGE], ...formGrid(form3, [WELDER])] },
      { name: 'Список', grid: PERSONS },
      { name: 'Пояснения', grid: [['Порядок заполнения'], ['1. Заполните форму']] },
    ]);
    const file = await one.import(path);
    expect([file.kind, file.layout]).toEqual(['graduates', 'graduate-list+form3']);
    expect(file.rows).toMatchObject({ accepted: 5 + 2, rejected: 0 });
    balances(file);
    expect(file.findings.filter(({ code }) => code === 'sheet-skipped').map(({ at }) => at.sheet)).toEqual([
      'Пояснения',
    ]);
    await one.open(async ({ store }) => {
      expect(store.graduates({ cohort: 2026 })).toHaveLength(2);
      expect(store.formReturns({ cohort: 2026 })).toHaveLength(1);
      expect(store.undoImport(file.importId ?? 0).rows).toEqual({ reversed: 7, superseded: 0 });
      expect(store.graduates({ cohort: 2026 })).toEqual([]);
      expect(store.formReturns({ cohort: 2026 })).toEqual([]);
    });
  });

  it('--kind forms takes the form only and says which sheet was left', async () => {
    const one = await FormsCase.start();
    const path = one.file('всё.xlsx', [
      { name: 'Список', grid: PERSONS },
      { name: 'Форма 3', grid: [[COLLEGE], ...formGrid(form3, [WELDER])] },
    ]);
    const file = await one.import(path, { kind: 'forms' });
    expect([file.kind, file.rows.accepted]).toEqual(['forms', 5]);
    expect(file.findings.map(({ code, at }) => [code, at.sheet])).toEqual([['sheet-skipped', 'Список']]);
  });

  it('last year’s hidden sheet is left and told; a copy of the form is not counted twice', async () => {
    const one = await FormsCase.start();
    const grid = [[COLLEGE], ...formGrid(form3, [WELDER])];
    const old = [[COLLEGE], ...formGrid(form3, [{ ...WELDER, numbers: lawfulNumbers(form3, [1]) }])];
    const path = one.file('форма.xlsx', [
      { name: 'Форма 3', grid },
      { name: 'Форма 3 (копия)', grid },
      { name: '2025', grid: old, hidden: true },
    ]);
    const file = await one.import(path);
    expect(file.rows).toMatchObject({ accepted: 5, rejected: 0, skipped: 5 });
    expect(file.skippedBy).toEqual({ 'repeated-record': 5 });
    expect(file.findings.map(({ code, at }) => [code, at.sheet])).toEqual([['sheet-skipped', '2025']]);
    expect((await one.forms()).flatMap(({ blocks }) => blocks.map(numbersOf))).toEqual([WELDER.numbers]);
  });

  it('one specialty on two sheets with different numbers: neither is taken, both are named', async () => {
    const one = await FormsCase.start();
    const other = { ...WELDER, numbers: lawfulNumbers(form3, [1]) };
    const path = one.file('форма.xlsx', [
      { name: 'А', grid: [[COLLEGE], ...formGrid(form3, [WELDER])] },
      { name: 'Б', grid: [[COLLEGE], ...formGrid(form3, [other])] },
    ]);
    const file = await one.import(path);
    expect(file.rows).toMatchObject({ accepted: 0, rejected: 10 });
    expect(errorsOf(file).map(({ code, args }) => [code, args.detail])).toEqual([
      ['form-block-duplicate', 'листы «А», «Б», числа разные'],
      ['form-block-duplicate', 'листы «А», «Б», числа разные'],
    ]);
    expect((await one.forms()).flatMap(({ blocks }) => blocks)).toEqual([]);
  });

  it('a region’s own column of numbers is named, not dropped in silence', async () => {
    const one = await FormsCase.start();
    const grid = formGrid(form3, [WELDER], {
      inserted: [{ at: 12, header: 'На предприятия ОПК', fill: 4 }],
    });
    const file = await one.import(one.file('форма.xlsx', [{ name: 'Форма 3', grid: [[COLLEGE], ...grid] }]));
    expect(file.unknownColumns).toEqual(['На предприятия ОПК']);
    expect(file.rows.accepted).toBe(5);
  });
});

describe('forms of no known edition, and further sheets', () => {
  const strange = formGrid(form3, [WELDER]).map((row) => [...row]);
  strange[2] = (strange[2] ?? []).map((label, i) => (i < 4 ? label : `Новый показатель ${i}`));

  it('alone, it is refused with the way out', async () => {
    const one = await FormsCase.start();
    const file = await one.import(one.file('форма.xlsx', [{ name: 'Форма 4', grid: strange }]));
    expect([file.status, file.failure?.code]).toEqual(['failed', 'form-edition-unknown']);
    expect(file.failure?.hint).toContain('route form --learn');
  });

  it('beside a list, the list is taken and the form told', async () => {
    const one = await FormsCase.start();
    const file = await one.import(
      one.file('всё.xlsx', [
        { name: 'Список', grid: PERSONS },
        { name: 'Форма 4', grid: strange },
      ]),
    );
    expect([file.kind, file.rows.accepted]).toEqual(['graduates', 2]);
    expect(file.findings.find(({ code }) => code === 'form-edition-unknown')?.at.sheet).toBe('Форма 4');
  });

  it('rows of a further sheet are checked, counted and not kept', async () => {
    const sep = editions.find(({ id }) => id === 'sep2025') ?? expect.fail();
    const one = await FormsCase.start();
    const annex = (rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] => [
      Array.from({ length: 7 }, (_, i) => `Показатель ${i}`),
      [1, 2, 3, 4, 5, 6, 7],
      ...rows,
    ];
    const file = await one.import(
      one.file('сентябрь.xlsx', [
        {
          name: '1. Форма сбора',
          grid: [[COLLEGE], ...formGrid(sep, [{ code: '15.01.05', numbers: lawfulNumbers(sep, [9]) }])],
        },
        {
          name: '2. Нозологии',
          grid: annex([
            ['15.01.05', 'В-1', 'а', 'б', 'в', 'г', 'д'],
            ['15.01.05', 'В-1', 'а', 'б', 'в', 'г', 'д'],
            ['15.01.05', 'В-2', 'а', 'б', 'в', 'г', 'д'],
          ]),
        },
      ]),
    );
    expect(file.rows).toEqual({ read: 4, accepted: 1, rejected: 1, unchanged: 0, skipped: 2 });
    expect(file.skippedBy).toEqual({ 'checked-only': 2 });
    expect(errorsOf(file).map(({ at }) => `${at.sheet} ${at.cell}`)).toEqual(['2. Нозологии B4']);
  });
});

describe('whose form it is', () => {
  const grid = formGrid(form3, [WELDER]);

  it.each<[string, string, readonly (readonly Value[])[], string | null]>([
    ['its title', 'форма.xlsx', [[COLLEGE], ...grid], null],
    ['the name of the file, by a college of the config', 'Форма ГБПОУ «Первый техникум».xlsx', grid, null],
    ['--college', 'форма.xlsx', grid, COLLEGE],
  ])('%s tells', async (_name, fileName, rows, college) => {
    const one = await FormsCase.start();
    await one.import(one.file(fileName.replaceAll(/[«»"]/g, ''), [{ name: 'Форма 3', grid: rows }]), {
      college,
    });
    expect((await one.forms()).map((form) => form.college)).toEqual([COLLEGE]);
  });

  it('a college merged down over its blocks stands for all of them', async () => {
    const one = await FormsCase.start();
    const builder: BlockCase = { code: '08.02.01', numbers: lawfulNumbers(form3, [3]) };
    const rows = formGrid(form3, [WELDER, builder], {
      inserted: [{ at: 0, header: 'Образовательная организация' }],
    });
    const first = rows.at(-10);
    if (first !== undefined) first[0] = COLLEGE;
    const merges = [{ top: rows.length - 9, left: 1, bottom: rows.length, right: 1 }];
    await one.import(one.file('форма.xlsx', [{ name: 'Форма 3', grid: rows, merges }]));
    expect((await one.forms()).map(({ college, blocks }) => [college, blocks.length])).toEqual([
      [COLLEGE, 2],
    ]);
  });

  it('nobody tells: nothing is taken, and it is said what to do', async () => {
    const one = await FormsCase.start();
    const file = await one.import(one.file('форма.xlsx', [{ name: 'Форма 3', grid }]));
    expect(file.rows).toMatchObject({ accepted: 0, rejected: 5 });
    expect(errorsOf(file).map(findingMessage)).toEqual([
      'не сказано, какого колледжа эта форма — впишите колледж в заголовок формы или назовите его параметром --college; до этого числа не загружены.',
    ]);
    expect(await one.forms()).toEqual([]);
  });
});
