import { normaliseLabel } from '../../domain/text.ts';
import type { StoredVacancy, VacancyEmployer } from '../../domain/vacancy.ts';

const FORMS = new RegExp(
  `(?<=^| )(?:${[
    'общество с ограниченной ответственностью',
    '(?:непубличное |публичное |закрытое |открытое )?акционерное общество',
    'индивидуальный предприниматель',
    'ооо|оао|зао|пао|нао|ао|ип',
  ].join('|')})(?= |$)`,
  'g',
);

/** So many different names under one ИНН, and it is not the employers'. */
const NAMES_OF_AN_AGGREGATOR = 4;
/** The commonest name of an employer's own ИНН has at least this share of its adverts. */
const OWN_SHARE = 0.5;

/** A name for comparison: legal form, quotes, case and ё do not count. '' when nothing is left. */
export function employerNameKey(name: string): string {
  return normaliseLabel(name).replace(FORMS, ' ').replace(/ +/g, ' ').trim();
}

/** An ИНН that stands under the names of many employers: of the portal or an agency that places their adverts. */
export interface SharedInn {
  readonly inn: string;
  readonly names: number;
  readonly adverts: number;
}

/** Every shared ИНН, the one with most adverts first. One scan. */
export function findSharedInns(adverts: Iterable<Pick<StoredVacancy, 'employer'>>): readonly SharedInn[] {
  const namesOf = new Map<string, Map<string, number>>();
  for (const { employer } of adverts) {
    if (employer.inn === null || employer.name === null) continue;
    const names = namesOf.get(employer.inn) ?? new Map<string, number>();
    namesOf.set(employer.inn, names);
    names.set(employer.name, (names.get(employer.name) ?? 0) + 1);
  }
  const shared: SharedInn[] = [];
  for (const [inn, spelled] of namesOf) {
    if (spelled.size < NAMES_OF_AN_AGGREGATOR) continue;
    const names = new Map<string, number>();
    for (const [name, count] of spelled) {
      const key = employerNameKey(name);
      names.set(key, (names.get(key) ?? 0) + count);
    }
    const adverts = Array.from(names.values()).reduce((sum, count) => sum + count, 0);
    const commonest = Math.max(...names.values());
    if (names.size < NAMES_OF_AN_AGGREGATOR || commonest >= OWN_SHARE * adverts) continue;
    shared.push({ inn, names: names.size, adverts });
  }
  return shared.sort((a, b) => b.adverts - a.adverts || (a.inn < b.inn ? -1 : 1));
}

/** What two adverts of one employer share: the ИНН, or the name where the ИНН is an aggregator's; '' = not known. */
export function employerKey(employer: VacancyEmployer, shared: ReadonlySet<string>): string {
  if (employer.inn !== null && !shared.has(employer.inn)) return employer.inn;
  return employer.name === null ? '' : employerNameKey(employer.name);
}
