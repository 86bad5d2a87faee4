import type { Reference } from '../domain/lookups.ts';
import type { OktmoRow } from '../domain/oktmo.ts';
import type { SpoListRow } from '../domain/organisations.ts';
import { readOkved } from './okved.ts';
import { readRegions } from './regions.ts';
import { readSpheres } from './spheres.ts';
import { readSpo } from './spo.ts';
import { createTerritories } from './territories.ts';

/** What the user adds to the shipped tables. */
export interface ReferenceOptions {
  /** Rows of an official list: they override the shipped row of the same (edition, code) and add new ones. */
  readonly spoOverrides?: readonly SpoListRow[];
  /** Rows of the user's ОКТМО: full depth of settlements. */
  readonly oktmo?: readonly OktmoRow[];
}

/**
 * The classifiers shipped with the product. Each part is read from its files when it is first asked for; settlements a
 * region at a time.
 */
export function loadReference(options: ReferenceOptions = {}): Reference {
  const { spoOverrides = [], oktmo = [] } = options;
  const spo = spoOverrides.length === 0 ? shippedSpo : once(() => readSpo(spoOverrides));
  const okved = once(readOkved);
  const regions = once(readRegions);
  const spheres = once(readSpheres);
  return {
    get spo() {
      return spo();
    },
    get okved() {
      return okved();
    },
    get regions() {
      return regions();
    },
    get spheres() {
      return spheres();
    },
    territories: createTerritories(oktmo),
  };
}

/** The same object for all who lay nothing over it: what is made of the lists can be kept beside them. */
const shippedSpo = once(() => readSpo([]));

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
