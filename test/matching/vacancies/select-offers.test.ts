import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherProfessions } from '../../../src/matching/balance/profession.ts';
import type { OfferOptions } from '../../../src/matching/vacancies/offer.ts';
import { createVacancySelector } from '../../../src/matching/vacancies/select-offers.ts';
import { loadReference } from '../../../src/reference/load-reference.ts';
import { day, spo } from '../../monitoring/make-graduate.ts';
import { makeAdvert, placeAt } from './make-advert.ts';

const professions = gatherProfessions(loadReference().spo);
const HOME = placeAt('Екатеринбург', 56.838, 60.597);
const select = (adverts: readonly ReturnType<typeof makeAdvert>[], freshDays = 60) =>
  createVacancySelector({
    adverts,
    professions,
    settings: { level: 'municipality', radiusKm: 30, countForeignQuota: false },
    asOf: day('2026-05-25'),
    freshDays,
  });
const ids = (adverts: readonly ReturnType<typeof makeAdvert>[], options: OfferOptions = {}) =>
  select(adverts)
    .vacanciesFor({ programmes: [spo('15.01.05')], place: HOME }, options)
    .map(({ vacancy }) => vacancy.id);

test.each([
  ['another profession', makeAdvert('x', { code: '43.01.09' })],
  ['no open place', makeAdvert('x', { places: 0 })],
  ['closed', makeAdvert('x', { open: false })],
  ['older than the term of freshness', makeAdvert('x', { createdOn: day('2026-03-25') })],
  ['a line of the forecast', makeAdvert('x', { kind: 'forecast' })],
  ['for foreign workers only', makeAdvert('x', { foreignQuota: true })],
  ['out of reach', makeAdvert('x', { place: placeAt('Серов', 59.6, 60.58) })],
])('left out: %s', (_, advert) => {
  expect(ids([advert])).toEqual([]);
});

test('changed lately counts as fresh; on the last day of the term too', () => {
  const old = { createdOn: day('2025-01-01') };
  expect(ids([makeAdvert('x', { ...old, modifiedOn: day('2026-03-26') })])).toEqual(['x']);
  expect(ids([makeAdvert('x', { ...old, modifiedOn: day('2026-03-25') })])).toEqual([]);
});

test('housing makes what is out of reach worth a move, behind all that is near', () => {
  const far = makeAdvert('far', { place: placeAt('Серов', 59.6, 60.58), housing: true, pay: 200_000 });
  const near = makeAdvert('near', { experienceYears: 3 });
  expect(ids([far, near])).toEqual(['near']);
  expect(ids([far, near], { relocation: true })).toEqual(['near', 'far']);
  expect(ids([far, near], { housing: true })).toEqual(['far']);
});

test('best first: no experience, then nearer, then better paid', () => {
  const town = placeAt('Первоуральск', 56.9, 59.95);
  const adverts = [
    makeAdvert('asks', { experienceYears: 1, pay: 300_000 }),
    makeAdvert('unsaid', { experienceYears: null }),
    makeAdvert('away', { experienceYears: 0, place: placeAt('Берёзовский', 56.91, 60.8) }),
    makeAdvert('poor', { experienceYears: 0, pay: 30_000 }),
    makeAdvert('rich', { experienceYears: 0, pay: 90_000 }),
    makeAdvert('beyond', { place: town }),
  ];
  expect(ids(adverts)).toEqual(['rich', 'poor', 'away', 'unsaid', 'asks']);
});

test('the order of adverts changes nothing; stricter options never add', () => {
  const advert = fc
    .record({
      id: fc.uuid(),
      experienceYears: fc.constantFrom(null, 0, 2),
      pay: fc.constantFrom(null, 30_000, 60_000),
      housing: fc.constantFrom(null, true, false),
      latitude: fc.double({ min: 56.5, max: 57.2, noNaN: true }),
    })
    .map(({ id, latitude, ...stated }) =>
      makeAdvert(id, { ...stated, place: placeAt(null, latitude, 60.6) }),
    );
  fc.assert(
    fc.property(
      fc.uniqueArray(advert, { maxLength: 12, selector: ({ vacancy }) => vacancy.id }),
      (adverts) => {
        const all = ids(adverts);
        expect(ids(adverts.toReversed())).toEqual(all);
        for (const options of [{ withoutExperience: true }, { withinKm: 10 }, { withoutQuota: true }]) {
          const fewer = new Set(ids(adverts, options));
          expect(all.filter((id) => fewer.has(id))).toEqual([...fewer]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
