import { expect, test } from 'vitest';
import type { TargetContract } from '../../../src/domain/graduate.ts';
import { TARGET_CONTRACTS } from '../../../src/domain/registers/target-contracts.ts';
import { releaseContracts } from '../../../src/monitoring/target/release-contracts.ts';
import type { GraduateRow } from '../../../src/monitoring/tracking/graduate-row.ts';
import { day, makeGraduate } from '../make-graduate.ts';

type Row = GraduateRow<typeof TARGET_CONTRACTS>;
type Values = Row['row']['values'];

const CONTRACT: TargetContract = {
  number: 'Ц-1',
  date: null,
  employer: 'АО «Завод»',
  employerInn: null,
  employerOgrn: null,
  state: null,
};
const held = makeGraduate(1, { targetContract: CONTRACT });

function row(stated: Partial<Values>): Row {
  const blank = Object.fromEntries(Object.keys(TARGET_CONTRACTS.fields).map((field) => [field, null]));
  const values = { ...(blank as unknown as Values), number: 'Ц-1', ...stated };
  return {
    graduate: held,
    row: {
      person: null,
      values,
      asOf: day('2026-06-15'),
      source: { file: 'договоры.xlsx', sheet: null, row: 2 },
    },
  };
}

test.each<[string, readonly Row[], TargetContract['state'] | 'none']>([
  ['nothing in the register: as the list has it', [], null],
  ['in force', [row({ state: 'active' })], 'active'],
  ['suspended still holds', [row({ state: 'suspended' })], 'suspended'],
  ['broken by the employer', [row({ state: 'broken', brokenBy: 'employer' })], 'broken-by-employer'],
  ['broken by the graduate', [row({ state: 'broken', brokenBy: 'graduate' })], 'broken-by-graduate'],
  ['broken by agreement holds nobody', [row({ state: 'broken', brokenBy: 'agreement' })], 'none'],
  ['fulfilled holds nobody', [row({ state: 'fulfilled' })], 'none'],
  [
    'an old one broken, a new one in force',
    [row({ number: 'Ц-0', state: 'broken', brokenBy: 'employer' }), row({ state: 'active' })],
    'active',
  ],
])('%s', (_, rows, expected) => {
  const [graduate] = releaseContracts([held], rows);
  expect(graduate?.targetContract === null ? 'none' : graduate?.targetContract?.state).toBe(expected);
});

test('a row brings no contract to whom the lists give none', () => {
  const free = makeGraduate(1);
  expect(releaseContracts([free], [{ ...row({ state: 'active' }), graduate: free }])).toEqual([free]);
});
