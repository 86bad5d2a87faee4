import type { Recognition, RecognitionInput } from '../../domain/recognition.ts';
import type { AskedEducation } from './degree-positions.ts';

const LIMIT = 100_000;

/** What is asked about one advert: its texts normalised. */
export interface Question {
  readonly input: RecognitionInput;
  readonly title: string;
  readonly position: string;
  readonly asked: AskedEducation;
}

/** Results by what they depend on: employers copy titles, and most titles need nothing but themselves. */
export interface RememberedRecognitions {
  find(question: Question): Recognition | undefined;
  keep(question: Question, recognition: Recognition): void;
}

/** An empty memory of results. */
export function rememberRecognitions(): RememberedRecognitions {
  const byQuestion = new Map<string, Recognition>();
  /** Titles whose every profession is in the dictionary as written: sphere, ОКВЭД and position say nothing to them. */
  const byTitle = new Map<string, Recognition>();
  return {
    find(question) {
      const settled = isCoded(question.input) ? undefined : byTitle.get(titleKey(question));
      return settled ?? byQuestion.get(questionKey(question));
    },
    keep(question, recognition) {
      const [memory, key] =
        !isCoded(question.input) && isSettled(recognition)
          ? [byTitle, titleKey(question)]
          : [byQuestion, questionKey(question)];
      if (memory.size >= LIMIT) memory.clear();
      memory.set(key, recognition);
    },
  };
}

function isCoded({ oksoCode, professionCode }: RecognitionInput): boolean {
  return Boolean(oksoCode || professionCode);
}

function isSettled({ evidence }: Recognition): boolean {
  return evidence.length > 0 && evidence.every(({ rule, score }) => rule === 'exact-title' && score === 1);
}

function titleKey({ title, asked }: Question): string {
  return asked === null ? title : `${title}\u0001${asked}`;
}

function questionKey({ input, title, position, asked }: Question): string {
  const { oksoCode, professionCode, sphereCode, okved } = input;
  if (!(position || oksoCode || professionCode || sphereCode || okved || asked)) return title;
  const context = [position, oksoCode, professionCode, sphereCode, okved?.slice(0, 2), asked];
  return `${title}\u0001${context.join('\u0001')}`;
}
