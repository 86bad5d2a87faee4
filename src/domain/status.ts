import type { Inn } from './identifiers.ts';
import type { IsoDate } from './iso-date.ts';

/**
 * What a graduate does after (or plans for after) graduation: the columns of the federal monitoring forms, each graduate in
 * exactly one. `will-*` are plans. Labels and form columns: `src/monitoring`.
 */
export const STATUS_KINDS = [
  'employed',
  'entrepreneur',
  'self-employed',
  'studying',
  'conscript',
  'contract-service',
  'childcare',
  'informal',
  'unemployed-registered',
  'not-motivated',
  'at-risk-other',
  'death-or-grave-illness',
  'custody',
  'moved-abroad',
  'family-care',
  'foreign-no-snils',
  'other',
  'will-be-employed',
  'will-be-entrepreneur',
  'will-be-self-employed',
  'will-be-conscript',
  'will-serve-contract',
  'will-study',
  'will-take-childcare',
  'will-move-abroad',
] as const;

/** One of {@link STATUS_KINDS}. */
export type StatusKind = (typeof STATUS_KINDS)[number];

/** A status as a source stated it. Only employment-like kinds carry the job fields. */
export interface Status {
  readonly kind: StatusKind;
  readonly inSpecialty: boolean | null;
  readonly employer: string | null;
  readonly employerInn: Inn | null;
  readonly position: string | null;
  readonly since: IsoDate | null;
  readonly until: IsoDate | null;
  /** Форма 3, columns 07–09: how a student already works. */
  readonly studyWork: 'individual-plan' | 'paid-practice' | 'training-complex' | null;
  /** Форма 3, columns 13–14: where a planned job is. */
  readonly plannedAt: 'practice-employer' | 'partner-employer' | null;
  /** Months on the last job as stated by the source, for retention of 4 months (base form, column 10). */
  readonly monthsOnJob: number | null;
  readonly reason: string | null;
}

/** A status of this kind and nothing else stated. */
export function bareStatus(kind: StatusKind): Status {
  return {
    kind,
    inSpecialty: null,
    employer: null,
    employerInn: null,
    position: null,
    since: null,
    until: null,
    studyWork: null,
    plannedAt: null,
    monthsOnJob: null,
    reason: null,
  };
}
