import { describe, expect, it } from 'vitest';
import { parseDrivingCategories, parseWorkLimits } from '../../src/domain/work-requirement.ts';

describe('restrictions on work', () => {
  it.each([
    ['без тяжёлого физического труда', ['heavy']],
    ['ночные смены, высота', ['height', 'night']],
    ['противопоказаны вредные условия', ['harmful']],
    ['night', ['night']],
    ['нет', []],
    ['без ограничений', []],
  ])('«%s»', (text, value) => {
    expect(parseWorkLimits(text)).toMatchObject({ kind: 'value', value });
  });
  it('words of no known restriction are not dropped in silence', () => {
    expect(parseWorkLimits('по справке')).toEqual({ kind: 'bad', reason: 'unknown-label' });
    expect(parseWorkLimits(' – ')).toEqual({ kind: 'absent' });
  });
});

describe('driving categories', () => {
  it.each([
    ['B, C', ['B', 'C']],
    ['кат. В и С1', ['B', 'C']],
    ['ВСЕ', ['B', 'C', 'E']],
    ['тракторист-машинист', ['tractor']],
    ['нет', []],
  ])('«%s»', (text, value) => {
    expect(parseDrivingCategories(text)).toMatchObject({ kind: 'value', value });
  });
  it.each(['есть', 'получает'])('«%s» names none', (text) => {
    expect(parseDrivingCategories(text)).toEqual({ kind: 'bad', reason: 'unknown-label' });
  });
});
