import type { Balance, NamedCertificate } from './balance.ts';
import type { BalanceInput } from './balance-input.ts';
import { listProfessions, listSectors, listTerritories, NO_SPECIALTY } from './balance-rows.ts';
import { headlineOf, totalsOf } from './balance-totals.ts';
import { gatherCells } from './cells.ts';
import type { Certificate } from './certificates.ts';
import { gatherDemand, splitDemand } from './demand.ts';
import { DEMAND_LEVELS, drillDemand, drillSupply } from './drill-down.ts';
import { applyFilter, type Filterable } from './filter.ts';
import { holdPlaces } from './held-places.ts';
import { listApart, listUnmatched } from './left-out.ts';
import { indexLocations } from './location.ts';
import { total } from './order.ts';
import { joinOtherDemand } from './other-demand.ts';
import { gatherProfessions, type Professions } from './profession.ts';
import { listFitting, listScarce } from './scarcity.ts';
import { gatherSupply } from './supply.ts';
import { listProgrammes } from './supply-rows.ts';
import { viewMarket } from './views.ts';

/** Supply and demand of a region, gathered and numbered; what they were gathered from is not kept. */
export interface BalanceSides extends Pick<BalanceInput, 'asOf' | 'settings' | 'filter' | 'colleges'> {
  readonly professions: Professions;
  readonly all: Filterable;
  readonly contractsWithoutPlace: number;
  /** Requests and forecasts, which stand beside the adverts. */
  readonly other: Pick<Filterable, 'parts' | 'leftOut'>;
}

/**
 * The balance of graduates and demand in three views: potential, shared, feasible. Pure; the order of the input does not matter.
 * Throws a Failure `balance-bounds` when the views contradict each other, which is a fault of the program.
 */
export function balanceRegion(input: BalanceInput): Balance {
  return balanceSides(gatherSides(input));
}

/** The first half of {@link balanceRegion}: a caller short of memory lets graduates and adverts go after it. */
export function gatherSides(input: BalanceInput): BalanceSides {
  const { graduates, adverts, settings, asOf, filter, colleges } = input;
  const professions = gatherProfessions(input.spo);
  const otherAdverts = input.otherDemand ?? [];
  const locations = indexLocations(graduates, adverts, otherAdverts);
  const held = holdPlaces(graduates, adverts, professions, settings, asOf);
  const demand = gatherDemand(adverts, professions, locations, settings, asOf, held.byAdvert);
  const other = gatherDemand(otherAdverts, professions, locations, settings, asOf, new Map());
  return {
    asOf,
    settings,
    filter,
    colleges,
    professions,
    all: {
      units: gatherSupply(graduates, locations, asOf),
      parts: splitDemand(demand.units),
      leftOut: demand.leftOut,
    },
    contractsWithoutPlace: held.withoutAdvert,
    other: { parts: splitDemand(other.units), leftOut: other.leftOut },
  };
}

/** The second half of {@link balanceRegion}. */
export function balanceSides(sides: BalanceSides): Balance {
  const { asOf, settings, filter, colleges, professions, all } = sides;
  const kept = applyFilter(all, filter, professions, colleges);
  const views = viewMarket(kept.units, kept.parts, professions, settings);
  const { demand, surplusOf, bySector, bounds } = views;
  const units = Array.from(new Set(kept.parts.map(({ unit }) => unit)));
  const other = applyFilter({ ...all, ...sides.other }, filter, professions, colleges);
  const otherDemand = joinOtherDemand(other.parts, kept.parts);
  const rows = listProfessions(kept, demand, surplusOf, otherDemand, professions);
  const counts = headlineOf(kept, units);
  return {
    asOf,
    settings,
    filter,
    totals: totalsOf(kept, units),
    headline: {
      ...counts,
      ...bounds,
      matched: views.matched,
      surplusAtLeast: Math.max(0, bounds.surplus - counts.unsurePlaces),
      contractsWithoutPlace: sides.contractsWithoutPlace,
      otherUnmatchedPlaces: total(other.leftOut, ({ places }) => places),
    },
    professions: rows,
    sectors: listSectors(kept, demand, bySector, otherDemand),
    territories: listTerritories(kept, demand, surplusOf, otherDemand),
    programmes: listProgrammes(kept.units, surplusOf, professions),
    colleges: views.colleges,
    scarce: listScarce(demand, professions),
    fitting: listFitting(rows, kept.units, professions),
    certificates: named(views.certificates, professions),
    professionCertificates: named(views.professionCertificates, professions),
    apart: listApart(kept.leftOut, units, settings.largeAdvertPlaces),
    unmatched: listUnmatched(kept.leftOut, units, professions),
    cells: gatherCells(kept.units, bySector, kept.parts, professions),
    demand,
    supply: kept.units,
    surplusOf,
    flows: views.flows,
    otherDemand,
    demandTree: drillDemand(demand, DEMAND_LEVELS, professions.nameOf),
    supplyTree: drillSupply(
      kept.units,
      (unit) => surplusOf.get(unit) ?? 0,
      ({ ref }) => (ref === null ? '' : professions.of(ref)),
      (key) => (key === '' ? NO_SPECIALTY : professions.nameOf(key)),
    ),
  };
}

function named(proof: readonly Certificate[], professions: Professions): readonly NamedCertificate[] {
  return proof.map((certificate) => {
    const lines = [...certificate.placeProfessions, ...certificate.graduateProfessions];
    const names = lines.map(({ profession }) => [profession, professions.nameOf(profession)]);
    return { ...certificate, nameOf: Object.fromEntries(names) };
  });
}
