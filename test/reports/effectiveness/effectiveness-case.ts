import { compareSnapshots, type Snapshot } from '../../../src/monitoring/effectiveness/compare-snapshots.ts';
import {
  type EffectivenessReport,
  effectivenessReport,
} from '../../../src/monitoring/effectiveness/effectiveness.ts';
import { readMethod } from '../../../src/monitoring/effectiveness/read-method.ts';
import { day, makeGraduate, status } from '../../monitoring/make-graduate.ts';
import { job } from '../../monitoring/retention-case.ts';
import { NOW } from '../weekly/weekly-case.ts';

/** Returns two colleges owed and sent. */
const DISCIPLINE: ReadonlyMap<string, { due: number; onTime: number }> = new Map([
  ['Первый', { due: 8, onTime: 6 }],
  ['Второй', { due: 8, onTime: 8 }],
]);

/** The effectiveness report of the graduates of the weekly case. */
export function effectivenessCase(graduates: typeof NOW = NOW, discipline = DISCIPLINE) {
  return effectivenessReport({
    asOf: day('2026-05-25'),
    region: 'Свердловская область',
    cohort: 2026,
    graduates,
    colleges: [],
    discipline,
    specialtyName: ({ code }) => (code === '15.01.05' ? 'Сварщик' : null),
    method: readMethod(),
  });
}

const ROW = { person: null, asOf: day('2026-11-02'), source: { file: 'реестр.xlsx', sheet: null, row: 3 } };

/** The report of a year later with every register filled and a snapshot before it; weights make a score. */
export function fullCase(): EffectivenessReport {
  const method = readMethod();
  const people = Array.from({ length: 24 }, (_, i) => {
    const plan = { asOf: day('2026-05-25'), status: status('will-be-employed') };
    const now = { asOf: day('2026-10-26'), status: status(i % 3 === 0 ? 'not-motivated' : 'employed') };
    return makeGraduate(i + 1, {
      college: i < 14 ? 'Первый' : 'Второй',
      statusHistory: [plan, now],
      status: now.status,
      statusAsOf: now.asOf,
    });
  });
  const event = { date: day('2026-04-10'), topic: 'Ярмарка', employer: null, place: null };
  const attended = { date: event.date, topic: event.topic, came: null, offered: null, accepted: null };
  const request = { date: day('2026-03-01'), employer: 'Завод', employerInn: null, position: null };
  const figure = { date: day('2026-10-01'), source: 'СФР', cohort: 2026, college: 'Первый' };
  const report = effectivenessReport({
    asOf: day('2026-11-02'),
    region: 'Свердловская область',
    cohort: 2026,
    graduates: people,
    colleges: [],
    discipline: new Map([
      ['Первый', { due: 8, onTime: 6, sent: 7, clean: 5, fixed: 2, fixDays: 9 }],
      ['Второй', { due: 8, onTime: 8, sent: 8, clean: 8, fixed: 0, fixDays: 0 }],
    ]),
    specialtyName: () => 'Сварщик',
    method: {
      ...method,
      indicators: method.indicators.map((one) => (one.id === 'knowledge' ? { ...one, weight: 2 } : one)),
    },
    graduation: day('2026-06-30'),
    employment: people.slice(0, 12).map((one, i) => job(one, i < 2 ? { to: day('2026-08-01') } : {})),
    requests: [{ ...ROW, values: { ...request, college: 'Первый', places: 5, filled: 2, retained: 1 } }],
    official: [{ ...ROW, values: { ...figure, graduates: 15, employed: 7 } }],
    plans: new Map(people.slice(0, 10).map(({ id }) => [id, id < 5])),
    measures: {
      events: [
        { ...ROW, values: { ...event, kind: 'fair', college: null, invited: 30, came: 20, offers: 4 } },
      ],
      attendance: people.slice(0, 11).map((graduate) => ({ graduate, row: { ...ROW, values: attended } })),
      contacts: [],
      tasks: [],
      unfound: 1,
    },
    cohortRule: { title: 'выпуск предыдущего календарного года, через год', early: true },
  });
  const then: Snapshot = {
    asOf: day('2026-10-26'),
    composition: {},
    lines: [
      {
        key: 'region',
        label: 'Свердловская область',
        indicators: [{ id: 'placement', numerator: 10, denominator: 22, rate: 10 / 22 }],
      },
    ],
  };
  const [region] = then.lines;
  const corrected = {
    ...then,
    lines:
      region === undefined
        ? []
        : [{ ...region, indicators: [{ id: 'placement', numerator: 12, denominator: 24, rate: 0.5 }] }],
  };
  const now = { asOf: report.asOf, composition: {}, lines: [report.total, ...report.colleges] };
  const changes = compareSnapshots(
    { was: then, corrected, now },
    { sha256: 'abc123', indicators: method.indicators },
  );
  return { ...report, changes, digest: 'def456' };
}
