import { mkdir } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { EXIT, Failure } from '../../domain/failure.ts';
import type { Graduate } from '../../domain/graduate.ts';
import { addDays } from '../../domain/iso-date.ts';
import { compareRussian } from '../../domain/russian.ts';
import { normaliseLabel } from '../../domain/text.ts';
import type { Assignment } from '../../matching/assign/assignment.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import type { AssignReport } from '../../reports/assign/assign-report.ts';
import { planAssignDocument } from '../../reports/assign/plan-assign-document.ts';
import { planAssignment, planForEmployer, planReferrals } from '../../reports/assign/plan-assignment.ts';
import { planWhatIf } from '../../reports/assign/plan-what-if.ts';
import type { AssignDocument } from '../../reports/documents/assign-document.ts';
import { writeXlsx } from '../../reports/xlsx/write-xlsx.ts';
import type { IssueTarget } from '../issue-reports.ts';
import { balanceSettings } from '../market/balance-market.ts';
import type { Market } from '../market/recognise-market.ts';
import { spellingInNames, uniqueNames, writeRestrictedFile } from '../returns/write-templates.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';
import { recordProposal } from './record-proposal.ts';

/** A proposal to give out. */
export interface IssuedAssignment {
  readonly market: Market;
  readonly assignment: Assignment;
}

/** Writes the proposal in numbers. */
export async function issueAssignment(
  workspace: OpenWorkspace,
  { market, assignment }: IssuedAssignment,
  target: IssueTarget,
): Promise<WrittenReport> {
  const content = planAssignDocument(assignment, target.cohort, null);
  return await writeReport(workspace, planAssignment(reportOf(workspace, market, assignment, target)), {
    ...target,
    content,
    action: 'assign',
    reason: null,
  });
}

/** Writes the comparison of a proposal with the one some changes would give. */
export async function issueWhatIf(
  workspace: OpenWorkspace,
  document: AssignDocument,
  target: IssueTarget,
): Promise<WrittenReport> {
  return await writeReport(workspace, planWhatIf(document, target.asOf, workspace.region.fullName), {
    ...target,
    content: document,
    action: 'assign',
    reason: null,
  });
}

/** What `route assign --restricted` wrote. */
export interface IssuedReferrals {
  /** The workbook of the region; null when one college was asked for. */
  readonly region: WrittenReport | null;
  readonly folder: string;
  readonly colleges: readonly { readonly college: string; readonly path: string; readonly persons: number }[];
  /** Steps of referrals that were new. */
  readonly recorded: number;
}

/**
 * Writes the referrals by name: a workbook of the region and one a college, or that of one college; the reason is journaled once.
 * What was given out is remembered as proposed.
 * @throws Failure `college-unknown`
 */
export async function issueReferrals(
  workspace: OpenWorkspace,
  { market, assignment }: IssuedAssignment,
  reason: string,
  target: IssueTarget,
  asked: string | null,
): Promise<IssuedReferrals> {
  const { asOf, cohort, force } = target;
  const report = reportOf(workspace, market, assignment, target);
  const graduates = new Map(market.graduates.map(({ graduate }) => [graduate.id, graduate]));
  const only = asked === null ? null : collegeAsked(report, market, asked);
  const region =
    only === null
      ? await writeReport(workspace, planReferrals(report, null, graduates), {
          ...target,
          content: null,
          action: 'assign',
          reason,
        })
      : null;
  const folder = folderOf(workspace, target, `Направления ${asOf}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const directory = collegeDirectory(market.colleges);
  const nameOf = uniqueNames();
  const colleges: { college: string; path: string; persons: number }[] = [];
  let changed = false;
  for (const [college, persons] of collegesOf(report, graduates)) {
    if (only !== null && college !== only) continue;
    const plan = planReferrals(report, college, graduates);
    const name = nameOf(`Направления, ${spellingInNames(directory, college)}`);
    const bytes = await writeXlsx(plan);
    const written = await writeRestrictedFile(workspace, join(folder, name), bytes, {
      title: plan.title,
      asOf,
      force,
    });
    changed ||= written.status !== 'unchanged';
    colleges.push({ college, path: written.path, persons });
  }
  if (changed) {
    workspace.store.journal({
      action: 'assign',
      outputClass: 'restricted',
      reason,
      details: { asOf, cohort, colleges: colleges.length },
    });
  }
  const recorded = recordProposal(workspace, assignment, cohort, (id) => {
    const graduate = graduates.get(id);
    return only === null || (graduate !== undefined && report.collegeName(graduate.college) === only);
  });
  return { region, folder, colleges, recorded };
}

/** Writes what one employer is told; by name of who consented when `reason` is given. @throws Failure `employer-unknown` */
export async function issueForEmployer(
  workspace: OpenWorkspace,
  { market, assignment }: IssuedAssignment,
  employer: string,
  reason: string | null,
  target: IssueTarget,
): Promise<WrittenReport> {
  const name = employerAsked(assignment, employer);
  const plan = planForEmployer(reportOf(workspace, market, assignment, target), name, reason !== null);
  return await writeReport(workspace, plan, { ...target, content: null, action: 'assign', reason });
}

function reportOf(
  workspace: OpenWorkspace,
  market: Market,
  assignment: Assignment,
  { cohort, asOf }: IssueTarget,
): AssignReport {
  const { spo } = workspace.reference();
  return {
    assignment,
    region: workspace.region.fullName,
    cohort,
    territory: balanceSettings(workspace.config),
    consentSince: addDays(asOf, -workspace.config.assign.consentDays),
    specialtyName: (ref) => spo.find(ref)?.name ?? null,
    collegeName: collegeDirectory(market.colleges).nameOf,
  };
}

/** Colleges with people who look for work, were sent somewhere before, or hold a contract, in alphabetical order. */
function collegesOf(
  { assignment, collegeName }: AssignReport,
  graduates: ReadonlyMap<number, Graduate>,
): readonly (readonly [string, number])[] {
  const persons = new Map<string, number>();
  const add = (graduate: Graduate | undefined) => {
    const college = graduate === undefined ? null : collegeName(graduate.college);
    if (college !== null) persons.set(college, (persons.get(college) ?? 0) + 1);
  };
  const known = new Set<number>();
  for (const { seeker } of assignment.persons) {
    known.add(seeker.graduate.id);
    add(seeker.graduate);
  }
  for (const { graduateId } of assignment.moved) if (!known.has(graduateId)) add(graduates.get(graduateId));
  for (const { graduate } of assignment.contracts) add(graduate);
  return Array.from(persons).sort(([a], [b]) => compareRussian(a, b));
}

function collegeAsked(report: AssignReport, market: Market, asked: string): string {
  const wanted = normaliseLabel(report.collegeName(asked) ?? asked);
  const names = new Set(
    market.graduates.flatMap(({ graduate }) => report.collegeName(graduate.college) ?? []),
  );
  const exact = Array.from(names).filter((name) => normaliseLabel(name) === wanted);
  const found =
    exact.length > 0 ? exact : Array.from(names).filter((name) => normaliseLabel(name).includes(wanted));
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  throw new Failure(
    'college-unknown',
    found.length === 0
      ? `колледжа «${asked}» среди выпускников нет.`
      : `«${asked}» — часть названия нескольких колледжей: ${found.sort(compareRussian).slice(0, 5).join('; ')}.`,
    { exitCode: EXIT.usage, hint: 'Названия показывает route list colleges.' },
  );
}

function employerAsked({ openings }: Assignment, asked: string): string {
  const wanted = normaliseLabel(asked);
  const names = new Set(
    openings.flatMap(({ vacancy: { employer } }) => {
      const { name, inn } = employer;
      return name !== null && (inn === asked || normaliseLabel(name).includes(wanted)) ? [name] : [];
    }),
  );
  const exact = Array.from(names).filter((name) => normaliseLabel(name) === wanted);
  const found = exact.length > 0 ? exact : Array.from(names);
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  throw new Failure(
    'employer-unknown',
    found.length === 0
      ? `работодателя «${asked}» среди открытых вакансий нет.`
      : `«${asked}» — часть названия нескольких работодателей: ${found.sort(compareRussian).slice(0, 5).join('; ')}.`,
    { exitCode: EXIT.usage, hint: 'Назовите работодателя как в вакансии или его ИНН.' },
  );
}

function folderOf({ paths }: OpenWorkspace, { output, cwd }: IssueTarget, name: string): string {
  if (output === null) return join(paths.reports, name);
  const path = resolve(cwd, output);
  return extname(path) === '' ? path : join(dirname(path), name);
}
