import { total } from '../../matching/balance/order.ts';
import { gatherProfessions } from '../../matching/balance/profession.ts';
import { loadKnowledge } from '../../matching/recognise/knowledge/read-knowledge.ts';
import { coursesByProfession } from '../../matching/retrain/courses.ts';
import { gatherNearness } from '../../matching/retrain/nearness.ts';
import { retrainReport } from '../../matching/retrain/retrain-report.ts';
import type { RetrainDocument } from '../../reports/documents/retrain-document.ts';
import { courseText, planRetrain, planRetrainCounts } from '../../reports/retrain/plan-retrain.ts';
import { type CentreReport, centreFields, lookAtCentre } from '../career-centre/look-at-centre.ts';
import { balanceMarket } from '../market/balance-market.ts';
import { type MarketMoment, recogniseMarket } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';

/** Graduates whom the balance gives no place, near professions with places left empty, and courses that lead there. */
export function reportRetrain(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  most: number,
): CentreReport<RetrainDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { spo } = workspace.reference();
  const market = recogniseMarket(workspace, moment, centre.graduates);
  const professions = gatherProfessions(spo);
  const rows = centre.rows('courses').map(({ values }) => values);
  const courses = coursesByProfession(rows, professions, moment.asOf);
  const report = retrainReport({
    balance: balanceMarket(workspace, market, moment.asOf, {}),
    graduates: market.graduates,
    professions,
    near: gatherNearness(loadKnowledge(), spo, professions, market.adverts),
    courses,
    most,
  });
  const words = centre.words();
  const sum = (number: (row: (typeof report.professions)[number]) => number) =>
    total(report.professions, number);
  return {
    document: {
      schema: 'route.retrain/1',
      ...centreFields(moment, words),
      seekers: sum(({ seekers }) => seekers),
      withoutVacancies: sum(({ withoutVacancies }) => withoutVacancies),
      surplus: sum(({ surplus }) => surplus),
      proposed: sum(({ proposed }) => proposed),
      courses: total(courses.values(), ({ length }) => length),
      professions: [...report.professions],
      ways: report.ways.map((way) => ({
        ...way,
        reasons: [...way.reasons],
        courses: way.courses.map(courseText),
      })),
    },
    official: planRetrainCounts(report, words),
    restricted: () => planRetrain(report, centre.collegeOf, words),
  };
}
