import type { Inn, Ogrn, Snils } from './identifiers.ts';
import type { IsoDate } from './iso-date.ts';
import type { Pay } from './numbers.ts';
import type { PersonName } from './person-name.ts';
import type { SpoRef } from './spo-code.ts';
import type { Status } from './status.ts';
import type { DrivingCategory, WorkLimit } from './work-requirement.ts';

/** A target-training contract (договор о целевом обучении). */
export interface TargetContract {
  readonly number: string | null;
  readonly date: IsoDate | null;
  readonly employer: string | null;
  readonly employerInn: Inn | null;
  readonly employerOgrn: Ogrn | null;
  /** `broken-by-employer` and `broken-by-graduate` free the graduate; `suspended` keeps the contract. */
  readonly state: 'active' | 'suspended' | 'broken-by-employer' | 'broken-by-graduate' | null;
}

/** Statutory categories (memo, item 3). Special personal data: stored only with a recorded basis. null = not stated. */
export interface StatutoryCategories {
  /** дети-сироты, дети, оставшиеся без попечения родителей, и лица из их числа */
  readonly orphan: boolean | null;
  /** лица с ограниченными возможностями здоровья */
  readonly limitedHealth: boolean | null;
  /** инвалиды */
  readonly disabled: boolean | null;
  /** дети-инвалиды */
  readonly disabledChild: boolean | null;
}

/** What the graduate plans or allows, from lists and surveys. null = not asked or not answered. */
export interface Intentions {
  /** true = in the specialty, false = outside it. */
  readonly worksInSpecialty: boolean | null;
  /** true when the answer was «не определился». */
  readonly undecided: boolean | null;
  readonly relocate: boolean | null;
  readonly expectedPay: Pay | null;
  readonly surveyed: boolean | null;
}

/** Circumstances that the risk scale reads. null = no data, which is never counted as «no». */
export interface Circumstances {
  readonly academicDebt: boolean | null;
  readonly practiceAtEmployer: boolean | null;
  readonly refusals: number | null;
  readonly dueForConscription: boolean | null;
  readonly serviceEnds: IsoDate | null;
  readonly serviceFinished: boolean | null;
  /** Restrictions on work by health, as codes. Special personal data: stored only with a recorded basis. Absent = not stated. */
  readonly workLimits?: readonly WorkLimit[] | null;
  /** Driving categories held; absent or null = not stated. */
  readonly drivingCategories?: readonly DrivingCategory[] | null;
}

/**
 * What one row of one source says of a graduate. A null means that the source states nothing: it never erases what an earlier
 * source stated.
 */
export interface GraduateRecord {
  readonly person: PersonName;
  readonly birthDate: IsoDate | null;
  readonly snils: Snils | null;
  /** Year of graduation. */
  readonly cohort: number;
  /** The college's name as the source writes it, or the name known from the file or the table of colleges. */
  readonly college: string | null;
  readonly specialty: SpoRef | null;
  readonly qualification: string | null;
  readonly group: string | null;
  readonly studyForm: 'full-time' | 'part-time' | 'mixed' | null;
  readonly funding: 'budget' | 'paid' | null;
  readonly professionalitet: boolean | null;
  /** Settlement of residence; streets and houses are dropped at import. */
  readonly residence: string | null;
  readonly targetContract: TargetContract | null;
  readonly status: Status | null;
  readonly categories: StatutoryCategories;
  readonly intentions: Intentions;
  readonly circumstances: Circumstances;
  /** Day of the consent to pass data to employers. */
  readonly consentDate: IsoDate | null;
}

/** A graduate as known at some moment: the fold of all records of one person, the newest stated value winning. */
export interface Graduate extends GraduateRecord {
  /** Stable within a workspace. */
  readonly id: number;
  /** The newest as-of date of a record that stated a status; null while none did. */
  readonly statusAsOf: IsoDate | null;
  /** The day a status was first, and each later day it became another: oldest first. */
  readonly statusHistory: readonly StatusChange[];
  /** As-of day of the first record that lists the person; absent where the graduate was not read from a workspace. */
  readonly listedSince?: IsoDate;
  /** As-of day of the newest record. */
  readonly newestRecord?: IsoDate;
  /** Where the newest record stands. */
  readonly source: { readonly file: string; readonly sheet: string | null; readonly row: number | null };
}

/** One step of a status history. */
export interface StatusChange {
  readonly asOf: IsoDate;
  readonly status: Status;
}

/** Nothing stated. */
export const NO_CATEGORIES: StatutoryCategories = {
  orphan: null,
  limitedHealth: null,
  disabled: null,
  disabledChild: null,
};
/** Nothing stated. */
export const NO_INTENTIONS: Intentions = {
  worksInSpecialty: null,
  undecided: null,
  relocate: null,
  expectedPay: null,
  surveyed: null,
};
/** Nothing stated. */
export const NO_CIRCUMSTANCES: Circumstances = {
  academicDebt: null,
  practiceAtEmployer: null,
  refusals: null,
  dueForConscription: null,
  serviceEnds: null,
  serviceFinished: null,
  workLimits: null,
  drivingCategories: null,
};
