import { basename } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { campaignTests } from './centre/campaign.ts';
import { laterTests } from './centre/later.ts';
import { marketTests } from './centre/market.ts';
import {
  CENTRE,
  DAY,
  everythingSaid,
  filesGiven,
  findingsOfImports,
  imported,
  NAMED,
  office,
  openOffice,
  screen,
} from './centre/office.ts';
import { KEY } from './sample.ts';

beforeAll(openOffice, 180_000);

describe('registers', () => {
  test.each(CENTRE.registers.map((one) => [one.register, one] as const))(
    '%s: the template and the everyday table are known by their columns and read whole',
    (register, { paths, rows, unfound }) => {
      const files = paths.map((path) => imported().find((file) => basename(file.path) === basename(path)));
      expect(files.map((file) => file?.kind)).toEqual([register, register]);
      const sum = (fate: 'accepted' | 'rejected' | 'skipped') =>
        files.reduce((total, file) => total + (file?.rows[fate] ?? 0), 0);
      // The row that is there twice is skipped.
      expect([sum('accepted'), sum('rejected'), sum('skipped')]).toEqual([rows + unfound, 0, 1]);
    },
  );

  test('no cell of theirs is unreadable', () => {
    expect(findingsOfImports().filter((line) => line.includes('"error"'))).toEqual([]);
  });
});

describe('the campaign', campaignTests);
describe('before graduation', marketTests);
describe('a year later', laterTests);

describe('privacy', () => {
  test('screens name nobody', () => {
    const commands = [['survey'], ['contact', '--today'], ['deferral', ...NAMED]];
    for (const args of commands) expect([args, screen(...args, '--as-of', DAY).code]).toEqual([args, 0]);
    const said = plain(everythingSaid());
    expect(said.length).toBeGreaterThan(50_000);
    const names = Object.values(CENTRE.fullNames).flatMap((full) => {
      const [surname = '', name = '', ...patronymic] = plain(full).split(' ');
      return [`${surname} ${name}`, [name, ...patronymic].join(' ')].filter((part) => part.includes(' '));
    });
    expect(names.filter((name) => said.includes(name))).toEqual([]);
    const snils = KEY.persons.flatMap((person) => person.snils ?? []);
    expect(snils.filter((digits) => said.includes(digits) || said.includes(dashed(digits)))).toEqual([]);
  });

  test('every restricted file has its entry in the journal, with the reason', () => {
    const { document } = office<{
      entries: readonly { outputClass: string | null; reason: string | null; details: { file?: string } }[];
    }>(['journal']);
    const restricted = document.entries.filter(({ outputClass }) => outputClass === 'restricted');
    expect(restricted.filter(({ reason }) => reason !== NAMED[2])).toEqual([]);
    const journaled = new Set(restricted.map(({ details }) => details.file));
    const given = filesGiven();
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((file) => !journaled.has(file))).toEqual([]);
  });
});

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}

function dashed(digits: string): string {
  return `${digits.slice(0, 3)}-${digits.slice(3, 6)}-${digits.slice(6, 9)} ${digits.slice(9)}`;
}
