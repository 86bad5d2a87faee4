import { TZDate } from '@date-fns/tz';
import type { Graduate } from '../domain/graduate.ts';
import { addDays, type IsoDate, type IsoInstant } from '../domain/iso-date.ts';
import { compareRussian } from '../domain/russian.ts';
import { type CollegeDirectory, collegeDirectory } from '../monitoring/college-directory.ts';
import { isForCollege } from '../reports/reply/for-college.ts';
import { planReturns, type ReturnedRow, type ReturnsReport } from '../reports/reply/plan-returns.ts';
import type { StoredImport } from '../store/store.ts';
import type { OpenWorkspace } from './with-workspace.ts';

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
  const imports = importsOfWeek(workspace, week);
  const ids = new Set(imports.map(({ id }) => id));
  const rows = returnedRows(workspace, imports, directory, week);
  const earlier = new Map<string, IsoDate>();
  for (const { college, asOf: day } of store.returnDays({ cohort, asOf: addDays(asOf, -7) })) {
    const name = directory.nameOf(college) ?? college;
    if (day > (earlier.get(name) ?? '')) earlier.set(name, day);
  }
  const names = new Set([
    ...directory.colleges.map(({ name }) => name),
    ...config.colleges.flatMap(({ name }) => directory.nameOf(name) ?? []),
    ...rows.map(({ college }) => college),
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
    files: imports.map(({ id, knownAt, rows: counts }) => ({
      importId: id,
      knownAt,
      taken: counts.accepted + counts.unchanged,
      rejected: counts.rejected,
    })),
    rows,
    findings: store
      .findings({ minSeverity: 'warning' })
      .filter((finding) => ids.has(finding.importId) && isForCollege(finding))
      .map(({ importId, severity, at }) => ({ importId, severity, sheet: at.sheet, row: at.row })),
    earlier,
  });
}

/** Live lists of graduates for one of the seven days, in the order they became known. */
export function importsOfWeek(
  { store }: OpenWorkspace,
  { asOf, cohort }: ReturnWeek,
): readonly StoredImport[] {
  const from = addDays(asOf, -6);
  return store
    .imports()
    .filter(
      (each) =>
        each.undoneAt === null &&
        each.kind === 'graduates' &&
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

/**
 * Usable rows of the week's files with their colleges. A person's newest record names its file and day; a file some of whose
 * persons a later one has restated is looked at as of the instant it became known, when its own word was the newest.
 */
export function returnedRows(
  { store }: OpenWorkspace,
  imports: readonly StoredImport[],
  directory: CollegeDirectory,
  { asOf, cohort }: ReturnWeek,
): readonly ReturnedRow[] {
  const current = bySource(store.graduates({ cohort, asOf }));
  const knownAt = (day: IsoDate, instant: IsoInstant) =>
    bySource(store.graduates({ cohort, asOf: day, knownAt: instant }));
  const rowsOf = (file: StoredImport, graduates: readonly Graduate[], isNewest: (one: Graduate) => boolean) =>
    graduates.flatMap((graduate): ReturnedRow[] => {
      const college = directory.nameOf(graduate.college);
      const { sheet, row } = graduate.source;
      return college === null ? [] : [{ importId: file.id, college, sheet, row, newest: isNewest(graduate) }];
    });
  return [...Map.groupBy(imports, keyOfFile)].flatMap(([key, files]) => {
    const [only, second] = files;
    const standing = current.get(key) ?? [];
    if (only === undefined) return [];
    if (second === undefined) {
      const stillSaid = new Set(standing.map(({ id }) => id));
      const isWhole = standing.length === only.rows.accepted + only.rows.unchanged;
      const said = isWhole ? standing : (knownAt(only.asOf, only.knownAt).get(key) ?? []);
      return rowsOf(only, said, ({ id }) => stillSaid.has(id));
    }
    const then = (instant: IsoInstant) => knownAt(only.asOf, instant).get(key) ?? [];
    return twinRows(files, then, new Set(standing.map(({ id }) => id)), rowsOf, directory);
  });
}

/**
 * Files of one name and day: a corrected list sent again, or lists of several colleges that call them alike. A file belongs to the
 * colleges of the persons it changed; what a later one of the same college restates is answered.
 */
function twinRows(
  files: readonly StoredImport[],
  then: (instant: IsoInstant) => readonly Graduate[],
  standing: ReadonlySet<number>,
  rowsOf: (
    file: StoredImport,
    graduates: readonly Graduate[],
    isNewest: (one: Graduate) => boolean,
  ) => readonly ReturnedRow[],
  directory: CollegeDirectory,
): readonly ReturnedRow[] {
  const collegeOf = ({ college }: Graduate) => directory.nameOf(college) ?? '';
  let before = new Map<number, string>();
  const moments = [...Map.groupBy(files, (file) => file.knownAt)].map(([instant, made]) => {
    const graduates = then(instant);
    const now = new Map(graduates.map((graduate) => [graduate.id, JSON.stringify(graduate)]));
    const changed = graduates.filter(({ id }) => before.get(id) !== now.get(id));
    before = now;
    return { made, graduates, colleges: new Set(changed.map(collegeOf)) };
  });
  return moments.flatMap(({ made, graduates, colleges }, at) => {
    const restated = new Set(moments.slice(at + 1).flatMap((later) => [...later.colleges]));
    const own = graduates.filter((graduate) => colleges.has(collegeOf(graduate)));
    const isNewest = (one: Graduate) => standing.has(one.id) && !restated.has(collegeOf(one));
    return made.flatMap((file) => rowsOf(file, own, isNewest));
  });
}

function bySource(graduates: readonly Graduate[]): ReadonlyMap<string, readonly Graduate[]> {
  return Map.groupBy(graduates, ({ source, newestRecord }) => `${newestRecord ?? ''}\n${source.file}`);
}

function keyOfFile({ asOf, fileName }: StoredImport): string {
  return `${asOf}\n${fileName}`;
}
