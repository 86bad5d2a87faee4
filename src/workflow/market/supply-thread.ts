import { parentPort, workerData } from 'node:worker_threads';
import { Failure } from '../../domain/failure.ts';
import { createLocator } from '../../matching/territory/create-locator.ts';
import { loadReference } from '../../reference/load-reference.ts';
import { openStore } from '../../store/open-store.ts';
import { gatherSupplied } from './gather-supplied.ts';
import { homesOf } from './homes-of.ts';
import { type PackedSupply, packSupply } from './packed-supply.ts';
import type { SupplyAnswer, SupplyTask } from './read-supply.ts';
import { eachWithStatedContract } from './stated-contracts.ts';

/** The thread of `readSupply`: reads graduates of a large workspace while the other thread reads adverts. */
function gather({ database, region, moment, now }: SupplyTask): PackedSupply {
  const store = openStore(database, { now: () => now });
  try {
    const { asOf, knownAt } = moment;
    const known = knownAt === null ? {} : { knownAt };
    const { territories } = loadReference({ oktmo: store.oktmo() });
    const homeOf = homesOf(store.colleges(known), createLocator(territories, region));
    return packSupply(
      gatherSupplied((take) => eachWithStatedContract({ store }, moment, take), homeOf, asOf),
    );
  } finally {
    store.close();
  }
}

function answerOf(task: SupplyTask): SupplyAnswer {
  try {
    return { supply: gather(task) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Thrown across threads it would lose all but its message.
    const { code, message, hint, exitCode } = error;
    return { failure: { code, message, hint, exitCode } };
  }
}

// Only `readSupply` starts this thread.
const answer = answerOf(workerData as SupplyTask);
parentPort?.postMessage(answer, 'supply' in answer ? [answer.supply.rows.buffer] : []);
