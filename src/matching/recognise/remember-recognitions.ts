import type { Recognition, RecognitionInput } from '../../domain/recognition.ts';
import type { AskedEducation } from './degree-positions.ts';

const LIMIT = 100_000;

/** A normalised title and what was answered about it. */
interface RememberedTitle {
  readonly title: string;
  /** The answer where nothing but the title is known. */
  alone: Recognition | null;
  /** Whether that answer holds whatever sphere, ОКВЭД and position say. */
  settled: boolean;
  /** Other answers by what else is known; by the education asked for alone where that settles the title. */
  others: Map<string, Recognition> | null;
}

/** What is asked about one advert: its texts normalised. */
export interface Question {
  readonly input: RecognitionInput;
  readonly remembered: RememberedTitle;
  readonly position: string;
  readonly asked: AskedEducation;
}

/** Titles by how they are written, answers by what they depend on: employers copy titles, and most need nothing else. */
export interface RememberedRecognitions {
  title(written: string): RememberedTitle;
  find(question: Question): Recognition | null;
  /** `settled`: sphere, ОКВЭД and position had no say. */
  keep(question: Question, recognition: Recognition, settled: boolean): void;
}

/** An empty memory; `normalise` is asked for titles not met before. */
export function rememberRecognitions(normalise: (title: string) => string): RememberedRecognitions {
  const asWritten = new Map<string, RememberedTitle>();
  const normalised = new Map<string, RememberedTitle>();
  let answers = 0;

  const titleOf = (title: string): RememberedTitle => {
    const known = normalised.get(title);
    if (known !== undefined) return known;
    const made = { title, alone: null, settled: false, others: null };
    normalised.set(title, made);
    return made;
  };

  return {
    title(written) {
      const known = asWritten.get(written);
      if (known !== undefined) return known;
      if (asWritten.size >= LIMIT) asWritten.clear();
      if (normalised.size >= LIMIT || answers >= LIMIT) {
        asWritten.clear();
        normalised.clear();
        answers = 0;
      }
      const title = titleOf(normalise(written));
      asWritten.set(written, title);
      return title;
    },
    find(question) {
      const { remembered, asked } = question;
      if (!isCoded(question.input)) {
        if (asked === null) {
          if (remembered.settled) return remembered.alone;
        } else {
          const settled = remembered.others?.get(asked);
          if (settled !== undefined) return settled;
        }
      }
      const context = contextOf(question);
      return context === '' ? remembered.alone : (remembered.others?.get(context) ?? null);
    },
    keep(question, recognition, isSettled) {
      const { remembered, asked } = question;
      const settled = isSettled && !isCoded(question.input);
      const context = settled ? (asked ?? '') : contextOf(question);
      if (context === '') {
        remembered.alone = recognition;
        remembered.settled = settled;
      } else {
        remembered.others ??= new Map();
        remembered.others.set(context, recognition);
      }
      answers += 1;
    },
  };
}

function isCoded({ oksoCode, professionCode }: RecognitionInput): boolean {
  return Boolean(oksoCode || professionCode);
}

/** What is known besides the title, empty for nothing. */
function contextOf({ input, position, asked }: Question): string {
  const { oksoCode, professionCode, sphereCode, okved } = input;
  if (!(position || oksoCode || professionCode || sphereCode || okved || asked)) return '';
  return [position, oksoCode, professionCode, sphereCode, okved?.slice(0, 2), asked].join('\u0001');
}
