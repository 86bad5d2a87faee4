import type { Municipality } from './lookups.ts';
import type { RegionCode } from './territory.ts';

/**
 * A row of ОКТМО (ОК 033-2013): a municipality of the first level by its 8-digit code («65722000»), or a settlement by its
 * 11-digit code («65722000116»), whose first five digits are those of its municipality.
 */
export interface OktmoRow {
  readonly code: string;
  /** «Сысертский муниципальный округ»; of a settlement without its type, «Патруши». */
  readonly name: string;
  /** «г», «п», «с» … of a settlement; null for municipalities. */
  readonly type: string | null;
}

/** Autonomous okrugs share the first two digits with the region they lie in (ОК 019-95, ОК 033-2013). */
const OKRUGS: ReadonlyMap<string, string> = new Map([
  ['118', '8300000000000'],
  ['718', '8600000000000'],
  ['719', '8900000000000'],
]);

/** Tells codes of a region from others, by the municipalities known to lie in it; everything is its own where none is known. */
export function codesOfRegion(
  region: RegionCode,
  municipalities: readonly Municipality[],
): (code: string) => boolean {
  const starts = new Set(municipalities.map(({ oktmo }) => oktmo.slice(0, 2)));
  return (code) => {
    const okrug = OKRUGS.get(code.slice(0, 3));
    if (okrug !== undefined) return okrug === region;
    return (
      starts.size === 0 || (starts.has(code.slice(0, 2)) && !Array.from(OKRUGS.values()).includes(region))
    );
  };
}
