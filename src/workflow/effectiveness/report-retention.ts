import { normaliseLabel } from '../../domain/text.ts';
import { readLeavingReasons } from '../../monitoring/retention/leaving-reason.ts';
import { type RetentionReport, retentionReport } from '../../monitoring/retention/retention.ts';
import { planRetention } from '../../reports/retention/plan-retention.ts';
import type { IssueTarget } from '../issue-reports.ts';
import { readSectors } from '../market/read-sectors.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import { rulesFile } from '../own-rules.ts';
import { registerRows, rowsByGraduate } from '../register-rows.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';
import { methodInForce } from './effectiveness-method.ts';

/** Points the memo's closing item is followed at, months. */
const MONTHS = [3, 4, 6, 12];
/** Leaving before this is early: the usual term of probation (ТК РФ, art. 70: at most three months). */
const EARLY_MONTHS = 3;

/** Makes the report on keeping graduates at work of a moment. */
export function reportRetention(
  workspace: OpenWorkspace,
  { asOf, cohort, knownAt }: MarketMoment,
): RetentionReport {
  const { store } = workspace;
  const known = knownAt === null ? {} : { knownAt };
  const graduates = store.graduates({ cohort, asOf, ...known });
  const rows = rowsByGraduate(
    workspace,
    registerRows(workspace, 'employment', { asOf, ...known }),
    graduates,
  );
  const { spo } = workspace.reference();
  return retentionReport({
    asOf,
    region: workspace.region.fullName,
    cohort,
    graduates,
    employment: rows.found,
    unfound: rows.unfound.map(({ row, why }) => ({ why, source: row.source })),
    colleges: store.colleges(known),
    industryOf: industries(workspace),
    specialtyName: (ref) => spo.find(ref)?.name ?? null,
    reasons: readLeavingReasons(rulesFile(workspace, 'leaving-reasons')),
    months: MONTHS,
    earlyMonths: EARLY_MONTHS,
    minimum: methodInForce(workspace).minimum,
  });
}

/** Writes the workbook of keeping graduates at work. @param content the JSON document, kept as the snapshot */
export async function issueRetention(
  workspace: OpenWorkspace,
  report: RetentionReport,
  content: unknown,
  target: IssueTarget,
): Promise<WrittenReport> {
  return await writeReport(workspace, planRetention(report), { ...target, content, reason: null });
}

/** The sector of an employer by the ОКВЭД of the user's table: by ИНН, else by name where one employer only bears it. */
function industries(workspace: OpenWorkspace) {
  const { grouping } = readSectors(workspace.paths, workspace.reference());
  const byInn = new Map<string, string>();
  const byName = new Map<string, string | null>();
  for (const { inn, name, okved } of workspace.store.employers()) {
    const sector = okved === null ? null : grouping.byOkved(okved);
    if (sector === null) continue;
    if (inn !== null) byInn.set(inn, sector);
    const key = normaliseLabel(name);
    byName.set(key, byName.has(key) && byName.get(key) !== sector ? null : sector);
  }
  return ({
    employer,
    employerInn,
  }: {
    readonly employer: string | null;
    readonly employerInn: string | null;
  }) =>
    (employerInn === null ? undefined : byInn.get(employerInn)) ??
    (employer === null ? null : (byName.get(normaliseLabel(employer)) ?? null));
}
