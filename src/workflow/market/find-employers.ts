import type { Employer } from '../../domain/organisations.ts';
import type { StoredVacancy } from '../../domain/vacancy.ts';
import { employerNameKey } from '../../matching/adverts/employer-key.ts';

/**
 * Finds the row of the user's table about an advert's employer: by ИНН, and by name where the ИНН is an aggregator's and one
 * employer only bears the name.
 */
export function findEmployers(
  employers: readonly Employer[],
  sharedInns: ReadonlySet<string>,
): (vacancy: StoredVacancy) => Employer | undefined {
  const byInn = new Map<string, Employer>();
  const byName = new Map<string, Employer | null>();
  for (const employer of employers) {
    if (employer.inn !== null) byInn.set(employer.inn, employer);
    const key = employerNameKey(employer.name);
    byName.set(key, byName.has(key) ? null : employer);
  }
  return ({ employer: { inn, name } }) => {
    if (inn === null) return undefined;
    if (!sharedInns.has(inn)) return byInn.get(inn);
    return name === null ? undefined : (byName.get(employerNameKey(name)) ?? undefined);
  };
}
