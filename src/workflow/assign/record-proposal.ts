import type { ReferralEvent } from '../../domain/referral.ts';
import type { Assignment } from '../../matching/assign/assignment.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/**
 * Remembers an issued proposal: who was proposed which advert, and which referrals fell away without another. Referrals that stand
 * are not repeated.
 * @param isIssued whose referrals were given out
 * @returns how many steps were new
 */
export function recordProposal(
  { store }: OpenWorkspace,
  { asOf, persons, moved }: Assignment,
  cohort: number,
  isIssued: (graduateId: number) => boolean,
): number {
  const proposed = persons.flatMap(({ seeker, place, outcome }): Omit<ReferralEvent, 'asOf'>[] => {
    const stands = seeker.referral?.advertId === place?.opening.vacancy.id;
    if (place === null || outcome === 'kept' || stands || !isIssued(seeker.graduate.id)) return [];
    const { id, title, employer } = place.opening.vacancy;
    return [
      {
        graduateId: seeker.graduate.id,
        advertId: id,
        title,
        employer: employer.name,
        state: 'proposed',
        reason: null,
      },
    ];
  });
  const withdrawn = moved
    .filter(({ after, cause, graduateId }) => after === null && cause !== 'declined' && isIssued(graduateId))
    .map(({ graduateId, before, cause }): Omit<ReferralEvent, 'asOf'> => {
      const { advertId, title, employer } = before;
      return { graduateId, advertId, title, employer, state: 'withdrawn', reason: cause };
    });
  const events = [...proposed, ...withdrawn].sort((a, b) => a.graduateId - b.graduateId);
  return store.recordReferrals({ kind: 'proposal', file: null, asOf, cohort, events })?.events ?? 0;
}
