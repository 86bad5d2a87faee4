import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSnils, parseInn, parseOgrn, parseSnils } from '../../src/domain/identifiers.ts';

const snilsControl = (nine: string) => {
  const sum = Array.from(nine).reduce((total, digit, i) => total + (9 - i) * Number(digit), 0) % 101;
  return String(sum === 100 ? 0 : sum).padStart(2, '0');
};

describe('СНИЛС', () => {
  it.each([
    ['999-100-200 26', '99910020026', undefined],
    ['99910020026', '99910020026', undefined],
    [' 999 100 200 26 ', '99910020026', undefined],
    ['99910020026.0', '99910020026', undefined],
  ])('reads %s', (text, digits, note) => {
    expect(snilsControl('999100200')).toBe('26');
    expect(parseSnils(text)).toEqual(
      note === undefined ? { kind: 'value', value: digits } : { kind: 'value', value: digits, note },
    );
  });

  it.each([
    ['999-100-200 27', 'checksum'],
    ['999-100-200', 'length'],
    ['999-100-200 261', 'length'],
    ['нет', 'length'],
    ['00000000000', 'checksum'],
    ['100000076', 'length'],
  ])('refuses %s', (text, reason) => {
    expect(parseSnils(text)).toEqual({ kind: 'bad', reason });
  });

  it.each(['', ' ', '-', '—'])('takes %j for nothing stated', (text) => {
    expect(parseSnils(text)).toEqual({ kind: 'absent' });
  });

  it('accepts every number with its control digits and no other, above 001-001-998', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_001_999, max: 999_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (number, control) => {
          const nine = String(number).padStart(9, '0');
          const given = String(control).padStart(2, '0');
          expect(parseSnils(nine + given).kind).toBe(given === snilsControl(nine) ? 'value' : 'bad');
          expect(parseSnils(nine + snilsControl(nine))).toEqual({
            kind: 'value',
            value: nine + snilsControl(nine),
          });
        },
      ),
    );
  });

  it('restores lost leading zeros only when the control digits agree', () => {
    const nine = '012345678';
    const full = nine + snilsControl(nine);
    expect(parseSnils(full.slice(1))).toEqual({ kind: 'value', value: full, note: 'leading-zero-restored' });
    const spoilt = full.slice(1, -1) + ((Number(full.at(-1)) + 1) % 10);
    expect(parseSnils(spoilt).kind).toBe('bad');
  });

  it('is written as 000-000-000 00', () => {
    const result = parseSnils('99910020026');
    expect(result.kind === 'value' && formatSnils(result.value)).toBe('999-100-200 26');
  });
});

describe('ИНН', () => {
  it.each([
    ['7113067263', '7113067263'],
    ['1658215127', '1658215127'],
    ['7113067263.0', '7113067263'],
    ['711306726 3', '7113067263'],
    ['500100732259', '500100732259'],
  ])('reads %s', (text, digits) => {
    expect(parseInn(text)).toEqual({ kind: 'value', value: digits });
  });

  it('restores the leading zero of an organisation when the control digit agrees', () => {
    expect(parseInn('275003456').kind).toBe('bad');
    expect(parseInn('105018196')).toEqual({
      kind: 'value',
      value: '0105018196',
      note: 'leading-zero-restored',
    });
  });

  it.each([
    ['7113067264', 'checksum'],
    ['711306728', 'length'],
    ['0000000000', 'checksum'],
    ['ИНН', 'length'],
  ])('refuses %s', (text, reason) => {
    expect(parseInn(text)).toEqual({ kind: 'bad', reason });
  });

  it('changes of a single digit never pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digits = '7113067263';
        const changed = (Number(digits[at]) + shift) % 10;
        const result = parseInn(digits.slice(0, at) + changed + digits.slice(at + 1));
        // Weights mod 11 then mod 10 let a change through only when both rests share their last digit (0 and 10).
        if (result.kind === 'value') expect(at).not.toBe(9);
      }),
    );
  });
});

describe('ОГРН', () => {
  it.each(['1077142000650', '1191690007387', '1255900017251'])(
    'reads %s of a real register entry',
    (text) => {
      expect(parseOgrn(text)).toEqual({ kind: 'value', value: text });
    },
  );
  it.each([
    ['1077142000651', 'checksum'],
    ['107714200065', 'length'],
  ])('refuses %s', (text, reason) => {
    expect(parseOgrn(text)).toEqual({ kind: 'bad', reason });
  });
});
