import type { Graduate } from '../../domain/graduate.ts';
import { type IsoDate, type IsoInstant, isoDate } from '../../domain/iso-date.ts';
import { spoKey } from '../../domain/spo-code.ts';
import type { Balance } from '../../matching/balance/balance.ts';
import { gatherProfessions } from '../../matching/balance/profession.ts';
import { findProspects, type Prospect } from '../../matching/balance/prospects.ts';
import { emptyFlagContext, type FlagContext } from '../../matching/flag/flag-context.ts';
import { flagGraduates } from '../../matching/flag/flag-graduates.ts';
import type { FlagResult } from '../../matching/flag/flag-result.ts';
import { readRiskScale } from '../../matching/flag/read-risk-scale.ts';
import type { RiskScale } from '../../matching/flag/risk-scale.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import type { WorkspaceConfig } from '../../workspace/config.ts';
import { liveImports } from '../import/live-imports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import type { Market } from './recognise-market.ts';

/** Who of the market's graduates needs an individual approach. `balance` must be unfiltered; null = nothing was imported to balance against. */
export function flagMarket(
  workspace: OpenWorkspace,
  market: Market,
  balance: Balance | null,
  asOf: IsoDate,
  knownAt: IsoInstant | null = null,
): FlagResult {
  const graduates = market.graduates.map(({ graduate }) => graduate);
  const context: FlagContext = {
    ...emptyFlagContext(asOf),
    ...marketFacts(workspace, market, balance),
    graduationDay: graduationDay(workspace.config, graduates),
    listedSince: datesOf(graduates, (graduate) => graduate.listedSince),
    newestRecord: datesOf(graduates, (graduate) => graduate.newestRecord),
    specialBasis: workspace.config.personalData.specialBasis !== null,
    withoutBasis: withoutBasis(workspace, knownAt),
    collegeName: collegeDirectory(market.colleges).nameOf,
  };
  return flagGraduates(graduates, context, scaleOf(workspace.config));
}

function marketFacts(
  workspace: OpenWorkspace,
  market: Market,
  balance: Balance | null,
): Partial<FlagContext> {
  if (balance === null) return {};
  const professions = gatherProfessions(workspace.reference().spo);
  const prospects = findProspects(balance, market.graduates, professions);
  const pick = <T>(value: (prospect: Prospect) => T) =>
    new Map(Array.from(prospects, ([id, prospect]) => [id, value(prospect)]));
  return {
    feasibleVacancies: pick(({ feasibleAdverts }) => feasibleAdverts),
    onlyBeyondRadius: pick(({ onlyBeyondReach }) => onlyBeyondReach),
    supplyPerPlace: pick(({ supplyPerPlace }) => supplyPerPlace),
    medianPay: medianPay(balance, market, (ref) => professions.of(ref)),
  };
}

/** Median of the monthly pay (the lower bound stated) of adverts of the profession, by programme of the graduates. */
function medianPay(
  balance: Balance,
  market: Market,
  professionOf: (ref: NonNullable<Graduate['specialty']>) => string,
): ReadonlyMap<string, number> {
  const pays = new Map<string, number[]>();
  for (const { part } of balance.demand) {
    const { pay } = part.unit.vacancy;
    const amount = pay?.period === 'month' ? (pay.min ?? pay.max) : null;
    if (amount === null) continue;
    const list = pays.get(part.profession) ?? [];
    pays.set(part.profession, list);
    list.push(amount);
  }
  const medians = new Map(
    Array.from(pays, ([profession, list]) => [profession, list.sort((a, b) => a - b)[list.length >> 1] ?? 0]),
  );
  const byProgramme = new Map<string, number>();
  for (const { graduate } of market.graduates) {
    if (graduate.specialty === null) continue;
    const median = medians.get(professionOf(graduate.specialty));
    if (median !== undefined) byProgramme.set(spoKey(graduate.specialty), median);
  }
  return byProgramme;
}

function graduationDay(config: WorkspaceConfig, graduates: readonly Graduate[]): IsoDate | null {
  const [month = 0, day = 0] = config.campaign.graduation.split('-').map(Number);
  return isoDate(graduates[0]?.cohort ?? config.campaign.cohort, month, day);
}

function datesOf(
  graduates: readonly Graduate[],
  date: (graduate: Graduate) => IsoDate | undefined,
): ReadonlyMap<number, IsoDate> {
  const dates = new Map<number, IsoDate>();
  for (const graduate of graduates) {
    const value = date(graduate);
    if (value !== undefined) dates.set(graduate.id, value);
  }
  return dates;
}

/** Marks of categories that the imports of the moment counted and did not keep for want of a basis. */
function withoutBasis(workspace: OpenWorkspace, knownAt: IsoInstant | null): number {
  const { store } = workspace;
  const code = 'special-without-basis';
  const found =
    knownAt === null
      ? store.findings({ code })
      : liveImports(workspace, knownAt).flatMap(({ id }) => store.findings({ importId: id, code }));
  let marks = 0;
  for (const { args } of found) marks += typeof args.count === 'number' ? args.count : 1;
  return marks;
}

/** The shipped scale with the thresholds and points of the config. */
function scaleOf({ flags }: WorkspaceConfig): RiskScale {
  const scale = readRiskScale();
  return {
    ...scale,
    red: { ...scale.red, points: flags.red },
    amber: { ...scale.amber, points: flags.amber },
    rules: scale.rules.map((rule) => ({ ...rule, points: flags.points[rule.rule] ?? rule.points })),
  };
}
