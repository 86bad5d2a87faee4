import { type Graduate, NO_CATEGORIES } from '../../../src/domain/graduate.ts';
import type { College } from '../../../src/domain/organisations.ts';
import type { RegisterValues } from '../../../src/domain/register.ts';
import type { TASKS } from '../../../src/domain/registers/tasks.ts';
import { readEdition } from '../../../src/monitoring/forms/read-edition.ts';
import { tasksByCollege } from '../../../src/monitoring/tasks/tasks-by-college.ts';
import { type WeeklyInput, weeklyReport } from '../../../src/monitoring/weekly/weekly.ts';
import { day, makeGraduate, spo, status } from '../../monitoring/make-graduate.ts';

const college = (name: string, municipality: string | null): College => ({
  name,
  aliases: [],
  inn: null,
  settlement: null,
  municipality,
  email: null,
  clusters: [],
  clusterProgrammes: [],
});

const clerk = { college: 'Второй', specialty: spo('38.02.01') };
const first = { college: 'Первый' };

/** A region small enough to count by hand: 13 graduates, three colleges, one late, one silent. */
const PEOPLE = [
  makeGraduate(1, {
    ...first,
    status: status('employed', { studyWork: 'individual-plan', inSpecialty: true }),
  }),
  makeGraduate(2, { ...first, status: status('employed', { inSpecialty: false }) }),
  makeGraduate(3, { ...first, status: status('will-be-employed', { plannedAt: 'practice-employer' }) }),
  makeGraduate(4, { ...first, status: status('will-be-conscript') }),
  makeGraduate(5, { ...first, status: status('childcare') }),
  makeGraduate(6, { ...first, categories: { ...NO_CATEGORIES, limitedHealth: true, disabledChild: true } }),
  makeGraduate(7, { ...first, status: status('will-study') }),
  makeGraduate(8, { ...first, status: status('will-move-abroad') }),
  makeGraduate(9, { ...first, status: status('employed', { inSpecialty: true }) }),
  makeGraduate(10, { ...first, status: status('employed', { inSpecialty: null }) }),
  makeGraduate(11, { ...clerk, status: status('employed', { inSpecialty: true }) }),
  makeGraduate(12, { ...clerk, status: status('not-motivated') }),
  makeGraduate(13, { ...clerk }),
];
/** Weeks know when somebody was first listed and what was known then. */
export const NOW: readonly Graduate[] = PEOPLE.map((one) => ({
  ...one,
  listedSince: day(one.id <= 8 ? '2026-05-11' : one.id <= 12 ? '2026-05-18' : '2026-05-25'),
  statusHistory:
    one.status === null
      ? []
      : one.id === 1
        ? [
            { asOf: day('2026-05-18'), status: status('will-be-employed') },
            { asOf: day('2026-05-25'), status: one.status },
          ]
        : [
            {
              asOf: day(
                one.status.kind === 'employed' ? '2026-05-18' : one.id === 3 ? '2026-05-25' : '2026-05-11',
              ),
              status: one.status,
            },
          ],
}));
const BEFORE = NOW.slice(0, 12).map((one) =>
  one.id === 1
    ? { ...one, status: status('will-be-employed') }
    : one.id === 3
      ? { ...one, status: null }
      : one,
);

/** Eight of them were listed by the first week; nobody had a job then, and of one the plans were not known. */
const START = NOW.slice(0, 8).map((one) =>
  one.status?.kind === 'employed' || one.id === 3 ? { ...one, status: null } : one,
);

const TASK: RegisterValues<typeof TASKS> = {
  task: 'Уточнить статусы выпускников без данных',
  college: null,
  setOn: day('2026-05-04'),
  due: day('2026-05-18'),
  done: null,
  state: null,
  evidence: null,
};

/** The report of that region, with what a case changes. */
export function weeklyCase(changes: Partial<WeeklyInput> = {}) {
  return weeklyReport(weeklyInput(changes));
}

/** What the report of that region is made of. */
export function weeklyInput(changes: Partial<WeeklyInput> = {}): WeeklyInput {
  return {
    asOf: day('2026-05-25'),
    region: 'Свердловская область',
    cohort: 2026,
    edition: readEdition('form3'),
    now: NOW,
    before: BEFORE,
    colleges: [college('Первый', 'Асбест'), college('Второй', 'Екатеринбург'), college('Третий', 'Асбест')],
    returns: [
      { college: 'Первый', asOf: day('2026-05-24') },
      { college: 'Второй', asOf: day('2026-05-11') },
    ],
    specialtyName: ({ code }) => (code === '15.01.05' ? 'Сварщик' : null),
    scarce: [
      { name: 'Сварщик', code: '15.01.05', places: 120, available: 21, unmet: 99 },
      { name: 'Повар, кондитер', code: '43.01.09', places: 40, available: 19, unmet: 21 },
    ],
    quality: [
      {
        code: 'value-unreadable',
        title: 'Значение не читается',
        severity: 'error',
        college: 'Первый',
        count: 2,
      },
      {
        code: 'snils-checksum',
        title: 'СНИЛС: контрольное число',
        severity: 'warning',
        college: null,
        count: 1,
      },
    ],
    attention: {
      statutoryPersons: 1,
      statutory: [
        { label: 'дети-сироты и лица из их числа', count: 0 },
        { label: 'лица с ОВЗ', count: 1 },
        { label: 'инвалиды', count: 0 },
        { label: 'дети-инвалиды', count: 1 },
      ],
      withoutBasis: 3,
      red: 1,
      amber: 2,
      tracks: [{ label: 'Призыв на военную службу', count: 1 }],
      byCollege: [
        { college: 'Второй', statutory: 0, red: 1, amber: 1 },
        { college: 'Первый', statutory: 1, red: 0, amber: 1 },
      ],
    },
    start: { asOf: day('2026-05-11'), graduates: START },
    weeks: [day('2026-05-11'), day('2026-05-18'), day('2026-05-25')],
    tasks: tasksByCollege(
      [
        { ...TASK, due: day('2026-05-08'), state: 'partly' as const },
        { ...TASK, college: 'Первый', done: day('2026-05-20') },
        { ...TASK, task: 'Прислать план встреч с работодателями', college: 'Второй' },
        { ...TASK, task: 'Обновить страницу центра карьеры', college: 'Второй', due: day('2026-06-01') },
      ].map((values) => ({
        person: null,
        values,
        asOf: day('2026-05-25'),
        source: { file: 'поручения.csv', sheet: null, row: 2 },
      })),
      ['Первый', 'Второй', 'Третий'],
      day('2026-05-25'),
    ),
    ...changes,
  };
}
