import { expect, test } from 'vitest';
import type { College } from '../../src/domain/organisations.ts';
import { collegeDirectory } from '../../src/monitoring/college-directory.ts';

const college = (name: string, ...aliases: string[]): College => ({
  name,
  aliases,
  email: null,
  inn: null,
  settlement: null,
  municipality: null,
  clusters: [],
  clusterProgrammes: [],
});

const { nameOf, find } = collegeDirectory([
  college('ГАПОУ СО «Уральский техникум»', 'УрТ'),
  college('ГБПОУ «Колледж связи»', 'Связисты'),
  college('ГБПОУ «Аграрный колледж» Ирбит'),
  college('ГАПОУ «Колледж искусств»'),
  college('ГБПОУ «Колледж искусств»'),
]);

test.each([
  ['as the table writes it', 'ГАПОУ СО «Уральский техникум»', 'ГАПОУ СО «Уральский техникум»'],
  ['by another name of the table', 'урт', 'ГАПОУ СО «Уральский техникум»'],
  ['without the legal form', 'Уральский техникум', 'ГАПОУ СО «Уральский техникум»'],
  ['with another legal form', 'ГБПОУ "Уральский техникум"', 'ГАПОУ СО «Уральский техникум»'],
  ['unknown: as stated', 'Уральский колледж', 'Уральский колледж'],
  ['two of that name: as stated', 'Колледж искусств', 'Колледж искусств'],
  ['one of the two, by its form', 'ГБПОУ «Колледж искусств»', 'ГБПОУ «Колледж искусств»'],
] as const)('a college is found %s', (_, stated, name) => {
  expect(nameOf(stated)).toBe(name);
});

test('none stated is none', () => {
  expect([nameOf(null), find(null)]).toEqual([null, null]);
});
