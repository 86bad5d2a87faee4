import { daysBetween, type IsoDate } from '../../domain/iso-date.ts';
import type { RegisterRow } from '../../domain/register.ts';
import type { SITE_CHECKS } from '../../domain/registers/site-checks.ts';
import { compareRussian } from '../../domain/russian.ts';

/** What must stand on a college's page (memo, item 8). */
const SITE_CONTACTS = ['phone', 'mail', 'hotline', 'chat'] as const;

/** One of {@link SITE_CONTACTS}. */
export type SiteContact = (typeof SITE_CONTACTS)[number];

/**
 * How the page of vacancies was at the newest check: `stale` = not renewed for more days than allowed, `undated` = nobody wrote when
 * it was renewed, `empty` = no vacancies on it, `no-page` = none, `unchecked` = nobody looked.
 */
export type SiteState = 'fresh' | 'stale' | 'undated' | 'empty' | 'no-page' | 'unchecked';

/** The site of one college. */
export interface CollegeSite {
  readonly college: string;
  readonly state: SiteState;
  readonly checked: IsoDate | null;
  readonly page: string | null;
  readonly updated: IsoDate | null;
  /** Days from the renewal of the page to its check. */
  readonly daysOld: number | null;
  readonly vacancies: number | null;
  /** Said to be absent. */
  readonly missing: readonly SiteContact[];
  /** Nobody wrote whether they are there. */
  readonly notLooked: readonly SiteContact[];
  /** The check itself is older than a page may be. */
  readonly needsCheck: boolean;
}

/** Sites of all colleges. */
export interface SiteReport {
  readonly asOf: IsoDate;
  readonly allowedDays: number;
  /** By name. */
  readonly sites: readonly CollegeSite[];
  readonly states: Readonly<Record<SiteState, number>>;
  readonly missing: Readonly<Record<SiteContact, number>>;
}

type SiteRow = RegisterRow<typeof SITE_CHECKS>;

/**
 * The newest check of every college's site up to a day.
 * @param colleges names of all colleges; a college named only in a check is added
 * @param collegeNamed the known name of a college in any spelling
 */
export function checkSites(
  rows: readonly SiteRow[],
  colleges: readonly string[],
  { asOf, allowedDays }: { readonly asOf: IsoDate; readonly allowedDays: number },
  collegeNamed: (name: string) => string,
): SiteReport {
  const newest = new Map<string, SiteRow>();
  for (const row of rows) {
    const college = collegeNamed(row.values.college);
    if (row.values.checked > asOf) continue;
    const known = newest.get(college);
    if (known === undefined || known.values.checked <= row.values.checked) newest.set(college, row);
  }
  const all = [...new Set([...colleges, ...newest.keys()])].sort(compareRussian);
  const sites = all.map((college) => siteOf(college, newest.get(college) ?? null, asOf, allowedDays));
  const states = { fresh: 0, stale: 0, undated: 0, empty: 0, 'no-page': 0, unchecked: 0 };
  const missing = { phone: 0, mail: 0, hotline: 0, chat: 0 };
  for (const site of sites) {
    states[site.state]++;
    for (const contact of site.missing) missing[contact]++;
  }
  return { asOf, allowedDays, sites, states, missing };
}

function siteOf(college: string, row: SiteRow | null, asOf: IsoDate, allowedDays: number): CollegeSite {
  if (row === null) {
    return {
      college,
      state: 'unchecked',
      checked: null,
      page: null,
      updated: null,
      daysOld: null,
      vacancies: null,
      missing: [],
      notLooked: SITE_CONTACTS,
      needsCheck: true,
    };
  }
  const { checked, updated, vacancies } = row.values;
  const page =
    row.values.page === null || /^(нет|отсутствует)/i.test(row.values.page) ? null : row.values.page;
  const daysOld = updated === null ? null : Math.max(0, daysBetween(updated, checked));
  const state = ((): SiteState => {
    // A day of renewal or vacancies tell of a page whose address nobody wrote down.
    if (page === null && updated === null && (vacancies ?? 0) === 0) return 'no-page';
    if (vacancies === 0) return 'empty';
    if (daysOld === null) return 'undated';
    return daysOld > allowedDays ? 'stale' : 'fresh';
  })();
  return {
    college,
    state,
    checked,
    page,
    updated,
    daysOld,
    vacancies,
    missing: SITE_CONTACTS.filter((contact) => row.values[contact] === false),
    notLooked: SITE_CONTACTS.filter((contact) => row.values[contact] === null),
    needsCheck: daysBetween(checked, asOf) > allowedDays,
  };
}
