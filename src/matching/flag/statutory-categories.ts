import type { StatutoryCategories } from '../../domain/graduate.ts';

/** Statutory categories of the lists by name, in the order of the lists. */
export const CATEGORY_LABELS: readonly (readonly [keyof StatutoryCategories, string])[] = [
  ['orphan', 'дети-сироты и лица из их числа'],
  ['limitedHealth', 'лица с ОВЗ'],
  ['disabled', 'инвалиды'],
  ['disabledChild', 'дети-инвалиды'],
];

/** Russian names of the categories that are stated as held. */
export function heldCategories(categories: StatutoryCategories): readonly string[] {
  return CATEGORY_LABELS.filter(([key]) => categories[key] === true).map(([, label]) => label);
}

/** True when no category is stated either way. */
export function categoriesUnknown(categories: StatutoryCategories): boolean {
  return CATEGORY_LABELS.every(([key]) => categories[key] === null);
}
