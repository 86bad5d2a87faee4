import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chalk } from 'chalk';
import { expect, it, onTestFinished } from 'vitest';
import { command as check } from '../../../src/commands/check.ts';
import type { RunContext } from '../../../src/commands/command.ts';
import { command as load } from '../../../src/commands/import.ts';
import type { ExitCode } from '../../../src/domain/failure.ts';
import { fieldNames } from '../../../src/intake/tabular/fixed-header.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createWorkspace, findRegion } from '../../../src/workflow/create-workspace.ts';
import { parseMapping } from '../../../src/workspace/mapping-file.ts';
import { clock, temporaryFolder } from '../../store/sample-imports.ts';

const LIST = `Студент;Род. день;Куда делся;Секция
Тестова Анна Образцовна;01.02.2007;Трудоустроен;15.01.05
Примеров Пётр Опытович;02.02.2007;ИП;15.01.05
`;
const COLUMNS = [
  { column: '1', header: 'Студент', field: 'fullName' },
  { column: '2', header: 'Род. день', field: 'birthDate' },
  { column: '3', header: 'Куда делся', field: 'status' },
  { column: '4', header: 'Секция', field: 'specialtyCode' },
];
const MAPPING = { schema: 'route.mapping/1', constants: { college: 'Пробный колледж' }, columns: COLUMNS };

interface Ran {
  readonly exit: ExitCode;
  readonly out: string;
}

async function workspace() {
  const folder = temporaryFolder();
  const { now } = clock();
  const region = findRegion('Свердловская область');
  const paths = await createWorkspace(folder, region, { cohort: 2026, specialBasis: null, now: now() });
  const run =
    (command: typeof load | typeof check) =>
    async (operands: readonly string[], options: Record<string, unknown> = {}): Promise<Ran> => {
      let out = '';
      const context: RunContext = {
        terminal: {
          out: (text) => {
            out += text;
          },
          err: () => {},
          paint: new Chalk({ level: 0 }),
          outIsTerminal: false,
          errIsTerminal: false,
          inIsTerminal: false,
          width: 100,
        },
        cwd: folder,
        workspace: folder,
        env: {},
        now,
        toolVersion: '0',
        commandLine: 'test',
        json: false,
        quiet: true,
      };
      return { exit: await command.run(operands, options, context), out };
    };
  const file = (name: string, content: unknown) => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  const graduates = () => {
    const store = openStore(paths.database, { now });
    onTestFinished(() => store.close());
    return store.graduates();
  };
  return { folder, paths, file, graduates, load: run(load), check: run(check) };
}

it('a table nobody recognises is read by a layout, which is kept for its college and applied to the next one', async () => {
  const { file, graduates, load: run, paths } = await workspace();
  const first = file('неделя-1.csv', LIST);
  expect((await run([first])).exit).toBe(1);
  const given = await run([first], { mapping: file('раскладка.json', MAPPING) });
  expect(given.exit).toBe(0);
  expect(given.out).toContain('раскладка: заданная, запомнена для «Пробный колледж»');
  expect(readdirSync(join(paths.templates, 'mappings'))).toEqual(['пробный колледж.json']);

  const titled = `Пробный колледж;;;\n${LIST.replace('ИП', 'Призван в армию')}`;
  const next = await run([file('неделя-2.csv', titled)], { asOf: '2026-06-08' });
  expect(next.out).toContain('раскладка: запомненная для «Пробный колледж»');
  expect(graduates()).toMatchObject([
    { person: { name: 'Анна' }, college: 'Пробный колледж', status: { kind: 'employed' } },
    { person: { name: 'Пётр' }, birthDate: '2007-02-02', status: { kind: 'conscript' } },
  ]);
});

it.each([
  ['of another college', `Другой колледж;;;\n${LIST}`],
  ['without a college', LIST],
  ['with another header', `Пробный колледж;;;\n${LIST.replace('Студент', 'Ученик')}`],
])('a kept layout is not applied to a table %s', async (_, table) => {
  const { file, load: run } = await workspace();
  await run([file('неделя-1.csv', LIST)], { mapping: file('раскладка.json', MAPPING) });
  const { out } = await run([file('другая.csv', table)]);
  expect(out).not.toContain('запомненная');
});

it('a layout is forgotten on demand', async () => {
  const { file, load: run, paths } = await workspace();
  await run([file('неделя-1.csv', LIST)], { mapping: file('раскладка.json', MAPPING) });
  expect((await run([], { forgetMapping: 'пробный КОЛЛЕДЖ' })).exit).toBe(0);
  expect(readdirSync(join(paths.templates, 'mappings'))).toEqual([]);
  await expect(run([], { forgetMapping: 'Пробный колледж' })).rejects.toThrow('не запомнена');
});

it('a layout that does not fit its file is refused, and nothing is read', async () => {
  const { file, graduates, load: run } = await workspace();
  const mapping = { ...MAPPING, columns: [...COLUMNS, { header: 'СНИЛС', field: 'snils' }] };
  const { exit, out } = await run([file('неделя-1.csv', LIST)], { mapping: file('раскладка.json', mapping) });
  expect(exit).toBe(1);
  expect(out).toContain('Раскладка не подходит к файлу');
  expect(graduates()).toEqual([]);
});

it('a layout by letters alone reads a table without headers, with constants for what it does not say', async () => {
  const { file, graduates, load: run } = await workspace();
  const mapping = {
    schema: 'route.mapping/1',
    headerRow: 0,
    constants: { college: 'Пробный колледж', cohort: 2025, specialty: '15.01.05', group: 'Т-41' },
    columns: [
      { column: '1', field: 'fullName' },
      { column: '3', field: 'status' },
    ],
  };
  const table = LIST.split('\n').slice(1).join('\n');
  await run([file('список.csv', table)], { mapping: file('раскладка.json', mapping) });
  expect(graduates()).toMatchObject([
    { cohort: 2025, group: 'Т-41', specialty: { code: '15.01.05' }, birthDate: null },
    { cohort: 2025, group: 'Т-41', specialty: { code: '15.01.05' }, status: { kind: 'entrepreneur' } },
  ]);
});

it('the draft of a table names all its columns, and is itself a layout', async () => {
  const { file, folder, check: run } = await workspace();
  const { exit, out } = await run([file('список.csv', `Отчёт;;;\n${LIST}`)], {
    draftMapping: 'черновик.json',
  });
  expect(exit).toBe(0);
  expect(out).toContain('строка заголовков 2; столбцов 4');
  const draft = parseMapping(
    readFileSync(join(folder, 'черновик.json'), 'utf8'),
    'черновик.json',
    fieldNames,
  );
  expect(draft).toMatchObject({ kind: 'graduates', headerRow: 2 });
  expect(draft.columns.map(({ header, field }) => [header, field])).toEqual([
    ['Студент', 'fullName'],
    ['Род. день', null],
    ['Куда делся', null],
    ['Секция', null],
  ]);
});

it('all mistakes of a layout are told at once, each with its key', () => {
  const parse = (mapping: unknown) => () => parseMapping(JSON.stringify(mapping), 'р.json', fieldNames);
  const bad = {
    schema: 'x',
    headerRow: -1,
    foo: 1,
    columns: [{ field: 'fullName' }, { header: 'a', feild: 'b' }],
  };
  expect(parse(bad)).toThrow(/schema: "x".*headerRow: -1.*columns\[0\].*columns\[1\]\.feild.*foo/s);
  const columns = [
    { header: 'А', field: 'fullNam' },
    { header: 'Б', field: 'snils' },
    { header: 'В', field: 'snils' },
  ];
  expect(parse({ schema: 'route.mapping/1', columns })).toThrow(
    /columns\[0\]\.field: "fullNam"; ожидается возможно, имелось в виду «fullName».*columns\[2\]\.field: "snils" уже у columns\[1\]/s,
  );
});
