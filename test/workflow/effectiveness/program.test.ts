import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { effectivenessDocument } from '../../../src/reports/documents/effectiveness-document.ts';
import { feedbackDocument } from '../../../src/reports/documents/feedback-document.ts';
import { retentionDocument } from '../../../src/reports/documents/retention-document.ts';
import { scratchFolder } from '../../scratch-folder.ts';
import { say } from '../privacy/run-in-process.ts';

const PATIENCE = { timeout: 120_000 };
const root = scratchFolder('effectiveness-');
const folder = join(root, 'регион');
const PROCESS = { cwd: root, secret: join(root, 'secret'), now: '2026-11-23T05:00:00Z' };
const methodFile = join(folder, 'templates/effectiveness-method.json');
const LETTERS = 'абвгдежзиклм';
const name = (i: number) => `Тестов${LETTERS[i] ?? ''} Проверка Образцович`;

/** Twelve graduates; the first `employed` of them work. */
function list(employed: number): string {
  const rows = Array.from(LETTERS, (_, i) =>
    [
      name(i),
      `0${(i % 9) + 1}.03.2007`,
      '15.01.05',
      '2026',
      i < employed ? 'трудоустроен' : 'нет мотивации',
      'Первый колледж',
    ].join(';'),
  );
  return ['ФИО;Дата рождения;Код специальности;Год выпуска;Статус;Колледж', ...rows].join('\n');
}

function put(file: string, text: string): string {
  const path = join(folder, file);
  writeFileSync(path, text);
  return path;
}

function run(...args: readonly string[]) {
  return say([...args, '--workspace', folder], PROCESS);
}

async function imported(file: string, text: string, asOf: string): Promise<void> {
  const { code, err } = await run('import', put(file, text), '--as-of', asOf, '--cohort', '2026');
  if (code !== 0) throw new Error(err);
}

beforeAll(async () => {
  mkdirSync(folder);
  const made = await say(['init', folder, '--region', 'Свердловская область', '--no-input'], PROCESS);
  if (made.code !== 0) throw new Error(made.err);
  await imported('первая.csv', list(3), '2026-09-14');
}, PATIENCE.timeout);

describe('effectiveness from the first report to the second', () => {
  test('new data and corrected data are told apart', PATIENCE, async () => {
    expect((await run('effectiveness', '--as-of', '2026-09-14')).code).toBe(0);
    await imported('исправлено.csv', list(5), '2026-09-14');
    await imported('вторая.csv', list(9), '2026-09-21');
    const { out, err } = await run('effectiveness', '--as-of', '2026-09-21', '--json');
    expect(err).toBe('');
    const { changes, digest, total } = effectivenessDocument.parse(JSON.parse(out));
    expect(total.counts.employed).toBe(9);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const placement = changes?.changes.find(
      ({ line, indicator }) => line === 'region' && indicator === 'placement',
    );
    expect(placement).toMatchObject({
      was: { numerator: 3, denominator: 12 },
      corrected: { numerator: 5, denominator: 12 },
      now: { numerator: 9, denominator: 12 },
    });
    expect((await run('effectiveness', '--as-of', '2026-09-21')).out).toContain('Без изменений');
  });

  test('a report that was never issued cannot be compared with', PATIENCE, async () => {
    const { code, err } = await run('effectiveness', '--as-of', '2026-09-21', '--compare', '2026-01-01');
    expect(code).toBe(2);
    expect(err).toContain('2026-09-14');
  });

  test('the rule of the acts takes the cohort of the year before', PATIENCE, async () => {
    const { out } = await run('effectiveness', '--as-of', '2027-03-01', '--cohort-rule', 'act-1', '--json');
    expect(effectivenessDocument.parse(JSON.parse(out))).toMatchObject({
      cohort: 2026,
      cohortRule: { early: true },
    });
  });

  test('the user’s method is in force, and its mistakes are told at once', PATIENCE, async () => {
    expect((await run('effectiveness', '--write-method')).code).toBe(0);
    const method = readFileSync(methodFile, 'utf8');
    writeFileSync(methodFile, method.replace('"minimum": 10', '"minimum": 20'));
    const { out } = await run('effectiveness', '--as-of', '2026-09-21', '--json');
    const placement = effectivenessDocument
      .parse(JSON.parse(out))
      .total.indicators.find(({ id }) => id === 'placement');
    expect(placement).toMatchObject({ rate: null, withheld: 'small' });
    writeFileSync(
      methodFile,
      method.replace('"minimum": 10', '"minimum": 0').replace('"expected": "placement"', '"expected": "нет"'),
    );
    const broken = await run('effectiveness', '--as-of', '2026-09-21');
    expect(broken.code).toBe(2);
    expect(broken.err).toContain('minimum');
    expect(broken.err).toContain('expected: такого показателя нет');
    writeFileSync(methodFile, method);
  });
});

describe('closing items of the memo', () => {
  test('retention: by employer, with what could not be used', PATIENCE, async () => {
    await imported(
      'периоды.csv',
      [
        'ФИО;Дата рождения;Работодатель;Принят на работу;Уволен;Причина увольнения',
        `${name(0)};01.03.2007;Завод;01.05.2026;;`,
        `${name(1)};02.03.2007;Завод;01.05.2026;01.06.2026;маленькая зарплата`,
        'Никто Такой Нету;01.01.2007;Завод;01.05.2026;;',
      ].join('\n'),
      '2026-09-21',
    );
    const { out } = await run('retention', '--as-of', '2026-09-21', '--json');
    const document = retentionDocument.parse(JSON.parse(out));
    expect(document.total.points[0]).toMatchObject({
      months: 3,
      reached: 2,
      held: 1,
      left: 1,
      withheld: 'small',
    });
    expect(document.early.reasons).toEqual([{ reason: 'оплата труда', count: 1 }]);
    expect(document.unfound).toMatchObject([{ why: 'nobody' }]);
    expect(out).not.toContain('маленькая');
  });

  test('feedback: words only where three were spoken of; quotes only with a reason', PATIENCE, async () => {
    const rows = [0, 1, 2].map(
      (i) => `${name(i)};0${i + 1}.03.2007;15.09.2026;Завод;${i + 3};чтение чертежей`,
    );
    await imported(
      'отзывы.csv',
      ['ФИО;Дата рождения;Дата отзыва;Работодатель;Удовлетворённость;Каких умений не хватает', ...rows].join(
        '\n',
      ),
      '2026-09-21',
    );
    const { out } = await run('feedback', '--as-of', '2026-09-21', '--json');
    const document = feedbackDocument.parse(JSON.parse(out));
    expect(document.total).toMatchObject({ answers: 3, mean: 4, content: null });
    expect(document.missing[0]?.phrases).toEqual([{ phrase: 'чтение чертежей', graduates: 3 }]);
    expect(document.coverage.total).toMatchObject({ employed: 9, answered: 3 });
    expect((await run('feedback', '--as-of', '2026-09-21', '--restricted')).code).toBe(2);
    const named = await run(
      'feedback',
      '--as-of',
      '2026-09-21',
      '--restricted',
      '--reason',
      'разбор с колледжем',
    );
    expect(named.code).toBe(0);
    expect(existsSync(join(folder, 'reports/Отзывы дословно 2026-09-21, ограниченный доступ.xlsx'))).toBe(
      true,
    );
    expect(named.out).not.toContain('Тестов');
  });
});
