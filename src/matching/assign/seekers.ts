import type { Graduate } from '../../domain/graduate.ts';
import { daysBetween, type IsoDate, isoDate } from '../../domain/iso-date.ts';
import type { StoredReferral } from '../../domain/referral.ts';
import type { DrivingCategory, WorkLimit } from '../../domain/work-requirement.ts';
import type { PlacedGraduate } from '../balance/balance-input.ts';
import { type Location, locationKey, UNKNOWN_LOCATION } from '../balance/location.ts';
import type { ProfessionLink, Professions } from '../balance/profession.ts';
import { type Deduction, deductionOf } from '../balance/supply.ts';
import type { PriorityClass } from './assign-settings.ts';

/** A graduate who looks for work, with all that decides where they can be sent. */
export interface Seeker {
  /** Position in the list of seekers, which is ordered by id of the graduate. */
  readonly number: number;
  readonly graduate: Graduate;
  readonly home: Location;
  /** The profession of their own programme. */
  readonly profession: string;
  readonly links: readonly ProfessionLink[];
  /** The first class of the settings' order they belong to; null = none. */
  readonly priority: PriorityClass | null;
  readonly relocate: boolean | null;
  /** Roubles a month; null = not stated by the month. */
  readonly expectedPay: number | null;
  /** Whole years on the day; null = birth date not known. */
  readonly age: number | null;
  readonly limits: readonly WorkLimit[];
  /** null = not known what they may drive. */
  readonly driving: readonly DrivingCategory[] | null;
  /** May take a place quoted for disabled people. */
  readonly quota: boolean;
  /** Adverts declined, or withdrawn because the person declined. */
  readonly declined: ReadonlySet<string>;
  /** The referral that stands, proposed or adopted. */
  readonly referral: StoredReferral | null;
}

/** A graduate who is held by a target contract. */
export interface ContractHolder {
  readonly graduate: Graduate;
  /** The employer as the contract names it. */
  readonly employer: string | null;
}

/** All graduates, told apart by what is to be done with them. */
export interface Persons {
  readonly seekers: readonly Seeker[];
  readonly contracts: readonly ContractHolder[];
  /** Everybody else and why, by id. */
  readonly notSeeking: ReadonlyMap<number, Deduction>;
}

/** Facts beside the graduates themselves. */
export interface SeekerContext {
  readonly professions: Professions;
  readonly locations: ReadonlyMap<string, Location>;
  readonly asOf: IsoDate;
  readonly priority: readonly PriorityClass[];
  /** Professions with more places than graduates. */
  readonly deficit: ReadonlySet<string>;
  /** Every recorded step, in the order of recording. */
  readonly referrals: readonly StoredReferral[];
}

/** Tells seekers from those held by a contract and those not on offer. The order of the input does not matter. */
export function gatherPersons(graduates: readonly PlacedGraduate[], context: SeekerContext): Persons {
  const { asOf, locations, professions, priority, deficit } = context;
  const { standing, declined } = stateOf(context.referrals);
  const seekers: Seeker[] = [];
  const contracts: ContractHolder[] = [];
  const notSeeking = new Map<number, Deduction>();
  const sorted = graduates.toSorted((a, b) => a.graduate.id - b.graduate.id);
  for (const { graduate, place } of sorted) {
    const deduction = deductionOf(graduate, asOf);
    const { specialty, intentions, circumstances, birthDate } = graduate;
    if (deduction === 'target-contract') {
      contracts.push({ graduate, employer: graduate.targetContract?.employer ?? null });
      continue;
    }
    if (deduction !== null || specialty === null) {
      notSeeking.set(graduate.id, deduction ?? 'specialty-unknown');
      continue;
    }
    const pay = intentions.expectedPay;
    const profession = professions.of(specialty);
    seekers.push({
      number: seekers.length,
      graduate,
      home: locations.get(locationKey(place)) ?? UNKNOWN_LOCATION,
      profession,
      links: professions.linksOf(specialty),
      priority: priority.find((each) => belongsTo(each, graduate, profession, deficit)) ?? null,
      relocate: intentions.relocate,
      expectedPay: pay?.period === 'month' ? (pay.min ?? pay.max) : null,
      age: birthDate === null ? null : fullYears(birthDate, asOf),
      limits: circumstances.workLimits ?? [],
      driving: circumstances.drivingCategories ?? null,
      quota: graduate.categories.disabled === true || graduate.categories.disabledChild === true,
      declined: declined.get(graduate.id) ?? NOTHING,
      referral: standing.get(graduate.id) ?? null,
    });
  }
  return { seekers, contracts, notSeeking };
}

const NOTHING: ReadonlySet<string> = new Set();

function belongsTo(
  priority: PriorityClass,
  { targetContract, categories, professionalitet }: Graduate,
  profession: string,
  deficit: ReadonlySet<string>,
): boolean {
  if (priority === 'contract-broken') return targetContract?.state === 'broken-by-employer';
  if (priority === 'statutory') return Object.values(categories).includes(true);
  return professionalitet === true || deficit.has(profession);
}

/** Whole years of age on a day. */
export function fullYears(birth: IsoDate, day: IsoDate): number {
  const [year = 0, month = 1, date = 1] = birth.split('-').map(Number);
  const years = Number(day.slice(0, 4)) - year;
  // Born on 29 February: of age on 1 March of a common year.
  const birthday = isoDate(Number(day.slice(0, 4)), month, date) ?? isoDate(Number(day.slice(0, 4)), 3, 1);
  return birthday !== null && daysBetween(birthday, day) >= 0 ? years : years - 1;
}

/** Who has a referral that stands, and who declined what; steps are in the order of recording. */
function stateOf(history: readonly StoredReferral[]) {
  const standing = new Map<number, StoredReferral>();
  const declined = new Map<number, Set<string>>();
  for (const step of history) {
    const own = standing.get(step.graduateId);
    if (step.state === 'proposed' || step.state === 'adopted') {
      standing.set(step.graduateId, step);
      declined.get(step.graduateId)?.delete(step.advertId);
      continue;
    }
    if (own?.advertId === step.advertId) standing.delete(step.graduateId);
    if (step.state !== 'declined') continue;
    const adverts = declined.get(step.graduateId) ?? new Set();
    declined.set(step.graduateId, adverts.add(step.advertId));
  }
  return { standing, declined };
}
