import type { SpoRef } from './spo-code.ts';

/** What recognition reads of an advert; only the title is required. */
export interface RecognitionInput {
  readonly title: string;
  readonly typicalPosition?: string | null;
  readonly description?: string | null;
  readonly sphereCode?: string | null;
  readonly sphereName?: string | null;
  readonly education?: string | null;
  readonly oksoCode?: string | null;
  readonly professionCode?: string | null;
  readonly okved?: string | null;
}

/** A programme and its part of the advert; the parts of one recognition sum to 1. */
export interface WeightedCode {
  readonly ref: SpoRef;
  readonly weight: number;
}

/** Why: the rule that spoke, the part of the text it read, and its score (higher is surer, 0–1). */
export interface Evidence {
  readonly rule: string;
  readonly span: string;
  readonly score: number;
}

/**
 * `spo`: these programmes lead here. `none`: no СПО programme does (unskilled, degree only, not a job).
 * `unsure`: a person decides; `codes` are candidates and count for nothing in the balance.
 */
export type RecognitionDecision = 'spo' | 'none' | 'unsure';

/** The result for one advert. `codes` is sorted by weight, then edition and code; empty for `none`. */
export interface Recognition {
  readonly decision: RecognitionDecision;
  readonly codes: readonly WeightedCode[];
  readonly evidence: readonly Evidence[];
}

/** Titles to programmes: pure, the same input gives the same output. */
export interface Recogniser {
  /** Name and hash of the knowledge used, for reports. */
  readonly version: string;
  recognise(input: RecognitionInput): Recognition;
}
