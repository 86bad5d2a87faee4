import type { Settlement } from '../../domain/lookups.ts';
import { cleanText, foldLookAlikes } from '../../domain/text.ts';
import type { Gazetteer } from './gazetteer.ts';
import { type AddressPart, readPart } from './read-part.ts';

/** A settlement named in an address. */
export interface SettlementMention {
  /** As written, without the word for its kind. */
  readonly name: string;
  /** Canonical kind «г», «с», «д» …, null when the address names none. */
  readonly type: string | null;
  /** Settlements of the region with this name; empty for one the tables do not have. */
  readonly known: readonly Settlement[];
}

/** What an address names, by depth. */
export interface AddressMentions {
  readonly otherRegion: boolean;
  /** True for an address that names its region and nothing else. */
  readonly regionOnly: boolean;
  /** Short name of a municipality of the region. */
  readonly municipality: string | null;
  readonly settlement: SettlementMention | null;
  /** Municipality of the town named before a smaller place of it («г Екатеринбург, п Шабровский»). */
  readonly around: string | null;
  /** True when the settlement stands in the note after the street («Объект находится по адресу: …»). */
  readonly fromTail: boolean;
}

const NOTHING: AddressMentions = {
  otherRegion: false,
  regionOnly: false,
  municipality: null,
  settlement: null,
  around: null,
  fromTail: false,
};

/** Words that say that the address after them is where the work is done, not where the firm is registered. */
const WORK_SITE =
  /объект|мест[оа] работы|рабочее место|осуществлени|фактическ|находи(?:тся|мся)|работ[аы] (?:на|в) |трудов(?:ая|ой) деятельност/i;

/**
 * Reads the places an address names. Parts up to the street are the address proper; after it come house numbers, notes and
 * often a second address, which counts only where the first names no settlement or where it is plainly the work site.
 */
export function addressMentions(address: string | null, gazetteer: Gazetteer): AddressMentions {
  if (address === null) return NOTHING;
  const mentions = mentionsIn(address, gazetteer);
  if (mentions.settlement !== null || mentions.municipality !== null || mentions.otherRegion) return mentions;
  // With single spaces the expression below has no run of them to try at each place.
  const spaced = address.replace(/\s+/g, ' ').trim();
  const divided = divideByKinds(spaced);
  return divided === spaced ? mentions : mentionsIn(divided, gazetteer);
}

/** «обл Свердловская г Нижняя Тура ул Ильича 2А»: a comma before each word that opens the next part of an address. */
function divideByKinds(address: string): string {
  return address.replace(
    /(?<=^\d{6}) | (?=(?:г|гор|город|пос|п|посёлок|поселок|рп|пгт|с|село|д|дер|деревня|ст-ца|станица|х|хутор|ул|улица|пр-кт|проспект|пер|мкр)(?:\. ?| )\p{L})/giu,
    ', ',
  );
}

function mentionsIn(address: string, gazetteer: Gazetteer): AddressMentions {
  const parts = zonedParts(address, gazetteer);
  const site = settlementsIn(parts, 'site')
    .filter((mention) => mention.known.length > 0)
    .reduce(deeper, null);
  const head = settlementsIn(parts, 'head');
  const typed = head.filter((mention) => mention.type !== null).reduce(deeper, null);
  const written = typed ?? head[0] ?? null;
  if (site !== null && site.name !== written?.name) {
    return { ...NOTHING, municipality: municipalityIn(parts, 'site'), settlement: site, fromTail: true };
  }
  if (parts.some(({ part, zone }) => zone === 'head' && part.kind === 'region' && !part.own)) {
    return { ...NOTHING, otherRegion: true };
  }
  const settlement = written ?? settlementsIn(parts, 'tail')[0] ?? null;
  const town = head.find((mention) => mention !== settlement) ?? null;
  return {
    ...NOTHING,
    regionOnly: parts.length > 0 && parts.every(({ part }) => part.kind === 'region'),
    municipality: municipalityIn(parts, 'head') ?? municipalityIn(parts, 'tail'),
    settlement,
    around: town === null ? null : municipalityOfTown(town),
    fromTail: written === null && settlement !== null,
  };
}

/** Where a part stands: before the street, after it, or after words that announce the work site. */
type Zone = 'head' | 'tail' | 'site';

interface ZonedPart {
  readonly part: AddressPart;
  readonly zone: Zone;
}

function zonedParts(address: string, gazetteer: Gazetteer): readonly ZonedPart[] {
  const parts: ZonedPart[] = [];
  let zone: Zone = 'head';
  for (const text of foldLookAlikes(cleanText(address)).split(/[,;:]/)) {
    if (text.trim() === '') continue;
    if (zone !== 'head' && WORK_SITE.test(text)) zone = 'site';
    const pieces = zone === 'site' ? divideByKinds(text).split(',') : [text];
    for (const piece of pieces) {
      const part = readPart(piece, gazetteer);
      parts.push({ part, zone });
      if (part.kind === 'street' && zone === 'head') zone = 'tail';
    }
  }
  return parts;
}

function settlementsIn(parts: readonly ZonedPart[], zone: Zone): readonly SettlementMention[] {
  return parts.flatMap(({ part, zone: own }) =>
    own === zone && part.kind === 'settlement' ? [part.mention] : [],
  );
}

function municipalityIn(parts: readonly ZonedPart[], zone: Zone): string | null {
  for (const { part, zone: own } of parts) if (own === zone && part.kind === 'municipality') return part.name;
  return null;
}

/** «г Екатеринбург, п Шабровский»: the later and smaller place is where the address is, when the tables know it. */
function deeper(first: SettlementMention | null, next: SettlementMention): SettlementMention {
  if (first === null) return next;
  return next.known.length > 0 && next.type !== 'г' ? next : first;
}

function municipalityOfTown(town: SettlementMention): string | null {
  const [only, second] = town.known.filter((settlement) => settlement.type === 'г');
  return only === undefined || second !== undefined ? null : (only.municipality ?? only.name);
}
