import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command as digest } from '../../../src/commands/digest.ts';
import { command as vacancies } from '../../../src/commands/vacancies.ts';
import { digestDocument } from '../../../src/reports/documents/digest-document.ts';
import { vacanciesDocument } from '../../../src/reports/documents/vacancies-document.ts';
import { CITY_COLLEGE, MONDAY, NAMES, startCareer, TOWN_COLLEGE } from './career-case.ts';

test('route vacancies: near, fresh, best first, with reasons; filters; nobody named', async () => {
  const made = await startCareer();
  const list = async (options: Record<string, unknown> = {}) => {
    const said = await made.run(vacancies, [], { asOf: MONDAY, force: true, ...options }, true);
    return vacanciesDocument.parse(JSON.parse(said.out));
  };
  const titles = (document: Awaited<ReturnType<typeof list>>, college: string) =>
    document.programmes
      .find((one) => one.college === college && one.code === '15.01.05')
      ?.offers.map(({ title, place }) => `${title}, ${place}`);

  const all = await list();
  expect(all.programmes.map(({ college, code }) => `${college} ${code}`)).toEqual([
    `${CITY_COLLEGE} 15.01.05`,
    `${TOWN_COLLEGE} 15.01.05`,
    `${TOWN_COLLEGE} 43.01.09`,
  ]);
  // Ревда lies 40 km from Екатеринбург, beyond the radius of 30; the expired advert is gone.
  expect(titles(all, CITY_COLLEGE)).toEqual([
    'Электрогазосварщик 4 разряда, Екатеринбург',
    'Сварщик, Екатеринбург',
  ]);
  expect(titles(all, TOWN_COLLEGE)).toEqual(['Сварщик, Ревда']);
  expect(all.stale).toBe(1);
  const [best] = all.programmes[0]?.offers ?? [];
  expect(best?.reasons.filter((reason) => !reason.endsWith('км'))).toEqual([
    'по специальности',
    'от 80\u00a0000 ₽',
    'без опыта',
    'приоритетное предприятие',
  ]);
  expect(all.programmes[0]).toMatchObject({
    adverts: 2,
    places: 15,
    withoutExperience: 1,
    housing: 0,
    fresh: 1,
  });

  const wider = await list({ within: 60, experience: false, college: 'ревдин' });
  expect(wider.programmes.every(({ college }) => college === TOWN_COLLEGE)).toBe(true);
  expect(titles(wider, TOWN_COLLEGE)).toEqual(['Сварщик, Ревда']);
  // Housing is worth moving for: Серов is 300 km away.
  const housed = await list({ housing: true, programme: '15.01' });
  expect(titles(housed, CITY_COLLEGE)).toEqual(['Газосварщик, Серов']);
  expect(housed.programmes[0]?.offers[0]?.reasons).toContain('есть жильё');
  // An address that is none of the web never becomes a link.
  expect(all.programmes[1]?.offers[0]?.url).toBeNull();
  expect(best?.url).toBe('https://example.invalid/v1');

  const screen = await made.run(vacancies, [], { asOf: MONDAY, force: true });
  expect(screen.out).toContain('старше 60 дней не показаны: 1');
  expect(screen.out + JSON.stringify(all)).not.toMatch(NAMES);
  expect(readdirSync(join(made.folder, 'reports'))).toContain(
    'Вакансии для выпускников 2026-05-25, открытые данные.xlsx',
  );
});

test('route digest: messages within the limit, an escaped fragment, no telephones, the same bytes twice', async () => {
  const made = await startCareer();
  const said = await made.run(digest, [], { asOf: MONDAY, limit: 500 }, true);
  const document = digestDocument.parse(JSON.parse(said.out));
  const town = document.colleges.find(({ college }) => college === TOWN_COLLEGE);
  for (const { messages } of document.colleges)
    for (const message of messages) expect(message.length).toBeLessThanOrEqual(500);
  expect(town?.messages[0]).toMatch(
    /^Вакансии для выпускников. ГБПОУ «Ревдинский техникум». На 25.05.2026 \(1\/\d\)/,
  );
  expect(town?.html).toContain('<li>Повар &quot;Уют &amp; Ко&quot; — АО');
  expect(town?.html).not.toMatch(/<b>|<script|javascript:/);
  const everything = JSON.stringify(document);
  expect(everything).not.toContain('900 000');
  expect(everything).not.toContain('Сварщик на полуавтомат');
  expect(everything).not.toMatch(NAMES);
  expect(document.stale).toBe(1);
  const files = document.colleges.flatMap((one) => one.files);
  expect(files).toHaveLength(4);
  const bytes = files.map((file) => readFileSync(file, 'utf8'));
  await made.run(digest, [], { asOf: MONDAY, limit: 500, output: 'второй' });
  const again = files.map((file) =>
    readFileSync(join(made.folder, 'второй', file.split('/').at(-1) ?? ''), 'utf8'),
  );
  expect(again).toEqual(bytes);
  await expect(made.run(digest, [], { limit: 100 })).rejects.toThrow(/--limit: не меньше 300/);
});
