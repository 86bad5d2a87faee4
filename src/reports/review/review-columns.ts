/** Headers by which a filled-in workbook is read back. */
export const DECISION_HEADER = 'Решение';
export const QUESTION_HEADER = 'Номер вопроса (не менять)';

/** Answers to a question: the new row and the known person are one, or two people. */
export const SAME = 'тот же';
export const OTHER = 'другой';

/** A row of the workbook: a question and one of its candidates. */
export interface QuestionNumber {
  readonly key: string;
  readonly personId: number;
}

const QUESTION = /^(\d+-[0-9a-f]+)-(\d+)$/;

/** «17-3fa9c1d2-345». */
export function renderQuestionNumber({ key, personId }: QuestionNumber): string {
  return `${key}-${personId}`;
}

/** null when the text is no such number. */
export function parseQuestionNumber(text: string): QuestionNumber | null {
  const [, key, personId] = QUESTION.exec(text.trim()) ?? [];
  return key === undefined || personId === undefined ? null : { key, personId: Number(personId) };
}
