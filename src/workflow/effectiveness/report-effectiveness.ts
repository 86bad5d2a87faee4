import { createHash } from 'node:crypto';
import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { SpoRef } from '../../domain/spo-code.ts';
import type { FlagResult } from '../../matching/flag/flag-result.ts';
import { compareSnapshots } from '../../monitoring/effectiveness/compare-snapshots.ts';
import {
  type CohortChoice,
  type EffectivenessReport,
  effectivenessReport,
} from '../../monitoring/effectiveness/effectiveness.ts';
import type { EffectivenessMethod } from '../../monitoring/effectiveness/effectiveness-method.ts';
import type { MeasureRows } from '../../monitoring/effectiveness/measures.ts';
import { planEffectivenessDocument } from '../../reports/effectiveness/plan-effectiveness-document.ts';
import { analyseMarket } from '../market/analyse-market.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import { registerRows, rowsByGraduate } from '../register-rows.ts';
import { disciplineOf } from '../returns/return-files.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { graduationOf, methodInForce } from './effectiveness-method.ts';
import { snapshotBefore, snapshotOf } from './effectiveness-snapshot.ts';

/** What the caller knows already, and how the report is to be made. */
export interface EffectivenessRequest {
  /** The list of risk of the moment; made anew where absent and needed. */
  readonly flags?: FlagResult;
  /** The day of the report to compare with; absent = the newest one before. */
  readonly compare?: IsoDate | null;
  readonly cohortRule?: CohortChoice | null;
}

/**
 * Makes the effectiveness report of a moment, with what changed since the one issued before and why.
 * @param graduates those of the moment, where the caller has read them already
 * @throws Failure `method-invalid`, `snapshot-unknown`
 */
export function reportEffectiveness(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  graduates?: readonly Graduate[],
  { flags, compare = null, cohortRule = null }: EffectivenessRequest = {},
): EffectivenessReport {
  const method = methodInForce(workspace);
  const made = countMoment(workspace, moment, { method, cohortRule }, graduates, flags);
  const digest = createHash('sha256')
    .update(JSON.stringify(planEffectivenessDocument(made)))
    .digest('hex');
  const before = snapshotBefore(workspace, moment, compare);
  if (before === null) return { ...made, digest };
  const corrected = countMoment(workspace, { ...moment, asOf: before.snapshot.asOf }, { method, cohortRule });
  const changes = compareSnapshots(
    { was: before.snapshot, corrected: snapshotOf(corrected), now: snapshotOf(made) },
    { sha256: before.sha256, indicators: method.indicators },
  );
  return { ...made, digest, changes };
}

function countMoment(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  how: { readonly method: EffectivenessMethod; readonly cohortRule: CohortChoice | null },
  graduates?: readonly Graduate[],
  flags?: FlagResult,
): EffectivenessReport {
  const { store, config } = workspace;
  const { asOf, cohort, knownAt } = moment;
  const known = knownAt === null ? {} : { knownAt };
  const { spo } = workspace.reference();
  const persons = graduates ?? store.graduates({ cohort, asOf, ...known });
  const at = { asOf, ...known };
  return effectivenessReport({
    asOf,
    region: workspace.region.fullName,
    cohort,
    graduates: persons,
    colleges: store.colleges(known),
    discipline: disciplineOf(workspace, { asOf, cohort, known }),
    specialtyName: (ref: SpoRef) => spo.find(ref)?.name ?? null,
    method: how.method,
    cohortRule: how.cohortRule,
    graduation: graduationOf(config.campaign.graduation, cohort),
    employment: rowsByGraduate(workspace, registerRows(workspace, 'employment', at), persons, knownAt).found,
    requests: registerRows(workspace, 'requests', at).filter(({ values }) => isOfCohort(values.date, cohort)),
    official: registerRows(workspace, 'official-figures', at),
    measures: measureRows(workspace, moment, persons),
    plans: plansDone(workspace, moment, persons, flags),
  });
}

/** Requests and events of the school year that ends with the cohort, and of the year after it. */
function isOfCohort(date: IsoDate, cohort: number): boolean {
  return date >= `${cohort - 1}-09-01` && date < `${cohort + 1}-09-01`;
}

function measureRows(
  workspace: OpenWorkspace,
  { asOf, cohort, knownAt }: MarketMoment,
  persons: readonly Graduate[],
): MeasureRows {
  const at = { asOf, ...(knownAt === null ? {} : { knownAt }) };
  const attendance = rowsByGraduate(workspace, registerRows(workspace, 'attendance', at), persons, knownAt);
  const contacts = rowsByGraduate(workspace, registerRows(workspace, 'contacts', at), persons, knownAt);
  return {
    events: registerRows(workspace, 'events', at).filter(({ values }) => isOfCohort(values.date, cohort)),
    attendance: attendance.found,
    contacts: contacts.found,
    tasks: registerRows(workspace, 'tasks', at).filter(({ values, asOf: stated }) =>
      isOfCohort(values.setOn ?? values.due ?? stated, cohort),
    ),
    unfound: attendance.unfound.length + contacts.unfound.length,
  };
}

/**
 * Graduates of the red level with whether all measures of their plan are done (those cancelled aside); a graduate without a plan has
 * none carried out. null = nobody keeps the register.
 */
function plansDone(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  persons: readonly Graduate[],
  flags?: FlagResult,
): ReadonlyMap<number, boolean> | null {
  const { asOf, knownAt } = moment;
  const rows = registerRows(workspace, 'plans', { asOf, ...(knownAt === null ? {} : { knownAt }) });
  if (rows.length === 0) return null;
  const { found } = rowsByGraduate(workspace, rows, persons, knownAt);
  const plans = Map.groupBy(found, ({ graduate }) => graduate.id);
  const { atRisk } = flags ?? analyseMarket(workspace, moment).flags;
  return new Map(
    atRisk
      .filter(({ level }) => level === 'red')
      .map(({ graduate: { id } }) => {
        const measures = (plans.get(id) ?? []).filter(({ row }) => row.values.state !== 'cancelled');
        const done = measures.filter(
          ({ row }) => row.values.state === 'done' || (row.values.state === null && row.values.done !== null),
        );
        return [id, measures.length > 0 && done.length === measures.length];
      }),
  );
}
