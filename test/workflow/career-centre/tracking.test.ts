import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command as bank } from '../../../src/commands/bank.ts';
import { command as contact } from '../../../src/commands/contact.ts';
import { command as reasons } from '../../../src/commands/reasons.ts';
import { command as stale } from '../../../src/commands/stale.ts';
import { command as template } from '../../../src/commands/template.ts';
import type { IsoInstant } from '../../../src/domain/iso-date.ts';
import { bankDocument } from '../../../src/reports/documents/bank-document.ts';
import { callsDocument, contactDocument } from '../../../src/reports/documents/contact-document.ts';
import { reasonsDocument } from '../../../src/reports/documents/reasons-document.ts';
import { staleDocument } from '../../../src/reports/documents/stale-document.ts';
import { A, B, CentreCase, NAMES, sheetsOf, textOf } from './centre-case.ts';

const LOG = `ФИО;Колледж;Дата контакта;Способ связи;Результат контакта;Причина, если не работает;Следующий контакт
Альфин Иван Ильич;Первый техникум;01.05.2026;телефон;связались;предлагают вахту, не хочет;20.05.2026
Бетин Олег Ильич;Первый техникум;10.05.2026;телефон;не ответил;;
Гаммин Пётр Ильич;Второй колледж;10.05.2026;телефон;не ответил;;
Гаммин Пётр Ильич;Второй колледж;12.05.2026;сообщение;связались;;
Эпсилонов Яков Ильич;Второй колледж;12.05.2026;телефон;согласен;;12.06.2026
`;

test('contacts: counts by college, today’s calls by urgency, names only in the restricted workbook', async () => {
  const centre = await CentreCase.start();
  expect(await centre.table('журнал.csv', LOG)).toMatchObject({ kind: 'contacts', accepted: 5 });
  const log = await centre.document(contact, contactDocument);
  expect(log.total).toEqual({ graduates: 5, talks: 5, reached: 3, notReached: 1, agreed: 1, scheduled: 1 });
  expect(await textOf(log.file ?? '')).not.toMatch(NAMES);

  const today = await centre.run(contact, { today: true });
  expect(today.out).toContain('подошёл срок 1, прошлая попытка не удалась 1');
  expect(today.out).not.toContain('Книга');
  await expect(centre.run(contact, { today: true, output: 'звонки.xlsx' })).rejects.toMatchObject({
    code: 'restricted',
  });

  const calls = await centre.document(contact, callsDocument, {
    today: true,
    restricted: true,
    reason: 'обзвон',
  });
  expect(calls.colleges.find(({ college }) => college === A)).toEqual({
    college: A,
    due: 1,
    'not-reached': 1,
    'red-flag': 0,
  });
  const named = (await sheetsOf(calls.file ?? ''))
    .get('Звонки на сегодня')
    ?.flat()
    .filter((cell) => NAMES.test(cell));
  // Gammin was reached after the failed call; Epsilonov has a day in June, which is kept to.
  expect(named?.slice(0, 2)).toEqual(['Бетин Олег Ильич', 'Альфин Иван Ильич'].reverse());
  expect(named).not.toContain('Эпсилонов Яков Ильич');
});

test('stale: a failed call is no news; a list that states a status is', async () => {
  const centre = await CentreCase.start();
  await centre.table('журнал.csv', LOG);
  centre.made.now = '2026-06-22T07:00:00Z' as IsoInstant;
  const document = await centre.document(stale, staleDocument);
  // Deltin has no status at all and counts from the day of the first list.
  expect(document.colleges).toEqual([
    { college: B, graduates: 3, stale: 3, never: 1, longest: 4 },
    { college: A, graduates: 2, stale: 2, never: 0, longest: 4 },
  ]);
  expect((await centre.document(stale, staleDocument, { weeks: '5' })).total).toMatchObject({ stale: 0 });
  const named = await centre.document(stale, staleDocument, { restricted: true, reason: 'розыск' });
  expect((await sheetsOf(named.file ?? '')).get('По именам')?.flat()).toContain('Дельтин Семён Ильич');
});

test('reasons: newest talk, then the list, then the status; free text reaches no workbook', async () => {
  const centre = await CentreCase.start();
  await centre.table('журнал.csv', LOG);
  const document = await centre.document(reasons, reasonsDocument);
  expect(document).toMatchObject({ persons: 4, notWorking: 4, outsideSpecialty: 0, unstated: 0 });
  const told = document.classes
    .filter(({ persons }) => persons > 0)
    .map(({ key, persons }) => [key, persons]);
  // Alphin: the shift of the talk; Betin: pay of the list; Gammin: his status; Epsilonov: the illness named first, as a code.
  expect(told).toEqual([
    ['study', 1],
    ['health', 1],
    ['pay', 1],
    ['schedule', 1],
  ]);
  expect(document.territories).toMatchObject([
    { label: 'Екатеринбург', persons: 2, market: 2 },
    { label: 'Ревда', persons: 2, life: 2 },
  ]);
  for (const options of [{}, { restricted: true, reason: 'работа' }]) {
    const { file } = await centre.document(reasons, reasonsDocument, options);
    expect(await textOf(file ?? '')).not.toMatch(/мама|болеет|вахту/);
  }
});

test('reasons: the region’s own list of words is read in the place of the shipped one, and its mistakes are told', async () => {
  const centre = await CentreCase.start();
  const { out } = await centre.run(template, { rules: 'reason-rules' });
  expect(out).toContain('templates/reason-rules.json');
  const path = join(centre.made.folder, 'templates', 'reason-rules.json');
  const before = await centre.document(reasons, reasonsDocument);
  writeFileSync(path, readFileSync(path, 'utf8').replace('"label": "оплата"', '"label": "деньги"'));
  const own = await centre.document(reasons, reasonsDocument);
  expect(own.classes).toEqual(
    before.classes.map((one) => (one.key === 'pay' ? { ...one, label: 'деньги' } : one)),
  );
  // Asked for again, it stays as it is.
  expect((await centre.run(template, { rules: 'reason-rules' })).out).toContain('Без изменений');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"side": "market"', '"side": "маркет"'));
  await expect(centre.run(reasons)).rejects.toMatchObject({ code: 'reason-rules-invalid', exitCode: 2 });
});

test('bank: only a dated, valid, unwithdrawn consent; free text with a phone is hidden', async () => {
  const centre = await CentreCase.start();
  await centre.table(
    'согласия.csv',
    `ФИО;Дата рождения;Дата согласия;Согласие действует до;Дата отзыва согласия;Согласие законного представителя, дата
Бетин Олег Ильич;01.02.2008;10.01.2026;;;
Дельтин Семён Ильич;03.02.2007;10.01.2026;31.12.2026;;
Эпсилонов Яков Ильич;03.03.2007;10.01.2026;;01.05.2026;
`,
  );
  const document = await centre.document(bank, bankDocument);
  const excluded = document.excluded
    .filter(({ persons }) => persons > 0)
    .map(({ key, persons }) => [key, persons]);
  expect(excluded).toEqual([
    ['has-outcome', 1],
    ['withdrawn', 1],
    ['no-representative', 1],
  ]);
  expect(document).toMatchObject({
    graduates: 5,
    given: 2,
    withoutTerm: 1,
    hidden: [{ kind: 'phone', cells: 1 }],
  });
  expect(await textOf(document.file ?? '')).not.toMatch(NAMES);

  const named = await centre.document(bank, bankDocument, { restricted: true, reason: 'партнёр' });
  const text = await textOf(named.file ?? '');
  expect(text).toMatch(/Альфин Иван Ильич/);
  expect(text).toMatch(/Дельтин Семён Ильич/);
  expect(text).not.toMatch(/Бетин|Гаммин|Эпсилонов|8-900|2007-02-03|03\.02\.2007/);
});

test('bank: with the representative’s consent a minor is in; a withdrawal takes back the consent of the list too', async () => {
  const centre = await CentreCase.start();
  await centre.table(
    'согласия.csv',
    `ФИО;Дата рождения;Дата согласия;Дата отзыва согласия;Согласие законного представителя, дата
Бетин Олег Ильич;01.02.2008;10.01.2026;;10.01.2026
Альфин Иван Ильич;15.09.2007;10.04.2026;11.05.2026;
`,
  );
  const document = await centre.document(bank, bankDocument);
  expect(document.colleges.find(({ college }) => college === A)).toMatchObject({
    given: 1,
    withoutConsent: 1,
  });
});
