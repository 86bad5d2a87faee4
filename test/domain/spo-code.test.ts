import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseSpoCode,
  spoCodeFromDate,
  spoKey,
  spoRefOfKey,
  textBesidesCode,
} from '../../src/domain/spo-code.ts';

describe('a programme code in a cell', () => {
  it.each([
    ['15.01.05', '15.01.05', undefined],
    ['23.01.17.', '23.01.17', 'trailing-dot'],
    [' 08.02.01', '08.02.01', undefined],
    ['08,02,01', '08.02.01', 'trailing-dot'],
    ['8.2.1', '08.02.01', 'trailing-dot'],
    ['15.01.05 Сварщик', '15.01.05', 'code-from-longer-text'],
    ['Повар, кондитер (43.01.09)', '43.01.09', 'code-from-longer-text'],
    ['15\u00a0.01.05', '15.01.05', 'trailing-dot'],
  ])('%s is %s', (text, code, note) => {
    expect(parseSpoCode(text)).toEqual(
      note === undefined ? { kind: 'value', value: code } : { kind: 'value', value: code, note },
    );
  });

  it.each([
    ['08.01.25 (08.01.28)', 'several-codes'],
    ['16675', 'not-a-code'],
    ['15.03.05', 'not-a-code'],
    ['38.03.01 Экономика', 'not-a-code'],
    ['Сварщик', 'not-a-code'],
    ['15.01.056', 'not-a-code'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseSpoCode(text)).toEqual({ kind: 'bad', reason });
  });

  it('gives back the code Excel turned into a date, when it can be one', () => {
    expect(spoCodeFromDate(2001, 2, 8)).toBe('08.02.01');
    expect(spoCodeFromDate(2005, 1, 15)).toBe('15.01.05');
    expect(spoCodeFromDate(2001, 3, 8)).toBeNull();
  });

  it('survives being glued to any name', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 57 }),
        fc.constantFrom('01', '02'),
        fc.integer({ min: 1, max: 40 }),
        (a, level, b) => {
          const code = `${String(a).padStart(2, '0')}.${level}.${String(b).padStart(2, '0')}`;
          const result = parseSpoCode(`${code} - Сварочное производство`);
          expect(result.kind === 'value' && result.value).toBe(code);
          expect(textBesidesCode(`${code} - Сварочное производство`)).toBe('Сварочное производство');
        },
      ),
    );
  });

  it('keys go there and back, and nothing else passes for a key', () => {
    expect(spoKey(spoRefOfKey('336:15.02.09'))).toBe('336:15.02.09');
    expect(() => spoRefOfKey('2013:15.02.09')).toThrow(TypeError);
  });
});
