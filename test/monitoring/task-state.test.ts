import { describe, expect, it } from 'vitest';
import type { RegisterRow, RegisterValues } from '../../src/domain/register.ts';
import type { TASKS } from '../../src/domain/registers/tasks.ts';
import { collegeDirectory } from '../../src/monitoring/college-directory.ts';
import { tasksByCollege, tasksOfCollege } from '../../src/monitoring/tasks/tasks-by-college.ts';
import { day } from './make-graduate.ts';

const directory = collegeDirectory([
  {
    name: 'Первый колледж',
    aliases: ['ГАПОУ «Первый»'],
    inn: null,
    settlement: null,
    municipality: null,
    email: null,
    clusters: [],
    clusterProgrammes: [],
  },
]);
type Stated = Partial<RegisterValues<typeof TASKS>>;
const task = (stated: Stated): RegisterRow<typeof TASKS> => ({
  person: null,
  values: {
    task: 'Уточнить статусы',
    college: 'Первый колледж',
    setOn: day('2026-05-04'),
    due: day('2026-05-18'),
    done: null,
    state: null,
    evidence: 'письмо',
    ...stated,
  },
  asOf: day('2026-05-25'),
  source: { file: 'поручения.csv', sheet: null, row: 2 },
});
const on25May = (stated: readonly Stated[]) =>
  tasksByCollege(
    stated.map(task),
    ['Первый колледж', 'Второй колледж'],
    day('2026-05-25'),
    (name) => directory.nameOf(name) ?? name,
  );

describe('the state of a task', () => {
  it.each<[string, Stated, string]>([
    ['nothing stated and the day has passed', {}, 'overdue'],
    ['the day is the day of the report', { due: day('2026-05-25') }, 'open'],
    ['no day was set', { due: null }, 'open'],
    ['a day of fulfilment stands for «исполнено»', { done: day('2026-05-18') }, 'done'],
    ['done after its day', { done: day('2026-05-20') }, 'done late'],
    ['a day of fulfilment to come is not one', { done: day('2026-06-01') }, 'overdue'],
    ['«исполнено» with a day of fulfilment to come', { state: 'done', done: day('2026-06-01') }, 'overdue'],
    ['«исполнено» without a day', { state: 'done' }, 'done'],
    ['«исполнено» with nothing to show for it', { state: 'done', evidence: null }, 'done lacksEvidence'],
    ['«частично» before its day', { state: 'partly', due: day('2026-06-01') }, 'partly'],
    ['«частично» after its day', { state: 'partly' }, 'overdue'],
    ['«не исполнено» beside a day of fulfilment', { state: 'open', done: day('2026-05-10') }, 'overdue'],
    ['«снято» is never overdue', { state: 'cancelled' }, 'cancelled'],
    ['set after the day of the report', { setOn: day('2026-05-26') }, ''],
  ])('%s', (_name, stated, expected) => {
    const { set, ...counts } = on25May([stated]).total;
    const counted = ['done', 'partly', 'open', 'overdue', 'cancelled', 'late', 'lacksEvidence'] as const;
    expect(counted.filter((key) => counts[key] === 1).join(' ')).toBe(expected);
    expect(set).toBe(expected === '' || expected === 'cancelled' ? 0 : 1);
  });

  it('is each college’s in any spelling; what all were set is everyone’s; longest overdue first', () => {
    const report = on25May([
      { task: 'Опрос', college: null, due: day('2026-04-27') },
      { college: 'Второй колледж', state: 'done' },
      {},
      { task: 'Сайт', college: 'гапоу "Первый"', due: day('2026-05-11') },
    ]);
    expect(report.colleges.map(({ college, counts }) => [college, counts.set, counts.overdue])).toEqual([
      ['Второй колледж', 2, 1],
      ['Первый колледж', 3, 3],
    ]);
    expect(report.overdue.map(({ college, daysLate, isCommon }) => [college, daysLate, isCommon])).toEqual([
      ['Второй колледж', 28, true],
      ['Первый колледж', 28, true],
      ['Первый колледж', 14, false],
      ['Первый колледж', 7, false],
    ]);
    expect(report.total).toMatchObject({ set: 5, overdue: 4 });
    expect(tasksOfCollege(report, 'Второй колледж').total).toMatchObject({ set: 2, done: 1, overdue: 1 });
  });
});
