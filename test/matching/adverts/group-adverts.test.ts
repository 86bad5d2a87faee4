import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Place } from '../../../src/domain/territory.ts';
import type { StoredVacancy } from '../../../src/domain/vacancy.ts';
import { addressKey } from '../../../src/matching/adverts/address-key.ts';
import { countOnce, countRemoved } from '../../../src/matching/adverts/advert-noise.ts';
import { employerNameKey, findSharedInns } from '../../../src/matching/adverts/employer-key.ts';
import { findNoise } from '../../../src/matching/adverts/find-noise.ts';
import { groupAdverts } from '../../../src/matching/adverts/group-adverts.ts';
import { titleCore } from '../../../src/matching/adverts/title-core.ts';
import { day, inn, SVERDLOVSK, vacancy } from '../../store/sample-imports.ts';

const REVDA: Place = { region: SVERDLOVSK, municipality: 'Ревда', settlement: 'Ревда', point: null };
const employer = { name: 'ООО «Образец»', inn: inn('6600000000'), ogrn: null, agency: false };
const ADDRESS = 'Свердловская область, г Ревда, Примерная улица, дом: Д. 17;';

function advert(id: string, stated: Partial<StoredVacancy> = {}) {
  const source = { file: id.startsWith('t-') ? 'служба.xlsx' : 'vacancy.csv', sheet: null, row: 2 };
  return {
    vacancy: { ...vacancy(id), title: 'Повар', employer, address: ADDRESS, source, ...stated },
    place: REVDA,
  };
}

/** The id a table without ids gives. */
const row = (number: number) => `t-${String(number).padStart(32, '0')}`;
const none = new Set<string>();
const idsOf = (groups: ReturnType<typeof groupAdverts>) =>
  groups.map(({ representative, duplicates }) => [representative.id, ...duplicates.map(({ id }) => id)]);

test.each([
  ['Повар 1', 'повар'],
  ['Повар.', 'повар'],
  ['Повар (2)', 'повар'],
  ['1. Повар', 'повар'],
  ['ПОВАР!!!', 'повар'],
  ['Пoваp №3', 'повар'],
  ['Повар срочно', 'повар'],
  ['Слесарь 5 разряда', 'слесарь 5 разряда'],
  ['Слесарь разряд 5', 'слесарь разряд 5'],
  ['Водитель категории 2', 'водитель категории 2'],
  ['Сторож сутки 1/3', 'сторож сутки 1/3'],
  ['1', '1'],
])('«%s» is the title «%s»', (title, core) => {
  expect(titleCore(title)).toBe(core);
});

it('the core of a core is itself', () => {
  const letter = fc.constantFrom(...'повар 12№().,!/абвсрочно');
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 40 }), (title) => {
      expect(titleCore(titleCore(title))).toBe(titleCore(title));
    }),
    { numRuns: 300 },
  );
});

test.each([
  [
    'Свердловская область, г Ревда, Примерная улица, дом: Д. 17;',
    'Свердловская обл., г. Ревда, ул. Примерная, д. 17',
    true,
  ],
  [
    'Свердловская область, г Ревда, Примерная улица, дом: Д. 17;',
    'Свердловская область, г Ревда, Примерная улица, д. 17',
    true,
  ],
  [
    'г Ревда, Примерная улица, дом: Д. 17; 620050, г. Екатеринбург, ул. Мира, д. 3',
    'г Ревда, Примерная улица, д. 17',
    true,
  ],
  ['г Ревда, Примерная улица, д. 17', 'г Ревда, Примерная улица, д. 18', false],
])('%s and %s: one address is %s', (a, b, same) => {
  expect(addressKey(a) === addressKey(b)).toBe(same);
});

it('an employer is known without its legal form and quotes', () => {
  const names = ['ООО «Ромашка»', 'Общество с ограниченной ответственностью "Ромашка"', 'РОМАШКА'];
  expect(new Set(names.map(employerNameKey))).toEqual(new Set(['ромашка']));
});

describe('adverts that are one', () => {
  it.each<[string, Partial<StoredVacancy>]>([
    ['another id', {}],
    ['a tail in the title', { title: 'Повар (2)' }],
    ['places changed a little', { places: 4 }],
    ['a second address glued on', { address: `${ADDRESS} 620050, г. Екатеринбург, ул. Мира, д. 3` }],
  ])('posted again with %s', (_, changed) => {
    const groups = groupAdverts([advert('a'), advert('b', changed)], none);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.placesRemoved).toBe(3);
  });

  it.each<[string, Partial<StoredVacancy>]>([
    ['another employer', { employer: { ...employer, inn: inn('6600000001') } }],
    ['another title', { title: 'Повар-кондитер' }],
    ['another grade', { title: 'Повар 5 разряда' }],
    ['another house', { address: 'Свердловская область, г Ревда, Примерная улица, дом: Д. 18;' }],
    ['another pay', { pay: { min: 60_000, max: null, period: 'month' } }],
    ['many more places', { places: 40 }],
    ['no employer', { employer: { name: null, inn: null, ogrn: null, agency: false } }],
  ])('not with %s', (_, changed) => {
    expect(groupAdverts([advert('a'), advert('b', changed)], none)).toEqual([]);
  });

  it('a table without ids repeats the portal row for row, spelled its own way', () => {
    const table = {
      address: 'г. Ревда, ул. Примерная',
      pay: { min: 50_000, max: 60_000, period: 'month' },
    } as const;
    const groups = groupAdverts(
      [
        advert('a'),
        advert(row(1), table),
        advert(row(2), { ...table, pay: { min: 70_000, max: null, period: 'month' } }),
      ],
      none,
    );
    expect(idsOf(groups)).toEqual([['a', row(1)]]);
    expect(groups[0]?.reasons).toEqual(['other-source']);
  });

  it('rows of one table at different houses stay apart from the portal’s other house', () => {
    const address = 'Свердловская область, г Ревда, Мира улица, д. 5';
    expect(groupAdverts([advert('a'), advert(row(1), { address })], none)).toEqual([]);
  });

  it('the newest of the portal counts, with the most places and the earliest day', () => {
    const adverts = [
      advert('a', { places: 5, createdOn: day('2026-02-01'), modifiedOn: day('2026-02-02') }),
      advert('b', { places: 3, createdOn: day('2026-05-20'), modifiedOn: day('2026-05-21') }),
      advert(row(1), { places: 4, modifiedOn: day('2026-05-25') }),
    ];
    const groups = groupAdverts(adverts, none);
    expect(idsOf(groups)).toEqual([['b', 'a', row(1)]]);
    const [counted, ...others] = countOnce(adverts, groups);
    expect(others).toEqual([]);
    expect(counted?.vacancy).toMatchObject({ id: 'b', places: 5, createdOn: '2026-02-01' });
    const listed = adverts.map((each) => each.vacancy);
    expect(countRemoved(listed, groups)).toEqual({
      listed: { adverts: 3, places: 12 },
      removed: { adverts: 2, places: 7 },
    });
  });

  it('the order of the adverts does not matter, and each need is left once', () => {
    const stated = fc.record({
      title: fc.constantFrom('Повар', 'Повар 2', 'Слесарь'),
      places: fc.constantFrom(1, 2, 30, null),
      source: fc.constantFrom('portal', 'table'),
    });
    fc.assert(
      fc.property(fc.array(stated, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, order) => {
        const adverts = all.map(({ source, ...rest }, at) =>
          advert(source === 'portal' ? `p${at}` : row(at), rest),
        );
        const shuffled = adverts
          .map((each) => ({ each, at: order.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each);
        const groups = groupAdverts(adverts, none);
        expect(groupAdverts(shuffled, none)).toEqual(groups);
        expect(
          groupAdverts(countOnce(adverts, groups), none).flatMap(({ reasons }) => reasons),
        ).not.toContain('repost');
      }),
      { numRuns: 100 },
    );
  });
});

describe('aggregators', () => {
  const placed = (name: string, number: string) => ({ employer: { ...employer, name, inn: inn(number) } });

  it('an ИНН under many names is nobody’s own, one name spelled in many ways is', () => {
    const adverts = [
      ...['ООО «А»', 'ООО «Б»', 'ООО «В»', 'ООО «Г»', 'ООО «Д»'].map((name) => placed(name, '0000000770')),
      ...['ООО «Завод»', 'ЗАВОД', 'ООО Завод', 'АО "Завод"', 'завод'].map((name) =>
        placed(name, '6600000002'),
      ),
    ];
    expect(findSharedInns(adverts)).toEqual([{ inn: '0000000770', names: 5, adverts: 5 }]);
  });

  it('under it adverts of different employers stay apart, those of one are one', () => {
    const shared = new Set(['0000000770']);
    const adverts = [
      advert('a', placed('ООО «А»', '0000000770')),
      advert('b', placed('ООО «Б»', '0000000770')),
      advert('c', placed('А', '0000000770')),
    ];
    expect(idsOf(groupAdverts(adverts, shared))).toEqual([['a', 'c']]);
  });
});

describe('noise', () => {
  const trade = (places: number, at: number, stated: Partial<StoredVacancy> = {}) => ({
    vacancy: advert(`p${String(at).padStart(3, '0')}`, { places, ...stated }).vacancy,
    trade: '336:15.01.05',
  });
  const usual = Array.from({ length: 60 }, (_, at) => trade(2 + (at % 5), at));

  it('far more places than the trade has are told with what is usual', () => {
    const [noisy, ...others] = findNoise([...usual, trade(900, 100)], none, 1000);
    expect(others).toEqual([]);
    expect(noisy).toMatchObject({ kinds: ['outlier'], usual: { median: 4 } });
  });

  it('large, of an agency, for a foreign quota, under a shared ИНН: each is named, most places first', () => {
    const noisy = findNoise(
      [
        ...usual,
        trade(60, 100, { foreignQuota: true }),
        trade(3, 101, { employer: { ...employer, agency: true } }),
        trade(4, 102, { employer: { ...employer, inn: inn('0000000770') } }),
      ],
      new Set(['0000000770']),
      50,
    );
    expect(noisy.map(({ kinds }) => kinds)).toEqual([['foreign-quota', 'large'], ['shared-inn'], ['agency']]);
  });

  it('a handful of adverts says nothing of what is usual', () => {
    expect(findNoise([trade(2, 1), trade(900, 2)], none, 1000)).toEqual([]);
  });
});
