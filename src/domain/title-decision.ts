import type { IsoInstant } from './iso-date.ts';
import type { WeightedCode } from './recognition.ts';

/** What an analyst decided of all adverts with one title; it outlives every import. */
export interface TitleDecision {
  readonly id: number;
  /** The title as it was asked about; equal titles are found by normalising it the way the recogniser does today. */
  readonly title: string;
  /** Programmes with weights that sum to 1; empty = no СПО programme leads here. */
  readonly codes: readonly WeightedCode[];
  readonly decidedAt: IsoInstant;
}
