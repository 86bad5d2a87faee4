import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type ExitCode, Failure } from '../../domain/failure.ts';
import type { IsoInstant } from '../../domain/iso-date.ts';
import type { Region } from '../../domain/lookups.ts';
import type { SuppliedGraduate } from '../../matching/balance/balance-input.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type PackedSupply, unpackSupply } from './packed-supply.ts';
import type { MarketMoment } from './recognise-market.ts';

/** What the thread is asked. */
export interface SupplyTask {
  readonly database: string;
  readonly region: Region;
  readonly moment: MarketMoment;
  readonly now: IsoInstant;
}

/** What the thread says, once. */
export type SupplyAnswer =
  | { readonly supply: PackedSupply }
  | {
      readonly failure: Pick<Failure, 'code' | 'message' | 'hint'> & { readonly exitCode: ExitCode };
    };

/** From so many stored records a second thread is worth its start. */
export const RECORDS_OF_A_COUNTRY = 200_000;

/** Graduates being read in a second thread. */
export interface SupplyReading {
  /** The groups as `gatherSupplied` makes them. @throws Failure as the store does */
  result(): Promise<readonly SuppliedGraduate[]>;
  /** Ends the thread, whether or not it has answered. */
  stop(): Promise<void>;
}

/** Starts reading the graduates of a moment in a second thread: those of a country take as long as half of its adverts. */
export function readSupply(workspace: OpenWorkspace, moment: MarketMoment): SupplyReading {
  const task: SupplyTask = {
    database: workspace.paths.database,
    region: workspace.region,
    moment,
    now: workspace.now(),
  };
  // The same name in sources and in the built program, with the extension of either.
  const thread = new Worker(new URL(`./supply-thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: task,
  });
  return {
    async result() {
      // The only message of the thread.
      const [answer] = (await once(thread, 'message')) as [SupplyAnswer];
      if ('supply' in answer) return unpackSupply(answer.supply);
      const { code, message, hint, exitCode } = answer.failure;
      throw new Failure(code, message, { exitCode, ...(hint === null ? {} : { hint }) });
    },
    async stop() {
      await thread.terminate();
    },
  };
}
