import type { Balance, NamedCertificate } from './balance.ts';
import type { BalanceInput } from './balance-input.ts';
import { listProfessions, listSectors, listTerritories, NO_SPECIALTY } from './balance-rows.ts';
import { headlineOf, totalsOf } from './balance-totals.ts';
import { checkBounds, lowerBoundOfUnmet } from './bounds.ts';
import { gatherCells } from './cells.ts';
import { type Certificate, certify } from './certificates.ts';
import { gatherDemand, splitDemand } from './demand.ts';
import { DEMAND_LEVELS, drillDemand, drillSupply } from './drill-down.ts';
import { fillPlaces } from './feasible-view.ts';
import { applyFilter, type Filterable } from './filter.ts';
import { traceFlows } from './flows.ts';
import { holdPlaces } from './held-places.ts';
import { listApart, listUnmatched } from './left-out.ts';
import { indexLocations } from './location.ts';
import { planMarkets } from './market.ts';
import { total } from './order.ts';
import { joinOtherDemand } from './other-demand.ts';
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

  const demand = kept.parts.map((part, number) => ({
    part,
    feasibleUnmet: feasible.unmetOf[number] as number,
    sharedUnmet: shared.unmetOf[number] as number,
  }));
  const units = Array.from(new Set(kept.parts.map(({ unit }) => unit)));
  const other = applyFilter({ ...all, ...all.other }, input.filter, professions, input.colleges);
  const otherDemand = joinOtherDemand(other.parts, kept.parts);
  const rows = listProfessions(kept, demand, feasible, otherDemand, professions);
  const counts = headlineOf(kept, units);
  return {
    asOf,
    settings,
    filter: input.filter,
    totals: totalsOf(kept, units),
    headline: {
      ...counts,
      ...bounds,
      matched: feasible.matched,
      surplusAtLeast: Math.max(0, feasible.surplus - counts.unsurePlaces),
      contractsWithoutPlace: all.contractsWithoutPlace,
      otherUnmatchedPlaces: total(other.leftOut, ({ places }) => places),
    },
    professions: rows,
    sectors: listSectors(kept, demand, shared.bySector, otherDemand),
    territories: listTerritories(kept, demand, feasible, otherDemand),
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
    surplusOf: feasible.surplusOf,
    flows: traceFlows(plan, feasible.carried),
    otherDemand,
    demandTree: drillDemand(demand, DEMAND_LEVELS, professions.nameOf),
    supplyTree: drillSupply(
      kept.units,
      (unit) => feasible.surplusOf.get(unit) ?? 0,
      ({ ref }) => (ref === null ? '' : professions.of(ref)),
      (key) => (key === '' ? NO_SPECIALTY : professions.nameOf(key)),
    ),
  };
}

function gatherAll(
  input: BalanceInput,
  professions: Professions,
): Filterable & {
  readonly contractsWithoutPlace: number;
  readonly other: Pick<Filterable, 'parts' | 'leftOut'>;
} {
  const { graduates, adverts, settings, asOf } = input;
  const otherAdverts = input.otherDemand ?? [];
  const locations = indexLocations(
    (function* () {
      for (const { place, count = 1 } of graduates) for (let i = 0; i < count; i++) yield place;
      for (const { place } of adverts) yield place;
      for (const { place } of otherAdverts) yield place;
    })(),
  );
  const held = holdPlaces(graduates, adverts, professions, settings, asOf);
  const demand = gatherDemand(adverts, professions, locations, settings, asOf, held.byAdvert);
  const other = gatherDemand(otherAdverts, professions, locations, settings, asOf, new Map());
  return {
    units: gatherSupply(graduates, locations, asOf),
    parts: splitDemand(demand.units),
    leftOut: demand.leftOut,
    contractsWithoutPlace: held.withoutAdvert,
    other: { parts: splitDemand(other.units), leftOut: other.leftOut },
  };
}

function named(proof: readonly Certificate[], professions: Professions): readonly NamedCertificate[] {
  return proof.map((certificate) => {
    const lines = [...certificate.placeProfessions, ...certificate.graduateProfessions];
    const names = lines.map(({ profession }) => [profession, professions.nameOf(profession)]);
    return { ...certificate, nameOf: Object.fromEntries(names) };
  });
}
