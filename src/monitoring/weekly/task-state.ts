import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { CollegeDirectory } from '../college-directory.ts';

/** A task set to a college, as the register of tasks states it. */
export interface CollegeTask {
  readonly task: string;
  /** null = set to all colleges. */
  readonly college: string | null;
  readonly setOn: IsoDate | null;
  readonly due: IsoDate | null;
  readonly done: IsoDate | null;
  readonly state: 'done' | 'partly' | 'open' | 'cancelled' | null;
}

/** Tasks by state: `done` + `partly` + `open` + `cancelled` = `all`. */
export interface TaskCounts {
  readonly all: number;
  readonly done: number;
  readonly partly: number;
  readonly open: number;
  readonly cancelled: number;
  /** Of `partly` and `open`: those whose day has passed. */
  readonly overdue: number;
  /** Of `done`: those done after their day. */
  readonly late: number;
}

/** A task whose day has passed. */
interface OverdueTask {
  readonly task: string;
  readonly college: string | null;
  readonly due: IsoDate;
  readonly days: number;
}

/** Tasks of the base career centre to colleges, as of a day. */
export interface TaskReport {
  readonly total: TaskCounts;
  /** Most overdue first; null = set to all colleges. */
  readonly byCollege: readonly { readonly college: string | null; readonly counts: TaskCounts }[];
  /** Longest overdue first. */
  readonly overdue: readonly OverdueTask[];
}

/** The state of tasks set up to the day. Without a stated state a task with a day of fulfilment is done, any other is open. */
export function taskReport(
  tasks: readonly CollegeTask[],
  asOf: IsoDate,
  { nameOf }: CollegeDirectory,
): TaskReport {
  const given = tasks
    .filter(({ setOn }) => setOn === null || setOn <= asOf)
    .map((task) => ({ ...task, college: nameOf(task.college) }));
  const overdue = given.flatMap(({ task, college, due, ...rest }) =>
    due !== null && due < asOf && isPending(rest, asOf)
      ? [{ task, college, due, days: daysBetween(due, asOf) }]
      : [],
  );
  const byCollege = Map.groupBy(given, ({ college }) => college);
  return {
    total: countTasks(given, asOf),
    byCollege: Array.from(byCollege, ([college, own]) => ({ college, counts: countTasks(own, asOf) })).sort(
      (a, b) =>
        b.counts.overdue - a.counts.overdue ||
        Number(a.college === null) - Number(b.college === null) ||
        compareRussian(a.college ?? '', b.college ?? ''),
    ),
    overdue: overdue.sort(
      (a, b) =>
        b.days - a.days || compareRussian(a.college ?? '', b.college ?? '') || compareRussian(a.task, b.task),
    ),
  };
}

type Stated = Pick<CollegeTask, 'state' | 'done'>;

function stateOf({ state, done }: Stated, asOf: IsoDate): NonNullable<CollegeTask['state']> {
  return state ?? (done !== null && done <= asOf ? 'done' : 'open');
}

function isPending(task: Stated, asOf: IsoDate): boolean {
  const state = stateOf(task, asOf);
  return state === 'open' || state === 'partly';
}

function countTasks(tasks: readonly CollegeTask[], asOf: IsoDate): TaskCounts {
  const counts = { done: 0, partly: 0, open: 0, cancelled: 0 };
  let overdue = 0;
  let late = 0;
  for (const task of tasks) {
    counts[stateOf(task, asOf)]++;
    if (task.due === null) continue;
    if (task.due < asOf && isPending(task, asOf)) overdue++;
    if (stateOf(task, asOf) === 'done' && task.done !== null && task.done > task.due) late++;
  }
  return { all: tasks.length, ...counts, overdue, late };
}
