import type { Region, RegionReference } from '../domain/lookups.ts';
import { isRegionCode } from '../domain/territory.ts';
import { normaliseLabel } from '../domain/text.ts';
import { readTable, splitList, type TableRow } from './read-table.ts';

const KIND_WORDS = new Set(
  'республика респ область обл край автономный автономная ао округ город г'.split(' '),
);

/** Reads the regions. A code may be the 13-digit КЛАДР code of any place, the same without its leading zero, or «66». */
export function readRegions(): RegionReference {
  const regions: Region[] = [];
  const byCode = new Map<string, Region>();
  const byName = new Map<string, Region>();
  for (const row of readTable('regions.csv')) {
    const region = regionOf(row);
    regions.push(region);
    byCode.set(region.code.slice(0, 2), region);
    const spellings = [region.fullName, region.shortName, region.portalName, region.genitive ?? ''];
    for (const spelling of [...spellings, ...splitList(row.aliases ?? '')]) {
      if (spelling !== '') byName.set(nameKey(spelling), region);
    }
  }
  return {
    regions,
    find: (code) => byCode.get(regionDigits(code)) ?? null,
    findByName: (name) => byName.get(nameKey(name)) ?? null,
  };
}

function regionOf(row: TableRow): Region {
  const { code = '', full_name = '', short_name = '', portal_name = '', time_zone = '' } = row;
  if (!isRegionCode(code)) throw new TypeError(`not a region code in regions.csv: ${code}`);
  return {
    code,
    fullName: full_name,
    shortName: short_name,
    portalName: portal_name,
    timeZone: time_zone,
    capital: row.capital === undefined || row.capital === '' ? null : row.capital,
    genitive: row.genitive === undefined || row.genitive === '' ? null : row.genitive,
  };
}

function regionDigits(code: string): string {
  const digits = code.trim();
  if (!/^\d+$/.test(digits)) return '';
  const lostZero = digits.length === 12 || digits.length === 1;
  return (lostZero ? `0${digits}` : digits).slice(0, 2);
}

/** The name without the words for its kind, each other word once: «Республика Татарстан (Татарстан)» → «татарстан». */
function nameKey(name: string): string {
  const words = normaliseLabel(name).split(' ');
  const own = words.filter((word, at) => !KIND_WORDS.has(word) && words.indexOf(word) === at);
  return (own.length > 0 ? own : words).join(' ');
}
