import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRewriter, type RewriteRule } from '../../../src/matching/recognise/normalise/rewrite-text.ts';
import { tidySeparators } from '../../../src/matching/recognise/normalise/tidy-separators.ts';
import { ABBREVIATIONS, NOISE } from '../../../src/matching/recognise/normalise/title-noise.ts';

const piece = fc.constantFrom(
  ...['гл', 'зам', 'мед', 'эл', 'т', 'с', 'х', 'кат', 'нач', 'ст', 'классов', 'чпу', 'кип', 'центр', 'колл'],
  ...[
    'сварщик',
    'электрогазосварщик',
    'бухгалтер',
    'водитель',
    'разряда',
    '5',
    '4-5',
    '50 000',
    'руб',
    '2/2',
  ],
  ...['вахта', 'на', 'в', 'без', 'опыта', 'ооо', 'г', 'ул', 'ленина', 'дом', '№', 'квота', 'оклад', 'смены'],
  ...['.', '/', ',', '-', '(', ')', '0,5', 'ставки', '2027', 'год', 'с', 'обучением', 'категории', 'р', 'д5'],
);
const text = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(' ').replaceAll(' .', '.'));

describe('a rule is left out only where it could not match', () => {
  test.each([
    ['short forms', ABBREVIATIONS],
    ['noise', NOISE],
  ] as const)('%s', (_, rules: readonly RewriteRule[]) => {
    fc.assert(
      fc.property(text, fc.nat(rules.length - 1), (written, at) => {
        const rule = rules[at];
        if (rule === undefined) return;
        const { calledBy, rewrite } = createRewriter([rule]);
        const everywhere = written.replace(rule.pattern, rule.by);
        expect(rewrite(written, calledBy(written), 0, 1)).toBe(everywhere);
        if (calledBy(written).length === 0) expect(everywhere).toBe(written);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('tidySeparators', () => {
  test.each([
    ['  слесарь  -  ремонтник ', 'слесарь-ремонтник'],
    ['слесарь , / электрик', 'слесарь, электрик'],
    ['повар - , кондитер', 'повар, кондитер'],
    ['сварщик (наks) !', 'сварщик наks'],
    ['- c# -', 'c#'],
    ['', ''],
  ])('«%s» → «%s»', (written, tidy) => {
    expect(tidySeparators(written)).toBe(tidy);
  });
});
