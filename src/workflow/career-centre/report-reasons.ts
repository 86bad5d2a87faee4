import type { Graduate } from '../../domain/graduate.ts';
import { russianDate } from '../../domain/iso-date.ts';
import { collegeDirectory } from '../../monitoring/college-directory.ts';
import { talksByGraduate } from '../../monitoring/contacts/graduate-talks.ts';
import { countReasons, type ReasonRow } from '../../monitoring/reasons/count-reasons.ts';
import { readReasonRules } from '../../monitoring/reasons/read-reason-rules.ts';
import type { ReasonsDocument } from '../../reports/documents/reasons-document.ts';
import { planReasonPersons } from '../../reports/reasons/plan-reason-persons.ts';
import { planReasonSheets } from '../../reports/reasons/plan-reason-sheets.ts';
import { planUnfoundSheet } from '../../reports/tracking/plan-unfound-sheet.ts';
import { knownColleges } from '../known-colleges.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import { rulesFile } from '../own-rules.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** Why graduates do not work, or not in their specialty. */
export function reportReasons(workspace: OpenWorkspace, moment: MarketMoment): CentreReport<ReasonsDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const { graduates, collegeOf, programmeOf } = centre;
  const talksOf = talksByGraduate(centre.named('contacts'), asOf);
  const directory = collegeDirectory(knownColleges(workspace, moment.knownAt));
  const report = countReasons(
    graduates,
    (id) => talksOf(id).findLast(({ reason }) => reason !== null)?.reason ?? null,
    readReasonRules(rulesFile(workspace, 'reason-rules')),
    {
      profession: programmeOf,
      college: collegeOf,
      employer: employerOf,
      territory: ({ residence, college }) =>
        residence ?? directory.find(college)?.settlement ?? 'Населённый пункт не указан',
    },
    asOf,
  );
  const words = centre.words();
  const sheets = [...planReasonSheets(report, words), ...planUnfoundSheet(words, asOf)];
  const name = `Причины нетрудоустройства ${asOf}`;
  const title = `Почему выпускники не работают по специальности, на ${russianDate(asOf)}`;
  const { total, rules } = report;
  return {
    document: {
      schema: 'route.reasons/1',
      ...centreFields(moment, words),
      persons: total.persons,
      notWorking: total.notWorking,
      outsideSpecialty: total.outsideSpecialty,
      unstated: total.unstated,
      classes: rules.classes.map((one) => ({ ...one, persons: total.byClass.get(one.key) ?? 0 })),
      professions: sidesOf(report.byProfession),
      colleges: sidesOf(report.byCollege),
      employers: sidesOf(report.byEmployer),
      territories: sidesOf(report.byTerritory),
    },
    official: { name, title, outputClass: 'official', sheets },
    restricted: () => ({
      name,
      title,
      outputClass: 'restricted',
      sheets: [planReasonPersons(report, collegeOf, words), ...sheets],
    }),
  };
}

function employerOf({ status, targetContract }: Graduate): string {
  return status?.employer ?? targetContract?.employer ?? 'Работодатель не указан';
}

function sidesOf(rows: readonly ReasonRow[]) {
  return rows.map(({ label, counts }) => ({
    label,
    persons: counts.persons,
    ...counts.bySide,
    unstated: counts.unstated,
  }));
}
