import { normaliseLabel } from '../../domain/text.ts';
import type { DemandPart } from './demand.ts';
import { byText, listAt } from './order.ts';

/**
 * Demand told otherwise than by adverts, by employer, profession and place of work. It stands beside the adverts and is never
 * added to them as it is: the same employer, profession and place is one.
 */
export interface OtherDemand {
  readonly profession: string;
  readonly sector: string;
  readonly territory: string | null;
  readonly settlement: string | null;
  /** Places employers asked colleges for. */
  readonly requestPlaces: number;
  /** Of these, places above what the same employer advertises for the same profession and place. */
  readonly requestsBeyondAdverts: number;
  /** Places the region's forecast names. */
  readonly forecastPlaces: number;
}

/**
 * Joins requests and forecasts of several tables. Rows of one table for the same employer, profession and place are added; of
 * several tables the greatest counts, because an employer sends one request to several colleges. Sorted by key.
 */
export function joinOtherDemand(
  other: readonly DemandPart[],
  adverts: readonly DemandPart[],
): readonly OtherDemand[] {
  const groups = new Map<string, DemandPart[]>();
  for (const part of other) listAt(groups, keyOf(part)).push(part);
  if (groups.size === 0) return [];
  const advertised = new Map<string, number>();
  for (const part of adverts) {
    const key = keyOf(part);
    if (groups.has(key)) advertised.set(key, (advertised.get(key) ?? 0) + part.places);
  }
  return Array.from(groups)
    .sort(([a], [b]) => byText(a, b))
    .flatMap(([key, parts]): OtherDemand[] => {
      const [first] = parts;
      if (first === undefined) return [];
      const requestPlaces = greatestOfFiles(parts.filter(({ unit }) => unit.vacancy.kind === 'request'));
      const { sector, territory, settlement } = first.unit;
      return [
        {
          profession: first.profession,
          sector,
          territory,
          settlement,
          requestPlaces,
          requestsBeyondAdverts: Math.max(0, requestPlaces - (advertised.get(key) ?? 0)),
          forecastPlaces: greatestOfFiles(parts.filter(({ unit }) => unit.vacancy.kind === 'forecast')),
        },
      ];
    });
}

function keyOf({ profession, unit }: DemandPart): string {
  const { employer } = unit.vacancy;
  const who = employer.inn ?? normaliseLabel(employer.name ?? '');
  return [profession, who, unit.territory ?? '', unit.settlement ?? ''].join('\n');
}

function greatestOfFiles(parts: readonly DemandPart[]): number {
  const byFile = new Map<string, number>();
  for (const { unit, places } of parts) {
    const { file } = unit.vacancy.source;
    byFile.set(file, (byFile.get(file) ?? 0) + places);
  }
  return Math.max(0, ...byFile.values());
}

/** Sums of other demand by any key. */
export interface OtherSums {
  readonly requestPlaces: number;
  readonly requestsBeyondAdverts: number;
  readonly forecastPlaces: number;
}

/** Nothing asked otherwise. */
export const NO_OTHER_DEMAND: OtherSums = { requestPlaces: 0, requestsBeyondAdverts: 0, forecastPlaces: 0 };

/** Groups other demand by profession, sector or territory. */
export function pivotOtherDemand(
  rows: readonly OtherDemand[],
  keyOfRow: (row: OtherDemand) => string,
): ReadonlyMap<string, OtherSums> {
  const groups = new Map<string, { -readonly [Name in keyof OtherSums]: number }>();
  for (const row of rows) {
    const key = keyOfRow(row);
    const sums = groups.get(key) ?? { ...NO_OTHER_DEMAND };
    groups.set(key, sums);
    sums.requestPlaces += row.requestPlaces;
    sums.requestsBeyondAdverts += row.requestsBeyondAdverts;
    sums.forecastPlaces += row.forecastPlaces;
  }
  return groups;
}
