import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';

/**
 * What the rules read besides the graduate. null for a whole input = it was not computed or imported: its rules answer «нет
 * данных». A graduate missing from a map has no data under that rule; never zero.
 */
export interface FlagContext {
  readonly asOf: IsoDate;
  /** The day the cohort graduates; null = not configured. */
  readonly graduationDay: IsoDate | null;
  /** Graduate id → vacancies the graduate can take and reach, ≥ 0. */
  readonly feasibleVacancies: ReadonlyMap<number, number> | null;
  /** Graduate id → graduates per reachable place of the programme (S/D), ≥ 0; Infinity where there is no place. */
  readonly supplyPerPlace: ReadonlyMap<number, number> | null;
  /** Graduate id → true when all vacancies the graduate can take lie beyond the territory radius. */
  readonly onlyBeyondRadius: ReadonlyMap<number, boolean> | null;
  /** Graduates the routing proposal leaves without a place. */
  readonly unplaced: ReadonlySet<number> | null;
  /** Programme key → median monthly pay of its vacancies, roubles. */
  readonly medianPay: ReadonlyMap<string, number> | null;
  /** True once the survey is closed: who has not replied did not reply. Before that, silence is «нет данных». */
  readonly surveyClosed: boolean;
  /** Graduate id → the day the graduate first stood in a list. */
  readonly listedSince: ReadonlyMap<number, IsoDate> | null;
  /** Graduate id → the day the newest record speaks of; the date of facts taken from lists. */
  readonly newestRecord: ReadonlyMap<number, IsoDate> | null;
  /** True when a basis for keeping statutory categories is recorded. */
  readonly specialBasis: boolean;
  /** Marks of categories counted at import and not stored for want of a basis. */
  readonly withoutBasis: number;
  /** One name for all spellings of a college. */
  readonly collegeName: (stated: string | null) => string | null;
}

/** A context in which nothing was computed or imported yet. */
export function emptyFlagContext(asOf: IsoDate): FlagContext {
  return {
    asOf,
    graduationDay: null,
    feasibleVacancies: null,
    supplyPerPlace: null,
    onlyBeyondRadius: null,
    unplaced: null,
    medianPay: null,
    surveyClosed: false,
    listedSince: null,
    newestRecord: null,
    specialBasis: true,
    withoutBasis: 0,
    collegeName: (stated) => stated,
  };
}

/** Where a fact was read. */
export type FactSource = Graduate['source'];
