import type { Graduate, StatusChange } from '../../domain/graduate.ts';
import type { Inn } from '../../domain/identifiers.ts';
import { addDays, daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { EMPLOYMENT } from '../../domain/registers/employment.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { monthsAfter } from './months-after.ts';

/**
 * One job of a graduate: the days known of it. Worked at least from `from` to `seen`; not there any more on `goneBy` (null = no
 * source says so). `to` is the last day of work where a source states it.
 */
export interface JobSpell {
  readonly graduate: Graduate;
  readonly employer: string | null;
  readonly employerInn: Inn | null;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly seen: IsoDate;
  readonly goneBy: IsoDate | null;
  readonly inSpecialty: boolean | null;
  readonly leftWhy: string | null;
  readonly source: 'register' | 'status';
}

/** A row of the register of periods of work with the graduate it is about. */
export interface EmploymentRow {
  readonly row: RegisterRow<typeof EMPLOYMENT>;
  readonly graduate: Graduate;
}

/** Jobs with a known first day, and how many stated jobs have none. */
export interface JobSpells {
  /** By graduate, then first day. */
  readonly spells: readonly JobSpell[];
  /** Employed graduates of whose present job nobody stated the first day. */
  readonly withoutStart: number;
}

/** Two first days of one job differ by less where two sources tell of it, days. */
const SAME_START = 31;

/**
 * Jobs of graduates from the register of periods of work and from the history of their statuses; a job told by both is one, with the
 * days of the register and the latest day either has seen it. What lies after `asOf` is not known yet.
 */
export function jobSpells(
  graduates: readonly Graduate[],
  employment: readonly EmploymentRow[],
  asOf: IsoDate,
): JobSpells {
  const rows = Map.groupBy(employment, ({ graduate }) => graduate.id);
  let withoutStart = 0;
  const spells = graduates.flatMap((graduate) => {
    const stated = (rows.get(graduate.id) ?? []).flatMap(({ row }) => registerSpell(graduate, row, asOf));
    const told = statusSpells(graduate, asOf);
    const merged = merge(stated, told);
    const employed = graduate.status?.kind === 'employed';
    if (employed && graduate.status?.since === null && !merged.some(({ goneBy }) => goneBy === null))
      withoutStart++;
    return merged;
  });
  const sorted = spells.sort(
    (a, b) =>
      a.graduate.id - b.graduate.id || order(a.from, b.from) || order(a.employer ?? '', b.employer ?? ''),
  );
  return { spells: sorted, withoutStart };
}

/**
 * What became of a job at the point of so many months: still held, left before, or the point is not reached by `asOf`; `unknown` =
 * the point has passed and no source has seen the graduate since.
 */
export function heldAt(
  spell: JobSpell,
  months: number,
  asOf: IsoDate,
): 'held' | 'left' | 'unknown' | 'not-reached' {
  const point = monthsAfter(spell.from, months);
  if (point > asOf) return 'not-reached';
  if (spell.seen >= point) return 'held';
  return spell.goneBy !== null && spell.goneBy <= point ? 'left' : 'unknown';
}

/**
 * The first known job of each graduate, also when it began before graduation: to leave out those that were over by then would keep
 * only the jobs that lasted.
 */
export function firstJobs(spells: readonly JobSpell[]): ReadonlyMap<number, JobSpell> {
  const first = new Map<number, JobSpell>();
  for (const spell of spells) if (!first.has(spell.graduate.id)) first.set(spell.graduate.id, spell);
  return first;
}

function registerSpell(
  graduate: Graduate,
  { values, asOf: stated }: RegisterRow<typeof EMPLOYMENT>,
  asOf: IsoDate,
): readonly JobSpell[] {
  const { from, employer, employerInn, inSpecialty, leftWhy } = values;
  if (from > asOf) return [];
  const to = values.to !== null && values.to < asOf ? values.to : null;
  return [
    {
      graduate,
      employer,
      employerInn,
      from,
      to,
      seen: to ?? later(from, stated < asOf ? stated : asOf),
      goneBy: to === null ? null : addDays(to, 1),
      inSpecialty,
      leftWhy: to === null ? null : leftWhy,
      source: 'register',
    },
  ];
}

/** Steps of a history that speak of one job are one spell; it ends where another job or status begins. */
function statusSpells(graduate: Graduate, asOf: IsoDate): readonly JobSpell[] {
  const history = stepsOf(graduate).filter((step) => step.asOf <= asOf);
  const spells: JobSpell[] = [];
  let next = 0;
  for (const [i, step] of history.entries()) {
    const { asOf: stated, status } = step;
    if (i < next || status.kind !== 'employed') continue;
    let last = i;
    let end = history[i + 1];
    while (end !== undefined && sameJob(step, end)) end = history[++last + 1];
    next = last + 1;
    // A later step of the same job may be the first to state when it began.
    const since = history.slice(i, next).findLast((one) => one.status.since !== null)?.status.since ?? null;
    if (since === null || since > asOf) continue;
    const newest = history[last]?.status ?? status;
    const to = newest.until !== null && newest.until < asOf ? newest.until : null;
    const confirmed = end === undefined ? (graduate.statusAsOf ?? stated) : (history[last]?.asOf ?? stated);
    spells.push({
      graduate,
      employer: newest.employer ?? status.employer,
      employerInn: newest.employerInn ?? status.employerInn,
      from: since,
      to,
      seen: to ?? later(since, confirmed < asOf ? confirmed : asOf),
      goneBy: to === null ? (end?.asOf ?? null) : addDays(to, 1),
      inSpecialty: newest.inSpecialty ?? status.inSpecialty,
      leftWhy: to === null && end === undefined ? null : (end?.status.reason ?? null),
      source: 'status',
    });
  }
  return spells;
}

function stepsOf({ statusHistory, status, statusAsOf }: Graduate): readonly StatusChange[] {
  if (statusHistory.length > 0) return statusHistory;
  return status === null || statusAsOf === null ? [] : [{ asOf: statusAsOf, status }];
}

function sameJob(a: StatusChange, b: StatusChange): boolean {
  return b.status.kind === 'employed' && sameEmployer(a.status, b.status);
}

function sameEmployer(
  a: { readonly employer: string | null; readonly employerInn: string | null },
  b: { readonly employer: string | null; readonly employerInn: string | null },
): boolean {
  if (a.employerInn !== null && b.employerInn !== null) return a.employerInn === b.employerInn;
  if (a.employer === null || b.employer === null) return true;
  return normaliseLabel(a.employer) === normaliseLabel(b.employer);
}

function merge(stated: readonly JobSpell[], told: readonly JobSpell[]): readonly JobSpell[] {
  const merged = [...stated];
  for (const spell of told) {
    const index = merged.findIndex(
      (one) => sameEmployer(one, spell) && Math.abs(daysBetween(one.from, spell.from)) <= SAME_START,
    );
    const one = merged[index];
    if (one === undefined) merged.push(spell);
    else if (one.goneBy === null) {
      merged[index] = { ...one, seen: later(one.seen, spell.seen), goneBy: spell.goneBy, to: spell.to };
    }
  }
  return merged;
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
