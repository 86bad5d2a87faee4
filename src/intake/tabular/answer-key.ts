import { cleanText } from '../../domain/text.ts';

/** A question of a web form that lists its answers by number: «Планы: 1 — работа, 2 — учёба». */
export interface AnswerKey {
  readonly question: string;
  /** By number as text. */
  readonly answers: ReadonlyMap<string, string>;
}

const NUMBERED = /(?<![\d.,])(\d{1,2}) ?(?:[—–=.):-]|это) ?(?=\p{L})/gu;
const LEAST_ANSWERS = 2;

/** The answers a header lists, numbered from 1 on without gaps; null for headers that list none. */
export function answerKey(header: string): AnswerKey | null {
  const text = cleanText(header);
  const marks = [...text.matchAll(NUMBERED)];
  const first = marks[0];
  if (first === undefined || marks.length < LEAST_ANSWERS) return null;
  if (marks.some((mark, at) => Number(mark[1]) !== at + 1)) return null;
  const answers = new Map(
    marks.map((mark, at) => {
      const from = mark.index + mark[0].length;
      const label = text.slice(from, marks[at + 1]?.index);
      return [mark[1] ?? '', label.replace(/(?<![\s,;.()])[\s,;.()]+$/, '')];
    }),
  );
  const question = text.slice(0, first.index).replace(/(?<![\s:(—–-])[\s:(—–-]+$/, '');
  return question === '' ? null : { question, answers };
}

/** «1, 3» as the answers it stands for; the text itself where it is anything but numbers of the key. */
export function decodeAnswers(text: string, answers: AnswerKey['answers']): string {
  if (!/^\d{1,2}(?:[.,]0+)?(?:[ ,;]{1,3}\d{1,2})*$/.test(text)) return text;
  const numbers = text.replace(/^(\d{1,2})[.,]0+$/, '$1').split(/[ ,;]+/);
  const labels = numbers.map((number) => answers.get(String(Number(number))));
  return labels.every((label) => label !== undefined) ? labels.join('; ') : text;
}
