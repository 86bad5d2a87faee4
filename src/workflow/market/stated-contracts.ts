import type { Graduate, GraduateRecord } from '../../domain/graduate.ts';
import { releaseContracts } from '../../monitoring/target/release-contracts.ts';
import { registerRows, rowsByGraduate } from '../register-rows.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { MarketMoment } from './recognise-market.ts';

type Known = Pick<OpenWorkspace, 'store'>;

/** These graduates with their contracts as the register of contracts has them at the moment: one that was broken frees its graduate. */
export function withStatedContracts(
  { store }: Known,
  moment: MarketMoment,
  graduates: readonly Graduate[],
): readonly Graduate[] {
  const when = storeMoment(moment);
  const rows = registerRows({ store }, 'target-contracts', when);
  if (rows.length === 0) return graduates;
  // Graduates of all years: a row about a namesake of another year is not about one of these.
  const { found } = rowsByGraduate({ store }, rows, store.graduates(when), moment.knownAt);
  return releaseContracts(graduates, found);
}

/**
 * Hands over every graduate of the moment, with the same contracts. Only a workspace with a register of contracts makes a list of
 * graduates for it: its rows name persons.
 */
export function eachWithStatedContract(
  { store }: Known,
  moment: MarketMoment,
  take: (record: GraduateRecord) => void,
): void {
  const filter = { ...storeMoment(moment), cohort: moment.cohort };
  if (registerRows({ store }, 'target-contracts', storeMoment(moment)).length === 0) {
    store.eachGraduate(filter, take);
    return;
  }
  for (const graduate of withStatedContracts({ store }, moment, store.graduates(filter))) take(graduate);
}

function storeMoment({ asOf, knownAt }: MarketMoment) {
  return { asOf, ...(knownAt === null ? {} : { knownAt }) };
}
