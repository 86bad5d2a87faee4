import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Reference } from '../../src/domain/lookups.ts';
import { createLocator, type Locator } from '../../src/matching/territory/create-locator.ts';
import { placeKey } from '../../src/matching/territory/place-name.ts';

/** An address with the place a person reads in it; an empty settlement = the address names none. */
export interface LabelledAddress {
  /** First two digits of the region's КЛАДР code: the region whose adverts are read. */
  readonly region: string;
  readonly address: string;
  /** Short official name; empty = the address lies elsewhere or names none. */
  readonly municipality: string;
  readonly settlement: string;
  /** `portal` = read in published adverts, `plain` and `hard` = written for the set. */
  readonly kind: string;
}

/** An address with what was found in it. */
export interface LocatedAddress {
  readonly labelled: LabelledAddress;
  readonly municipality: string;
  readonly settlement: string;
  /** False where the shipped tables have no settlement of that name in the region: then no answer can be right. */
  readonly inTables: boolean;
}

const row = z.object({
  region: z.string(),
  address: z.string(),
  municipality: z.string(),
  settlement: z.string(),
  kind: z.string(),
});

/** Reads the labelled addresses. */
export function readLabelledAddresses(): readonly LabelledAddress[] {
  const text = readFileSync(new URL('./addresses.csv', import.meta.url), 'utf8');
  return z.array(row).parse(parse(text, { columns: true, bom: true }));
}

/** Locates every address by its text alone. */
export function locateAll(
  addresses: readonly LabelledAddress[],
  reference: Reference,
): readonly LocatedAddress[] {
  const locators = new Map<string, { locator: Locator; names: ReadonlySet<string> }>();
  const of = (digits: string) => {
    const known = locators.get(digits);
    if (known !== undefined) return known;
    const region = reference.regions.find(digits);
    if (region === null) throw new TypeError(`no region ${digits}`);
    const { territories } = reference;
    const names = new Set(territories.settlements(region.code).map(({ name }) => placeKey(name)));
    const made = { locator: createLocator(territories, region), names };
    locators.set(digits, made);
    return made;
  };
  return addresses.map((labelled) => {
    const { locator, names } = of(labelled.region);
    const { place } = locator.locate({ address: labelled.address, addressCode: null, point: null });
    return {
      labelled,
      municipality: place?.municipality ?? '',
      settlement: place?.settlement ?? '',
      inTables: labelled.settlement === '' || names.has(placeKey(labelled.settlement)),
    };
  });
}

/** True when the municipality is the one a person reads. */
export function isRightMunicipality({ labelled, municipality }: LocatedAddress): boolean {
  return placeKey(municipality) === placeKey(labelled.municipality);
}

/** True when the settlement is the one a person reads. */
export function isRightSettlement({ labelled, settlement }: LocatedAddress): boolean {
  return placeKey(settlement) === placeKey(labelled.settlement);
}
