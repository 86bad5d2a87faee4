import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { IsoDate } from '../../../src/domain/iso-date.ts';
import { REGISTER_NAMES, registerDefinition } from '../../../src/domain/registers.ts';
import { LAYOUTS } from '../../../src/intake/tabular/layouts.ts';
import { planRegisterTemplate } from '../../../src/reports/register/plan-register-template.ts';
import { writeXlsx } from '../../../src/reports/xlsx/write-xlsx.ts';
import { findingLines, readCase, workbook } from './table-case.ts';

describe('tasks set to career centres', () => {
  test('a table in the words of a centre is read by its headers', async () => {
    const { opened, records, findings, rejected } = await readCase(
      workbook('поручения.xlsx', {
        table: `
| № | Задача | Кому поручено | Дата постановки | Выполнить до | Статус | Отчёт |
| 1 | Провести ярмарку вакансий | Ревдинский техникум | 01.04.2026 | 20.04.2026 | выполнено | протокол № 3 |
| 2 | Обновить страницу вакансий |  | 06.04.2026 | 13.04.2026 | в работе |  |
| 3 | Собрать согласия | Сысертский колледж | 06.04.2026 | 31.04.2026 | почти |  |
| 4 |  | Сысертский колледж | 06.04.2026 | 13.04.2026 |  |  |`,
      }),
    );
    expect(opened).toMatchObject({ kind: 'tasks', layout: 'register-tasks' });
    expect(records).toMatchObject([
      {
        person: null,
        values: {
          task: 'Провести ярмарку вакансий',
          college: 'Ревдинский техникум',
          setOn: '2026-04-01',
          due: '2026-04-20',
          state: 'done',
          evidence: 'протокол № 3',
          done: null,
        },
      },
      { values: { task: 'Обновить страницу вакансий', college: null, state: 'partly' } },
      { values: { task: 'Собрать согласия', due: null, state: null } },
    ]);
    expect(findingLines(findings)).toEqual(['E4 date-impossible', 'F4 value-out-of-list']);
    expect(findingLines(rejected)).toEqual(['B5 record-malformed']);
  });
});

describe('the log of talks', () => {
  test('names graduates and is still no list of graduates', async () => {
    const { opened, records } = await readCase(
      workbook('обзвон.xlsx', {
        table: `
| ФИО выпускника | Дата рождения | Группа | Дата звонка | Результат | Причина | Перезвонить |
| Тестова Анна Образцовна | 14.03.2007 | С-41 | 02.06.2026 | дозвонились | ищет работу ближе | 09.06.2026 |
| Примеров Иван |  | С-41 | 02.06.2026 | не берёт трубку |  | 03.06.2026 |`,
      }),
    );
    expect(opened.kind).toBe('contacts');
    expect(records).toMatchObject([
      {
        person: { person: { surname: 'Тестова', name: 'Анна' }, birthDate: '2007-03-14', group: 'С-41' },
        values: { date: '2026-06-02', result: 'reached', next: '2026-06-09' },
      },
      { person: { person: { surname: 'Примеров' } }, values: { result: 'no-answer' } },
    ]);
  });
});

describe('every register', () => {
  test.each(REGISTER_NAMES)('%s: its own template is recognised as it, every column read', async (name) => {
    const definition = registerDefinition(name);
    const plan = planRegisterTemplate({
      definition,
      region: 'Свердловская область',
      asOf: '2026-06-01' as IsoDate,
      graduates: [],
    });
    const folder = mkdtempSync(join(tmpdir(), 'route-register-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'шаблон.xlsx');
    writeFileSync(path, await writeXlsx(plan));
    const { opened, records } = await readCase(path);
    expect(opened.kind).toBe(name);
    expect(opened.unknownColumns).toEqual([]);
    expect(opened.droppedColumns).toEqual([]);
    const read = new Map(opened.mapping.map(({ header, field }) => [field, header]));
    for (const [field, { header }] of Object.entries(definition.fields)) {
      const columns = [field, `${field}Code`, `${field}Name`].map((each) => read.get(each));
      expect(columns, field).toContain(header);
    }
    expect(records).toEqual([]);
  });

  test.each(REGISTER_NAMES)('%s: marks, keys and labels are sound', (name) => {
    const { fields, marks, key, about } = registerDefinition(name);
    expect(LAYOUTS.some(({ kind }) => kind === name)).toBe(true);
    const columns = Object.entries(fields).flatMap(([field, { type }]) =>
      type === 'programme' ? [field, `${field}Code`, `${field}Name`] : [field],
    );
    for (const field of marks.flat()) expect(columns, field).toContain(field);
    for (const field of key) expect(Object.keys(fields), field).toContain(field);
    expect(about === 'graduate' || key.length > 0).toBe(true);
    for (const [field, { type, choices }] of Object.entries(fields)) {
      expect(type === 'choice' || type === 'choices', field).toBe(choices !== undefined);
      const values = (choices ?? []).map(({ value }) => value);
      expect(new Set(values).size, field).toBe(values.length);
      const spellings = (choices ?? []).flatMap(({ label, also }) => [label, ...(also ?? [])]);
      expect(new Set(spellings).size, field).toBe(spellings.length);
    }
  });
});
