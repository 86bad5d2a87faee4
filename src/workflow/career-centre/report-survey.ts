import { INTENTS } from '../../domain/intent.ts';
import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { surveyResults } from '../../monitoring/survey/survey-results.ts';
import type { SurveyDocument } from '../../reports/documents/survey-document.ts';
import { planSurveyPersons, planSurveySheets } from '../../reports/survey/plan-survey-sheets.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/**
 * What graduates mean to do and who has changed their mind.
 * @param since the day to compare with; null = every day lists came for is compared with the one before
 */
export function reportSurvey(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  since: IsoDate | null,
): CentreReport<SurveyDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf, cohort } = moment;
  const known = moment.knownAt === null ? {} : { knownAt: moment.knownAt };
  const listed = workspace.store.returnDays({ asOf, cohort, ...known }).map((one) => one.asOf);
  const earlier = [...new Set(since === null ? listed : [since])].filter((day) => day < asOf).sort();
  const snapshots = workspace.store.graduatesOn(earlier, { cohort, ...known });
  const days = [
    ...earlier.map((day, at) => ({ day, graduates: snapshots[at] ?? [] })),
    { day: asOf, graduates: centre.graduates },
  ];
  const report = surveyResults(days, centre.collegeOf, centre.programmeOf, asOf);
  const words = centre.words();
  const sheets = planSurveySheets(report, words);
  const title = `Намерения выпускников на ${russianDate(asOf)}`;
  const rows = (groups: typeof report.byCollege) => groups.map(({ label, counts }) => ({ label, ...counts }));
  return {
    document: {
      schema: 'route.survey/1',
      ...centreFields(moment, words),
      total: report.total,
      colleges: rows(report.byCollege),
      programmes: rows(report.byProgramme),
      comparedFrom: report.compared?.from ?? null,
      changes: INTENTS.flatMap((from) =>
        INTENTS.map((to) => ({
          from: from.key,
          to: to.key,
          persons: report.changes.filter((one) => one.from === from.key && one.to === to.key).length,
        })),
      ).filter(({ persons }) => persons > 0),
    },
    official: { name: `Намерения выпускников ${asOf}`, title, outputClass: 'official', sheets },
    restricted: () => ({
      name: `Намерения выпускников ${asOf}`,
      title,
      outputClass: 'restricted',
      sheets: [...planSurveyPersons(report, words, ({ graduate }) => centre.collegeOf(graduate)), ...sheets],
    }),
  };
}
