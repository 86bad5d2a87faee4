import type { OfferOptions } from '../../matching/vacancies/offer.ts';
import { countOffers } from '../../matching/vacancies/offer-counts.ts';
import { offersByProgramme, type ProgrammeFilter } from '../../matching/vacancies/programme-offers.ts';
import type { VacanciesDocument } from '../../reports/documents/vacancies-document.ts';
import { planVacancies } from '../../reports/vacancies/plan-vacancies.ts';
import { planVacanciesDocument } from '../../reports/vacancies/plan-vacancies-document.ts';
import type { VacanciesReport } from '../../reports/vacancies/vacancies-report.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeReport } from '../write-report.ts';
import { openOffers } from './open-offers.ts';

/** What to list. */
export interface VacanciesRequest {
  readonly filter: ProgrammeFilter;
  readonly options: OfferOptions;
  /** The same in words, for the heading. */
  readonly words: readonly string[];
  readonly top: number;
}

/** Vacancies for every programme of every college asked for. */
export function reportVacancies(
  workspace: OpenWorkspace,
  { filter, options, words, top }: VacanciesRequest,
  target: IssueTarget,
): VacanciesReport {
  const { programmes, vacanciesFor, base } = openOffers(workspace, target);
  const { demand, territory } = workspace.config;
  return {
    region: workspace.region.fullName,
    asOf: target.asOf,
    cohort: target.cohort,
    freshDays: demand.freshDays,
    radiusKm: territory.radiusKm,
    filters: words,
    base,
    lines: offersByProgramme(programmes(filter), vacanciesFor, options).map((line) => ({
      ...line,
      counts: countOffers(line.offers),
    })),
    top,
  };
}

/** Writes the base of vacancies. */
export async function issueVacancies(
  workspace: OpenWorkspace,
  report: VacanciesReport,
  target: IssueTarget,
): Promise<{ readonly document: VacanciesDocument; readonly written: WrittenReport }> {
  const document = planVacanciesDocument(report);
  const written = await writeReport(workspace, planVacancies(report), {
    ...target,
    content: document,
    reason: null,
  });
  return { document, written };
}
