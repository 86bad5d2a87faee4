import { compareRussian } from '../../domain/russian.ts';
import type { FlagCounts, RiskFlag, StatutoryEntry, TrackEntry } from './flag-result.ts';
import type { RiskScale } from './risk-scale.ts';
import { CATEGORY_LABELS } from './statutory-categories.ts';

/** Counts the lists: categories overlap, persons do not; a person without a college stands under «Колледж не указан». */
export function countFlags(
  statutory: readonly StatutoryEntry[],
  atRisk: readonly RiskFlag[],
  tracks: readonly TrackEntry[],
  withoutBasis: number,
  scale: RiskScale,
): FlagCounts {
  const colleges = new Map<string, { statutory: number; red: number; amber: number }>();
  const count = (college: string | null, what: 'statutory' | 'red' | 'amber') => {
    const name = college ?? 'Колледж не указан';
    const line = colleges.get(name) ?? { statutory: 0, red: 0, amber: 0 };
    line[what]++;
    colleges.set(name, line);
  };
  for (const { college } of statutory) count(college, 'statutory');
  for (const { college, level } of atRisk) count(college, level);
  return {
    statutoryPersons: statutory.length,
    statutory: CATEGORY_LABELS.map(([, label]) => ({
      label,
      count: statutory.filter(({ categories }) => categories.includes(label)).length,
    })),
    withoutBasis,
    red: atRisk.filter(({ level }) => level === 'red').length,
    amber: atRisk.filter(({ level }) => level === 'amber').length,
    tracks: scale.tracks.map(({ title }) => ({
      label: title,
      count: tracks.filter(({ track }) => track === title).length,
    })),
    byCollege: [...colleges]
      .sort(([a], [b]) => compareRussian(a, b))
      .map(([college, line]) => ({ college, ...line })),
  };
}
