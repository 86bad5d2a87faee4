import { describe, expect, it } from 'vitest';
import { deductionOf } from '../../../src/matching/balance/supply.ts';
import { readSupply } from '../../../src/workflow/market/read-supply.ts';
import { recogniseBalanceMarket, recogniseMarket } from '../../../src/workflow/market/recognise-market.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { FormsCase } from '../forms/forms-case.ts';

const MOMENT = { asOf: day('2026-05-25'), cohort: 2026, knownAt: null };

const COLLEGE = 'ГБПОУ «Первый техникум»';

const LIST = [
  'ФИО;Дата рождения;Колледж;Код специальности;Целевой договор: работодатель',
  `Тестов Пётр Образцович;11.03.2007;${COLLEGE};15.01.05;ООО «Завод-пример»`,
  `Пробная Ольга Примеровна;14.03.2007;${COLLEGE};15.01.05;ООО «Завод-пример»`,
  `Макетов Егор Тестович;15.03.2007;${COLLEGE};15.01.05;`,
].join('\n');

const REGISTER = [
  'ФИО;Дата рождения;Номер целевого договора;Заказчик целевого обучения;Состояние целевого договора;По чьей инициативе расторгнут',
  'Тестов Пётр Образцович;11.03.2007;17;ООО «Завод-пример»;Расторгнут;Заказчик',
  'Пробная Ольга Примеровна;14.03.2007;18;ООО «Завод-пример»;Действует;',
].join('\n');

async function region(register: boolean): Promise<FormsCase> {
  const one = await FormsCase.start();
  const list = await one.import(one.write('список.csv', LIST), { asOf: day('2026-05-18') });
  expect(list.failure).toBeNull();
  if (register) {
    const taken = await one.import(one.write('договоры.csv', REGISTER), {
      kind: 'target-contracts',
      asOf: day('2026-05-20'),
    });
    expect(taken.failure).toBeNull();
  }
  return one;
}

describe('a contract the list names and the register says was broken', () => {
  it.each([
    { register: false, held: ['Пробная', 'Тестов'] },
    { register: true, held: ['Пробная'] },
  ])('frees its graduate for referrals: $register', async ({ register, held }) => {
    const one = await region(register);
    const graduates = await one.open(async (workspace) => recogniseMarket(workspace, MOMENT).graduates);
    const names = graduates
      .filter(({ graduate }) => deductionOf(graduate, MOMENT.asOf) === 'target-contract')
      .map(({ graduate }) => graduate.person.surname);
    expect(names.sort()).toEqual(held);
  });

  it.each([
    { register: false, held: 2 },
    { register: true, held: 1 },
  ])('puts its graduate among those on offer in the balance: $register', async ({ register, held }) => {
    const one = await region(register);
    const [here, there] = await one.open(async (workspace) => {
      const reading = readSupply(workspace, MOMENT);
      try {
        return [(await recogniseBalanceMarket(workspace, MOMENT)).graduates, await reading.result()];
      } finally {
        await reading.stop();
      }
    });
    const holding = here.filter(({ graduate }) => deductionOf(graduate, MOMENT.asOf) === 'target-contract');
    expect(holding.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(held);
    expect(there).toEqual(here);
  });

  it('says of the broken contract who broke it', async () => {
    const one = await region(true);
    const graduates = await one.open(async (workspace) => recogniseMarket(workspace, MOMENT).graduates);
    const states = graduates.map(({ graduate }) => [
      graduate.person.surname,
      graduate.targetContract?.state ?? null,
    ]);
    expect(Object.fromEntries(states)).toEqual({
      Тестов: 'broken-by-employer',
      Пробная: 'active',
      Макетов: null,
    });
  });
});
