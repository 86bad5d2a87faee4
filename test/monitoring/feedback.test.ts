import { describe, expect, it } from 'vitest';
import { countPhrases } from '../../src/monitoring/feedback/count-phrases.ts';
import { readSkillWords } from '../../src/monitoring/feedback/skill-words.ts';
import { feedbackCase, opinion } from './feedback-case.ts';
import { makeGraduate, spo, status } from './make-graduate.ts';

const words = readSkillWords();

/** Phrases said of at least three graduates, as «phrase — number». */
function phrases(...texts: readonly string[]): readonly string[] {
  const answers = texts.map((text, graduateId) => ({ graduateId, text }));
  const names = new Set(['примеров', 'анна']);
  return countPhrases(answers, { words, names, least: 3 }).map(
    ({ phrase, graduates }) => `${phrase} — ${graduates}`,
  );
}

describe('missing skills in free words', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'forms of a word are one, the commonest wording stands for them',
      ['чтение чертежей', 'Чтения чертежей!', 'чтение чертежей, дисциплина'],
      ['чтение чертежей — 3'],
    ],
    [
      'small words stay inside a phrase',
      ['общение с клиентом', 'общения с клиентом', 'общение с клиентом'],
      ['общение с клиентом — 3'],
    ],
    ['fewer than three graduates: nothing comes out', ['сварка аргоном', 'сварка аргоном'], []],
    ['words that say nothing of a skill', ['не хватает навыков', 'мало опыта', 'нет знаний'], []],
    ['names', ['Примеров спит', 'Примеров ленится', 'Примеров опаздывает'], []],
    [
      'numbers and telephones',
      ['звонить 89990000000', 'звонить 89990000000', 'звонить 89990000000'],
      ['звонить — 3'],
    ],
    ['answers on health', ['диагноз мешает', 'диагноз мешает', 'диагноз мешает'], []],
  ])('%s', (_name, texts, expected) => {
    expect(phrases(...texts)).toEqual(expected);
  });

  it('one graduate spoken of three times is one', () => {
    const answers = [1, 1, 1].map((graduateId) => ({ graduateId, text: 'сварка' }));
    expect(countPhrases(answers, { words, names: new Set(), least: 3 })).toEqual([]);
  });
});

describe('the report', () => {
  const people = Array.from({ length: 12 }, (_, i) =>
    makeGraduate(i + 1, {
      status: status('employed', { employer: i < 8 ? 'АО "ЗАВОД"' : 'Кухня' }),
      specialty: spo(i < 10 ? '15.01.05' : '43.01.09'),
    }),
  );
  const report = feedbackCase(
    people.slice(0, 11).map((one, i) => opinion(one, i === 10 ? 7 : (i % 5) + 1)),
    people,
  );

  it('a mark outside 1 to 5 is named and not counted', () => {
    expect(report.total).toMatchObject({ answers: 10, marks: [2, 2, 2, 2, 2], mean: 3, content: 0.4 });
    expect(report.outOfScale).toEqual([{ file: 'отзывы.xlsx', sheet: 'Отзывы', row: 15 }]);
  });

  it('coverage: of the employed, by employer under one name', () => {
    expect(report.coverage.total).toMatchObject({ employed: 12, answered: 11 });
    expect(
      report.coverage.employers.map(({ label, employed, answered }) => [label, employed, answered]),
    ).toEqual([
      ['АО "ЗАВОД"', 8, 8],
      ['Кухня', 4, 3],
    ]);
    expect(report.coverage.outside).toBe(0);
  });

  it.each([
    [2, null, null],
    [3, 3, null],
    [9, 3, null],
    [10, 3, 0],
  ])('%i answers: mean %s, share %s', (count, mean, content) => {
    const few = feedbackCase(
      people.slice(0, count).map((one) => opinion(one, 3)),
      people,
    );
    expect([few.total.mean, few.total.content]).toEqual([mean, content]);
  });
});
