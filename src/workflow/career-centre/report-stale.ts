import { russianDate } from '../../domain/iso-date.ts';
import { findStale } from '../../monitoring/contacts/find-stale.ts';
import { planStalePersons, planStaleSheets } from '../../reports/contacts/plan-stale-sheets.ts';
import type { StaleDocument } from '../../reports/documents/stale-document.ts';
import { planUnfoundSheet } from '../../reports/tracking/plan-unfound-sheet.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** Graduates nothing was heard of for some weeks. */
export function reportStale(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  weeks: number,
): CentreReport<StaleDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const { graduates, collegeOf } = centre;
  const report = findStale(graduates, centre.named('contacts'), collegeOf, { asOf, weeks });
  const words = centre.words();
  const sheets = [...planStaleSheets(report, words), ...planUnfoundSheet(words, asOf)];
  const name = `Нет вестей о выпускниках ${asOf}`;
  const title = `Выпускники, о которых давно нет вестей, на ${russianDate(asOf)}`;
  return {
    document: {
      schema: 'route.stale/1',
      ...centreFields(moment, words),
      weeks,
      total: report.total,
      colleges: report.byCollege.map(({ college, counts }) => ({ college, ...counts })),
    },
    official: { name, title, outputClass: 'official', sheets },
    restricted: () => ({
      name,
      title,
      outputClass: 'restricted',
      sheets: [planStalePersons(report, words), ...sheets],
    }),
  };
}
