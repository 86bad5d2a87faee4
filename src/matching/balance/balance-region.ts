import type { Balance, NamedCertificate } from './balance.ts';
import type { BalanceInput } from './balance-input.ts';
import { listProfessions, listSectors, listTerritories } from './balance-rows.ts';
import { headlineOf, totalsOf } from './balance-totals.ts';
import { checkBounds, lowerBoundOfUnmet } from './bounds.ts';
import { gatherCells } from './cells.ts';
import { type Certificate, certify } from './certificates.ts';
import { gatherDemand, splitDemand } from './demand.ts';
import { fillPlaces } from './feasible-view.ts';
import { applyFilter, type Filterable } from './filter.ts';
import { holdPlaces } from './held-places.ts';
import { listApart, listUnmatched } from './left-out.ts';
import { indexLocations } from './location.ts';
import { planMarkets } from './market.ts';
import { gatherProfessions, type Professions } from './profession.ts';
import { certifyProfessions } from './profession-certificates.ts';
import { listFitting, listScarce } from './scarcity.ts';
import { shareSupply } from './shared-view.ts';
import { gatherSupply } from './supply.ts';
import { listColleges, listProgrammes } from './supply-rows.ts';

/**
 * The balance of graduates and demand in three views: potential, shared, feasible. Pure; the order of the input does not matter.
 * Throws a Failure `balance-bounds` when the views contradict each other, which is a fault of the program.
 */
export function balanceRegion(input: BalanceInput): Balance {
  const { settings, asOf } = input;
  const professions = gatherProfessions(input.spo);
  const all = gatherAll(input, professions);
  const kept = applyFilter(all, input.filter, professions, input.colleges);
  const plan = planMarkets(kept.units, kept.parts, professions, settings);
  const shared = shareSupply(plan);
  const feasible = fillPlaces(plan, shared);
  const proof = certify(plan, feasible.cut);
  const bounds = {
    lowerBound: lowerBoundOfUnmet(plan),
    feasibleUnmet: feasible.unmet,
    sharedUnmet: shared.unmet,
    surplus: feasible.surplus,
  };
  checkBounds({ ...bounds, certificates: proof });

  const demand = kept.parts.map((part) => ({
    part,
    feasibleUnmet: feasible.unmetOf.get(part) ?? 0,
    sharedUnmet: shared.unmetOf.get(part) ?? 0,
  }));
  const units = Array.from(new Set(kept.parts.map(({ unit }) => unit)));
  const rows = listProfessions(kept, demand, feasible, professions);
  return {
    asOf,
    settings,
    filter: input.filter,
    totals: totalsOf(kept, units),
    headline: {
      ...headlineOf(kept, units),
      ...bounds,
      matched: feasible.matched,
      contractsWithoutPlace: all.contractsWithoutPlace,
    },
    professions: rows,
    sectors: listSectors(demand, shared.bySector),
    territories: listTerritories(kept.units, demand, feasible),
    programmes: listProgrammes(kept.units, feasible.surplusOf, professions),
    colleges: listColleges(kept.units, feasible.surplusOf, plan),
    scarce: listScarce(demand, professions),
    fitting: listFitting(rows, kept.units, professions),
    certificates: named(proof, professions),
    professionCertificates: named(certifyProfessions(plan, feasible.cut), professions),
    apart: listApart(kept.leftOut, units, settings.largeAdvertPlaces),
    unmatched: listUnmatched(kept.leftOut, units, professions),
    cells: gatherCells(kept.units, shared.bySector, kept.parts, professions),
    demand,
    supply: kept.units,
  };
}

function gatherAll(
  input: BalanceInput,
  professions: Professions,
): Filterable & { readonly contractsWithoutPlace: number } {
  const { graduates, adverts, settings, asOf } = input;
  const locations = indexLocations(
    (function* () {
      for (const { place } of graduates) yield place;
      for (const { place } of adverts) yield place;
    })(),
  );
  const held = holdPlaces(graduates, adverts, professions, settings, asOf);
  const demand = gatherDemand(adverts, professions, locations, settings, asOf, held.byAdvert);
  return {
    units: gatherSupply(graduates, locations, asOf),
    parts: splitDemand(demand.units),
    leftOut: demand.leftOut,
    contractsWithoutPlace: held.withoutAdvert,
  };
}

function named(proof: readonly Certificate[], professions: Professions): readonly NamedCertificate[] {
  return proof.map((certificate) => {
    const lines = [...certificate.placeProfessions, ...certificate.graduateProfessions];
    const names = lines.map(({ profession }) => [profession, professions.nameOf(profession)]);
    return { ...certificate, nameOf: Object.fromEntries(names) };
  });
}
