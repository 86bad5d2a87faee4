import type { Balance } from '../../matching/balance/balance.ts';
import type { MatchDocument } from '../documents/match-document.ts';

/** The `route.match/1` document of a balance. */
export function planMatchDocument({ totals, cells }: Balance): MatchDocument {
  return {
    schema: 'route.match/1',
    totals: { ...totals },
    cells: cells.map(({ specialty: { code, edition }, ...cell }) => ({
      specialty: { code, edition },
      ...cell,
    })),
  };
}
