import type { Settlement } from '../../domain/lookups.ts';
import { distanceKm, type GeoPoint, type Place } from '../../domain/territory.ts';
import type { AddressMentions, SettlementMention } from './address-mentions.ts';
import type { Located } from './create-locator.ts';
import type { Gazetteer } from './gazetteer.ts';
import { placeKey } from './place-name.ts';

/** What besides the text tells where a place is. */
interface OtherEvidence {
  readonly addressCode: string | null;
  readonly point: GeoPoint | null;
}

type Found = Omit<Located, 'mode'>;

/** A stated point farther than this from the settlement named does not belong to it. */
const SAME_PLACE_KM = 60;
/** Of namesakes, the one this near to the stated point is meant. */
const NAMESAKE_KM = 25;

/** Decides the place: text, then code, then coordinates; namesakes by municipality, kind, code, coordinates. */
export function placeOfMentions(
  mentions: AddressMentions,
  other: OtherEvidence,
  gazetteer: Gazetteer,
): Found {
  if (gazetteer.federalCity !== null) {
    if (mentions.otherRegion) return nothing('other-region');
    return inFederalCity(gazetteer.federalCity, mentions, other, gazetteer);
  }
  if (mentions.settlement !== null) return ofSettlement(mentions.settlement, mentions, other, gazetteer);
  if (mentions.otherRegion) return nothing('other-region');
  const code = ofCode(other.addressCode, other.point, gazetteer);
  if (code?.place?.settlement != null) return code;
  // The portal gives an address of a region alone the middle of the region: such a point is nobody's place of work.
  const point = mentions.regionOnly ? null : other.point;
  const at = point === null ? null : gazetteer.settlementAt(point);
  if (mentions.municipality !== null) {
    const settled =
      at !== null && at.settlement.municipality === mentions.municipality ? at.settlement : null;
    const place = placeIn(gazetteer, mentions.municipality, settled?.name ?? null, other.point);
    return { place, evidence: `address:${mentions.municipality}`, ambiguous: [] };
  }
  if (at !== null) {
    const place = placeOf(at.settlement, null, point, gazetteer);
    return { place, evidence: `point:${at.km.toFixed(1)} km`, ambiguous: [] };
  }
  return code ?? nothing('none');
}

function inFederalCity(
  city: Settlement,
  mentions: AddressMentions,
  other: OtherEvidence,
  gazetteer: Gazetteer,
): Found {
  const inner =
    mentions.municipality ??
    (mentions.settlement === null
      ? null
      : (gazetteer.municipalityNamed(placeKey(mentions.settlement.name))?.name ?? null));
  const place = placeIn(gazetteer, inner ?? city.name, city.name, other.point ?? city.point);
  return { place, evidence: inner === null ? 'city' : `address:${inner}`, ambiguous: [] };
}

function ofSettlement(
  mention: SettlementMention,
  mentions: AddressMentions,
  other: OtherEvidence,
  gazetteer: Gazetteer,
): Found {
  const evidence = `${mentions.fromTail ? 'tail' : 'address'}:${[mention.type, mention.name].filter((part) => part !== null).join(' ')}`;
  if (mention.known.length === 0) {
    // Every town of the region is in the tables: one that is not lies elsewhere, and only its district can be kept.
    const name = mention.type === 'г' ? null : mention.name;
    if (name === null && mentions.municipality === null) return nothing('other-region');
    const municipality = mentions.municipality ?? mentions.around;
    return { place: placeIn(gazetteer, municipality, name, other.point), evidence, ambiguous: [] };
  }
  const chosen = chooseNamesake(mention, mentions, other, gazetteer);
  if (chosen.length === 1 && chosen[0] !== undefined) {
    return {
      place: placeOf(chosen[0], mentions.municipality, other.point, gazetteer),
      evidence,
      ambiguous: [],
    };
  }
  if (chosen.length === 0) {
    return {
      place: placeIn(gazetteer, mentions.municipality, mention.name, other.point),
      evidence,
      ambiguous: [],
    };
  }
  const shared = new Set(chosen.map((settlement) => settlement.municipality));
  const [only] = shared;
  const municipality = mentions.municipality ?? (shared.size === 1 ? (only ?? null) : null);
  const place = municipality === null ? null : placeIn(gazetteer, municipality, null, other.point);
  return { place, evidence: 'ambiguous', ambiguous: chosen.map(labelOf).toSorted() };
}

/** Narrows namesakes; one left = decided, none = the address means a place the tables do not have. */
function chooseNamesake(
  mention: SettlementMention,
  { municipality, around }: AddressMentions,
  other: OtherEvidence,
  gazetteer: Gazetteer,
): readonly Settlement[] {
  let left = mention.known;
  const stated = municipality ?? around;
  if (stated !== null) {
    const within = left.filter((settlement) => settlement.municipality === stated);
    const unplaced = left.filter((settlement) => settlement.municipality === null);
    // A town is one in its region whatever district an old address puts it in; a village of another district is a namesake.
    const towns = left.filter((settlement) => settlement.type === 'г' && (mention.type ?? 'г') === 'г');
    if (within.length > 0) left = within;
    else if (municipality !== null || left.length > 1) left = towns.length > 0 ? towns : unplaced;
  }
  left = narrow(left, (settlement) => mention.type !== null && settlement.type === mention.type);
  if (mention.type === null) left = narrow(left, (settlement) => settlement.type === 'г');
  const coded = other.addressCode === null ? null : gazetteer.settlementOfCode(other.addressCode);
  left = narrow(left, (settlement) => settlement === coded);
  const point = other.point;
  if (left.length > 1 && point !== null) {
    const nearest = left
      .flatMap((settlement) =>
        settlement.point === null ? [] : [{ settlement, km: distanceKm(settlement.point, point) }],
      )
      .toSorted((a, b) => a.km - b.km)[0];
    if (nearest !== undefined && nearest.km <= NAMESAKE_KM) return [nearest.settlement];
  }
  return left;
}

/** Keeps those that fit, or all when none does. */
function narrow(
  all: readonly Settlement[],
  fits: (settlement: Settlement) => boolean,
): readonly Settlement[] {
  if (all.length < 2) return all;
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}

function ofCode(code: string | null, point: GeoPoint | null, gazetteer: Gazetteer): Found | null {
  if (code === null || !/^\d{13,17}$/.test(code) || code.slice(0, 2) !== gazetteer.region.slice(0, 2))
    return null;
  const settlement = gazetteer.settlementOfCode(code);
  if (settlement !== null) {
    return { place: placeOf(settlement, null, point, gazetteer), evidence: `code:${code}`, ambiguous: [] };
  }
  const municipality = gazetteer.municipalityOfArea(code);
  if (municipality === null) return null;
  return { place: placeIn(gazetteer, municipality, null, point), evidence: `code:${code}`, ambiguous: [] };
}

function placeOf(
  settlement: Settlement,
  municipality: string | null,
  point: GeoPoint | null,
  gazetteer: Gazetteer,
): Place {
  const own = settlement.municipality ?? municipality ?? (settlement.type === 'г' ? settlement.name : null);
  const precise =
    point !== null && (settlement.point === null || distanceKm(point, settlement.point) <= SAME_PLACE_KM);
  return placeIn(gazetteer, own, settlement.name, precise ? point : settlement.point);
}

function placeIn(
  gazetteer: Gazetteer,
  municipality: string | null,
  settlement: string | null,
  point: GeoPoint | null,
): Place {
  return { region: gazetteer.region, municipality, settlement, point };
}

function labelOf(settlement: Settlement): string {
  return `${settlement.name} (${settlement.municipality ?? settlement.type ?? 'район неизвестен'})`;
}

function nothing(evidence: string): Found {
  return { place: null, evidence, ambiguous: [] };
}
