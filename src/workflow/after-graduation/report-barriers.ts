import { gatherProfessions } from '../../matching/balance/profession.ts';
import { type BarrierReport, barrierReport } from '../../monitoring/barriers/barrier-report.ts';
import { readBarrierTopics } from '../../monitoring/barriers/barrier-topics.ts';
import { talksByGraduate } from '../../monitoring/contacts/graduate-talks.ts';
import { countReasons } from '../../monitoring/reasons/count-reasons.ts';
import { readReasonRules } from '../../monitoring/reasons/read-reason-rules.ts';
import { type PublishedTable, suppressTable } from '../../monitoring/suppression/suppress-table.ts';
import { planBarriers, planOpenBarriers } from '../../reports/barriers/plan-barriers.ts';
import type { BarriersDocument } from '../../reports/documents/barriers-document.ts';
import { type CentreReport, centreFields, lookAtCentre } from '../career-centre/look-at-centre.ts';
import { type MarketMoment, recogniseMarket } from '../market/recognise-market.ts';
import { rulesFile } from '../own-rules.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { industriesOfMarket } from './industries-of-market.ts';

const NO_INDUSTRY = 'Отрасль не указана';

/**
 * What hinders employment, by topic, industry and employer.
 * @param open true = for handing out: small counts withheld, neither employers nor their words
 */
export function reportBarriers(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  open: boolean,
): CentreReport<BarriersDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { graduates, collegeOf, programmeOf } = centre;
  const talksOf = talksByGraduate(centre.named('contacts'), moment.asOf);
  const market = recogniseMarket(workspace, moment, graduates);
  const industries = industriesOfMarket(market.adverts, gatherProfessions(workspace.reference().spo));
  const toldIn = (id: number) => talksOf(id).findLast(({ reason }) => reason !== null)?.reason ?? null;
  const labels = { profession: programmeOf, college: collegeOf, employer: collegeOf, territory: collegeOf };
  const { cases } = countReasons(
    graduates,
    toldIn,
    readReasonRules(rulesFile(workspace, 'reason-rules')),
    labels,
    moment.asOf,
  );
  const report = barrierReport(
    cases,
    centre.rows('barriers'),
    readBarrierTopics(rulesFile(workspace, 'barrier-topics')),
    {
      industryOfGraduate: (graduate) => {
        const { status, targetContract } = graduate;
        const employer =
          status?.employer != null
            ? { inn: status.employerInn, name: status.employer }
            : { inn: targetContract?.employerInn ?? null, name: targetContract?.employer ?? null };
        return industries.ofEmployer(employer) ?? industries.ofProfession(graduate) ?? NO_INDUSTRY;
      },
      industryOfRow: ({ industry, employer, employerInn, programme }) =>
        industry ??
        industries.ofEmployer({ inn: employerInn, name: employer }) ??
        industries.ofProfession({ specialty: programme }) ??
        NO_INDUSTRY,
    },
    moment.asOf,
  );
  const words = centre.words();
  const published = open ? publish(report) : null;
  return {
    document: {
      schema: 'route.barriers/1',
      ...centreFields(moment, words),
      class: open ? 'open' : 'official',
      ...countFields(report, published),
    },
    official: published === null ? planBarriers(report, words) : planOpenBarriers(report, published, words),
    restricted: null,
  };
}

/** The table of graduates by topic and industry, fit to be handed out. */
function publish({ rows }: BarrierReport): PublishedTable {
  return suppressTable(rows.map(({ byIndustry }) => byIndustry.map(({ persons }) => persons)));
}

function countFields(report: BarrierReport, published: PublishedTable | null) {
  const { rows, industries, persons, mentions, otherPersons, proposals } = report;
  const exact = published === null;
  return {
    persons: exact ? persons : published.total,
    mentions,
    // The number of those outside the table would give the whole away beside other open outputs.
    otherPersons: exact ? otherPersons : null,
    industries: [...industries],
    topics: rows.map(({ topic, counts, byIndustry }, row) => ({
      ...topic,
      persons: exact ? counts.persons : (published.rowTotals[row] ?? null),
      mentions: counts.mentions,
      byIndustry: byIndustry.map((each, column) => ({
        persons: exact ? each.persons : (published.cells[row]?.[column] ?? null),
        mentions: each.mentions,
      })),
    })),
    proposals: proposals.filter(({ proposal }) => proposal !== null).length,
  };
}
