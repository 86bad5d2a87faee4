import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { command as dashboard } from '../../src/commands/dashboard.ts';
import { command as effectiveness } from '../../src/commands/effectiveness.ts';
import { command as form } from '../../src/commands/form.ts';
import { command as weekly } from '../../src/commands/weekly-report.ts';
import type { IsoInstant } from '../../src/domain/iso-date.ts';
import { weeklyReportDocument } from '../../src/reports/documents/weekly-report-document.ts';
import { day } from '../monitoring/make-graduate.ts';
import { COLLEGE, FormsCase } from './forms/forms-case.ts';

const OTHER = 'ГБПОУ «Второй колледж»';
const OPTIONS = { force: false, colleges: false, note: false, restricted: false };

/** A list of a college: people by number, each with what is said of them. */
function list(college: string, people: readonly (readonly [number, string])[]): string {
  const letters = 'абвгдежзиклмн';
  return [
    'ФИО;Дата рождения;Колледж;Код специальности;Статус занятости;Лица с ОВЗ',
    ...people.map(
      ([i, status]) =>
        `Тестов${letters[i]} Проверка Образцович;1${i % 10}.03.2007;${college};15.01.05;${status};${i === 3 ? 'да' : 'нет'}`,
    ),
  ].join('\n');
}

async function twoWeeks(): Promise<FormsCase> {
  const one = await FormsCase.start({
    colleges: [
      { name: COLLEGE, email: null, dueTime: null },
      { name: OTHER, email: null, dueTime: null },
    ],
  });
  const take = async (file: string, text: string, asOf: string) => {
    const taken = await one.import(one.write(file, text), { asOf: day(asOf) });
    expect(taken.failure).toBeNull();
  };
  one.now = '2026-05-18T05:00:00Z' as IsoInstant;
  const plans = 'планирует трудоустройство';
  await take(
    '1.csv',
    list(COLLEGE, [
      [0, plans],
      [1, plans],
      [2, 'самозанятый'],
    ]),
    '2026-05-18',
  );
  await take(
    '2.csv',
    list(OTHER, [
      [3, plans],
      [4, 'трудоустроен'],
    ]),
    '2026-05-18',
  );
  one.now = '2026-05-25T05:00:00Z' as IsoInstant;
  await take(
    '3.csv',
    list(COLLEGE, [
      [0, 'трудоустроен'],
      [1, plans],
      [2, 'самозанятый'],
      [5, ''],
    ]),
    '2026-05-25',
  );
  one.now = '2026-05-25T09:00:00Z' as IsoInstant;
  return one;
}

/** Files of the folder of reports but the manifest, by name. */
function reports({ folder }: FormsCase): Map<string, Buffer> {
  const place = join(folder, 'reports');
  const names = readdirSync(place).filter((name) => name !== 'manifest.json');
  return new Map(names.sort().map((name) => [name, readFileSync(join(place, name))]));
}

describe('a Monday report once issued', () => {
  it('is kept as a snapshot and recomputed byte for byte after later data, an undo and new marks', async () => {
    const one = await twoWeeks();
    const options = { ...OPTIONS, asOf: '2026-05-25', colleges: true, note: true };
    expect((await one.run(weekly, [], options)).code).toBe(0);
    const issued = reports(one);
    expect([...issued.keys()]).toEqual([
      'Еженедельный отчёт 2026-05-25, служебное.xlsx',
      'Еженедельный отчёт по колледжам 2026-05-25, служебное.xlsx',
      'Пояснительная записка 2026-05-25, служебное.docx',
    ]);
    const snapshots = await one.open(async ({ store }) => store.reports());
    expect(snapshots).toMatchObject([
      { asOf: '2026-05-25', knownAt: '2026-05-25T09:00:00Z', content: { totals: { persons: 6, known: 5 } } },
    ]);

    one.now = '2026-05-26T05:00:00Z' as IsoInstant;
    await one.import(
      one.write(
        '4.csv',
        list(OTHER, [
          [3, 'трудоустроен'],
          [4, 'трудоустроен'],
          [6, 'на службе'],
        ]),
      ),
      {
        asOf: day('2026-05-25'),
      },
    );
    await one.open(async ({ store }) => store.undoImport(3));
    const fresh = await one.run(weekly, [], { ...options, force: true });
    expect(fresh.out).toContain('Еженедельный отчёт 2026-05-25');
    expect(reports(one).get('Еженедельный отчёт 2026-05-25, служебное.xlsx')).not.toEqual(
      issued.get('Еженедельный отчёт 2026-05-25, служебное.xlsx'),
    );
    const again = await one.run(weekly, [], { ...options, force: true, knownAt: '2026-05-25T09:00:00Z' });
    expect(again.code).toBe(0);
    for (const [name, bytes] of reports(one))
      expect(bytes.equals(issued.get(name) ?? Buffer.of()), name).toBe(true);
  }, 120_000);

  it('so are the effectiveness report, the dashboard and the form, with another table of colleges since', async () => {
    const one = await twoWeeks();
    const options = { asOf: '2026-05-25', force: true };
    const issue = async (knownAt: object) => {
      for (const [command, operands, own] of [
        [effectiveness, [], { writeMethod: false }],
        [dashboard, [], { official: true }],
        [form, ['form3'], { source: 'persons', byCollege: true, restricted: false }],
      ] as const)
        expect((await one.run(command, operands, { ...options, ...own, ...knownAt })).code).toBe(0);
      return reports(one);
    };
    const issued = await issue({});
    expect(issued.size).toBe(3);
    one.now = '2026-05-26T05:00:00Z' as IsoInstant;
    await one.import(
      one.write(
        '5.csv',
        list(OTHER, [
          [3, 'трудоустроен'],
          [6, 'на службе'],
        ]),
      ),
      {
        asOf: day('2026-05-25'),
      },
    );
    await one.import(
      one.write(
        'колледжи.csv',
        `Наименование;Другие названия\nГАПОУ «Новое имя»;${OTHER}\nГАПОУ «Третий»;\n`,
      ),
    );
    const fresh = await issue({});
    for (const [name, bytes] of fresh)
      expect(bytes.equals(issued.get(name) ?? Buffer.of()), name).toBe(false);
    const again = await issue({ knownAt: '2026-05-25T09:00:00Z' });
    for (const [name, bytes] of again) expect(bytes.equals(issued.get(name) ?? Buffer.of()), name).toBe(true);
  }, 120_000);

  it('shows who sent nothing with the day of their numbers, and counts what is compared with', async () => {
    const one = await twoWeeks();
    const week = JSON.parse((await one.run(weekly, [], { ...OPTIONS, asOf: '2026-05-25' }, true)).out);
    expect(weeklyReportDocument.safeParse(week).error).toBeUndefined();
    expect(week.returns).toMatchObject([
      { college: OTHER, state: 'carried', last: '2026-05-18', persons: 2 },
      { college: COLLEGE, state: 'current', persons: 4 },
    ]);
    expect([week.previousAsOf, week.totals.before.persons]).toEqual(['2026-05-18', 5]);
    expect(week.weeks.map(({ persons }: { persons: number }) => persons)).toEqual([0, 0, 0, 0, 0, 0, 5, 6]);
    expect(week.changes.moves).toMatchObject([{ from: 'will-be-employed', to: 'employed', count: 1 }]);
    const since = { ...OPTIONS, asOf: '2026-05-25', compare: '2026-05-04', force: true };
    const compared = JSON.parse((await one.run(weekly, [], since, true)).out);
    expect([compared.previousAsOf, compared.totals.before.persons]).toEqual(['2026-05-04', 0]);
    await expect(one.run(weekly, [], { ...since, compare: '2026-05-25' })).rejects.toThrow('Сравнить');
  }, 120_000);

  it('names people only in the annex, and only for a reason that is journaled', async () => {
    const one = await twoWeeks();
    const options = { ...OPTIONS, asOf: '2026-05-25', restricted: true };
    await expect(one.run(weekly, [], options)).rejects.toThrow('персональные данные');
    const said = await one.run(weekly, [], { ...options, reason: 'сверка с колледжем' });
    expect(said.out).toContain('Приложение по именам: ');
    expect(said.out).not.toContain('Тестов');
    expect([...reports(one).keys()]).toEqual([
      'Еженедельный отчёт 2026-05-25, служебное.xlsx',
      'Приложение к еженедельному отчёту 2026-05-25, ограниченный доступ.xlsx',
    ]);
    const journal = await one.open(async ({ store }) => store.journalEntries());
    expect(journal.at(-1)).toMatchObject({
      action: 'weekly-annex',
      outputClass: 'restricted',
      reason: 'сверка с колледжем',
    });
    expect(await one.open(async ({ store }) => store.reports())).toHaveLength(1);
  }, 120_000);
});
