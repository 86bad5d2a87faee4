import { describe, expect, test } from 'vitest';
import { balanceRegion } from '../../../src/matching/balance/balance-region.ts';
import {
  type AdvertLine,
  adverts,
  type GraduateLine,
  graduates,
  REGION,
  region,
  spoReference,
} from './region.ts';

interface Example {
  readonly name: string;
  readonly graduates: readonly GraduateLine[];
  readonly adverts: readonly AdvertLine[];
  readonly unmet: number;
  readonly surplus: number;
}

const examples: readonly Example[] = [
  {
    name: 'the newest code asks, the graduate holds the old code of the same trade',
    graduates: [{ specialty: '1199:15.01.05', count: 3 }],
    adverts: [{ codes: '336:15.01.05', places: 5 }],
    unmet: 2,
    surplus: 0,
  },
  {
    name: 'a neighbouring town within 30 km is reached, a far one is not',
    graduates: [
      { specialty: '15.01.05', count: 2, home: 'Берёзовский' },
      { specialty: '15.01.05', count: 2, home: 'Серов' },
    ],
    adverts: [{ codes: '15.01.05', places: 4, at: 'Екатеринбург' }],
    unmet: 2,
    surplus: 2,
  },
  {
    name: 'housing opens the far place',
    graduates: [{ specialty: '15.01.05', count: 2, home: 'Серов' }],
    adverts: [{ codes: '15.01.05', places: 2, at: 'Екатеринбург', housing: true }],
    unmet: 0,
    surplus: 0,
  },
  {
    name: 'so do shifts away from home and remote work',
    graduates: [{ specialty: '15.01.05', count: 2, home: 'Серов' }],
    adverts: [
      { codes: '15.01.05', places: 1, at: 'Екатеринбург', mode: 'rotation' },
      { codes: '15.01.05', places: 1, at: 'Екатеринбург', mode: 'remote' },
    ],
    unmet: 0,
    surplus: 0,
  },
  {
    name: 'an unknown home reaches everywhere',
    graduates: [{ specialty: '15.01.05', count: 1, home: null }],
    adverts: [{ codes: '15.01.05', places: 1, at: 'Серов' }],
    unmet: 0,
    surplus: 0,
  },
  {
    name: 'a place for two professions goes to the one that has nothing else',
    graduates: [
      { specialty: '15.01.05', count: 2 },
      { specialty: '43.01.09', count: 1 },
    ],
    adverts: [
      { codes: '15.01.05', places: 2 },
      { codes: '15.01.05 0.9, 43.01.09 0.1', places: 1 },
    ],
    unmet: 0,
    surplus: 0,
  },
  {
    name: 'closed adverts ask for nobody',
    graduates: [{ specialty: '15.01.05', count: 1 }],
    adverts: [{ codes: '15.01.05', places: 9, open: false }],
    unmet: 0,
    surplus: 1,
  },
];

describe('the feasible view', () => {
  test.each(examples)('$name', ({ graduates: people, adverts: wanted, unmet, surplus }) => {
    const { headline } = balanceRegion(region(graduates(...people), adverts(...wanted)));
    expect(headline).toMatchObject({ feasibleUnmet: unmet, surplus });
  });
});

test.each([
  ['settlement', 1],
  ['municipality', 0],
] as const)('level %s: a village of the same municipality 60 km away leaves %d unmet', (level, unmet) => {
  const village = (name: string, latitude: number) => ({
    region: REGION,
    municipality: 'Сысертский',
    settlement: name,
    point: { latitude, longitude: 60 },
  });
  const people = graduates({ specialty: '15.01.05' }).map((one) => ({
    ...one,
    place: village('Двуреченск', 56),
  }));
  const wanted = adverts({ codes: '15.01.05', places: 1 }).map((one) => ({
    ...one,
    place: village('Щелкун', 56.6),
  }));
  expect(balanceRegion(region(people, wanted, {}, { level })).headline.feasibleUnmet).toBe(unmet);
});

test('the whole region is one labour market when the configuration says so', () => {
  const input = region(
    graduates({ specialty: '15.01.05', home: 'Серов' }),
    adverts({ codes: '15.01.05', places: 1, at: 'Екатеринбург' }),
    {},
    { level: 'region' },
  );
  expect(balanceRegion(input).headline.feasibleUnmet).toBe(0);
});

test('a programme divided into two lets its graduates take the places of both', () => {
  const input = region(
    graduates({ specialty: '1199:15.01.23', count: 2 }),
    adverts({ codes: '15.01.38', places: 1 }, { codes: '23.01.17', places: 1 }),
  );
  const divided = spoReference([
    ['1199:15.01.23', '336:15.01.38', 'official'],
    ['1199:15.01.23', '336:23.01.17', 'name-similarity'],
  ]);
  expect(balanceRegion({ ...input, spo: divided }).headline.feasibleUnmet).toBe(0);
  expect(balanceRegion({ ...input, spo: spoReference([]) }).headline.feasibleUnmet).toBe(2);
});

test('the certificate names the saturated set: 5 places, 2 graduates within reach, 3 places stay empty', () => {
  const { certificates } = balanceRegion(
    region(
      graduates(
        { specialty: '15.01.05', count: 2, home: 'Екатеринбург' },
        { specialty: '43.01.09', count: 4, home: 'Серов' },
      ),
      adverts({ codes: '15.01.05', places: 5 }, { codes: '43.01.09', places: 1, at: 'Серов' }),
    ),
  );
  expect(certificates).toEqual([
    expect.objectContaining({
      kind: 'deficit',
      places: 5,
      graduates: 2,
      gap: 3,
      placeProfessions: [{ profession: '336:15.01.05', count: 5 }],
      graduateProfessions: [{ profession: '336:15.01.05', count: 2 }],
      territories: ['Екатеринбург'],
    }),
    expect.objectContaining({ kind: 'surplus', places: 1, graduates: 4, gap: 3, territories: ['Серов'] }),
  ]);
});

test('one profession is proven by itself where an advert for several ties all together', () => {
  const { certificates, professionCertificates } = balanceRegion(
    region(
      graduates({ specialty: '15.01.05', count: 2 }, { specialty: '43.01.09', count: 1 }),
      adverts(
        { codes: '15.01.05', places: 9 },
        { codes: '43.01.09', places: 4 },
        { codes: '15.01.05 0.5, 43.01.09 0.5', places: 2 },
      ),
    ),
  );
  expect(certificates.map(({ places, graduates: people, gap }) => [places, people, gap])).toEqual([
    [15, 3, 12],
  ]);
  expect(professionCertificates.map(({ places, graduates: people, gap }) => [places, people, gap])).toEqual([
    [11, 3, 8],
    [4, 1, 3],
  ]);
});

test('what is left out, why, and how many places', () => {
  const { totals, unmatched, apart, headline } = balanceRegion(
    region(
      graduates({ specialty: '15.01.05' }),
      adverts(
        { codes: '15.01.05', places: 2, title: 'Сварщик' },
        { decision: 'none', places: 7, title: 'Грузчик' },
        { decision: 'none', places: 4, title: 'грузчик' },
        { decision: 'unsure', codes: '43.01.09', places: 5, title: 'Мастер цеха' },
        { codes: '15.01.05', places: 3, at: null, title: 'Сварщик' },
        { codes: '15.01.05', places: 90, foreignQuota: true, title: 'Сварщик' },
        { codes: '15.01.05', places: 60, title: 'Электросварщик' },
        { codes: '15.01.05', places: null, title: 'Газосварщик' },
      ),
    ),
  );
  expect(
    unmatched.map(({ reason, title, adverts: count, places }) => [reason, title, count, places]),
  ).toEqual([
    ['foreign-quota', 'Сварщик', 1, 90],
    ['none', 'Грузчик', 2, 11],
    ['unsure', 'Мастер цеха', 1, 5],
    ['no-region', 'Сварщик', 1, 3],
    ['places-unknown', 'Газосварщик', 1, 0],
  ]);
  expect(totals).toEqual({
    graduates: 1,
    available: 1,
    adverts: 8,
    places: 171,
    unmatchedAdverts: 5,
    unmatchedPlaces: 109,
  });
  expect(headline).toMatchObject({
    largePlaces: 60,
    largeAdverts: 1,
    foreignQuotaPlaces: 90,
    advertsWithoutPlaces: 1,
  });
  expect(apart.map(({ places, counted }) => [places, counted])).toEqual([
    [90, false],
    [60, true],
  ]);
});

test('foreign-quota adverts count when the configuration says so', () => {
  const wanted = adverts({ codes: '15.01.05', places: 90, foreignQuota: true });
  const { totals } = balanceRegion(region([], wanted, {}, { countForeignQuota: true }));
  expect(totals).toMatchObject({ places: 90, unmatchedPlaces: 0 });
});

test('indices, inflow and persistence of a profession', () => {
  const { professions } = balanceRegion(
    region(
      graduates({ specialty: '15.01.05', count: 2 }),
      adverts(
        { codes: '15.01.05', places: 3, createdOn: '2026-05-19' },
        { codes: '15.01.05', places: 1, createdOn: '2026-05-18' },
        { codes: '15.01.05', places: 4, createdOn: '2026-03-25' },
        { codes: '15.01.05', places: 2 },
      ),
    ),
  );
  expect(professions).toHaveLength(1);
  expect(professions[0]).toMatchObject({
    places: 10,
    adverts: 4,
    available: 2,
    inflowPlaces: 3,
    inflowAdverts: 1,
    tension: 0.2,
    deficitIndex: 8 / 12,
    persistence: 0.5,
    feasibleUnmet: 8,
    urgency: 12,
  });
});

test.each([
  ['2026-03-26', 60, 0],
  ['2026-03-25', 61, 1],
])('an advert of %s is %d days old: persistence %d', (createdOn, _, expected) => {
  const { professions } = balanceRegion(region([], adverts({ codes: '15.01.05', places: 2, createdOn })));
  expect(professions[0]?.persistence).toBe(expected);
});

test('fewer than five people and places: no index', () => {
  const { professions } = balanceRegion(
    region(graduates({ specialty: '15.01.05', count: 2 }), adverts({ codes: '15.01.05', places: 2 })),
  );
  expect(professions[0]).toMatchObject({ tension: 1, deficitIndex: null });
});
