import { addDays, type IsoDate, type IsoInstant, isoDate, mondayOf } from '../../domain/iso-date.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import {
  type ReturnDiscipline,
  type ReturnedFile,
  returnDiscipline,
} from '../../monitoring/effectiveness/return-discipline.ts';
import type { Moment } from '../../store/store.ts';
import { dayIn } from '../region-clock.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { dueOf } from './list-returns.ts';

/** What a moment is asked for. */
interface ReturnMoment {
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly known: Pick<Moment, 'knownAt'>;
}

/** Discipline of returns over the Mondays of the campaign. Every college of the table or of the lists owes each Monday. */
export function disciplineOf(
  workspace: OpenWorkspace,
  moment: ReturnMoment,
): ReadonlyMap<string, ReturnDiscipline> {
  const { store, config } = workspace;
  const { asOf, cohort, known } = moment;
  const directory = collegeDirectory(store.colleges(known));
  const mondays = campaignMondays(config.campaign.start, cohort, asOf);
  const listed = store
    .returnDays({ cohort, asOf, ...known })
    .map(({ college }) => directory.nameOf(college) ?? college);
  const names = new Set([...directory.colleges.map(({ name }) => name), ...listed]);
  return returnDiscipline(returnedFiles(workspace, moment), mondays, [...names]);
}

/** Lists of graduates with the college each speaks of; a list of several colleges is a file of each. */
function returnedFiles(
  workspace: OpenWorkspace,
  { asOf, cohort, known }: ReturnMoment,
): readonly ReturnedFile[] {
  const { store, timeZone } = workspace;
  const directory = collegeDirectory(store.colleges(known));
  const collegesOf = new Map<number, Set<string>>();
  for (const { importId, college } of store.returnedRows({ asOf, cohort })) {
    const name = directory.nameOf(college);
    if (name !== null) collegesOf.set(importId, (collegesOf.get(importId) ?? new Set()).add(name));
  }
  const errors = new Map<number, number>();
  for (const { importId } of store.findings({ minSeverity: 'error' }))
    errors.set(importId, (errors.get(importId) ?? 0) + 1);
  return store
    .imports()
    .filter(
      (each) =>
        (each.kind === 'graduates' || each.kind === 'forms') &&
        each.cohort === cohort &&
        each.asOf <= asOf &&
        isLive(each, known.knownAt ?? null),
    )
    .flatMap((each) => {
      const stated = directory.nameOf(each.college ?? null);
      const colleges = stated === null ? (collegesOf.get(each.id) ?? []) : [stated];
      const sentAt = each.sentAt ?? null;
      return Array.from(colleges, (college): ReturnedFile => {
        const due = dueOf(workspace, directory, college, mondayOf(addDays(each.asOf, 6)));
        return {
          college,
          asOf: each.asOf,
          sentOn: sentAt === null ? each.asOf : dayIn(timeZone, sentAt),
          late: sentAt === null ? null : sentAt > due.instant,
          errors: errors.get(each.id) ?? 0,
        };
      });
    });
}

function isLive(
  each: { readonly knownAt: IsoInstant; readonly undoneAt: IsoInstant | null },
  knownAt: IsoInstant | null,
): boolean {
  if (knownAt === null) return each.undoneAt === null;
  return each.knownAt <= knownAt && (each.undoneAt === null || each.undoneAt > knownAt);
}

function campaignMondays(start: string, cohort: number, asOf: IsoDate): ReadonlySet<IsoDate> {
  const [month = 0, day = 0] = start.split('-').map(Number);
  const first = isoDate(cohort, month, day);
  const mondays = new Set<IsoDate>();
  if (first === null) return mondays;
  for (let monday = mondayOf(addDays(first, 6)); monday <= asOf; monday = addDays(monday, 7))
    mondays.add(monday);
  return mondays;
}
