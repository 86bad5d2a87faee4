import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { FactSource } from './flag-context.ts';
import type { RiskRuleId, RiskScale } from './risk-scale.ts';

/** Why a point was given. `source` is null for facts that a calculation found. */
export interface RiskReason {
  readonly rule: RiskRuleId;
  readonly title: string;
  readonly points: number;
  readonly fact: string;
  /** The day the fact speaks of. */
  readonly date: IsoDate;
  readonly source: FactSource | null;
}

/** What is to be done, by whom, until when. */
export interface Assignment {
  readonly action: string;
  readonly owner: string;
  readonly due: IsoDate;
}

/** A graduate at risk of non-employment; a person confirms the flag. */
export interface RiskFlag extends Assignment {
  readonly graduate: Graduate;
  readonly college: string | null;
  readonly level: 'red' | 'amber';
  readonly points: number;
  /** Most points first, then in the order of the scale. */
  readonly reasons: readonly RiskReason[];
  /** Titles of rules that had no data on this graduate: the points may be too low. */
  readonly withoutData: readonly string[];
}

/** A graduate of a statutory category; points play no part. */
export interface StatutoryEntry extends Assignment {
  readonly graduate: Graduate;
  readonly college: string | null;
  /** Russian names of the categories held. */
  readonly categories: readonly string[];
}

/** A graduate on a separate track, without points for it. */
export interface TrackEntry extends Assignment {
  readonly graduate: Graduate;
  readonly college: string | null;
  readonly track: string;
}

/** How one rule worked over all graduates it was asked about. `available` false = nobody had its input. */
export interface RuleUse {
  readonly rule: RiskRuleId;
  readonly title: string;
  readonly points: number;
  readonly needs: string;
  readonly facts: number;
  readonly clear: number;
  readonly noData: number;
  readonly available: boolean;
}

/** The same in numbers, without names. */
export interface FlagCounts {
  readonly statutoryPersons: number;
  readonly statutory: readonly { readonly label: string; readonly count: number }[];
  readonly withoutBasis: number;
  readonly red: number;
  readonly amber: number;
  readonly tracks: readonly { readonly label: string; readonly count: number }[];
  readonly byCollege: readonly {
    readonly college: string;
    readonly statutory: number;
    readonly red: number;
    readonly amber: number;
  }[];
}

/** Lists for individual work. */
export interface FlagResult {
  readonly asOf: IsoDate;
  readonly scale: RiskScale;
  /** Everyone with a stored mark, whatever the outcome; by college, then name. */
  readonly statutory: readonly StatutoryEntry[];
  /** False when no basis is recorded or marks were left out for want of one: the list lacks persons. */
  readonly statutoryComplete: boolean;
  /** Persons of whom no source states any category, neither yes nor no. */
  readonly categoriesUnknown: number;
  /** Red first, most points first, then by college and name. */
  readonly atRisk: readonly RiskFlag[];
  readonly tracks: readonly TrackEntry[];
  readonly rules: readonly RuleUse[];
  /** Persons the rules were asked about: no confirmed outcome and no track of their own. */
  readonly scored: number;
  /** Scored persons with points below the amber threshold. */
  readonly belowThreshold: number;
  readonly counts: FlagCounts;
}
