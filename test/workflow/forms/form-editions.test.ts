import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { command as form } from '../../../src/commands/form.ts';
import { command as weekly } from '../../../src/commands/weekly-report.ts';
import { Failure } from '../../../src/domain/failure.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import { formGrid, lawfulNumbers, numbersOf, type Value } from '../../intake/forms/form-case.ts';
import type { WorkbookSheet } from '../../intake/forms/form-workbook.ts';
import { COLLEGE, FormsCase } from './forms-case.ts';

const sep = readEdition('sep2025');
const form3 = readEdition('form3');

/** The current template of the September form: numbers as known, labels nobody knew before. */
function sepTemplate(change: (grid: Value[][]) => void = () => {}): WorkbookSheet[] {
  const grid = formGrid(sep, [], { titleRows: 2 });
  const labels = grid[2] ?? [];
  for (const [i] of labels.entries()) if (i > 0) labels[i] = `Показатель занятости № ${i} за месяц`;
  change(grid);
  return [
    { name: 'Инструкция', grid: [['Заполните лист']] },
    { name: '1. Форма сбора', grid },
  ];
}

/** The same sheet filled by a college, its number row lost. */
function filled(sheets: readonly WorkbookSheet[]): WorkbookSheet[] {
  const grid = formGrid(sep, [{ code: '15.01.05', numbers: lawfulNumbers(sep, [5, 1]) }]);
  const rows = grid.map((row) => [...row]);
  rows[2] = [...(sheets[1]?.grid[2] ?? [])];
  rows.splice(3, 1);
  return [{ name: 'Лист1', grid: [[COLLEGE], ...rows] }];
}

describe('an edition learned from the user’s template', () => {
  it('labels unknown before are learned; a filled form without a number row is then read by them', async () => {
    const one = await FormsCase.start();
    const answer = one.file('ответ.xlsx', filled(sepTemplate()));
    expect((await one.import(answer)).failure?.code).not.toBeUndefined();

    const template = one.file('Мониторинг сентябрь.xlsx', sepTemplate());
    const said = await one.run(form, [], { learn: template }, true);
    expect(said.code).toBe(0);
    expect(JSON.parse(said.out)).toMatchObject({
      schema: 'route.form-learned/1',
      id: 'monitoring-sentyabr',
      like: 'sep2025',
      status: 'written',
      added: [],
      dropped: [],
      unlabelled: [],
    });
    const file = await one.import(answer);
    expect([file.layout, file.rows.accepted, file.failure]).toEqual(['monitoring-sentyabr', 1, null]);
    expect((await one.forms())[0]?.blocks.map(numbersOf)).toEqual([lawfulNumbers(sep, [5, 1])]);

    const again = await one.run(form, [], { learn: template }, true);
    expect(JSON.parse(again.out)).toMatchObject({ status: 'unchanged' });
  });

  it('the rules of the edition it is like apply to it', async () => {
    const one = await FormsCase.start();
    await one.run(form, [], { learn: one.file('осень.xlsx', sepTemplate()), name: 'osen' });
    const sheets = filled(sepTemplate());
    const row = sheets[0]?.grid.at(-1) as Value[];
    row[row.length - 2] = 1000;
    const file = await one.import(one.file('ответ.xlsx', sheets));
    expect(file.rows).toMatchObject({ accepted: 0, rejected: 1 });
    expect(file.findings.map(({ code }) => code)).toContain('form-rule-broken');
  });

  it('columns added and dropped are told, with the rules that fall', async () => {
    const one = await FormsCase.start();
    const sheets = sepTemplate((grid) => {
      const [labels, numbers] = [grid[2] ?? [], grid[3] ?? []];
      const gone = numbers.indexOf('17') >= 0 ? numbers.indexOf('17') : numbers.indexOf(17);
      labels.splice(gone, 1);
      numbers.splice(gone, 1);
      labels.push('Новая графа года');
      numbers.push('19');
    });
    const said = await one.run(form, [], { learn: one.file('новая.xlsx', sheets), like: 'sep2025' }, true);
    const learned: unknown = JSON.parse(said.out);
    expect(learned).toMatchObject({ added: ['19'], dropped: ['17'] });
    expect(learned).toHaveProperty('droppedRules.0', expect.stringContaining('17'));
    const list = JSON.parse((await one.run(form, [], {}, true)).out);
    expect(list.problems).toEqual([]);
    expect(list.editions[0]).toMatchObject({ id: 'novaya', own: true });
  });

  it('a template like no known form: columns and rows come from it alone', async () => {
    const one = await FormsCase.start();
    const rows: Value[][] = [
      ['Сведения службы занятости'],
      [
        'Образовательная организация',
        'Код и наименование профессии',
        'Прошли оценку',
        'Под риском',
        'Из них призывники',
        'Принимаемые меры',
      ],
      ['01', '02', '03', '04', '05', '06'],
    ];
    const template = one.file('ЦЗН риск.xlsx', [{ name: 'Риск', grid: rows }]);
    const said = await one.run(form, [], { learn: template }, true);
    expect(JSON.parse(said.out)).toMatchObject({ id: 'czn-risk', like: null, columns: 4, rows: 1 });
    const definition: unknown = JSON.parse(
      readFileSync(`${one.folder}/templates/forms/czn-risk.json`, 'utf8'),
    );
    expect(definition).toMatchObject({ total: '03', sheet: 'Риск', status: 'unknown' });
    const answer = [...rows, [COLLEGE, '15.01.05 Сварщик', 12, 3, 1, 'консультация']];
    const file = await one.import(one.file('ответ.xlsx', [{ name: 'Риск', grid: answer }]));
    expect([file.layout, file.rows.accepted]).toEqual(['czn-risk', 1]);
    expect((await one.forms())[0]?.blocks.map(numbersOf)).toEqual([{ '01': { '03': 12, '04': 3, '05': 1 } }]);
  });

  it.each<[string, WorkbookSheet[], Record<string, unknown>, string]>([
    ['no number row', [{ name: 'Лист1', grid: [['Просто', 'таблица']] }], {}, 'template-unreadable'],
    ['the name of a shipped edition', sepTemplate(), { name: 'form3' }, 'edition-exists'],
    ['a name in Russian', sepTemplate(), { name: 'форма' }, 'bad-name'],
    ['an edition nobody knows', sepTemplate(), { like: 'form9' }, 'edition-unknown'],
  ])('%s is refused', async (_name, sheets, options, code) => {
    const one = await FormsCase.start();
    const template = one.file('шаблон.xlsx', sheets);
    await expect(one.run(form, [], { learn: template, ...options })).rejects.toMatchObject({ code });
  });

  it('another template under the same name does not replace the first unasked', async () => {
    const one = await FormsCase.start();
    await one.run(form, [], { learn: one.file('а.xlsx', sepTemplate()), name: 'osen' });
    const other = one.file(
      'б.xlsx',
      sepTemplate((grid) => grid.unshift(['Приложение 2'])),
    );
    await expect(one.run(form, [], { learn: other, name: 'osen' })).rejects.toBeInstanceOf(Failure);
    const forced = await one.run(form, [], { learn: other, name: 'osen', force: true }, true);
    expect(JSON.parse(forced.out)).toMatchObject({ status: 'written' });
  });
});

describe('definitions in templates/forms', () => {
  const omsk = {
    id: 'omsk-2026',
    extends: 'form3',
    title: 'Форма 3, Омская область',
    source: 'письмо',
    columns: [{ number: '29', label: 'На предприятия ОПК', parent: '12' }],
  };

  it('a short definition applies beside the shipped ones, and one it extends may come later by name', async () => {
    const one = await FormsCase.start();
    one.write(
      'templates/forms/а.json',
      JSON.stringify({ ...omsk, id: 'omsk-2027', extends: 'omsk-2026', columns: [] }),
    );
    one.write('templates/forms/б.json', JSON.stringify(omsk));
    const grid = formGrid(form3, [{ code: '15.01.05', numbers: lawfulNumbers(form3, [5]) }]).map((row) => [
      ...row,
    ]);
    grid[2]?.push('На предприятия ОПК');
    grid[3]?.push('29');
    grid[4]?.push(2);
    const file = await one.import(one.file('форма.xlsx', [{ name: 'Форма', grid: [[COLLEGE], ...grid] }]));
    expect([file.layout, file.unknownColumns]).toEqual(['omsk-2026', []]);
    expect((await one.forms())[0]?.blocks[0]?.rows[0]?.counts.get('29')).toBe(2);
  });

  it('the weekly report can be made by it', async () => {
    const one = await FormsCase.start({ campaign: { cohort: 2026, formEdition: 'omsk-2026' } });
    one.write('templates/forms/омск.json', JSON.stringify(omsk));
    const persons = [
      ['ФИО', 'Дата рождения', 'Колледж', 'Код специальности', 'Статус'],
      ['Первая Анна Тестовна', '01.02.2007', COLLEGE, '15.01.05', 'Трудоустроен'],
    ];
    await one.import(one.file('список.xlsx', [{ name: 'Список', grid: persons }]));
    expect((await one.run(weekly, [], { asOf: '2026-05-25' })).code).toBe(0);
  });

  it('a definition with mistakes does not apply: all of them are told by path, the others go on', async () => {
    const one = await FormsCase.start();
    one.write(
      'templates/forms/плохое.json',
      JSON.stringify({
        ...omsk,
        total: '77',
        rules: [{ id: 'r', axis: 'columns', kind: 'equals', left: ['99'], right: ['05'], text: 'нет' }],
      }),
    );
    one.write('templates/forms/хорошее.json', JSON.stringify({ ...omsk, id: 'omsk' }));
    const said = await one.run(form, []);
    expect(said.code).toBe(1);
    expect(said.err).toContain('total: графы 77 нет в издании формы');
    expect(said.err).toContain('rules.0: графы 99 нет в издании формы');
    expect(said.out).toContain('omsk');
    expect(said.out).not.toContain('omsk-2026');
  });
});
