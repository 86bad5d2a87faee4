import { expect, test } from 'vitest';
import type { Inn } from '../../../src/domain/identifiers.ts';
import { type EarlyRow, earlyFact } from '../../../src/monitoring/early/early-facts.ts';
import { day, makeGraduate, status } from '../make-graduate.ts';

const NOTHING: EarlyRow = {
  planOrder: null,
  planFrom: null,
  mastered: null,
  masteredOn: null,
  practiceEmployer: null,
  practiceInn: null,
  practiceFrom: null,
  practiceTo: null,
  practicePaid: null,
  complex: null,
};
const asOf = day('2026-05-25');
const working = status('employed', { inSpecialty: true });

test.each<[string, Partial<EarlyRow>, ReturnType<typeof status> | null, readonly string[]]>([
  ['an order alone is no work', { planOrder: 'Пр-1' }, null, []],
  ['a certificate alone is no work', { mastered: 'Стропальщик' }, null, []],
  ['work in the specialty', { planOrder: 'Пр-1' }, working, ['06', '07']],
  ['a mastered trade alone', { mastered: 'Стропальщик' }, status('employed', { inSpecialty: false }), ['06']],
  ['paid practice that goes on', { practicePaid: true, practiceTo: asOf }, null, ['06', '08']],
  ['paid practice that is over', { practicePaid: true, practiceTo: day('2026-05-24') }, null, []],
  ['paid practice still ahead', { practicePaid: true, practiceFrom: day('2026-06-01') }, null, []],
  ['the training complex, whatever else', { complex: true, practicePaid: true }, working, ['06', '09']],
  ['an order of next month', { planFrom: day('2026-06-01') }, status('employed'), ['06']],
])('%s', (_, row, stated, columns) => {
  const graduate = makeGraduate(1, { status: stated });
  expect(earlyFact({ ...NOTHING, ...row }, graduate, asOf).columns).toEqual(columns);
});

test('an individual plan and a job of unknown kind leave column 07 open', () => {
  const graduate = makeGraduate(1, { status: status('employed') });
  expect(earlyFact({ ...NOTHING, planOrder: 'Пр-1' }, graduate, asOf).unclear).toContain('графа 07');
});

test('the employer of the practice is known by ИНН, else by name without its legal form', () => {
  const inn = (text: string) => text as Inn;
  const planned = (stated: Parameters<typeof status>[1]) =>
    makeGraduate(1, { status: status('will-be-employed', stated) });
  const row = { ...NOTHING, practiceEmployer: 'АО «Вымысел»', practiceInn: inn('0000014814') };
  expect(earlyFact(row, planned({ employer: 'ПАО "ВЫМЫСЕЛ"' }), asOf).columns).toEqual(['12', '13']);
  expect(earlyFact(row, planned({ employer: 'Другой' }), asOf).columns).toEqual([]);
  // The same name, another ИНН: another enterprise.
  const other = planned({ employer: 'АО «Вымысел»', employerInn: inn('0000010376') });
  expect(earlyFact(row, other, asOf).columns).toEqual([]);
});
