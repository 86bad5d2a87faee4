import { TZDate } from '@date-fns/tz';
import type { ImportKind } from '../../domain/intake-record.ts';
import { addDays, type IsoDate, type IsoInstant } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import { type CollegeDirectory, collegeDirectory } from '../../monitoring/college-directory.ts';
import { isForCollege } from '../../reports/reply/for-college.ts';
import { planReturns, type ReturnedRow, type ReturnsReport } from '../../reports/reply/plan-returns.ts';
import type { StoredImport } from '../../store/store.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** The week to look at: the seven days that end with `asOf`, of one cohort. */
export interface ReturnWeek {
  readonly asOf: IsoDate;
  readonly cohort: number;
}

/** When a college's data of a week are due. */
export interface Due {
  readonly date: IsoDate;
  /** «12:00», in the region's time zone. */
  readonly time: string;
  readonly instant: IsoInstant;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** Makes the list of returns of a week as it is known now. */
export function listReturns(workspace: OpenWorkspace, week: ReturnWeek): ReturnsReport {
  const { store, config } = workspace;
  const { asOf, cohort } = week;
  const directory = collegeDirectory(store.colleges());
  const imports = importsOfWeek(workspace, week, ['graduates', 'forms']);
  const ids = new Set(imports.map(({ id }) => id));
  const rows = [
    ...returnedRows(workspace, imports, directory, week),
    ...formRows(workspace, imports, directory, week),
  ];
  const refused = refusedOfWeek(workspace, directory, week);
  const earlier = new Map<string, IsoDate>();
  for (const { college, asOf: day } of store.returnDays({ cohort, asOf: addDays(asOf, -7) })) {
    const name = directory.nameOf(college) ?? college;
    if (day > (earlier.get(name) ?? '')) earlier.set(name, day);
  }
  const names = new Set([
    ...directory.colleges.map(({ name }) => name),
    ...config.colleges.flatMap(({ name }) => directory.nameOf(name) ?? []),
    ...rows.map(({ college }) => college),
    ...[...imports, ...refused].flatMap(({ college }) => directory.nameOf(college ?? null) ?? []),
    ...earlier.keys(),
  ]);
  return planReturns({
    asOf,
    cohort,
    now: workspace.now(),
    asked: [...names].sort(compareRussian).map((college) => ({
      college,
      email: emailOf(workspace, directory, college),
      due: dueOf(workspace, directory, college, asOf).instant,
    })),
    files: imports.map(({ id, knownAt, sentAt, college, rows: counts }) => ({
      importId: id,
      knownAt,
      sentAt: sentAt ?? null,
      college: directory.nameOf(college ?? null),
      taken: counts.accepted + counts.unchanged,
      rejected: counts.rejected,
    })),
    rows,
    refused,
    findings: store
      .findings({ minSeverity: 'warning' })
      .filter((finding) => ids.has(finding.importId) && isForCollege(finding))
      .map(({ importId, severity, at }) => ({ importId, severity, sheet: at.sheet, row: at.row })),
    earlier,
  });
}

/** Live lists of graduates (or files of the kinds named) for one of the seven days, in the order they became known. */
export function importsOfWeek(
  { store }: OpenWorkspace,
  { asOf, cohort }: ReturnWeek,
  kinds: readonly ImportKind[] = ['graduates'],
): readonly StoredImport[] {
  const from = addDays(asOf, -6);
  return store
    .imports()
    .filter(
      (each) =>
        each.undoneAt === null &&
        kinds.includes(each.kind) &&
        each.cohort === cohort &&
        each.asOf >= from &&
        each.asOf <= asOf,
    )
    .sort((a, b) => (a.knownAt < b.knownAt ? -1 : a.knownAt > b.knownAt ? 1 : a.id - b.id));
}

/** Due time of a college: the campaign's weekday among the seven days that end with `asOf`, at the college's or the campaign's time. */
export function dueOf(
  { config, timeZone }: OpenWorkspace,
  directory: CollegeDirectory,
  college: string,
  asOf: IsoDate,
): Due {
  const { weekday, dueTime } = config.campaign;
  const back = (new Date(asOf).getUTCDay() + 6 - WEEKDAYS.indexOf(weekday) + 7) % 7;
  const date = addDays(asOf, -back);
  const own = config.colleges.find(({ name }) => (directory.nameOf(name) ?? name) === college);
  const time = own?.dueTime ?? dueTime;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const moment = new TZDate(year, month - 1, day, hours, minutes, 0, timeZone);
  const instant = `${new Date(moment.getTime()).toISOString().slice(0, 19)}Z` as IsoInstant;
  return { date, time, instant };
}

/** Where a college's mail goes: the address of the config wins over that of the table of colleges. */
export function emailOf(
  { config }: OpenWorkspace,
  directory: CollegeDirectory,
  college: string,
): string | null {
  const own = config.colleges.find(({ name }) => (directory.nameOf(name) ?? name) === college);
  return own?.email ?? directory.find(college)?.email ?? null;
}

/** Usable rows of the week's files with their colleges as the table of colleges names them. */
export function returnedRows(
  { store }: OpenWorkspace,
  imports: readonly StoredImport[],
  directory: CollegeDirectory,
  { asOf, cohort }: ReturnWeek,
): readonly ReturnedRow[] {
  const ids = new Set(imports.map(({ id }) => id));
  return store.returnedRows({ asOf, cohort }).flatMap((row): ReturnedRow[] => {
    const college = directory.nameOf(row.college);
    return college === null || !ids.has(row.importId) ? [] : [{ ...row, college }];
  });
}

/** Rows of federal forms with their colleges; what a later form has replaced is not the newest any more. */
export function formRows(
  { store }: OpenWorkspace,
  imports: readonly StoredImport[],
  directory: CollegeDirectory,
  { asOf }: Pick<ReturnWeek, 'asOf'>,
): readonly ReturnedRow[] {
  const ids = new Set(imports.flatMap(({ id, kind }) => (kind === 'forms' ? [id] : [])));
  if (ids.size === 0) return [];
  return store
    .formBlocks({ asOf })
    .flatMap(({ importId, sheet, college: stated, firstRow, rows, replaced }) => {
      const college = directory.nameOf(stated);
      if (college === null || !ids.has(importId)) return [];
      return Array.from({ length: rows }, (_, at): ReturnedRow => {
        return { importId, college, sheet, row: firstRow + at, newest: !replaced };
      });
    });
}

/** Files for one of the seven days that could not be read, with their colleges. */
function refusedOfWeek({ store }: OpenWorkspace, directory: CollegeDirectory, { asOf, cohort }: ReturnWeek) {
  const from = addDays(asOf, -6);
  return store
    .refusals()
    .filter((file) => file.cohort === cohort && file.asOf >= from && file.asOf <= asOf)
    .map(({ college, sentAt, knownAt }) => ({
      college: directory.nameOf(college),
      receivedAt: sentAt !== null && sentAt < knownAt ? sentAt : knownAt,
    }));
}
