import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  FIXTURES,
  fileOf,
  findingsOf,
  importAs,
  importFile,
  skippedOf,
  vacanciesOf,
} from './portal-files.ts';

const WELDERS = 'trudvsem-api-v1-welders-tatarstan-2026.json';
const COOKS = 'trudvsem-api-v1-cooks-spb-2026.first10.json';
const FULL = 'trudvsem-api-v1-two-full-records.json';
const BULK = 'trudvsem-bulk-json-v1-one-record.json';

const importSample = (name: string, region: string | null = null) =>
  importFile(fileURLToPath(new URL(name, FIXTURES)), region);

describe('published records import completely', () => {
  it.each([
    [WELDERS, 42, 4081, false, []],
    [COOKS, 10, 21, false, ['places-unreadable@10']],
    [FULL, 2, 2, false, []],
    [BULK, 1, 2, true, []],
  ])('%s', async (file, adverts, places, complete, findings) => {
    const { opened, events } = await importSample(file);
    const vacancies = vacanciesOf(events);
    expect(vacancies).toHaveLength(adverts);
    expect(vacancies.reduce((sum, vacancy) => sum + (vacancy.places ?? 0), 0)).toBe(places);
    expect(opened.complete).toBe(complete);
    expect(findingsOf(events)).toEqual(findings);
    expect(skippedOf(events)).toEqual({});
  });

  it('only adverts of the region wanted are kept, the rest is counted', async () => {
    const { events } = await importSample(WELDERS, '6600000000000');
    expect(events).toEqual([{ type: 'skipped', reason: 'other-region', count: 42 }]);
    expect(vacanciesOf((await importSample(WELDERS, '1600000000000')).events)).toHaveLength(42);
  });
});

describe('values of a record', () => {
  it('a full record of the API', async () => {
    const { opened, events } = await importSample(FULL);
    expect(vacanciesOf(events)[0]).toEqual({
      id: '95259eb8-affe-11f0-888c-6fbde06ed6da',
      title: 'Инженер-программист',
      typicalPosition: 'Программист',
      places: 1,
      region: '7700000000000',
      address: 'г Москва, Мосфильмовская улица, дом: Д. 70;офис/квартира: ПОДЗЕМНЫЙ ЭТАЖ 5 КОМ. 544;',
      addressCode: null,
      point: { latitude: 55.71518, longitude: 37.506612 },
      employer: { name: 'ООО "ДОНСТРОЙ"', inn: '9729330050', ogrn: '1227700570349', agency: false },
      professionCode: '203191',
      oksoCode: null,
      sphereCode: 'BuldindRealty',
      sphereName: 'Строительство, ремонт, стройматериалы, недвижимость',
      defenceBranch: null,
      education: 'Высшее образование — бакалавриат',
      experienceYears: 3,
      schedule: 'Полный рабочий день',
      employment: 'Полная занятость',
      pay: { min: 300000, max: 300000, period: 'month' },
      quota: true,
      foreignQuota: false,
      housing: null,
      description:
        'Опыт работы с продуктами 1С не менее 3 лет Опыт участия во всех этапах внедрениях информационных систем …\nАвтоматизация бизнес-процессов в соответствии с ТЗ на платформе 1С 8.3 …',
      createdOn: '2025-10-23',
      modifiedOn: '2026-09-08',
      url: 'https://trudvsem.ru/vacancy/card/1227700570349/95259eb8-affe-11f0-888c-6fbde06ed6da',
      open: true,
    });
    expect(opened.droppedColumns).toEqual(['contact_list', 'contact_person']);
    expect(opened.mapping).toContainEqual({
      sheet: null,
      column: 'requirement.education',
      header: 'requirement.education',
      field: 'education',
    });
  });

  it('a record of the bulk JSON', async () => {
    const { events } = await importSample(BULK);
    expect(vacanciesOf(events)[0]).toMatchObject({
      id: '66ee0782-a01e-11ea-94f4-bf2cfe8c828d',
      title: 'Аппаратчик 5 разряда',
      region: '7100000000000',
      address: 'Тульская область, 301840, г Ефремов, р-н Ефремовский, ул Московская Застава, д. 1',
      addressCode: '7100000000000',
      point: { latitude: 54.221637, longitude: 37.689833 },
      employer: { name: 'ООО "ЗЕРНОПРОДУКТ"', inn: '7113067263', ogrn: '1077142000650', agency: false },
      professionCode: '100656',
      sphereCode: 'Industry',
      sphereName: 'Производство',
      education: 'Среднее профессиональное',
      experienceYears: 1,
      pay: { min: 23000, max: null, period: 'month' },
      quota: true,
      housing: false,
      createdOn: '2022-02-20',
      modifiedOn: '2024-03-06',
    });
  });

  it('the Latin T of «Tребования не предъявляются» is folded, «Не указано» states nothing', async () => {
    const educations = vacanciesOf((await importSample(WELDERS)).events).map((vacancy) => vacancy.education);
    expect(educations.filter((label) => label === 'Требования не предъявляются')).toHaveLength(9);
    expect(educations.filter((label) => label === null)).toHaveLength(2);
  });

  const api = (record: object) => JSON.stringify({ results: { vacancies: [{ vacancy: record }] } });
  const base = { id: 'a', 'job-name': 'Повар', region: { region_code: '6600000000000' }, work_places: 1 };
  const one = async (record: object) =>
    importAs(fileOf(api({ ...base, ...record }), 'a.json'), 'portal-api-v1');

  it.each([
    ['0 places stay 0', { work_places: 0 }, { places: 0 }, []],
    ['unreadable places are not 0', { work_places: 'много' }, { places: null }, ['places-unreadable@1']],
    ['placeholders of pay', { salary_min: 0, salary_max: 999999 }, { pay: null }, []],
    ['pay as text only', { salary: 'от 45 000' }, { pay: { min: 45000, max: null, period: 'month' } }, []],
    [
      'entities in the title',
      { 'job-name': 'Повар&nbsp;&amp;amp; кондитер' },
      { title: 'Повар & кондитер' },
      [],
    ],
    [
      'agency',
      { company: { name: 'КА', 'hr-agency': true } },
      { employer: { name: 'КА', inn: null, ogrn: null, agency: true } },
      [],
    ],
    [
      'agency by source',
      { source: 'Аккредитованное частное агентство занятости' },
      { employer: { agency: true } },
      [],
    ],
    ['places for foreigners', { workPlaceType: { workPlaceForeign: true } }, { foreignQuota: true }, []],
    ['disabled by category alone', { social_protected: 'Инвалид' }, { quota: true }, []],
    [
      'a flag outweighs the category',
      { social_protected: 'Инвалид', workPlaceType: { workPlaceQuota: false } },
      { quota: false },
      [],
    ],
    [
      'parents of disabled children',
      { social_protected: 'работники, имеющие детей-инвалидов' },
      { quota: false },
      [],
    ],
    [
      'wrong control digit of the ИНН',
      { company: { inn: '0000002739' } },
      { employer: { inn: null } },
      ['inn-checksum@1'],
    ],
    [
      'a day that does not exist',
      { 'creation-date': '2026-02-30' },
      { createdOn: null },
      ['date-impossible@1'],
    ],
    [
      'values of another type',
      { 'job-name': 'Повар', company: 'ООО', requirement: 7, addresses: [] },
      { title: 'Повар' },
      [],
    ],
    [
      'foreign region name instead of a code',
      { region: { name: 'Город Москва' } },
      { region: '7700000000000' },
      [],
    ],
  ])('%s', async (_case, record, expected, findings) => {
    const { events } = await one(record);
    expect(vacanciesOf(events)[0]).toMatchObject(expected);
    expect(findingsOf(events)).toEqual(findings);
  });

  it('a record without title and things that are no records are rejected, the others stay', async () => {
    const records = [base, 'мусор', null, { ...base, 'job-name': ' ' }, base];
    const { events } = await importAs(fileOf(JSON.stringify(records), 'a.json'), 'portal-records-json');
    expect(vacanciesOf(events)).toHaveLength(2);
    expect(findingsOf(events)).toEqual([
      '!record-malformed@2',
      '!record-malformed@3',
      '!record-without-title@4',
    ]);
  });

  it('a record without id gets the same digest each time', async () => {
    const ids = async () => vacanciesOf((await one({ id: undefined })).events)[0]?.id;
    expect(await ids()).toMatch(/^[0-9a-f]{32}$/);
    expect(await ids()).toBe(await ids());
  });
});

describe('documents that cannot be read', () => {
  it.each([
    ['cut off', '{"vacancies":[{"id":"+79990001122"', 'file-unreadable'],
    ['no list', '{"results":[1]}', 'file-unknown'],
  ])('%s', async (_case, content, code) => {
    const failure = importAs(fileOf(content, 'a.json'), 'portal-bulk-json');
    await expect(failure).rejects.toMatchObject({ code });
    await expect(failure).rejects.not.toThrow(/79990001122/);
  });
});

describe('contacts never leave the file', () => {
  it('neither the contact fields nor phones and addresses typed into texts', async () => {
    const canary = { phone: '+7 (999) 000-11-22', mail: 'canary@example.invalid', person: 'Канарейкина' };
    const document = JSON.parse(readFileSync(new URL(FULL, FIXTURES), 'utf8'), (key, value) => {
      if (key === 'contact_value') return canary.phone;
      if (key === 'email' || key === 'site') return canary.mail;
      if (key === 'contact_person') return canary.person;
      if (['duty', 'job-name', 'location', 'qualification'].includes(key))
        return `${value} т. 8(999)0001122, ${canary.mail}`;
      return value;
    });
    const { opened, events } = await importFile(fileOf(JSON.stringify(document), 'a.json'));
    expect(vacanciesOf(events)).toHaveLength(2);
    expect(JSON.stringify([opened, events])).not.toMatch(/canary|Канарейкин|0001122|000-11-22/i);
  });
});
