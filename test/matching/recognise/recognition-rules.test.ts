import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createRecogniser } from '../../../src/matching/recognise/create-recogniser.ts';
import { loadProfessionCodes } from '../../../src/matching/recognise/knowledge/read-knowledge.ts';
import { answer, knowledge, recogniser, spo } from './recogniser-of-tests.ts';

const unasked = createRecogniser(knowledge, spo, loadProfessionCodes());

const titles = z
  .array(z.object({ title: z.string(), best: z.string(), also_ok: z.string() }))
  .parse(
    parse(readFileSync(new URL('../../eval/titles-dev.csv', import.meta.url), 'utf8'), { columns: true }),
  );
const plainTitle = fc.constantFrom(
  ...knowledge.groups.flatMap(({ phrases }) => phrases.slice(0, 3).map(({ text }) => text)),
);
const anyTitle = fc.oneof(
  plainTitle,
  fc.constantFrom(...titles.map(({ title }) => title)),
  fc.string({ maxLength: 40 }),
);

describe('every recognition', () => {
  test('has weights that sum to 1, heaviest first, and none without a programme', () => {
    fc.assert(
      fc.property(anyTitle, (title) => {
        const { decision, codes } = recogniser.recognise({ title });
        if (codes.length > 0) expect(codes.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
        expect(codes.map(({ weight }) => weight)).toEqual(
          codes.map(({ weight }) => weight).sort((a, b) => b - a),
        );
        if (decision === 'none') expect(codes).toEqual([]);
        if (decision === 'spo') expect(codes.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('does not hear case, ё, spaces, look-alikes and grades', () => {
    const disguise = fc.constantFrom<(title: string) => string>(
      (title) => title.toUpperCase(),
      (title) => title.replace('е', 'ё'),
      (title) => `  ${title.replaceAll(' ', '   ')} `,
      (title) => title.replace('о', 'o'),
      (title) => `${title} 4 разряда`,
      (title) => `${title} (вахта)`,
    );
    fc.assert(
      fc.property(plainTitle, disguise, (title, change) => {
        expect(answer(change(title))).toBe(answer(title));
      }),
      { numRuns: 300 },
    );
  });
});

describe('several words for one place', () => {
  test.each([
    ['Кочегар-дворник', 'NONE'],
    ['Кладовщик-уборщик склада', 'NONE'],
    ['Водитель-курьер на личном авто', 'NONE'],
    ['Кочегар', '13.01.01'],
    ['Слесарь-ремонтник технологического оборудования', '15.01.35'],
  ])('%s: %s', (title, code) => {
    expect(answer(title)).toBe(code);
  });

  test('what was asked before changes nothing', () => {
    const sphereCode = fc.constantFrom(null, 'Transport', 'Medicine', 'Industry');
    const education = fc.constantFrom(null, 'Высшее', 'Среднее профессиональное');
    fc.assert(
      fc.property(anyTitle, sphereCode, education, (title, sphere, asked) => {
        const input = { title, sphereCode: sphere, education: asked };
        const first = unasked.recognise(input);
        unasked.recognise({ title });
        expect(unasked.recognise(input)).toEqual(first);
        expect(recogniser.recognise(input)).toEqual(first);
      }),
      { numRuns: 200 },
    );
  });
});

describe('codes in the data', () => {
  test('oksoCode speaks where the title does not', () => {
    const { decision, codes, evidence } = recogniser.recognise({
      title: 'Мобильный сотрудник',
      oksoCode: '5380201.0',
    });
    expect([decision, codes[0]?.ref.code]).toEqual(['spo', '38.02.01']);
    expect(evidence.map(({ rule }) => rule)).toContain('okso-code');
  });

  test('oksoCode that contradicts a clear title is evidence, never the answer', () => {
    const { codes, evidence } = recogniser.recognise({ title: 'Сварщик', oksoCode: '5380201.0' });
    expect(codes[0]?.ref.code).toBe('15.01.05');
    expect(evidence.map(({ rule }) => rule)).toContain('classifier-contradiction');
  });

  test.each([
    ['Повар', '103759', 'profession-code-agrees'],
    ['Сварщик', '103759', 'classifier-contradiction'],
    ['Агроном', '200407', 'profession-code-agrees'],
  ])('%s with profession code %s: %s', (title, professionCode, rule) => {
    expect(recogniser.recognise({ title, professionCode }).evidence.map((item) => item.rule)).toContain(rule);
  });

  test('the typical position speaks only where the title does not', () => {
    expect(
      recogniser.recognise({ title: 'Мобильный сотрудник', typicalPosition: 'Сварщик' }).codes[0]?.ref.code,
    ).toBe('15.01.05');
    expect(recogniser.recognise({ title: 'Повар', typicalPosition: 'Сварщик' }).codes[0]?.ref.code).toBe(
      '43.01.09',
    );
    expect(
      recogniser.recognise({ title: 'Повар', sphereCode: 'MechanicalEngineering', okved: '28.1' }).codes[0]
        ?.ref.code,
    ).toBe('43.01.09');
  });
});

test('the development titles stay above a modest floor', () => {
  const right = titles.filter(({ title, best, also_ok }) =>
    [best, ...also_ok.split(';')].includes(answer(title)),
  );
  expect(right.length / titles.length).toBeGreaterThan(0.85);
});
