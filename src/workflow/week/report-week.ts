import { EXIT, Failure } from '../../domain/failure.ts';
import { findingTitle } from '../../domain/finding-text.ts';
import type { Graduate } from '../../domain/graduate.ts';
import { addDays, type IsoDate, isIsoDate, russianDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import { type CollegeDirectory, collegeDirectory } from '../../monitoring/college-directory.ts';
import { answerableEdition } from '../../monitoring/forms/answerable-edition.ts';
import type { FormEdition } from '../../monitoring/forms/form-edition.ts';
import { type TaskReport, tasksByCollege } from '../../monitoring/tasks/tasks-by-college.ts';
import { campaignWeeks } from '../../monitoring/weekly/week-series.ts';
import {
  type QualityCount,
  type ScarceProfession,
  type WeeklyInput,
  type WeeklyReport,
  weeklyReport,
} from '../../monitoring/weekly/weekly.ts';
import type { StoredImport } from '../../store/store.ts';
import { editionOfDay } from '../forms/report-form.ts';
import { liveImports } from '../import/live-imports.ts';
import { collegeNames, knownColleges } from '../known-colleges.ts';
import type { Analysis } from '../market/analyse-market.ts';
import type { Market, MarketMoment } from '../market/recognise-market.ts';
import { registerRows } from '../register-rows.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** A Monday report, and the newest day of data that is too new for it; null when there is none. */
export interface WeekReport {
  readonly report: WeeklyReport;
  /** What the report was made of: parts of it by college and by name are made of the same. */
  readonly input: WeeklyInput;
  readonly newerData: IsoDate | null;
}

/** The cohort on every day a Monday report speaks of, read in one pass. */
export interface WeekPersons {
  readonly now: readonly Graduate[];
  readonly compareWith: IsoDate;
  readonly before: readonly Graduate[];
  readonly weeks: readonly IsoDate[];
  readonly start: NonNullable<WeeklyInput['start']>;
  readonly edition: FormEdition;
  readonly forecast: NonNullable<WeeklyInput['forecast']> | null;
}

/**
 * Reads the cohort of a moment, of the day it is compared with, of the first week and of the last forecast.
 * @param compareWith null = seven days before
 * @throws Failure `compare-later` when that day is not before the day of the report, `edition-unknown`
 */
export async function readWeekPersons(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  compareWith: IsoDate | null = null,
): Promise<WeekPersons> {
  const { asOf, cohort, knownAt } = moment;
  const previous = compareWith ?? addDays(asOf, -7);
  if (previous >= asOf) {
    throw new Failure(
      'compare-later',
      `Сравнить отчёт на ${russianDate(asOf)} с ${russianDate(previous)} нельзя.`,
      {
        exitCode: EXIT.usage,
        hint: 'День сравнения (--compare) должен быть раньше дня отчёта (--as-of).',
      },
    );
  }
  const { edition, forecast } = await editionOfDay(workspace, moment);
  const first = `${cohort}-${workspace.config.campaign.start}`;
  const weeks = campaignWeeks(isIsoDate(first) ? first : asOf, asOf);
  const begun = weeks[0] ?? asOf;
  const days = [...new Set([previous, begun, asOf, ...(forecast === null ? [] : [forecast.asOf])])].sort();
  const read = workspace.store.graduatesOn(days, { cohort, ...(knownAt === null ? {} : { knownAt }) });
  const on = (day: IsoDate) => read[days.indexOf(day)] ?? [];
  return {
    now: on(asOf),
    compareWith: previous,
    before: on(previous),
    weeks,
    start: { asOf: begun, graduates: on(begun) },
    edition: answerable(workspace, edition),
    forecast:
      forecast === null
        ? null
        : {
            asOf: forecast.asOf,
            edition: answerable(workspace, forecast.edition),
            graduates: on(forecast.asOf),
          },
  };
}

function answerable({ config }: OpenWorkspace, edition: FormEdition): FormEdition {
  return answerableEdition(edition, config.personalData.specialBasis !== null);
}

/**
 * Makes the Monday report of a moment from its analysis.
 * @param persons of the same moment, where the caller has read them already
 */
export async function reportWeek(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  { market, balance, flags }: Analysis,
  persons?: WeekPersons,
): Promise<WeekReport> {
  const { asOf, cohort, knownAt } = moment;
  const { spo } = workspace.reference();
  const week = persons ?? (await readWeekPersons(workspace, moment));
  const colleges = knownColleges(workspace, knownAt);
  const input: WeeklyInput = {
    ...week,
    asOf,
    region: workspace.region.fullName,
    cohort,
    colleges,
    returns: workspace.store.returnDays({ cohort, asOf, ...(knownAt === null ? {} : { knownAt }) }),
    specialtyName: (ref: SpoRef) => spo.find(ref)?.name ?? null,
    scarce: balance === null ? null : scarceOf(balance),
    quality: qualityOf(workspace, market, moment),
    attention: flags.counts,
    tasks: tasksOf(workspace, moment, collegeDirectory(colleges), week.now),
  };
  const newer = newerData(liveImports(workspace, knownAt), asOf, cohort);
  return { report: weeklyReport(input), input, newerData: newer };
}

/** As `route tasks` counts them; null = no register of tasks was imported by then. */
function tasksOf(
  workspace: OpenWorkspace,
  { asOf, knownAt }: MarketMoment,
  directory: CollegeDirectory,
  graduates: readonly Graduate[],
): TaskReport | null {
  const rows = registerRows(workspace, 'tasks', { asOf, ...(knownAt === null ? {} : { knownAt }) });
  if (rows.length === 0) return null;
  return tasksByCollege(
    rows,
    collegeNames(directory, graduates),
    asOf,
    (name) => directory.nameOf(name) ?? name,
  );
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
  const ofWeek = liveImports(workspace, knownAt).filter(
    (each) =>
      each.kind === 'graduates' && each.cohort === cohort && each.asOf >= weekStart && each.asOf <= asOf,
  );
  const collegeOf = collegeByFile(market);
  const counts = new Map<string, QualityCount>();
  // By import: those of an import undone since then are asked for too.
  const found = ofWeek.flatMap(({ id }) => workspace.store.findings({ importId: id }));
  for (const { code, severity, at } of found) {
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

function newerData(imports: readonly StoredImport[], asOf: IsoDate, cohort: number): IsoDate | null {
  const days = imports
    .filter((each) => each.kind === 'graduates' && each.cohort === cohort && each.asOf > asOf)
    .map((each) => each.asOf);
  return days.sort().at(-1) ?? null;
}
