import { describe, expect, it } from 'vitest';
import type { SuppliedGraduate } from '../../../src/matching/balance/balance-input.ts';
import { createLocator } from '../../../src/matching/territory/create-locator.ts';
import { gatherSupplied } from '../../../src/workflow/market/gather-supplied.ts';
import { homesOf } from '../../../src/workflow/market/homes-of.ts';
import { packSupply, unpackSupply } from '../../../src/workflow/market/packed-supply.ts';
import { readSupply } from '../../../src/workflow/market/read-supply.ts';
import type { OpenWorkspace } from '../../../src/workflow/with-workspace.ts';
import { day } from '../../monitoring/make-graduate.ts';
import { FormsCase } from '../forms/forms-case.ts';

const MOMENT = { asOf: day('2026-05-25'), cohort: 2026, knownAt: null };

const LIST = [
  'ФИО;Дата рождения;Колледж;Код специальности;Статус занятости;Место жительства;Целевой договор: работодатель',
  'Тестов Пётр Образцович;11.03.2007;ГБПОУ «Первый техникум»;15.01.05;;Серов;',
  'Тестова Анна Образцовна;12.03.2007;ГБПОУ «Первый техникум»;15.01.05;;Серов;',
  'Пробный Иван Примерович;13.03.2007;ГБПОУ «Первый техникум»;15.01.05;трудоустроен;Ревда;',
  'Пробная Ольга Примеровна;14.03.2007;ГБПОУ «Второй техникум»;43.01.09;;;ООО «Завод-пример»',
  'Макетов Егор Тестович;15.03.2007;ГБПОУ «Второй техникум»;;призван на военную службу;;',
].join('\n');

async function region(): Promise<FormsCase> {
  const one = await FormsCase.start();
  const taken = await one.import(one.write('список.csv', LIST), { asOf: day('2026-05-18') });
  expect(taken.failure).toBeNull();
  return one;
}

/** As a region reads its graduates: in the thread that reads all else. */
function gathered({ store, region, reference }: OpenWorkspace): readonly SuppliedGraduate[] {
  const locator = createLocator(reference().territories, region);
  return gatherSupplied(
    (take) => store.eachGraduate({ asOf: MOMENT.asOf, cohort: MOMENT.cohort }, take),
    homesOf(store.colleges(), locator),
    MOMENT.asOf,
  );
}

describe('graduates read in a second thread', () => {
  it('are the groups the first one would have made', async () => {
    const one = await region();
    const [here, there] = await one.open(async (workspace) => {
      const reading = readSupply(workspace, MOMENT);
      const own = gathered(workspace);
      try {
        return [own, await reading.result()];
      } finally {
        await reading.stop();
      }
    });
    expect(here.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(5);
    expect(here.length).toBe(4);
    expect(there).toEqual(here);
  });

  it('tell why the store can not be read', async () => {
    const one = await region();
    const database = one.write('не база.db', 'это не база данных, а текст');
    await one.open(async (workspace) => {
      const elsewhere = { ...workspace, paths: { ...workspace.paths, database } };
      const reading = readSupply(elsewhere, MOMENT);
      await expect(reading.result()).rejects.toMatchObject({ name: 'Failure' });
      await reading.stop();
    });
  });

  it('come out of the package as they went in', async () => {
    const one = await region();
    const groups = await one.open(async (workspace) => gathered(workspace));
    expect(unpackSupply(packSupply(groups))).toEqual(groups);
  });
});
