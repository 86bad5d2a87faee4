import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskValue } from '../../src/domain/finding.ts';
import { counted, plural } from '../../src/domain/russian.ts';
import { cleanText, foldLookAlikes, isBlank, normaliseLabel } from '../../src/domain/text.ts';

describe('text of cells', () => {
  it.each([
    ['предприни\u00adматели', 'предприниматели'],
    ['код\u00a0 и  название ', 'код и название'],
    ['\ufeffФИО', 'ФИО'],
  ])('%j is cleaned to %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('folds look-alikes only inside words that hold Cyrillic letters', () => {
    expect(foldLookAlikes('Cварщик HTML MAX')).toBe('Сварщик HTML MAX');
  });

  it.each([
    ['№ п/п', 'п п'],
    ['Код, специальности:', 'код специальности'],
    ['Приём', 'прием'],
  ])('label %j compares as %j', (text, label) => {
    expect(normaliseLabel(text)).toBe(label);
  });

  it('normalising is idempotent and blind to case and ё', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'абвёЁЕ Cc-–\u00a0,.1'), maxLength: 20 }), (text) => {
        const once = normaliseLabel(text);
        expect(normaliseLabel(once)).toBe(once);
        expect(normaliseLabel(text.replaceAll('ё', 'е').replaceAll('Ё', 'Е'))).toBe(once);
      }),
    );
  });

  it.each(['', ' ', '-', '—', '...', '\u00a0'])('%j is blank', (text) => {
    expect(isBlank(text)).toBe(true);
  });
  it('«нет» is not blank', () => {
    expect(isBlank('нет')).toBe(false);
  });

  it('a masked value shows its ends and no more', () => {
    expect(maskValue('Иванов')).toBe('И***в');
    expect(maskValue('Ия')).toBe('***');
  });
});

describe('Russian numbers', () => {
  it.each([
    [1, 'место'],
    [2, 'места'],
    [5, 'мест'],
    [11, 'мест'],
    [21, 'место'],
    [112, 'мест'],
    [124, 'места'],
  ])('%i %s', (count, word) => {
    expect(plural(count, 'место', 'места', 'мест')).toBe(word);
  });
  it('groups thousands with no-break spaces', () => {
    expect(counted(1234, 'место', 'места', 'мест')).toBe('1\u00a0234 места');
  });
});
