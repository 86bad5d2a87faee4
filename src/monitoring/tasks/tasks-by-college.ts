import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { TASKS } from '../../domain/registers/tasks.ts';
import { compareRussian } from '../../domain/russian.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { groupBy } from '../tracking/group-by.ts';

/** How a task stands: `late` is done after its due day; `overdue` is not done and its due day has passed. */
export type TaskState = 'done' | 'late' | 'partly' | 'open' | 'overdue' | 'cancelled';

/** A task of one college. */
export interface CollegeTask {
  readonly college: string;
  readonly task: string;
  readonly setOn: IsoDate | null;
  readonly due: IsoDate | null;
  readonly done: IsoDate | null;
  readonly state: TaskState;
  /** Days past the due day, to the day it was done or to the day looked at; null while not past. */
  readonly daysLate: number | null;
  readonly evidence: string | null;
  /** Reported as done, with nothing to show for it. */
  readonly lacksEvidence: boolean;
  /** Set to all colleges by one row. */
  readonly isCommon: boolean;
}

/** `set` = `done` + `partly` + `open` + `overdue`; `late` and `lacksEvidence` are parts of `done`; cancelled tasks stand apart. */
export interface TaskCounts {
  readonly set: number;
  readonly done: number;
  readonly late: number;
  readonly lacksEvidence: number;
  readonly partly: number;
  readonly open: number;
  readonly overdue: number;
  readonly cancelled: number;
}

/** Tasks of a day, by college. */
export interface TaskReport {
  readonly asOf: IsoDate;
  /** By college, then due day. */
  readonly tasks: readonly CollegeTask[];
  readonly colleges: readonly { readonly college: string; readonly counts: TaskCounts }[];
  readonly total: TaskCounts;
  /** Those not done whose day has passed, longest overdue first. */
  readonly overdue: readonly CollegeTask[];
}

type TaskRow = RegisterRow<typeof TASKS>;

/** Whom a task without a college is told to when no college is known. */
const EVERY_COLLEGE = 'Все колледжи';

/**
 * How the tasks set to colleges stand. A task without a college is every college's, but for those that have a row of their own for
 * it. Tasks set after the day, and what was done after it, are not there yet.
 * @param colleges names of all colleges; a college named only in a task is added
 * @param collegeNamed the known name of a college in any spelling
 */
export function tasksByCollege(
  rows: readonly TaskRow[],
  colleges: readonly string[],
  asOf: IsoDate,
  collegeNamed: (name: string) => string = (name) => name,
): TaskReport {
  const set = rows.filter(({ values }) => values.setOn === null || values.setOn <= asOf);
  const own = set.flatMap((row) =>
    row.values.college === null ? [] : [{ college: collegeNamed(row.values.college), row, isCommon: false }],
  );
  const all = [...new Set([...colleges, ...own.map(({ college }) => college)])];
  const everyone = all.length === 0 ? [EVERY_COLLEGE] : all;
  const common = set
    .filter(({ values }) => values.college === null)
    .flatMap((row) => everyone.map((college) => ({ college, row, isCommon: true })))
    .filter(({ college, row }) => !own.some((mine) => mine.college === college && isSame(mine.row, row)));
  const tasks = [...own, ...common]
    .map(({ college, row, isCommon }) => ({ ...stateOf(row, asOf), college, isCommon }))
    .sort(byCollege);
  return reportOf(tasks, asOf);
}

/** The part of the report that is about one college. */
export function tasksOfCollege({ tasks, asOf }: TaskReport, college: string): TaskReport {
  return reportOf(
    tasks.filter((task) => task.college === college),
    asOf,
  );
}

function reportOf(tasks: readonly CollegeTask[], asOf: IsoDate): TaskReport {
  return {
    asOf,
    tasks,
    colleges: groupBy(tasks, ({ college }) => college).map(([college, group]) => ({
      college,
      counts: countTasks(group),
    })),
    total: countTasks(tasks),
    overdue: tasks
      .filter(({ state }) => state === 'overdue')
      .toSorted((a, b) => (b.daysLate ?? 0) - (a.daysLate ?? 0)),
  };
}

function isSame(mine: TaskRow, common: TaskRow): boolean {
  if (normaliseLabel(mine.values.task) !== normaliseLabel(common.values.task)) return false;
  const [a, b] = [mine.values.setOn, common.values.setOn];
  return a === null || b === null || a === b;
}

function stateOf({ values }: TaskRow, asOf: IsoDate): Omit<CollegeTask, 'college' | 'isCommon'> {
  const { task, setOn, due, evidence } = values;
  const done = values.done !== null && values.done <= asOf ? values.done : null;
  const isDone = values.state === 'done' ? done !== null || values.done === null : isDoneByDay(values, done);
  const until = isDone ? done : asOf;
  const past = due === null || until === null ? 0 : daysBetween(due, until);
  const state = ((): TaskState => {
    if (values.state === 'cancelled') return 'cancelled';
    if (isDone) return past > 0 ? 'late' : 'done';
    if (past > 0) return 'overdue';
    return values.state === 'partly' ? 'partly' : 'open';
  })();
  return {
    task,
    setOn,
    due,
    done: isDone ? done : null,
    state,
    daysLate: past > 0 && state !== 'cancelled' ? past : null,
    evidence,
    lacksEvidence: isDone && state !== 'cancelled' && evidence === null,
  };
}

/** A day of doing without a word on the state says that it is done. */
function isDoneByDay({ state }: TaskRow['values'], done: IsoDate | null): boolean {
  return state === null && done !== null;
}

function countTasks(tasks: readonly CollegeTask[]): TaskCounts {
  const of = (...states: readonly TaskState[]) => tasks.filter(({ state }) => states.includes(state)).length;
  const cancelled = of('cancelled');
  return {
    set: tasks.length - cancelled,
    done: of('done', 'late'),
    late: of('late'),
    lacksEvidence: tasks.filter(({ lacksEvidence }) => lacksEvidence).length,
    partly: of('partly'),
    open: of('open'),
    overdue: of('overdue'),
    cancelled,
  };
}

function byCollege(a: CollegeTask, b: CollegeTask): number {
  return (
    compareRussian(a.college, b.college) ||
    compareDays(a.due, b.due) ||
    compareRussian(a.task, b.task) ||
    compareDays(a.setOn, b.setOn)
  );
}

/** Days in order, unknown ones last. */
function compareDays(a: IsoDate | null, b: IsoDate | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
