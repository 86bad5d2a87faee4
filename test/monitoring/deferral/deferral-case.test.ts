import { expect, test } from 'vitest';
import { NO_CIRCUMSTANCES } from '../../../src/domain/graduate.ts';
import { type DeferralRow, deferralProgress } from '../../../src/monitoring/deferral/deferral-case.ts';
import { day, makeGraduate, status } from '../make-graduate.ts';

const asOf = day('2026-05-25');
const liable = makeGraduate(1, { circumstances: { ...NO_CIRCUMSTANCES, dueForConscription: true } });
const NOTHING: DeferralRow = {
  employer: 'АО «Вымысел»',
  employerInn: null,
  position: null,
  contract: null,
  request: null,
  commissariat: null,
  granted: null,
  until: null,
};
const papers = { contract: day('2026-05-01'), request: day('2026-05-02'), commissariat: day('2026-05-03') };

test.each<[string, Partial<DeferralRow>, string, readonly string[]]>([
  ['nothing yet', {}, 'incomplete', ['contract', 'request', 'commissariat', 'decision']],
  [
    'a contract of tomorrow is none today',
    { contract: day('2026-05-26') },
    'incomplete',
    ['contract', 'request', 'commissariat', 'decision'],
  ],
  ['all papers, no decision', papers, 'waiting', ['decision']],
  ['refused', { ...papers, granted: false }, 'refused', []],
  ['granted', { ...papers, granted: true, until: day('2027-05-25') }, 'granted', []],
  ['ends in sixty days', { ...papers, granted: true, until: day('2026-07-24') }, 'expiring', []],
  ['ends in sixty-one days', { ...papers, granted: true, until: day('2026-07-25') }, 'granted', []],
])('%s', (_, row, state, missing) => {
  expect(deferralProgress({ ...NOTHING, ...row }, liable, asOf)).toMatchObject({ state, missing });
});

test('who is not liable by the lists needs none; what contradicts the register is told', () => {
  const free = makeGraduate(1, { circumstances: { ...NO_CIRCUMSTANCES, dueForConscription: false } });
  expect(deferralProgress(NOTHING, free, asOf)).toMatchObject({ state: 'not-needed', missing: [] });
  const serving = { ...liable, status: status('conscript') };
  expect(deferralProgress(NOTHING, serving, asOf).remarks).toEqual(['по статусу уже служит по призыву']);
  expect(deferralProgress(NOTHING, makeGraduate(2), asOf).remarks).toEqual([
    'в списках нет сведений о призыве',
  ]);
});
