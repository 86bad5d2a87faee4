import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { command as target } from '../../../src/commands/target.ts';
import { targetDocument } from '../../../src/reports/documents/target-document.ts';
import { sheetsOf, textOf } from '../career-centre/centre-case.ts';
import { PEOPLE, startAfterCase } from './after-case.ts';

const CONTRACTS = `ФИО;Колледж;Номер целевого договора;Дата целевого договора;Заказчик целевого обучения;ИНН заказчика;ОГРН заказчика;КПП заказчика;Состояние целевого договора;По чьей инициативе расторгнут;Дата расторжения целевого договора;Трудоустроить по договору до;Заказчик предложил рабочее место;Компенсация выплачена;Правовая помощь;Подтверждающие документы
Йотин Пётр Ильич;Первый техникум;Ц-1;01.09.2023;ПАО «Завод»;0000010376;1026600000019;667001001;действует;;;;;;;
Каппин Иван Ильич;Первый техникум;Ц-2;01.09.2023;ПАО «Завод»;0000010376;1026600000019;667001001;исполнен;;;;;;;
Ламбдин Олег Ильич;Первый техникум;Ц-3;01.09.2023;ПАО "ЗАВОД";0000010376;1026600000019;;расторгнут;заказчик;15.04.2026;;;нет;;уведомление от 15.04.2026
Мюнин Яков Ильич;Первый техникум;Ц-4;01.09.2023;Завод;;1026600000018;;действует;;;30.04.2026;нет;;;ответ завода от 05.05.2026
Нюнин Семён Ильич;Второй колледж;Ц-5;01.09.2023;ООО «Цех»;0000014814;;66;действует;;;01.05.2026;;;нужна;
Ксинин Егор Ильич;Второй колледж;Ц-6;01.09.2023;ООО «Цех»;0000014814;;;расторгнут;выпускник;01.09.2022;;;;;
Гаммин Пётр Ильич;Второй колледж;;;;;;;действует;выпускник;;01.01.2026;;;;
Неизвестный Фома Ильич;Второй колледж;Ц-8;01.09.2023;ООО «Цех»;0000014814;;;действует;;;01.05.2026;;;;
`;

test('target: breaches by side, faults of records, employers by ИНН; a term and a silent status are only possible breaches', async () => {
  const centre = await startAfterCase();
  expect(await centre.table('договоры.csv', CONTRACTS)).toMatchObject({
    kind: 'target-contracts',
    accepted: 8,
  });
  const document = await centre.document(target, targetDocument);
  expect(document).toMatchObject({ unfound: 1, letters: [] });
  expect(document.total).toMatchObject({
    contracts: 7,
    states: { active: 4, fulfilled: 1, 'broken-by-employer': 1, 'broken-by-graduate': 1 },
    atEmployer: 1,
    // Ламбдин: broken by the plant; Мюнин: no place by the term. Йотин works elsewhere; Ксинин broke the contract himself.
    byEmployer: 2,
    byGraduate: 2,
    // Нюнин: the term has passed and nobody says why. Гаммин studies: no breach.
    sideUnknown: 1,
    possible: 2,
    legalHelp: 3,
  });
  // Мюнин's contract names the plant without ИНН: one employer of that name has one.
  expect(
    document.employers.map(({ name, inn, repeated, counts }) => [name, inn, repeated, counts.contracts]),
  ).toEqual([
    ['ПАО «Завод»', '0000010376', true, 4],
    ['ООО «Цех»', '0000014814', false, 2],
    ['Заказчик не указан', null, false, 1],
  ]);
  expect(Object.fromEntries(document.faults.map(({ fault, contracts }) => [fault, contracts]))).toEqual({
    'no-number': 1,
    'no-date': 1,
    'no-employer': 1,
    'no-inn': 2,
    'side-without-break': 1,
    'ogrn-checksum': 1,
    kpp: 1,
    'break-before-contract': 1,
    'should-be-suspended': 1,
  });
  expect(await textOf(document.file ?? '')).not.toMatch(PEOPLE);
});

test('target: named sheets and letters only with a reason; a letter without names has no list; same bytes again', async () => {
  const centre = await startAfterCase();
  await centre.table('договоры.csv', CONTRACTS);
  await expect(centre.run(target, { restricted: true })).rejects.toMatchObject({ code: 'restricted' });
  const plain = await centre.document(target, targetDocument, { letters: true });
  expect(plain.letters).toHaveLength(1);
  expect(plain.letters[0]).toContain('служебное');
  expect(wordsOf(plain.letters[0])).toMatch(/ПАО «Завод» \(ИНН 0000010376, ОГРН 1026600000019\)/);
  expect(wordsOf(plain.letters[0])).not.toMatch(PEOPLE);
  expect(wordsOf(plain.letters[0])).not.toMatch(/Ц-3|уведомление/);

  const options = { letters: true, restricted: true, reason: 'обращение в орган власти' };
  const named = await centre.document(target, targetDocument, options);
  const [letter] = named.letters;
  expect(letter).toContain('ограниченный доступ');
  const words = wordsOf(letter);
  expect(words).toMatch(/не исполнены по 2 из них/);
  expect(words).toMatch(/Ламбдин Олег Ильич.*№ Ц-3 от 01\.09\.2023.*компенсация не выплачена.*уведомление/);
  // Possible breaches are no facts to complain of.
  expect(words).not.toMatch(/Йотин/);
  const sheets = await sheetsOf(named.file ?? '');
  expect([...sheets.keys()].slice(0, 4)).toEqual([
    'По колледжам',
    'Нарушения',
    'Правовая помощь',
    'Исправить записи',
  ]);
  expect(namesIn(sheets.get('Правовая помощь'))).toEqual([
    'Нюнин Семён Ильич',
    'Ламбдин Олег Ильич',
    'Мюнин Яков Ильич',
  ]);

  const before = readFileSync(letter ?? '');
  const again = await centre.run(target, options);
  expect(again.out).toContain('Без изменений');
  expect(readFileSync(letter ?? '').equals(before)).toBe(true);
  await centre.made.open(async ({ store }) => {
    const entries = store.journalEntries().map(({ action, outputClass }) => `${action} ${outputClass}`);
    expect(entries).toEqual(
      expect.arrayContaining(['target restricted', 'target-letter restricted', 'target-letter official']),
    );
  });
});

function wordsOf(path: string | undefined): string {
  const xml = new TextDecoder().decode(unzipSync(readFileSync(path ?? ''))['word/document.xml']);
  return xml.replace(/<\/w:p>/g, ' ').replace(/<[^>]+>/g, '');
}

function namesIn(rows: readonly (readonly string[])[] | undefined): readonly string[] {
  return (rows ?? []).flat().filter((cell) => PEOPLE.test(cell));
}
