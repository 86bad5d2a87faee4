import { readFileSync } from 'node:fs';
import { type Industry, parseIndustryRows } from './industries.ts';
import { groupSectors, parseSectorRows, type SectorGrouping } from './sector-grouping.ts';

/** The grouping shipped with the product. */
export function readSectorGrouping(): SectorGrouping {
  return groupSectors(parseSectorRows(readFileSync(new URL('./data/sectors.tsv', import.meta.url), 'utf8')));
}

/** The industries of «Профессионалитет» shipped with the product. */
export function readIndustries(): readonly Industry[] {
  return parseIndustryRows(readFileSync(new URL('./data/industries.tsv', import.meta.url), 'utf8'));
}
