import { referralReason, type StoredReferral } from '../../domain/referral.ts';
import type { CardReferral } from '../../reports/cards/career-card.ts';

/** Lookup of the places a graduate was sent to and what became of it; withdrawn proposals are nobody's concern any more. */
export function referralsByGraduate(
  history: readonly StoredReferral[],
): (graduateId: number) => readonly CardReferral[] {
  const newest = new Map<number, Map<string, StoredReferral>>();
  for (const event of history) {
    const own = newest.get(event.graduateId) ?? new Map<string, StoredReferral>();
    newest.set(event.graduateId, own);
    own.set(event.advertId, event);
  }
  return (id) =>
    [...(newest.get(id)?.values() ?? [])]
      .filter(({ state }) => state !== 'withdrawn')
      .map((event) => ({
        text: `${event.title} — ${event.employer ?? 'работодатель не указан'}: ${stateText(event)}`,
        date: event.asOf,
      }));
}

function stateText(step: StoredReferral): string {
  if (step.state === 'adopted') return 'направлен';
  if (step.state === 'proposed') return 'предложено';
  const why = referralReason(step);
  return why === null ? 'отказ' : `отказ, ${why}`;
}
