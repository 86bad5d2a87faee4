import { russianDate } from '../../domain/iso-date.ts';
import { checkSites } from '../../monitoring/site/check-sites.ts';
import type { SiteDocument } from '../../reports/documents/site-document.ts';
import { planSiteSheets } from '../../reports/site/plan-site-sheets.ts';
import type { MarketMoment } from '../market/recognise-market.ts';
import type { OpenWorkspace } from '../with-workspace.ts';
import { type CentreReport, centreFields, lookAtCentre } from './look-at-centre.ts';

/** Vacancies and contacts on colleges' sites. */
export function reportSites(
  workspace: OpenWorkspace,
  moment: MarketMoment,
  allowedDays: number,
): CentreReport<SiteDocument> {
  const centre = lookAtCentre(workspace, moment);
  const { asOf } = moment;
  const report = checkSites(
    centre.rows('site-checks'),
    centre.colleges,
    { asOf, allowedDays },
    centre.collegeNamed,
  );
  const words = centre.words();
  return {
    document: {
      schema: 'route.site/1',
      ...centreFields(moment, words),
      allowedDays,
      sites: report.sites.map((site) => ({
        ...site,
        missing: [...site.missing],
        notLooked: [...site.notLooked],
      })),
    },
    official: {
      name: `Сайты колледжей ${asOf}`,
      title: `Вакансии и контакты на сайтах колледжей на ${russianDate(asOf)}`,
      outputClass: 'official',
      sheets: planSiteSheets(report, words),
    },
    restricted: null,
  };
}
