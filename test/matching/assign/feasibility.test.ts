import { describe, expect, it } from 'vitest';
import { readRequirements } from '../../../src/matching/assign/read-requirements.ts';
import { fullYears } from '../../../src/matching/assign/seekers.ts';
import { day } from '../balance/region.ts';
import { assignTable, type OfferLine, offers, type PersonLine, people } from './make-market.ts';

const WELDER: PersonLine = { specialty: '15.01.05', home: 'Екатеринбург' };
const WORK: OfferLine = { codes: '15.01.05', places: 1, id: 'v' };

/** The rule that forbids the advert to the person; «можно» when none does. */
function ruleFor(person: Partial<PersonLine>, offer: Partial<OfferLine>): string {
  const assignment = assignTable(people({ ...WELDER, ...person }), offers({ ...WORK, ...offer }));
  const answer = assignment.whyNot(1, 'v');
  const sent = assignment.matchesOf(1)?.place?.opening.vacancy.id;
  expect(sent === 'v').toBe(answer.kind === 'assigned');
  return answer.kind === 'assigned' ? 'можно' : answer.kind === 'forbidden' ? answer.rule : answer.kind;
}

describe('who can be sent where', () => {
  const cases: readonly (readonly [string, Partial<PersonLine>, Partial<OfferLine>, string])[] = [
    ['the same town', {}, {}, 'можно'],
    ['another trade', {}, { codes: '43.01.09' }, 'other-trade'],
    ['the old code of the same trade', { specialty: '1199:15.01.05' }, {}, 'можно'],
    ['a town within the radius', {}, { at: 'Берёзовский' }, 'можно'],
    ['a town beyond it', {}, { at: 'Серов' }, 'territory'],
    ['beyond, but ready to move', { relocate: true }, { at: 'Серов' }, 'можно'],
    ['beyond, with housing', {}, { at: 'Серов', housing: true }, 'можно'],
    [
      'beyond, with housing, not ready to move',
      { relocate: false },
      { at: 'Серов', housing: true },
      'no-relocation',
    ],
    ['not ready to move, within the radius', { relocate: false }, { at: 'Берёзовский' }, 'можно'],
    ['shift work from anywhere', {}, { at: 'Серов', mode: 'rotation' }, 'можно'],
    ['shift work at 17', { born: '2008-05-26' }, { mode: 'rotation' }, 'age'],
    ['shift work on the eighteenth birthday', { born: '2008-05-25' }, { mode: 'rotation' }, 'можно'],
    ['shift work, birth date not known', {}, { mode: 'rotation' }, 'можно'],
    ['night shifts at 17', { born: '2009-01-01' }, { over: { description: 'Ночные смены, 2/2' } }, 'age'],
    ['night shifts at 19', { born: '2007-01-01' }, { over: { description: 'Ночные смены, 2/2' } }, 'можно'],
    [
      'harmful work at 17',
      { born: '2009-01-01' },
      { over: { description: 'Вредные условия труда, молоко' } },
      'age',
    ],
    ['on a height at 17', { born: '2009-01-01' }, { over: { description: 'Работы на высоте' } }, 'age'],
    ['a bus at 20', { born: '2006-01-01' }, { title: 'Водитель автобуса' }, 'age'],
    ['a bus at 21', { born: '2005-01-01', driving: ['D'] }, { title: 'Водитель автобуса' }, 'можно'],
    ['a lorry without the licence', { driving: ['B'] }, { title: 'Водитель категории С' }, 'licence'],
    ['a lorry with it', { driving: ['B', 'C'] }, { title: 'Водитель категории С' }, 'можно'],
    ['a lorry, licence not known', {}, { title: 'Водитель грузового автомобиля' }, 'можно'],
    ['no licence at all', { driving: [] }, { title: 'Водитель-курьер' }, 'licence'],
    [
      'nights for who must not work at night',
      { limits: ['night'] },
      { over: { schedule: 'ночная смена' } },
      'work-limit',
    ],
    ['days for who must not work at night', { limits: ['night'] }, {}, 'можно'],
    ['lifting for who must not lift', { limits: ['heavy'] }, { title: 'Грузчик' }, 'work-limit'],
    ['a quota place', {}, { over: { quota: true } }, 'quota'],
    [
      'a quota place, limited health only',
      { categories: { limitedHealth: true } },
      { over: { quota: true } },
      'quota',
    ],
    ['a quota place, disabled', { categories: { disabled: true } }, { over: { quota: true } }, 'можно'],
    [
      'a quota place, disabled child',
      { categories: { disabledChild: true } },
      { over: { quota: true } },
      'можно',
    ],
    ['a degree asked for', {}, { over: { education: 'Высшее' } }, 'education'],
    ['vocational education asked for', {}, { over: { education: 'Среднее профессиональное' } }, 'можно'],
    ['a closed advert', {}, { open: false }, 'unknown-advert'],
    ['an advert without stated places', {}, { places: null }, 'unknown-advert'],
    ['an advert recognition is unsure of', {}, { decision: 'unsure' }, 'unknown-advert'],
    ['a graduate who works', { status: 'employed' }, {}, 'not-seeking'],
  ];
  it.each(cases)('%s', (_, person, offer, rule) => {
    expect(ruleFor(person, offer)).toBe(rule);
  });

  it('a licence nobody stated is asked about', () => {
    const ask = (driving: PersonLine['driving']) =>
      assignTable(
        people({ ...WELDER, ...(driving === undefined ? {} : { driving }) }),
        offers({ ...WORK, title: 'Водитель категории С' }),
      ).matchesOf(1)?.asksLicence;
    expect([ask(undefined), ask(['C'])]).toEqual([true, false]);
  });
});

it('the rules about adverts name their basis, and each matches words of its own', () => {
  for (const { id, basis, pattern, mode } of readRequirements()) {
    expect([id, basis.length > 10, pattern !== null || mode !== null]).toEqual([id, true, true]);
  }
});

it.each([
  ['2008-05-26', 17],
  ['2008-05-25', 18],
  ['2008-02-29', 18],
])('born on %s: %i full years on 25 May 2026', (born, years) => {
  expect(fullYears(day(born), day('2026-05-25'))).toBe(years);
});

it('born on 29 February: of age on 1 March', () => {
  expect([
    fullYears(day('2008-02-29'), day('2026-02-28')),
    fullYears(day('2008-02-29'), day('2026-03-01')),
  ]).toEqual([17, 18]);
});
