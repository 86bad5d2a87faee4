import { NO_CATEGORIES, type StatutoryCategories } from '../../domain/graduate.ts';
import { parseYesNo } from '../../domain/numbers.ts';
import { normaliseLabel } from '../../domain/text.ts';
import { parseCategories } from './category-label.ts';
import type { RowView } from './row-view.ts';

type Category = keyof StatutoryCategories;

const CATEGORIES: readonly Category[] = ['orphan', 'limitedHealth', 'disabled', 'disabledChild'];

/** Statutory categories from a column of words, a column each, or a social passport's columns. A «yes» anywhere wins over silence. */
export function buildCategories(row: RowView): StatutoryCategories {
  const stated: Record<Category, boolean | null> = { ...NO_CATEGORIES };
  const note = (category: Category, value: boolean | null) => {
    if (value !== null && stated[category] !== true) stated[category] = value;
  };
  for (const category of CATEGORIES) {
    note(category, readFlag(row, category));
    // «ребёнок-инвалид» in the column «Инвалидность».
    const named = parseCategories(row.text(category));
    if (named.kind === 'value')
      for (const other of CATEGORIES) if (named.value[other] === true) note(other, true);
  }
  for (const field of ['categories', 'health']) {
    const text = row.text(field);
    const scope = field === 'health' ? CATEGORIES.filter((category) => category !== 'orphan') : CATEGORIES;
    const named = row.settle(field, parseCategories(text), 'сирота, ОВЗ, инвалид, ребёнок-инвалид или «нет»');
    if (named !== null) for (const category of scope) note(category, named[category]);
  }
  return CATEGORIES.every((category) => stated[category] === null) ? NO_CATEGORIES : stated;
}

/** «да», «+», «3 группа», or the category's own words, in the category's own column. */
function readFlag(row: RowView, field: Category): boolean | null {
  const text = row.text(field);
  if (text === '') return null;
  const label = normaliseLabel(text.replace(/[ІI]/g, 'i'));
  const answer = parseYesNo(text);
  if (answer.kind === 'value') return answer.value;
  if (/^(нет|не )/.test(label)) return false;
  if (field === 'disabled' && /^(группа )?(i{1,3}|[123])( я| ая)?( гр| группа)?$/.test(label)) return true;
  const named = parseCategories(text);
  if (named.kind === 'value' && (named.value[field] === true || field !== 'disabledChild')) {
    return named.value[field] ?? (Object.values(named.value).includes(true) ? null : false);
  }
  if (named.kind === 'absent') return null;
  return row.yesNo(field, parseYesNo);
}
