import type { IsoDate } from '../../domain/iso-date.ts';
import type { BalanceFilter, BalanceSettings } from './balance-input.ts';
import type { BalanceCell } from './cells.ts';
import type { Certificate } from './certificates.ts';
import type { DemandNode, SupplyNode } from './drill-down.ts';
import type { FlowRow } from './flows.ts';
import type { ApartAdvert, UnmatchedRow } from './left-out.ts';
import type { OtherDemand } from './other-demand.ts';
import type { AllocatedPart, BalanceRow } from './pivots.ts';
import type { FittingProgramme, ScarceVacancy } from './scarcity.ts';
import type { Deduction, SupplyUnit } from './supply.ts';
import type { CollegeRow, ProgrammeRow } from './supply-rows.ts';

/**
 * Totals of a balance. `places` and `adverts` are all open adverts of the filter; what no profession got (unsure, no programme,
 * no region, foreign quota, places held by target contracts) is in `unmatched*`.
 */
export interface BalanceTotals {
  readonly graduates: number;
  readonly available: number;
  readonly adverts: number;
  readonly places: number;
  readonly unmatchedAdverts: number;
  readonly unmatchedPlaces: number;
}

/** The figures at the head of a report. */
export interface BalanceHeadline {
  readonly deducted: Readonly<Record<Deduction, number>>;
  readonly matched: number;
  /** Σ max(0, places − graduates in reach) ≤ `feasibleUnmet` ≤ `sharedUnmet`. */
  readonly lowerBound: number;
  readonly feasibleUnmet: number;
  readonly sharedUnmet: number;
  readonly surplus: number;
  readonly inflowAdverts: number;
  readonly inflowPlaces: number;
  readonly largeAdverts: number;
  readonly largePlaces: number;
  readonly agencyPlaces: number;
  readonly foreignQuotaAdverts: number;
  readonly foreignQuotaPlaces: number;
  /** Places that left demand for target contracts; contracts without an open place of their employer. */
  readonly heldPlaces: number;
  readonly contractsWithoutPlace: number;
  readonly advertsWithoutPlaces: number;
  /** Places of adverts not recognised surely: with them at most `feasibleUnmet` + `unsurePlaces` places stay empty. */
  readonly unsurePlaces: number;
  /** Graduates without a place even if every unsure place took one. */
  readonly surplusAtLeast: number;
  /** Places of requests and forecasts that no profession got: unsure, none, no region. */
  readonly otherUnmatchedPlaces: number;
}

/** A row by profession. */
export interface ProfessionRow extends BalanceRow {
  /** All places that could take the profession; not to be summed over professions. */
  readonly potentialPlaces: number;
}

/** A balance: totals, pivots, proof, and the units everything can be drilled down to. */
export interface Balance {
  readonly asOf: IsoDate;
  readonly settings: BalanceSettings;
  readonly filter: BalanceFilter;
  readonly totals: BalanceTotals;
  readonly headline: BalanceHeadline;
  readonly professions: readonly ProfessionRow[];
  readonly sectors: readonly BalanceRow[];
  readonly territories: readonly BalanceRow[];
  readonly programmes: readonly ProgrammeRow[];
  readonly colleges: readonly CollegeRow[];
  readonly scarce: readonly ScarceVacancy[];
  readonly fitting: readonly FittingProgramme[];
  /** Connected sets of the minimum cuts: they prove the headline exactly. */
  readonly certificates: readonly NamedCertificate[];
  /** What can be proven of single professions; their gaps do not sum. */
  readonly professionCertificates: readonly NamedCertificate[];
  readonly apart: readonly ApartAdvert[];
  readonly unmatched: readonly UnmatchedRow[];
  readonly cells: readonly BalanceCell[];
  /** Parts of adverts with what the views say of each: any drill-down is a pivot of them. */
  readonly demand: readonly AllocatedPart[];
  readonly supply: readonly SupplyUnit[];
  /** Graduates of each unit no allocation places together with the others. */
  readonly surplusOf: ReadonlyMap<SupplyUnit, number>;
  /** Who fills which places in one of the best allocations. */
  readonly flows: readonly FlowRow[];
  /** Employers' requests to colleges and the region's forecast, beside the adverts. */
  readonly otherDemand: readonly OtherDemand[];
  /** Profession → sector → municipality → settlement → employer. */
  readonly demandTree: readonly DemandNode[];
  /** Profession → college. */
  readonly supplyTree: readonly SupplyNode[];
}

/** A certificate whose lines carry Russian names of professions. */
export interface NamedCertificate extends Certificate {
  readonly nameOf: Readonly<Record<string, string>>;
}
