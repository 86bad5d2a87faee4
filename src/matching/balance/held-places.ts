import type { IsoDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { BalanceSettings, DemandAdvert, SuppliedGraduate } from './balance-input.ts';
import { leftOutReason, sharesOf } from './demand.ts';
import { byText, listAt, sortById } from './order.ts';
import type { Professions } from './profession.ts';
import { deductionOf } from './supply.ts';

/** Places held by target contracts, by advert id, and contracts for which no open place of the employer was found. */
export interface HeldPlaces {
  readonly byAdvert: ReadonlyMap<string, number>;
  readonly withoutAdvert: number;
}

/**
 * A graduate deducted for a target contract holds one place of the same employer (by ИНН, by name where either side has no ИНН)
 * in an advert of the same profession; such places leave demand as the graduate left supply.
 */
export function holdPlaces(
  graduates: readonly SuppliedGraduate[],
  adverts: readonly DemandAdvert[],
  professions: Professions,
  settings: BalanceSettings,
  asOf: IsoDate,
): HeldPlaces {
  const byAdvert = new Map<string, number>();
  const contracts = new Map<string, Contract & { count: number }>();
  for (const { graduate, count = 1 } of graduates) {
    const { targetContract: contract, specialty } = graduate;
    if (contract === null || deductionOf(graduate, asOf) !== 'target-contract') continue;
    const inn = contract.employerInn;
    const name = contract.employer === null ? '' : normaliseLabel(contract.employer);
    const key = `${inn ?? ''}\n${name}\n${specialty?.edition}:${specialty?.code}`;
    const known = contracts.get(key);
    if (known === undefined) contracts.set(key, { inn, name, specialty, count });
    else known.count += count;
  }
  if (contracts.size === 0) return { byAdvert, withoutAdvert: 0 };
  const index = indexAdverts(adverts, Array.from(contracts.values()), professions, settings);
  let withoutAdvert = 0;
  for (const [, contract] of Array.from(contracts).sort(([a], [b]) => byText(a, b))) {
    withoutAdvert += hold(contract, index, professions, byAdvert);
  }
  return { byAdvert, withoutAdvert };
}

interface Contract {
  readonly inn: string | null;
  readonly name: string;
  readonly specialty: SpoRef | null;
}

interface Candidate {
  readonly id: string;
  readonly places: number;
  readonly inn: string | null;
  readonly professions: ReadonlySet<string>;
}

interface EmployerIndex {
  readonly byInn: ReadonlyMap<string, readonly Candidate[]>;
  readonly byName: ReadonlyMap<string, readonly Candidate[]>;
}

/** Adverts of employers with contracts, by id: of a country's adverts they are few. */
function indexAdverts(
  adverts: readonly DemandAdvert[],
  contracts: readonly Contract[],
  professions: Professions,
  settings: BalanceSettings,
): EmployerIndex {
  const inns = new Set(contracts.map(({ inn }) => inn));
  const names = new Set(contracts.map(({ name }) => name));
  const byInn = new Map<string, Candidate[]>();
  const byName = new Map<string, Candidate[]>();
  for (const advert of sortById(adverts, ({ vacancy }) => vacancy.id)) {
    const { vacancy } = advert;
    if (!vacancy.open || !(vacancy.places !== null && vacancy.places > 0)) continue;
    const { inn, name } = vacancy.employer;
    const ofInn = inn !== null && inns.has(inn) ? inn : null;
    // Two stated ИНН are compared by themselves.
    const asked = name !== null && (inn === null || inns.has(null)) ? normaliseLabel(name) : null;
    const ofName = asked !== null && names.has(asked) ? asked : null;
    if (ofInn === null && ofName === null) continue;
    const shares = sharesOf(advert, professions);
    if (leftOutReason(advert, shares.length, settings) !== null) continue;
    const candidate = {
      id: vacancy.id,
      places: vacancy.places,
      inn,
      professions: new Set(shares.map(({ profession }) => profession)),
    };
    if (ofInn !== null) listAt(byInn, ofInn).push(candidate);
    if (ofName !== null) listAt(byName, ofName).push(candidate);
  }
  return { byInn, byName };
}

/** Holds places for the contracts of one employer and programme. @returns how many found none */
function hold(
  contract: Contract & { readonly count: number },
  index: EmployerIndex,
  professions: Professions,
  held: Map<string, number>,
): number {
  let left = contract.count;
  if (contract.specialty === null) return left;
  const suitable = new Set(professions.linksOf(contract.specialty).map(({ profession }) => profession));
  const named = (index.byName.get(contract.name) ?? []).filter(
    ({ inn }) => inn === null || contract.inn === null,
  );
  const candidates = [...(contract.inn === null ? [] : (index.byInn.get(contract.inn) ?? [])), ...named];
  for (const candidate of candidates) {
    if (!Array.from(candidate.professions).some((profession) => suitable.has(profession))) continue;
    const taken = Math.min(left, candidate.places - (held.get(candidate.id) ?? 0));
    if (taken > 0) held.set(candidate.id, (held.get(candidate.id) ?? 0) + taken);
    left -= taken;
    if (left === 0) break;
  }
  return left;
}
