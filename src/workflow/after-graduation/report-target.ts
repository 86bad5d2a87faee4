import { employerNameKey } from '../../matching/adverts/employer-key.ts';
import { type TargetReport, targetReport } from '../../monitoring/target/target-report.ts';
import type { TargetDocument } from '../../reports/documents/target-document.ts';
import { planTarget, planTargetCounts } from '../../reports/target/plan-target.ts';
import { planTargetLetter } from '../../reports/target/plan-target-letter.ts';
import { writeLetterDocx } from '../../reports/target/write-letter-docx.ts';
import {
  type Centre,
  type CentreReport,
  centreFields,
  lookAtCentre,
} from '../career-centre/look-at-centre.ts';
import type { IssueTarget } from '../issue-reports.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type WrittenReport, writeOutput } from '../write-report.ts';

/** Target-training contracts: how they stand, who broke them, what is wrong in the records. */
export function reportTarget(workspace: OpenWorkspace, moment: MarketMoment): CentreReport<TargetDocument> {
  const centre = lookAtCentre(workspace, moment);
  const report = judge(centre, moment);
  const words = centre.words();
  return {
    document: {
      schema: 'route.target/1',
      ...centreFields(moment, words),
      total: report.total,
      colleges: [...report.byCollege],
      employers: report.employers.map(({ name, inn, repeated, counts }) => ({ name, inn, repeated, counts })),
      faults: Array.from(report.faults, ([fault, contracts]) => ({ fault, contracts })),
    },
    official: planTargetCounts(report, words),
    restricted: () => planTarget(report, words),
  };
}

/** Writes a draft letter for every employer of whom sources state a breach; with names where a reason is given. */
export async function issueTargetLetters(
  workspace: OpenWorkspace,
  target: IssueTarget,
  reason: string | null,
): Promise<readonly WrittenReport[]> {
  const centre = lookAtCentre(workspace, target);
  const { employers } = judge(centre, target);
  const words = {
    region: workspace.region.fullName,
    operator: workspace.config.personalData.operator,
    programmeOf: ({ graduate }: TargetReport['contracts'][number]) => centre.programmeOf(graduate),
  };
  const written: WrittenReport[] = [];
  for (const employer of employers) {
    const letter = planTargetLetter(employer, words, { named: reason !== null, asOf: target.asOf });
    if (letter === null) continue;
    const { name, title, outputClass } = letter;
    const bytes = await writeLetterDocx(letter);
    const file = { name, title, outputClass, extension: '.docx', bytes };
    // Letters go to the folder of reports: a file named for the workbook is not theirs.
    written.push(
      await writeOutput(workspace, file, {
        ...target,
        output: null,
        content: null,
        action: 'target-letter',
        reason,
      }),
    );
  }
  return written;
}

function judge(centre: Centre, { asOf }: MarketMoment): TargetReport {
  const { graduates, collegeOf } = centre;
  const rows = centre.named('target-contracts');
  return targetReport(graduates, rows, { collegeOf, nameKey: employerNameKey }, asOf);
}
