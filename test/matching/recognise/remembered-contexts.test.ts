import { describe, expect, test } from 'vitest';
import type { RecognitionInput } from '../../../src/domain/recognition.ts';
import { createRecogniser } from '../../../src/matching/recognise/create-recogniser.ts';
import { readLabelledTitles } from '../../eval/labelled-titles.ts';
import { knowledge, recogniser, spo } from './recogniser-of-tests.ts';

const CONTEXTS: readonly Omit<RecognitionInput, 'title'>[] = [
  {},
  { sphereCode: 'Transport', okved: '23.61' },
  { okved: '20.1', education: 'Высшее' },
  { okved: '35.30', typicalPosition: 'Повар' },
  { sphereCode: 'Sales', education: 'Среднее профессиональное', typicalPosition: 'Сварщик' },
  { sphereCode: 'Resources' },
];
/** Words of two trades: sphere and ОКВЭД decide which of them is heard. */
const TITLES = [
  'Водитель погрузчика буровой установки',
  'Оператор котельной буровой установки',
  'Слесарь-электрик буровой установки',
  'Лаборант ЖБИ (испытание бетона)',
  'Специалист по рекламе складского комплекса',
  'Оператор складского комплекса',
  'Сварщик',
];

describe('what is remembered of a title', () => {
  test('never answers for another context: the order of questions changes nothing', () => {
    const labelled = readLabelledTitles('dev').slice(0, 40);
    const questions = [...TITLES, ...labelled.map(({ title }) => title)].flatMap((title) =>
      CONTEXTS.map((context) => ({ ...context, title })),
    );
    const backwards = createRecogniser(knowledge, spo);
    const answers = new Map(questions.toReversed().map((input) => [input, backwards.recognise(input)]));
    for (const input of questions)
      expect(recogniser.recognise(input), input.title).toEqual(answers.get(input));
  });
});
