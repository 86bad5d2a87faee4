import type { SpoRef } from '../../domain/spo-code.ts';
import type { Place, WorkMode } from '../../domain/territory.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import type { EmployerAttributes } from '../balance/balance-input.ts';

/** Whom vacancies are looked for: a programme (or what a mastered profession leads to) and where from. */
export interface Seeker {
  /** Programmes whose vacancies fit; the first names the seeker's own. */
  readonly programmes: readonly SpoRef[];
  /** Home of the graduate, or the college; null = unknown: everything in the region is near enough. */
  readonly place: Place | null;
}

/** What to select; an absent part asks for nothing. */
export interface OfferOptions {
  /** Only vacancies that ask for no experience in so many words. */
  readonly withoutExperience?: boolean;
  /** Only vacancies with housing, wherever in the region they are. */
  readonly housing?: boolean;
  /** Only work at most so far in a straight line, kilometres; work from anywhere counts as near. */
  readonly withinKm?: number | null;
  /** Add vacancies with housing beyond reach: for those ready to move. */
  readonly relocation?: boolean;
  /** Leave out places quoted for disabled people. */
  readonly withoutQuota?: boolean;
  /** Only vacancies of enterprises of the defence industry. */
  readonly defence?: boolean;
}

/** How the work is reached. `moving`: beyond reach, with housing. */
export type OfferReach = 'near' | 'remote' | 'rotation' | 'unknown-place' | 'moving';

/** A vacancy that suits, and why. */
export interface Offer {
  readonly vacancy: StoredVacancy;
  readonly employer: EmployerAttributes;
  readonly place: Place | null;
  readonly mode: WorkMode;
  /** `own`: the seeker's own profession is the vacancy's first; `related`: one of several the vacancy or the programme leads to. */
  readonly fit: 'own' | 'related';
  readonly reach: OfferReach;
  /** In a straight line, to a tenth of a kilometre; null where either end is not known or does not matter. */
  readonly distanceKm: number | null;
  /** Days since the vacancy was made or changed; null where no source says. */
  readonly ageDays: number | null;
  /** «по специальности», «4 км», «от 60 000 ₽», «без опыта»: in this order. */
  readonly reasons: readonly string[];
}
