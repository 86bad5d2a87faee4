import { findingTitle } from '../domain/finding-text.ts';
import { addDays, type IsoDate, type IsoInstant } from '../domain/iso-date.ts';
import type { SpoRef } from '../domain/spo-code.ts';
import type { Balance } from '../matching/balance/balance.ts';
import { readEdition } from '../monitoring/read-edition.ts';
import {
  type QualityCount,
  type ScarceProfession,
  type WeeklyReport,
  weeklyReport,
} from '../monitoring/weekly.ts';
import type { StoredImport } from '../store/store.ts';
import type { Analysis } from './analyse-market.ts';
import type { Market, MarketMoment } from './recognise-market.ts';
import type { OpenWorkspace } from './with-workspace.ts';

/** A Monday report, and the newest day of data that is too new for it; null when there is none. */
export interface WeekReport {
  readonly report: WeeklyReport;
  readonly newerData: IsoDate | null;
}

/** Makes the Monday report of a moment from its analysis. */
export function reportWeek(
  workspace: OpenWorkspace,
  { asOf, cohort, knownAt }: MarketMoment,
  { market, balance, flags }: Analysis,
): WeekReport {
  const { store, config } = workspace;
  const known = knownAt === null ? {} : { knownAt };
  const { spo } = workspace.reference();
  const report = weeklyReport({
    asOf,
    region: workspace.region.fullName,
    cohort,
    edition: readEdition(config.campaign.formEdition),
    now: market.graduates.map(({ graduate }) => graduate),
    before: store.graduates({ cohort, asOf: addDays(asOf, -7), ...known }),
    colleges: market.colleges,
    returns: store.returnDays({ cohort, asOf, ...known }),
    specialtyName: (ref: SpoRef) => spo.find(ref)?.name ?? null,
    scarce: balance === null ? null : scarceOf(balance),
    quality: qualityOf(workspace, market, { asOf, cohort, knownAt }),
    attention: flags.counts,
  });
  return { report, newerData: newerData(liveImports(workspace, knownAt), asOf, cohort) };
}

function scarceOf(balance: Balance): readonly ScarceProfession[] {
  return balance.professions
    .filter(({ feasibleUnmet }) => feasibleUnmet > 0)
    .map(({ key, name, places, available, feasibleUnmet }) => ({
      name,
      code: key.slice(key.indexOf(':') + 1),
      places,
      available,
      unmet: feasibleUnmet,
    }));
}

/** Findings of the lists that came for this week, by kind and college. A file belongs to the college most of its graduates state. */
function qualityOf(
  workspace: OpenWorkspace,
  market: Market,
  { asOf, cohort, knownAt }: MarketMoment,
): readonly QualityCount[] {
  const weekStart = addDays(asOf, -6);
  const ofWeek = new Set(
    liveImports(workspace, knownAt)
      .filter(
        (each) =>
          each.kind === 'graduates' && each.cohort === cohort && each.asOf >= weekStart && each.asOf <= asOf,
      )
      .map(({ id }) => id),
  );
  const collegeOf = collegeByFile(market);
  const counts = new Map<string, QualityCount>();
  for (const { importId, code, severity, at } of workspace.store.findings()) {
    if (!ofWeek.has(importId)) continue;
    const college = collegeOf.get(at.file.split(/[\\/]/).at(-1) ?? at.file) ?? null;
    const key = [code, severity, college ?? ''].join('\n');
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { code, title: findingTitle(code), severity, college, count });
  }
  return Array.from(counts.keys())
    .sort()
    .flatMap((key) => counts.get(key) ?? []);
}

function collegeByFile(market: Market): ReadonlyMap<string, string> {
  const tallies = new Map<string, Map<string, number>>();
  for (const { graduate } of market.graduates) {
    if (graduate.college === null) continue;
    const tally = tallies.get(graduate.source.file) ?? new Map<string, number>();
    tallies.set(graduate.source.file, tally);
    tally.set(graduate.college, (tally.get(graduate.college) ?? 0) + 1);
  }
  const colleges = new Map<string, string>();
  for (const [file, tally] of tallies) {
    const [most] = [...tally].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (most !== undefined) colleges.set(file, most[0]);
  }
  return colleges;
}

function liveImports({ store }: OpenWorkspace, knownAt: IsoInstant | null): readonly StoredImport[] {
  return store
    .imports()
    .filter((each) =>
      knownAt === null
        ? each.undoneAt === null
        : each.knownAt <= knownAt && (each.undoneAt === null || each.undoneAt > knownAt),
    );
}

function newerData(imports: readonly StoredImport[], asOf: IsoDate, cohort: number): IsoDate | null {
  const days = imports
    .filter((each) => each.kind === 'graduates' && each.cohort === cohort && each.asOf > asOf)
    .map((each) => each.asOf);
  return days.sort().at(-1) ?? null;
}
