import { expect, test } from 'vitest';
import { readCase, workbook } from './table-case.ts';

test('the day of conscription is the first day of the service; the day of a job stays that of the job', async () => {
  const { opened, records } = await readCase(
    workbook('служба.xlsx', {
      table: `
| ФИО | Колледж | Год выпуска | Населённый пункт | Статус | Дата трудоустройства | Дата призыва | Плановая дата окончания службы |
| Примеров Иван Ильич | Ревдинский техникум | 2026 | Ревда | Служит по призыву |  | 06.07.2026 |  |
| Примеров Пётр Ильич | Ревдинский техникум | 2026 | Ревда | Трудоустроен | 03.08.2026 |  |  |
| Примеров Олег Ильич | Ревдинский техникум | 2026 | Ревда | Служит по призыву |  |  | 10.07.2027 |`,
    }),
    { asOf: '2027-05-31' as never },
  );
  expect(records).toMatchObject([
    { status: { kind: 'conscript', since: '2026-07-06' } },
    { status: { kind: 'employed', since: '2026-08-03' } },
    { status: { kind: 'conscript', since: null }, circumstances: { serviceEnds: '2027-07-10' } },
  ]);
  // What is asked for and kept whole is not told as dropped.
  expect(records).toMatchObject([{ residence: 'Ревда' }, {}, {}]);
  expect(opened.droppedColumns).toEqual([]);
});
