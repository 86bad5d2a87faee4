import { createHash } from 'node:crypto';

/** Headers by which a filled-in workbook of titles is read back. */
export const TITLE_HEADER = 'Название вакансии';
export const TITLE_DECISION_HEADER = 'Решение: коды программ или «нет»';
export const TITLE_NUMBER_HEADER = 'Номер вопроса (не менять)';

/** «н-3fa9c1d2e4»: tells that the title beside it is the one that was asked about. @param key the normalised title */
export function titleNumber(key: string): string {
  return `н-${createHash('sha256').update(key).digest('hex').slice(0, 10)}`;
}
