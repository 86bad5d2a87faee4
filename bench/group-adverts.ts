// Duplicates among a country's adverts: node bench/group-adverts.ts [adverts]
import type { Inn } from '../src/domain/identifiers.ts';
import type { RegionCode } from '../src/domain/territory.ts';
import type { StoredVacancy } from '../src/domain/vacancy.ts';
import { findSharedInns } from '../src/matching/adverts/employer-key.ts';
import { findNoise } from '../src/matching/adverts/find-noise.ts';
import { groupAdverts } from '../src/matching/adverts/group-adverts.ts';

const COUNT = Number(process.argv[2] ?? 600_000);
const TITLES = [
  'Повар',
  'Слесарь-ремонтник',
  'Продавец',
  'Водитель',
  'Медицинская сестра',
  'Токарь',
  'Охранник',
];
let state = 2026;
/** mulberry32: the same adverts every time. */
const draw = (below: number) => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
};

function advert(at: number): StoredVacancy {
  const employer = draw(COUNT / 8);
  const pay = 30_000 + 500 * draw(100);
  return {
    id: at % 20 === 0 ? `t-${String(at).padStart(32, '0')}` : `portal-${at}`,
    title: `${TITLES[draw(TITLES.length)]} ${draw(200)}-го участка`,
    typicalPosition: null,
    places: 1 + draw(5),
    region: '6600000000000' as RegionCode,
    address: `Свердловская область, г Ревда, Примерная улица, дом: Д. ${employer % 150};`,
    addressCode: null,
    point: null,
    employer: {
      name: `ООО «Образец ${employer}»`,
      inn: String(employer).padStart(10, '0') as Inn,
      ogrn: null,
      agency: false,
    },
    professionCode: null,
    oksoCode: null,
    sphereCode: null,
    sphereName: null,
    defenceBranch: null,
    education: null,
    experienceYears: null,
    schedule: null,
    employment: null,
    pay: { min: pay, max: null, period: 'month' },
    quota: false,
    foreignQuota: false,
    housing: null,
    description: null,
    createdOn: null,
    modifiedOn: null,
    url: null,
    open: true,
    source: { file: 'vacancy.csv', sheet: null, row: at },
  };
}

const adverts = Array.from({ length: COUNT }, (_, at) => advert(at));
// One in twenty is posted again word for word.
for (let at = 0; at < COUNT; at += 20) {
  const again = adverts[draw(COUNT)];
  if (again !== undefined) adverts[at] = { ...again, id: `again-${at}` };
}
const cpuMs = () => process.cpuUsage().user / 1000;
const started = cpuMs();
const shared = new Set(findSharedInns(adverts).map(({ inn }) => inn));
const groups = groupAdverts(
  adverts.map((vacancy) => ({ vacancy, place: null })),
  shared,
);
const grouped = cpuMs();
const noisy = findNoise(
  adverts.map((vacancy) => ({ vacancy, trade: vacancy.title })),
  shared,
  50,
);
process.stdout.write(
  `${COUNT} adverts: ${groups.length} groups in ${Math.round(grouped - started)} ms, ${noisy.length} noisy in ${Math.round(cpuMs() - grouped)} ms of processor time\n`,
);
