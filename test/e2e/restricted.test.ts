import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { SAMPLE } from '../fixtures/region.ts';
import { build, route, transcript } from './run-route.ts';
import { initSample, KEY, listGraduates, MONDAY, workspace } from './sample.ts';

const IN = ['--workspace', workspace] as const;

beforeAll(async () => {
  await build();
  initSample();
}, 120_000);

test('the list of graduates is refused without the flag, without a reason and without --json', () => {
  for (const args of [
    ['--json'],
    ['--json', '--restricted'],
    ['--json', '--reason', 'сверка'],
    ['--restricted', '--reason', 'сверка'],
    ['--json', '--restricted', '--reason', '  '],
  ]) {
    const run = route('list', 'graduates', ...args, ...IN);
    expect([args, run.code]).toEqual([args, 2]);
    expect(run.out).not.toContain('route.list/1');
  }
});

test('no command but the restricted list says who anyone is', () => {
  const graduates = join(SAMPLE, 'graduates');
  const asOf = ['--as-of', MONDAY];
  const commands: readonly (readonly string[])[] = [
    ['import', graduates],
    ['import', join(SAMPLE, 'vacancies', MONDAY), '--quiet'],
    ['imports'],
    ['check'],
    ['match', ...asOf],
    ['match', ...asOf, '--json'],
    ['flag', ...asOf, '--json'],
    ['flag', ...asOf, '--restricted', '--reason', 'проверка'],
    ['weekly-report', ...asOf],
    ['weekly-report', ...asOf, '--json'],
    ['effectiveness', ...asOf],
    ['journal'],
    ['list', 'colleges'],
    ['undo', 'last'],
    ['import', 'нет такого файла.xlsx'],
    ['undo', '100000'],
  ];
  for (const args of commands) route(...args, ...IN);
  const codes = transcript.filter(({ args }) => !args.includes('list')).map(({ code }) => code);
  expect(codes.filter((code) => code === 4)).toEqual([]);
  const said = plain(transcript.map(({ out, err }) => `${out}\n${err}`).join('\n'));
  expect(said.length).toBeGreaterThan(20_000);
  expect(canaries().filter((canary) => said.includes(canary))).toEqual([]);

  // The canaries do sing where they may.
  const named = plain(JSON.stringify(listGraduates()));
  expect(canaries().filter((canary) => named.includes(canary)).length).toBeGreaterThan(KEY.totals.listed);
}, 120_000);

/** Names in both orders, birth dates and СНИЛС in the ways they are written, of everyone in the lists. */
function canaries(): readonly string[] {
  return KEY.persons
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ surname, name, patronymic, birthDate, snils }) => [
      plain(`${surname} ${name}`),
      plain(`"surname":"${surname}"`),
      ...(patronymic === null ? [] : [plain(`${name} ${patronymic}`)]),
      birthDate,
      birthDate.split('-').reverse().join('.'),
      ...(snils === null
        ? []
        : [snils, `${snils.slice(0, 3)}-${snils.slice(3, 6)}-${snils.slice(6, 9)} ${snils.slice(9)}`]),
    ]);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
