import type { IsoDate } from '../../domain/iso-date.ts';
import { isSuspendingOutcome } from './check-contract.ts';
import type { TargetFacts } from './target-facts.ts';

/** Who broke a contract, as far as the sources tell. */
const BREACH_SIDES = ['employer', 'graduate', 'unknown'] as const;

/** One of {@link BREACH_SIDES}. */
export type BreachSide = (typeof BREACH_SIDES)[number];

/**
 * What happened. `not-offered`: the term has passed and the employer gave no place; `elsewhere`: works for another employer under a
 * contract in force; `overdue`: the term has passed, no work at the employer, nobody says why; `broken`: broken, the side is not stated.
 */
export type BreachKind =
  | 'broken-by-employer'
  | 'not-offered'
  | 'broken-by-graduate'
  | 'elsewhere'
  | 'overdue'
  | 'broken';

/** A breach of a contract, or what looks like one. */
export interface Breach {
  readonly kind: BreachKind;
  readonly side: BreachSide;
  /** A source states it; otherwise it follows from days and statuses and must be cleared up first. */
  readonly stated: boolean;
}

/**
 * Judges one contract. A breach is stated where a source says who broke it, or that no place was given by the term. Work elsewhere and
 * a term that has passed in silence are possible breaches: of the first the side is the graduate's unless the employer offered no
 * place; of the second it is not known. No term is assumed where none is written. Study, conscript service and childcare leave suspend
 * a contract and are no breach.
 */
export function findBreach(
  facts: TargetFacts,
  work: { readonly atEmployer: boolean; readonly elsewhere: boolean },
  asOf: IsoDate,
): Breach | null {
  const { state, deadline, jobOffered } = facts;
  if (state === 'broken-by-employer') return { kind: state, side: 'employer', stated: true };
  if (state === 'broken-by-graduate') return { kind: state, side: 'graduate', stated: true };
  if (state === 'broken') return { kind: 'broken', side: 'unknown', stated: true };
  if (state === 'ended' || state === 'fulfilled' || state === 'suspended' || work.atEmployer) return null;
  if (isSuspendingOutcome(facts)) return null;
  const passed = deadline !== null && deadline < asOf;
  if (jobOffered === false && (passed || work.elsewhere))
    return { kind: 'not-offered', side: 'employer', stated: true };
  if (work.elsewhere) return { kind: 'elsewhere', side: 'graduate', stated: false };
  return passed ? { kind: 'overdue', side: 'unknown', stated: false } : null;
}
