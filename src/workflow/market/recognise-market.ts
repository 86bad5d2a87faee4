import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate, IsoInstant } from '../../domain/iso-date.ts';
import type { College } from '../../domain/organisations.ts';
import type {
  DemandAdvert,
  PlacedGraduate,
  RecognisedAdvert,
  SuppliedGraduate,
} from '../../matching/balance/balance-input.ts';
import { createLocator } from '../../matching/territory/create-locator.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { gatherSupplied } from './gather-supplied.ts';
import { homesOf } from './homes-of.ts';
import { keepDemandFacts } from './keep-demand-facts.ts';
import { RECORDS_OF_A_COUNTRY, readSupply } from './read-supply.ts';
import { type RecognisedDemand, recogniseAdverts } from './recognise-adverts.ts';
import { eachWithStatedContract, withStatedContracts } from './stated-contracts.ts';

/** What a balance is made of: graduates who are alike counted together, adverts with the facts it reads. */
export interface BalanceMarket extends Pick<RecognisedDemand, 'noise' | 'knowledge'> {
  readonly graduates: readonly SuppliedGraduate[];
  readonly adverts: readonly DemandAdvert[];
  readonly otherDemand: readonly DemandAdvert[];
  readonly colleges: readonly College[];
}

/** Both sides of the labour market of one region, recognised and placed. */
export interface Market extends BalanceMarket, RecognisedDemand {
  readonly adverts: readonly RecognisedAdvert[];
  readonly otherDemand: readonly RecognisedAdvert[];
  readonly graduates: readonly PlacedGraduate[];
}

/** The moment and the cohort a market is looked at. */
export interface MarketMoment {
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly knownAt: IsoInstant | null;
}

/**
 * Reads graduates and open adverts of the workspace, finds where graduates look for work and recognises the adverts.
 * @param persons graduates of the moment, where the caller has read them already
 */
export function recogniseMarket(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  persons?: readonly Graduate[],
): Market {
  const { store } = workspace;
  const { known, colleges, locator } = territoryOf(workspace, moment);
  const { asOf, cohort } = moment;
  const homeOf = homesOf(colleges, locator);
  const everyone = persons ?? store.graduates({ asOf, ...known, cohort });
  const graduates = withStatedContracts(workspace, moment, everyone).map((graduate) => ({
    graduate,
    place: homeOf(graduate),
  }));
  return { graduates, colleges, ...recogniseAdverts(workspace, moment, locator, 'all') };
}

/** The same market with what a balance needs and no more: a country's persons and texts would fill the memory. */
export async function recogniseBalanceMarket(
  workspace: OpenWorkspace,
  moment: MarketMoment,
): Promise<BalanceMarket> {
  const { colleges, locator } = territoryOf(workspace, moment);
  const demandOf = () => {
    const { adverts, otherDemand, ...rest } = recogniseAdverts(workspace, moment, locator, 'none');
    return { adverts: keepDemandFacts(adverts), otherDemand: keepDemandFacts(otherDemand), ...rest };
  };
  if (workspace.store.mostRecords() < RECORDS_OF_A_COUNTRY) {
    const graduates = gatherSupplied(
      (take) => eachWithStatedContract(workspace, moment, take),
      homesOf(colleges, locator),
      moment.asOf,
    );
    return { graduates, colleges, ...demandOf() };
  }
  const supply = readSupply(workspace, moment);
  try {
    const demand = demandOf();
    return { graduates: await supply.result(), colleges, ...demand };
  } finally {
    await supply.stop();
  }
}

function territoryOf(workspace: OpenWorkspace, { knownAt }: MarketMoment) {
  const known = knownAt === null ? {} : { knownAt };
  const colleges = workspace.store.colleges(known);
  return { known, colleges, locator: createLocator(workspace.reference().territories, workspace.region) };
}
