import { counted } from '../../domain/russian.ts';
import type { CollegeSite, SiteContact, SiteReport, SiteState } from '../../monitoring/site/check-sites.ts';
import { dateCell, type SheetPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** Russian words of the states of a page. */
export const SITE_STATE_LABEL: Readonly<Record<SiteState, string>> = {
  fresh: 'свежая',
  stale: 'устарела',
  undated: 'дата обновления неизвестна',
  empty: 'вакансий на ней нет',
  'no-page': 'страницы нет',
  unchecked: 'не проверяли',
};

/** The contacts a site must give, with their Russian words. */
export const SITE_CONTACT_LABELS: readonly (readonly [SiteContact, string])[] = [
  ['phone', 'телефон'],
  ['mail', 'почта'],
  ['hotline', 'горячая линия'],
  ['chat', 'чат или канал'],
];

/** «Сайты»: what is wrong with the page of vacancies and contacts of every college. */
export function planSiteSheets(
  { sites, asOf, allowedDays }: SiteReport,
  words: Pick<CentreWords, 'region'>,
): readonly SheetPlan[] {
  return [
    {
      name: 'Сайты',
      title: 'Вакансии и контакты на сайтах колледжей',
      subtitle: [
        asOfLine(words, asOf),
        `По последней проверке; страница устарела, если не обновлялась дольше ${counted(allowedDays, 'дня', 'дней', 'дней')}`,
      ],
      freezeColumns: 1,
      blocks: [
        unlessEmpty(sites, 'Колледжей и проверок в рабочей папке нет.', {
          kind: 'table',
          id: 'sites',
          columns: [
            { key: 'college', header: 'Колледж', width: 34, format: 'text' },
            { key: 'state', header: 'Страница вакансий', width: 20, format: 'text' },
            { key: 'updated', header: 'Обновлена', width: 12, format: 'date' },
            { key: 'old', header: 'Дней без обновления', width: 12, format: 'integer' },
            { key: 'vacancies', header: 'Вакансий', width: 10, format: 'integer' },
            ...SITE_CONTACT_LABELS.map(([contact, header]) => ({
              key: contact,
              header,
              group: 'Указаны',
              width: 12,
              format: 'text' as const,
            })),
            { key: 'checked', header: 'Проверено', width: 12, format: 'date' },
            { key: 'again', header: 'Проверить снова', width: 11, format: 'text' },
            { key: 'page', header: 'Адрес', width: 34, format: 'text' },
          ],
          rows: sites.map((site, at) => siteRow(site, at)),
        }),
      ],
    },
  ];
}

function siteRow(site: CollegeSite, at: number) {
  const hasTrouble = site.state !== 'fresh' || site.missing.length > 0;
  return {
    key: `site ${at}`,
    cells: {
      college: site.college,
      state: SITE_STATE_LABEL[site.state],
      updated: dateCell(site.updated),
      old: site.daysOld,
      vacancies: site.vacancies,
      ...Object.fromEntries(SITE_CONTACT_LABELS.map(([contact]) => [contact, contactWord(site, contact)])),
      checked: dateCell(site.checked),
      again: site.needsCheck ? 'да' : null,
      page: site.page,
    },
    ...(hasTrouble ? { style: 'alert' as const } : {}),
  };
}

function contactWord({ missing, notLooked }: CollegeSite, contact: SiteContact): string {
  if (missing.includes(contact)) return 'нет';
  return notLooked.includes(contact) ? 'не смотрели' : 'да';
}
