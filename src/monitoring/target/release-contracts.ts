import type { Graduate } from '../../domain/graduate.ts';
import type { TARGET_CONTRACTS } from '../../domain/registers/target-contracts.ts';
import type { GraduateRow } from '../tracking/graduate-row.ts';
import { targetFacts } from './target-facts.ts';

/**
 * Graduates with the state of their contract as the register of contracts has it: lists rarely say that one was broken. A contract that
 * ended without anybody's fault, was fulfilled, or was broken by nobody knows whom holds the graduate no more and is left out.
 */
export function releaseContracts(
  graduates: readonly Graduate[],
  rows: readonly GraduateRow<typeof TARGET_CONTRACTS>[],
): readonly Graduate[] {
  if (rows.length === 0) return graduates;
  const stated = Map.groupBy(rows, ({ graduate }) => graduate.id);
  return graduates.map((graduate) => {
    const { targetContract } = graduate;
    const own = stated.get(graduate.id);
    if (targetContract === null || own === undefined) return graduate;
    const states = targetFacts([graduate], own).map(({ state }) => state);
    const holding = states.find((state) => state === null || state === 'active' || state === 'suspended');
    if (holding !== undefined) return { ...graduate, targetContract: { ...targetContract, state: holding } };
    const [state = null] = states;
    const isBySide = state === 'broken-by-employer' || state === 'broken-by-graduate';
    return { ...graduate, targetContract: isBySide ? { ...targetContract, state } : null };
  });
}
