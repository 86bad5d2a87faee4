import type { Region, TerritoryReference } from '../../domain/lookups.ts';
import type { GeoPoint, Place, WorkMode } from '../../domain/territory.ts';
import { type AddressMentions, addressMentions } from './address-mentions.ts';
import { createGazetteer } from './gazetteer.ts';
import { placeOfMentions } from './place-of-mentions.ts';
import { workMode } from './work-mode.ts';

/** What an advert says of where the work is. */
export interface LocateInput {
  readonly address: string | null;
  /** 13-digit КЛАДР code of the address. */
  readonly addressCode: string | null;
  readonly point: GeoPoint | null;
  readonly title?: string | null;
  readonly schedule?: string | null;
  readonly employment?: string | null;
}

/** Where the work is, how it is reached and why we think so. */
export interface Located {
  /** null when nothing deeper than the region is known. */
  readonly place: Place | null;
  readonly mode: WorkMode;
  /** What decided: `address:…`, `tail:…`, `code:…`, `point:…`, `city` (a federal city), `none`, `other-region`, `ambiguous`. */
  readonly evidence: string;
  /** Namesakes between which nothing decides, «Совхозный (Белоярский)»; the place then stays without settlement. */
  readonly ambiguous: readonly string[];
}

/** Finds settlements and municipalities of one region in what adverts, colleges and graduates state. */
export interface Locator {
  locate(input: LocateInput): Located;
  /** A settlement by its name alone («г. Ревда», «Екатеринбург»); null when unknown or borne by several. */
  locateSettlement(name: string): Place | null;
}

/** Addresses whose reading is kept; more than a region has, a bound for a country. */
const MOST_REMEMBERED = 200_000;

/**
 * Builds the index of a region once. Pure after that: the text of the address decides first, then the code of the address,
 * then the coordinates (the nearest settlement within its size).
 */
export function createLocator(territories: TerritoryReference, region: Region): Locator {
  const gazetteer = createGazetteer(territories, region);
  // Adverts of one employer share an address, graduates of one college a town.
  const known = new Map<string, AddressMentions>();
  const mentionsOf = (address: string): AddressMentions => {
    let mentions = known.get(address);
    if (mentions === undefined) {
      mentions = addressMentions(address, gazetteer);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(address, mentions);
    }
    return mentions;
  };
  const locate = (input: LocateInput): Located => {
    const mode = workMode(input);
    const mentions = input.address === null ? addressMentions(null, gazetteer) : mentionsOf(input.address);
    return { ...placeOfMentions(mentions, input, gazetteer), mode };
  };
  return {
    locate,
    locateSettlement(name) {
      const mentions = mentionsOf(name);
      return placeOfMentions(mentions, { addressCode: null, point: null }, gazetteer).place;
    },
  };
}
