import { join } from 'node:path';
import { safeFileName } from '../../domain/file-name.ts';
import type { OfferOptions } from '../../matching/vacancies/offer.ts';
import { countOffers } from '../../matching/vacancies/offer-counts.ts';
import { offersByProgramme, type ProgrammeFilter } from '../../matching/vacancies/programme-offers.ts';
import { groupBy } from '../../monitoring/tracking/group-by.ts';
import type { CollegeDigest } from '../../reports/digest/digest-report.ts';
import { renderMessages } from '../../reports/digest/digest-text.ts';
import { renderDigestHtml } from '../../reports/digest/render-digest-html.ts';
import type { DigestDocument } from '../../reports/documents/digest-document.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput } from '../write-report.ts';
import { openOffers } from './open-offers.ts';

/** What goes into the texts. */
export interface DigestRequest {
  readonly filter: ProgrammeFilter;
  readonly options: OfferOptions;
  /** Characters of a message. */
  readonly limit: number;
  /** Vacancies a programme. */
  readonly top: number;
}

/** The line between messages in the file of texts. */
const SEPARATOR = '\n\n────────\n\n';

/** Writes texts for chats and a fragment for the site, two files a college. */
export async function issueDigest(
  workspace: OpenWorkspace,
  request: DigestRequest,
  target: IssueTarget,
): Promise<{ readonly document: DigestDocument; readonly written: readonly WrittenReport[] }> {
  const { digests, stale } = gatherDigests(workspace, request, target);
  const folder = target.output ?? join(workspace.paths.reports, `Дайджест ${target.asOf}`);
  const written: WrittenReport[] = [];
  const colleges: DigestDocument['colleges'] = [];
  for (const digest of digests) {
    const messages = renderMessages(digest, request.limit);
    const html = renderDigestHtml(digest);
    const files: string[] = [];
    for (const [extension, text] of [
      ['.txt', `${messages.join(SEPARATOR)}\n`],
      ['.html', html],
    ] as const) {
      const file = {
        name: safeFileName(`Дайджест ${digest.asOf}, ${digest.college}`),
        title: 'Вакансии для чатов и сайта',
        outputClass: 'open' as const,
        extension,
        bytes: new TextEncoder().encode(text),
      };
      const result = await writeOutput(workspace, file, {
        ...target,
        output: folder,
        content: null,
        reason: null,
      });
      written.push(result);
      files.push(result.path);
    }
    const vacancies = digest.programmes.reduce((sum, { offers }) => sum + offers.length, 0);
    const { college, programmes } = digest;
    colleges.push({
      college,
      programmes: programmes.length,
      vacancies,
      messages: [...messages],
      html,
      files,
    });
  }
  return {
    document: {
      schema: 'route.digest/1',
      class: 'open',
      asOf: target.asOf,
      limit: request.limit,
      stale,
      colleges,
    },
    written,
  };
}

function gatherDigests(
  workspace: OpenWorkspace,
  { filter, options, top }: DigestRequest,
  target: IssueTarget,
): { readonly digests: readonly CollegeDigest[]; readonly stale: number } {
  const { programmes, vacanciesFor, base } = openOffers(workspace, target);
  const lines = offersByProgramme(programmes(filter), vacanciesFor, options);
  const digests = groupBy(lines, ({ college }) => college).map(([college, own]) => ({
    college,
    asOf: target.asOf,
    radiusKm: options.withinKm ?? workspace.config.territory.radiusKm,
    programmes: own.map((line) => ({
      ...line,
      offers: line.offers.slice(0, top),
      counts: countOffers(line.offers),
      // From nowhere in particular everything in the region is reachable.
      region: countOffers(vacanciesFor({ programmes: line.programmes, place: null })),
    })),
  }));
  return { digests, stale: base.stale };
}
