import type { FormEdition } from './form-edition.ts';

const OF_HEALTH: readonly FormEdition['rows'][number]['members'][] = [
  'limited-health',
  'limited-health-and-disabled',
  'disabled-only',
  'limited-health-or-disabled',
  'target-contract-of-health',
];

/**
 * The edition as lists of graduates can answer it: where marks of health are not kept for want of a basis, its rows of health
 * are «нет данных» and not zeros.
 */
export function answerableEdition(edition: FormEdition, keepsHealth: boolean): FormEdition {
  if (keepsHealth) return edition;
  return {
    ...edition,
    rows: edition.rows.map((row) => (OF_HEALTH.includes(row.members) ? { ...row, members: null } : row)),
  };
}
