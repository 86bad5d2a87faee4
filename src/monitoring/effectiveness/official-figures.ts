import type { IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { OFFICIAL_FIGURES } from '../../domain/registers/official-figures.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { EffectivenessCounts } from './effectiveness-counts.ts';
import type { EffectivenessMethod } from './effectiveness-method.ts';

/** The newest official number of a college from one source beside the own count. `difference` = official − own. */
export interface OfficialLine {
  readonly key: string;
  readonly college: string;
  readonly source: string;
  readonly date: IsoDate;
  readonly graduates: number | null;
  readonly employed: number;
  /** null where the lists have nobody of the college. */
  readonly ownGraduates: number | null;
  readonly ownEmployed: number | null;
}

/** Sets official figures of the cohort beside the own counts, by college and source; older figures of the same source are left out. */
export function compareOfficial(
  rows: readonly RegisterRow<typeof OFFICIAL_FIGURES>[],
  cohort: number,
  counts: ReadonlyMap<string, EffectivenessCounts>,
  { official }: EffectivenessMethod,
  collegeOf: (stated: string) => string,
): readonly OfficialLine[] {
  const lines = new Map<string, OfficialLine>();
  for (const { values } of rows) {
    if (values.cohort !== cohort) continue;
    const college = collegeOf(values.college);
    const source = values.source ?? 'не указан';
    const key = `${college}\n${source}`;
    if ((lines.get(key)?.date ?? '') > values.date) continue;
    const own = counts.get(college);
    lines.set(key, {
      key,
      college,
      source,
      date: values.date,
      graduates: values.graduates,
      employed: values.employed,
      ownGraduates: own?.all ?? null,
      ownEmployed: own === undefined ? null : official.own.reduce((sum, one) => sum + (own[one] ?? 0), 0),
    });
  }
  return [...lines.values()].sort(
    (a, b) => compareRussian(a.college, b.college) || compareRussian(a.source, b.source),
  );
}
