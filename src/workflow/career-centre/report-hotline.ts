import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { countCalls } from '../../monitoring/hotline/count-calls.ts';
import type { HotlineDocument } from '../../reports/documents/hotline-document.ts';
import { planHotlineSheets } from '../../reports/hotline/plan-hotline-sheets.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** What is asked on the hot line and how fast it is answered. */
export function reportHotline(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  { since, allowedDays }: { readonly since: IsoDate; readonly allowedDays: number },
): CentreReport<HotlineDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const report = countCalls(centre.rows('calls'), { since, asOf, allowedDays }, centre.collegeNamed);
  const words = centre.words();
  return {
    document: {
      schema: 'route.hotline/1',
      ...centreFields(moment, words),
      since,
      allowedDays,
      total: report.total,
      months: [...report.months],
      topics: report.topics.map(({ topic, byMonth, counts }) => ({
        topic,
        byMonth: [...byMonth],
        ...counts,
      })),
      colleges: report.colleges.map(({ college, counts }) => ({ college, ...counts })),
    },
    official: {
      name: `Горячая линия ${asOf}`,
      title: `Обращения на горячую линию на ${russianDate(asOf)}`,
      outputClass: 'official',
      sheets: planHotlineSheets(report, words),
    },
    restricted: null,
  };
}
