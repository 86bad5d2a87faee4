import { describe, expect, it } from 'vitest';
import { collegeDirectory } from '../../src/monitoring/college-directory.ts';
import { type CollegeTask, taskReport } from '../../src/monitoring/weekly/task-state.ts';
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
const task = (stated: Partial<CollegeTask>): CollegeTask => ({
  task: 'Уточнить статусы',
  college: 'Первый колледж',
  setOn: day('2026-05-04'),
  due: day('2026-05-18'),
  done: null,
  state: null,
  ...stated,
});
const on25May = (tasks: readonly CollegeTask[]) => taskReport(tasks, day('2026-05-25'), directory);

describe('the state of a task', () => {
  it.each<[string, Partial<CollegeTask>, string]>([
    ['nothing stated and the day has passed', {}, 'open overdue'],
    ['the day is the day of the report', { due: day('2026-05-25') }, 'open'],
    ['no day was set', { due: null }, 'open'],
    ['a day of fulfilment stands for «исполнено»', { done: day('2026-05-18') }, 'done'],
    ['done after its day', { done: day('2026-05-20') }, 'done late'],
    ['a day of fulfilment to come is not one', { done: day('2026-06-01') }, 'open overdue'],
    ['«исполнено» without a day', { state: 'done' }, 'done'],
    ['«частично» after its day', { state: 'partly' }, 'partly overdue'],
    ['«снято» is never overdue', { state: 'cancelled' }, 'cancelled'],
    ['set after the day of the report', { setOn: day('2026-05-26') }, ''],
  ])('%s', (_name, stated, expected) => {
    const { all, ...counts } = on25May([task(stated)]).total;
    const counted = ['done', 'partly', 'open', 'cancelled', 'overdue', 'late'] as const;
    expect(counted.filter((key) => counts[key] === 1).join(' ')).toBe(expected);
    expect(all).toBe(expected === '' ? 0 : 1);
  });

  it('is counted by college in any spelling, the most overdue first, and longest overdue tasks come first', () => {
    const { byCollege, overdue, total } = on25May([
      task({ college: null, due: day('2026-04-27') }),
      task({ college: 'Второй колледж', state: 'done' }),
      task({}),
      task({ college: 'гапоу "Первый"', due: day('2026-05-11') }),
    ]);
    expect(byCollege.map(({ college, counts }) => [college, counts.all, counts.overdue])).toEqual([
      ['Первый колледж', 2, 2],
      [null, 1, 1],
      ['Второй колледж', 1, 0],
    ]);
    expect(overdue.map(({ college, days }) => [college, days])).toEqual([
      [null, 28],
      ['Первый колледж', 14],
      ['Первый колледж', 7],
    ]);
    expect(total).toMatchObject({ all: 4, overdue: 3 });
  });
});
