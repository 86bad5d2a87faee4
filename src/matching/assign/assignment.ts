import type { IsoDate } from '../../domain/iso-date.ts';
import type { StoredReferral, WithdrawalCause } from '../../domain/referral.ts';
import type { Deduction } from '../balance/supply.ts';
import type { AssignSettings, Cost, PriorityClass } from './assign-settings.ts';
import type { BlockRule } from './feasibility.ts';
import type { Opening } from './openings.ts';
import type { ContractHolder, Seeker } from './seekers.ts';

/** An opening with what sending the person there costs. */
export interface PricedOpening {
  readonly opening: Opening;
  readonly cost: Cost;
  readonly total: number;
}

/**
 * Why another advert is not the assigned one. `full`: all its places went to others; `dominated`: a place is free and everything
 * together would cost no less. `extra` is by how much more at least (0 = going there improves nothing), null where somebody would
 * surely lose a place.
 */
export interface OtherOpening extends PricedOpening {
  readonly why: 'full' | 'dominated';
  readonly extra: number | null;
}

/** Why a person has no place although adverts of the trade are within reach: places and all who compete for them alone. */
export interface SaturatedPlaces {
  /** Ascending by id; all full. */
  readonly openings: readonly Opening[];
  readonly places: number;
  /** Those who hold the places, and those left without one who could go nowhere else. */
  readonly holders: number;
  readonly unplaced: number;
  /** Names of the professions of all of them, the most frequent first. */
  readonly professions: readonly { readonly name: string; readonly count: number }[];
  /** Municipalities of the places, the most places first; null = not known. */
  readonly territories: readonly (string | null)[];
}

/** What would have to be allowed so that the person gets a place. */
export type RelaxationKind = 'radius' | 'housing' | 'trade' | 'trade-and-housing';

/** The smallest step that helps an unplaced person; each person is judged alone. */
export interface HelpfulStep {
  readonly kind: RelaxationKind;
  readonly opening: Opening;
  /** Kilometres beyond the radius; null = distance not known. */
  readonly km: number | null;
  /** False when somebody of a later class would be left out instead. */
  readonly costsNobody: boolean;
}

/** What is proposed to one graduate who looks for work, and why. */
export interface PersonMatches {
  readonly seeker: Seeker;
  /** `kept`: an adopted referral that stands. */
  readonly outcome: 'kept' | 'assigned' | 'unplaced';
  readonly place: PricedOpening | null;
  /** The advert nearest to being chosen instead. */
  readonly runnerUp: OtherOpening | null;
  /** Best first; adverts are shown to a limited number of people. For the unplaced: where a place might come free. */
  readonly alternatives: readonly OtherOpening[];
  /** Adverts of the trade the person can be sent to, and how many each rule forbids. */
  readonly feasible: number;
  readonly blocked: ReadonlyMap<BlockRule, number>;
  /** For the unplaced; null when no advert of the trade is feasible. */
  readonly saturated: SaturatedPlaces | null;
  readonly helps: HelpfulStep | null;
  /** The advert asks for a licence nobody stated. */
  readonly asksLicence: boolean;
  /** What speaks against an adopted referral by the data of the day. It stands all the same: people who knew more adopted it. */
  readonly doubt: BlockRule | 'other-trade' | null;
}

/** A referral that does not stand any more, and what took its place. */
export interface MovedReferral {
  readonly graduateId: number;
  readonly before: StoredReferral;
  readonly after: Opening | null;
  readonly cause: WithdrawalCause;
  /** Why the person no longer looks for work, where that is the cause. */
  readonly deduction: Deduction | 'gone' | null;
  /** What forbids the former advert now, where that is the cause. */
  readonly rule: BlockRule | null;
}

/** People and placed people of a class. `key` null = whoever belongs to no class. */
export interface ClassCount {
  readonly key: PriorityClass | 'kept' | null;
  readonly persons: number;
  readonly placed: number;
}

/** The proof that no assignment is better, from an independent check. */
interface AssignmentProof {
  readonly holds: boolean;
  /** primal − dual; 0 = optimum. */
  readonly gap: bigint;
  readonly primal: bigint;
  readonly dual: bigint;
  /** Σ cost of the chosen referrals. */
  readonly cost: number;
  readonly arcs: number;
  readonly components: number;
}

/** Answer to «почему не эта вакансия». */
export type WhyNot =
  | { readonly kind: 'assigned' }
  | { readonly kind: 'not-seeking'; readonly deduction: Deduction | 'contract' | 'gone' }
  | { readonly kind: 'unknown-advert' }
  | { readonly kind: 'other-trade' }
  | { readonly kind: 'forbidden'; readonly rule: BlockRule }
  | { readonly kind: 'kept-elsewhere' }
  | ({ readonly kind: 'full' | 'dominated' } & OtherOpening);

/** A proposal for everybody, with reasons and proof. */
export interface Assignment {
  readonly asOf: IsoDate;
  readonly settings: AssignSettings;
  /** By id of the graduate. */
  readonly persons: readonly PersonMatches[];
  readonly contracts: readonly ContractHolder[];
  readonly notSeeking: ReadonlyMap<number, Deduction>;
  readonly openings: readonly Opening[];
  /** By number of the opening: how many are sent there. */
  readonly taken: readonly number[];
  readonly heldPlaces: number;
  readonly contractsWithoutPlace: number;
  /** In the order they are served. */
  readonly classes: readonly ClassCount[];
  /** Professions in deficit, as the class `deficit-or-cluster` used them. */
  readonly deficit: ReadonlySet<string>;
  readonly moved: readonly MovedReferral[];
  /** Referrals that stand as they were. */
  readonly unmoved: number;
  readonly proof: AssignmentProof;
  readonly nameOf: (profession: string) => string;
  /** What is proposed to a graduate; null for those who do not look for work. */
  matchesOf(graduateId: number): PersonMatches | null;
  /** Why a graduate is not sent to an advert. */
  whyNot(graduateId: number, advertId: string): WhyNot;
}
