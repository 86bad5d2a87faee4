import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { SpoReference } from '../../domain/lookups.ts';
import type { College } from '../../domain/organisations.ts';
import type { Recognition } from '../../domain/recognition.ts';
import type { Place, WorkMode } from '../../domain/territory.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';

/** A graduate and where they look for work from: residence, else the college; null = unknown. */
export interface PlacedGraduate {
  readonly graduate: Graduate;
  readonly place: Place | null;
}

/** What the balance reads of a graduate. */
export type SupplyFacts = Pick<
  Graduate,
  'specialty' | 'college' | 'professionalitet' | 'status' | 'targetContract' | 'circumstances'
>;

/** Graduates who are alike for the balance, or one of them. */
export interface SuppliedGraduate {
  readonly graduate: SupplyFacts;
  readonly place: Place | null;
  /** How many they are; absent = 1. */
  readonly count?: number;
}

/** What the balance reads of an advert. */
export type DemandFacts = Pick<
  StoredVacancy,
  | 'id'
  | 'title'
  | 'kind'
  | 'open'
  | 'places'
  | 'employer'
  | 'foreignQuota'
  | 'createdOn'
  | 'housing'
  | 'pay'
  | 'url'
> & {
  readonly source: Pick<StoredVacancy['source'], 'file'>;
};

/** An advert as the balance counts it, with all that was recognised of it. */
export interface DemandAdvert {
  readonly vacancy: DemandFacts;
  readonly recognition: Recognition;
  /** The branch of the economy; null = not recognised. `basis` says by what (ОКВЭД, sphere, text). */
  readonly sector: { readonly sector: string | null; readonly basis: string | null };
  /** Where the work is; null = not even the region is known. */
  readonly place: Place | null;
  readonly mode: WorkMode;
  readonly employer: EmployerAttributes;
}

/** A recognised advert with everything its source states. */
export interface RecognisedAdvert extends DemandAdvert {
  readonly vacancy: StoredVacancy;
}

/** What the user's tables say of an employer. */
export interface EmployerAttributes {
  readonly defence: boolean | null;
  readonly priority: boolean | null;
  /** Promising industries the employer belongs to. */
  readonly industries: readonly string[];
  /** Industries of *Профессионалитет* (or the user's own) the employer's ОКВЭД lies in. */
  readonly clusterIndustries?: readonly string[];
}

/** Thresholds of the balance; all are configuration. */
export interface BalanceSettings {
  /** Inside what a graduate reaches work whatever the distance. */
  readonly level: 'settlement' | 'municipality' | 'region';
  /** How far from home a place of work is reachable, kilometres in a straight line. */
  readonly radiusKm: number;
  /** Adverts with at least so many places are shown apart (and still counted). */
  readonly largeAdvertPlaces: number;
  /** Adverts older than so many days count as persistent. */
  readonly persistentDays: number;
  /** Adverts of the last so many days are the inflow. */
  readonly inflowDays: number;
  /** true = adverts made to obtain a quota of foreign workers count as demand; by default they are left out and shown apart. */
  readonly countForeignQuota: boolean;
}

/** The values used where the configuration is silent. */
export const DEFAULT_BALANCE_SETTINGS: BalanceSettings = {
  level: 'municipality',
  radiusKm: 30,
  largeAdvertPlaces: 50,
  persistentDays: 60,
  inflowDays: 7,
  countForeignQuota: false,
};

/** What the user asked to see; an absent or null part does not filter. */
export interface BalanceFilter {
  /** A code («15.01.05»), the beginning of one («15.01»), or a part of a name. */
  readonly specialty?: string | null;
  /** A part of the sector's name. */
  readonly sector?: string | null;
  /** A municipality or a settlement. */
  readonly territory?: string | null;
  /** A part of the college's name. */
  readonly college?: string | null;
  /** Only adverts of priority enterprises. */
  readonly priority?: boolean;
  /** A part of the name of a *Профессионалитет* cluster; the empty string = any cluster. */
  readonly cluster?: string | null;
}

/** Everything the balance is computed from. The order of graduates, adverts and colleges does not matter. */
export interface BalanceInput {
  readonly graduates: readonly SuppliedGraduate[];
  readonly adverts: readonly DemandAdvert[];
  /** Employers' requests to colleges and the region's forecast, told apart by `vacancy.kind`; absent = none. */
  readonly otherDemand?: readonly DemandAdvert[];
  readonly colleges: readonly College[];
  readonly spo: SpoReference;
  readonly asOf: IsoDate;
  readonly settings: BalanceSettings;
  readonly filter: BalanceFilter;
}
