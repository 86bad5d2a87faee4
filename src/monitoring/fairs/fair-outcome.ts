import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate } from '../../domain/iso-date.ts';
import type { EMPLOYMENT } from '../../domain/registers/employment.ts';
import type { FAIR_OFFERS } from '../../domain/registers/fair-offers.ts';
import { compareRussian } from '../../domain/russian.ts';
import { cleanText, normaliseLabel } from '../../domain/text.ts';
import { type JobSpell, jobSpells } from '../retention/job-spells.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy } from '../tracking/group-by.ts';

/** Days after a fair by which hires are counted. */
const HIRE_DAYS = [30, 90] as const;

/** Hires by one of {@link HIRE_DAYS}. */
interface FairHires {
  readonly days: number;
  /** Visits of fairs that lie at least so many days back: only of them can hires be told. */
  readonly reached: number;
  /** Of the reached: work begun within these days, at an employer who offered it at the fair / anywhere. */
  readonly byOfferer: number;
  readonly anywhere: number;
}

/** What a set of visits gave. A visit is a graduate at a fair. */
export interface FairCounts {
  readonly visits: number;
  readonly offered: number;
  readonly accepted: number;
  readonly hires: readonly FairHires[];
}

/** An offer made at a fair; `hiredOn` = the first day of work with who made it, null = none is known. */
interface FairOffer {
  readonly employer: string;
  readonly accepted: boolean;
  readonly hiredOn: IsoDate | null;
}

/** A graduate at a fair. */
interface FairVisit {
  readonly graduate: Graduate;
  readonly college: string;
  readonly fair: string;
  readonly date: IsoDate;
  readonly offers: readonly FairOffer[];
  readonly accepted: boolean;
  /** First day of the first job begun on the day of the fair or later; null = none is known. */
  readonly hiredOn: IsoDate | null;
  /** The same at an employer who made an offer at the fair. */
  readonly hiredByOfferer: IsoDate | null;
}

/** Outcome of fairs. */
export interface FairOutcome {
  readonly asOf: IsoDate;
  readonly visits: readonly FairVisit[];
  readonly total: FairCounts;
  readonly fairs: readonly { readonly fair: string; readonly date: IsoDate; readonly counts: FairCounts }[];
  /** Offers of an employer, at all fairs. */
  readonly employers: readonly { readonly employer: string; readonly counts: FairCounts }[];
  readonly colleges: readonly { readonly college: string; readonly counts: FairCounts }[];
  /** Visitors who work now and of whose job nobody stated the first day: they are in no count of hires. */
  readonly undated: number;
}

/** How employers are told apart by name, where no ИНН is stated. */
type EmployerNameKey = (name: string) => string;

/**
 * Offers, acceptances and hires of those who came. A hire is the first job begun on the day of the fair or later; after a fair is not
 * because of it, and the report says so. Fairs after `asOf` are left out. An accepted offer was made, whatever the row says of it.
 */
export function fairOutcome(
  graduates: readonly Graduate[],
  offers: readonly GraduateRow<typeof FAIR_OFFERS>[],
  employment: readonly GraduateRow<typeof EMPLOYMENT>[],
  { collegeOf, nameKey }: { readonly collegeOf: CollegeOf; readonly nameKey: EmployerNameKey },
  asOf: IsoDate,
): FairOutcome {
  const { spells } = jobSpells(graduates, employment, asOf);
  const jobsOf = Map.groupBy(spells, ({ graduate }) => graduate.id);
  const held = offers.filter(({ row }) => row.values.date <= asOf);
  const keyOf = ({ graduate, row: { values } }: (typeof held)[number]) =>
    `${values.date}\n${normaliseLabel(values.fair)}\n${graduate.id}`;
  const visits = [...Map.groupBy(held, keyOf).values()]
    .flatMap((own) => visitOf(own, jobsOf, collegeOf, nameKey))
    .sort(
      (a, b) =>
        compareRussian(a.date, b.date) || compareRussian(a.fair, b.fair) || a.graduate.id - b.graduate.id,
    );
  const count = (some: readonly FairVisit[]) => countVisits(some, asOf);
  return {
    asOf,
    visits,
    total: count(visits),
    fairs: groupBy(visits, ({ date, fair }) => `${date}\n${normaliseLabel(fair)}`).flatMap(([, own]) => {
      const [first] = own;
      return first === undefined ? [] : [{ fair: first.fair, date: first.date, counts: count(own) }];
    }),
    employers: employersOf(visits, nameKey, asOf),
    colleges: groupBy(visits, ({ college }) => college).map(([college, own]) => ({
      college,
      counts: count(own),
    })),
    undated: new Set(
      visits
        .filter(
          ({ graduate, hiredOn }) =>
            hiredOn === null && graduate.status?.kind === 'employed' && graduate.status.since === null,
        )
        .map(({ graduate }) => graduate.id),
    ).size,
  };
}

function visitOf(
  rows: readonly GraduateRow<typeof FAIR_OFFERS>[],
  jobsOf: ReadonlyMap<number, readonly JobSpell[]>,
  collegeOf: CollegeOf,
  nameKey: EmployerNameKey,
): readonly FairVisit[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { graduate, row } = first;
  const { date, fair } = row.values;
  const made = rows.filter(({ row: { values } }) => values.offered === true || values.accepted === true);
  const later = (jobsOf.get(graduate.id) ?? []).filter(({ from }) => from >= date);
  const offers = made.map(({ row: { values } }) => ({
    employer: values.employer ?? 'Работодатель не указан',
    accepted: values.accepted === true,
    hiredOn: later.find((job) => isSame(job, values, nameKey))?.from ?? null,
  }));
  return [
    {
      graduate,
      college: collegeOf(graduate),
      fair: cleanText(fair),
      date,
      offers,
      accepted: made.some(({ row: { values } }) => values.accepted === true),
      hiredOn: later[0]?.from ?? null,
      hiredByOfferer: offers.reduce<IsoDate | null>((day, { hiredOn }) => earlier(day, hiredOn), null),
    },
  ];
}

function earlier(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  return a === null || (b !== null && b < a) ? b : a;
}

function isSame(
  job: JobSpell,
  offer: { readonly employer: string | null; readonly employerInn: string | null },
  nameKey: EmployerNameKey,
): boolean {
  if (job.employerInn !== null && offer.employerInn !== null) return job.employerInn === offer.employerInn;
  if (job.employer === null || offer.employer === null) return false;
  return nameKey(job.employer) === nameKey(offer.employer);
}

function countVisits(visits: readonly FairVisit[], asOf: IsoDate): FairCounts {
  return {
    visits: visits.length,
    offered: visits.filter(({ offers }) => offers.length > 0).length,
    accepted: visits.filter(({ accepted }) => accepted).length,
    hires: HIRE_DAYS.map((days) => {
      const reached = visits.filter(({ date }) => addDays(date, days) <= asOf);
      const by = (day: (visit: FairVisit) => IsoDate | null) =>
        reached.filter((visit) => {
          const hired = day(visit);
          return hired !== null && hired <= addDays(visit.date, days);
        }).length;
      return {
        days,
        reached: reached.length,
        byOfferer: by(({ hiredByOfferer }) => hiredByOfferer),
        anywhere: by(({ hiredOn }) => hiredOn),
      };
    }),
  };
}

/** An employer has the visits it made an offer to; acceptance is of its own offer. */
function employersOf(visits: readonly FairVisit[], nameKey: EmployerNameKey, asOf: IsoDate) {
  const offered = visits.flatMap((visit) => visit.offers.map((offer) => ({ visit, offer })));
  return groupBy(offered, ({ offer }) => nameKey(offer.employer))
    .map(([, own]) => ({
      employer: own[0]?.offer.employer ?? '',
      counts: countVisits(
        own.map(({ visit, offer }) => ({
          ...visit,
          offers: [offer],
          accepted: offer.accepted,
          hiredByOfferer: offer.hiredOn,
        })),
        asOf,
      ),
    }))
    .sort((a, b) => b.counts.visits - a.counts.visits || compareRussian(a.employer, b.employer));
}
