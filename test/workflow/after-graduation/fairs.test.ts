import { expect, test } from 'vitest';
import { command as fair } from '../../../src/commands/fair.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { fairOutcomeDocument, fairPlanDocument } from '../../../src/reports/documents/fair-documents.ts';
import { sheetsOf, textOf } from '../career-centre/centre-case.ts';
import { PEOPLE, startAfterCase } from './after-case.ts';

const VENUES = `Площадка ярмарки;Населённый пункт;Дата ярмарки;Мест для работодателей;Вместимость, выпускников
Дворец;Екатеринбург;10.06.2026;1;50
Клуб;Ревда;12.06.2026;5;30
Прошлая;Екатеринбург;01.05.2026;5;30
Нигде;Неведомск;12.06.2026;5;30
`;

test('fair plan: employers and colleges by venue, within radius, tables and places kept; past and unknown venues are told', async () => {
  const centre = await startAfterCase();
  expect(await centre.table('площадки.csv', VENUES)).toMatchObject({ kind: 'fairs', accepted: 4 });
  const run = async (options: Readonly<Record<string, unknown>>) =>
    fairPlanDocument.parse(JSON.parse((await centre.made.run(fair, ['plan'], options, true)).out));
  const document = await run({ within: '20' });
  // Four welders look for work in Екатеринбург; one table goes to the plant, which has two places.
  expect(document).toMatchObject({ radiusKm: 20, unplaced: 1, past: 1, matched: 2 });
  expect(document.fairs).toMatchObject([
    {
      venue: 'Дворец',
      date: '2026-06-10',
      adds: 2,
      most: 3,
      employers: [{ name: 'ПАО «Завод»', inn: '0000010376', adds: 2, matched: 2 }],
      colleges: [{ college: 'ГБПОУ «Первый техникум»', graduates: 2 }],
    },
  ]);
  // Ревда is 40 km away: a longer way lets its club take what the palace has no table for.
  const wide = await run({ within: '60' });
  expect(wide.matched).toBe(3);
  expect(wide.bound).toBe(3);
  expect((await run({ within: '60', fairs: '1' })).fairs).toHaveLength(1);
  const sheets = await sheetsOf(wide.file ?? '');
  expect([...sheets.keys()]).toEqual(['План', 'Работодатели', 'Колледжи', 'Охват']);
  expect(JSON.stringify([...sheets])).not.toMatch(PEOPLE);
  await expect(centre.made.run(fair, ['ярмарка'], {}, false)).rejects.toMatchObject({ code: 'bad-operand' });
});

test('fair outcome: hires by 30 and 90 days at the employer who offered and anywhere; a fair too near is not judged', async () => {
  const centre = await startAfterCase();
  const read = await centre.table(
    'итоги.csv',
    `ФИО;Колледж;Ярмарка;Дата ярмарки;Работодатель на ярмарке;ИНН работодателя;Предложение получено;Предложение принято
Йотин Пётр Ильич;Первый техникум;Дворец;01.04.2026;ООО «Цех»;0000014814;да;да
Каппин Иван Ильич;Первый техникум;Дворец;01.04.2026;ООО «Цех»;0000014814;да;нет
Каппин Иван Ильич;Первый техникум;Дворец;01.04.2026;ПАО «Завод»;0000010376;;да
Ламбдин Олег Ильич;Первый техникум;Дворец;01.04.2026;;;нет;
Мюнин Яков Ильич;Первый техникум;Клуб;20.05.2026;ПАО «Завод»;0000010376;да;
Неизвестный Фома Ильич;Первый техникум;Клуб;20.05.2026;ПАО «Завод»;0000010376;да;
`,
  );
  expect(read).toMatchObject({ kind: 'fair-offers', accepted: 6 });
  const run = async (options: Readonly<Record<string, unknown>> = {}) =>
    fairOutcomeDocument.parse(JSON.parse((await centre.made.run(fair, ['outcome'], options, true)).out));
  const document = await run();
  expect(document).toMatchObject({ unfound: 1, total: { visits: 4, offered: 3, accepted: 2 } });
  // Йотин began on 10.04, Каппин on 20.05: the second within 90 days only, and those have not passed.
  expect(document.fairs.map(({ fair: name, counts }) => [name, counts.hires])).toEqual([
    [
      'Дворец',
      [
        { days: 30, reached: 3, byOfferer: 1, anywhere: 1 },
        { days: 90, reached: 0, byOfferer: 0, anywhere: 0 },
      ],
    ],
    [
      'Клуб',
      [
        { days: 30, reached: 0, byOfferer: 0, anywhere: 0 },
        { days: 90, reached: 0, byOfferer: 0, anywhere: 0 },
      ],
    ],
  ]);
  centre.made.now = '2026-07-13T07:00:00Z' as IsoInstant;
  const later = await run();
  expect(later.total.hires[1]).toEqual({ days: 90, reached: 3, byOfferer: 2, anywhere: 2 });
  // The job is credited to the employer who gave it, not to the other who offered too.
  expect(
    later.employers.map(({ employer, counts }) => [
      employer,
      counts.visits,
      counts.accepted,
      counts.hires[1]?.byOfferer,
    ]),
  ).toEqual([
    ['ООО «Цех»', 2, 1, 1],
    ['ПАО «Завод»', 2, 1, 1],
  ]);
  expect(await textOf(later.file ?? '')).not.toMatch(PEOPLE);
  const named = await run({ restricted: true, reason: 'разбор ярмарки' });
  expect((await sheetsOf(named.file ?? '')).get('По именам')?.flat()).toContain('Мюнин Яков Ильич');
});
