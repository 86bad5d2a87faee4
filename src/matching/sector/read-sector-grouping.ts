import { readFileSync } from 'node:fs';
import { groupSectors, parseSectorRows, type SectorGrouping } from './sector-grouping.ts';

/** The grouping shipped with the product. */
export function readSectorGrouping(): SectorGrouping {
  return groupSectors(parseSectorRows(readFileSync(new URL('./data/sectors.tsv', import.meta.url), 'utf8')));
}
