import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { CATALOGUE } from '../../../src/commands/catalogue.ts';
import { HEADER, impossibleSnils, listRow, PrivacyCase } from './privacy-case.ts';
import type { Said } from './run-in-process.ts';

const NUMBER = 77;
const WHO = 'Канарейкина Пеструха Щегловна';
/** What nothing may say: the stem of the name in any case, numbers in any form, the birth day, phone, mail, a diagnosis. */
const CANARIES: readonly string[] = [
  'канарейкин',
  'пеструх',
  'щегловн',
  impossibleSnils(NUMBER),
  impossibleSnils(NUMBER).replace(/\D/g, ''),
  '22.03.2007',
  '2007-03-22',
  '9007775544',
  'kanareika',
  'эпилепси',
  '6500 777555',
];

const LIST = `${HEADER};Диагноз;Телефон;Почта;Паспорт;Причина`;
const SECRETS =
  'эпилепсия;+7 900 777-55-44 (9007775544);kanareika@example.org;6500 777555;лечится: эпилепсия';

function lists(made: PrivacyCase): readonly string[] {
  const others = Array.from(
    'абвгдежз',
    (letter, at) => `${listRow(`Пробин${letter} Олег Ильич`, at + 1)};;;;;`,
  );
  const mine = `${listRow(WHO, NUMBER, { status: 'не трудоустроен' })};${SECRETS}`;
  return [
    made.file('список 2026-05-25.csv', [
      LIST,
      ...others,
      mine,
      mine
        .replace(impossibleSnils(NUMBER), `${impossibleSnils(NUMBER)}1`)
        .replace('22.03.2007', '22.03.2007 г'),
      mine.replace('15.01.05', '99.99.99').replace('2026', 'позже'),
      mine.replace(WHO, 'Канарейкина'),
      mine.replace('не трудоустроен', 'Канарейкиной предложили, думает').replace('22.03.2007', '32.03.2007'),
      mine.replace(WHO, 'Канарейкин Пеструх Щеглович'),
    ]),
    made.file('контакты 2026-05-25.csv', [
      'ФИО;Дата рождения;Дата контакта;Способ связи;Результат контакта;Что предложено',
      `${WHO};22.03.2007;20.05.2026;телефон;дозвонились;не может: эпилепсия, 9007775544`,
      `Канарейкина Неведома Щегловна;22.03.2007;20.05.2026;телефон;перезвонить Канарейкиной;эпилепсия`,
    ]),
    made.file('согласия 2026-05-25.csv', [
      'ФИО;Дата рождения;Дата согласия;Согласие действует до;Реквизиты согласия',
      `${WHO};22.03.2007;01.04.2026;31.12.2026;kanareika@example.org`,
    ]),
  ];
}

afterEach(() => vi.unstubAllEnvs());

test('no command names anybody on stdout, on stderr, in names of files or in what it leaves behind', async () => {
  const made = await PrivacyCase.start();
  const temporary = join(made.root, 'tmp');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
  const [list = '', ...registers] = lists(made);
  const said: Said[] = [];
  const run = async (...args: readonly string[]) => {
    said.push(await made.route(...args));
  };
  await run('check', list);
  await run('check', list, '--json');
  await run('import', list, ...registers);
  await run('import', list, ...registers, '--json');
  made.file('кто.txt', [WHO, '22.03.2007']);
  const who = ['subject', '--find', join(made.root, 'кто.txt')];
  const asOf = ['--as-of', '2026-05-25'];
  for (const { name } of CATALOGUE) {
    // An init of its own folder; a monday repeats what the others do.
    if (name === 'init') continue;
    for (const args of [
      [],
      asOf,
      ['нет такого'],
      ['--нет-параметра'],
      ['--restricted', '--reason', 'проверка'],
    ]) {
      await run(name, ...args);
      await run(name, ...args, '--json');
    }
  }
  await run('flag', ...asOf, '--restricted', '--reason', 'проверка');
  await run('review', 'persons');
  await run('export', '--pseudonymised', 'обезличено', '--reason', 'проверка');
  await run(...who);
  await run(...who, '--json');
  await run(...who, '--export', 'выдача.xlsx', '--restricted', '--reason', 'проверка');
  await run(...who, '--erase', '--reason', 'проверка');
  await run(...who, '--erase', '--reason', 'проверка', '--json');
  await run(...who, '--erase', '--reason', 'проверка', '--yes');
  await run(...who);
  await run('import', made.file('снова 2026-06-01.csv', readFileSync(list, 'utf8').split('\n')));
  await run('purge', '--cohort', '2026', '--reason', 'проверка');
  await run('purge', '--cohort', '2026', '--reason', 'проверка', '--yes', '--json');
  await run('journal');

  const leaks = said.flatMap(({ args, out, err }) => {
    const text = plain(`${out}\n${err}`);
    return CANARIES.filter((canary) => text.includes(canary)).map((canary) => `${args.join(' ')}: ${canary}`);
  });
  expect(leaks).toEqual([]);
  expect(said.reduce((sum, { out, err }) => sum + out.length + err.length, 0)).toBeGreaterThan(20_000);
  const names = readdirSync(made.root, { recursive: true }).map(String);
  expect(names.filter((name) => CANARIES.some((canary) => plain(name).includes(canary)))).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
}, 240_000);

test('the canary sings where it may: in a list given out with a reason', async () => {
  const made = await PrivacyCase.start();
  await made.json('import', lists(made)[0] ?? '');
  const { out } = await made.route('list', 'graduates', '--json', '--restricted', '--reason', 'сверка');
  expect(plain(out)).toContain('канарейкин');
});

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
