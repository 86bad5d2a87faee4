import { isSpoCode, type SpoCode } from '../../domain/spo-code.ts';

/**
 * The programme code inside `oksoCode`: «5380201.0» → 38.02.01. Only 7-digit values carry a section digit in front;
 * the middle of a programme code is 01 or 02, anything else is another classifier and gives null.
 */
export function spoCodeOfOkso(okso: string): SpoCode | null {
  const digits = okso
    .trim()
    .replace(/[.,]0+$/, '')
    .replace(/\D/g, '');
  const six =
    digits.length === 7
      ? digits.slice(1)
      : digits.length === 6 && /^\d{2}\.?0[12]/.test(digits)
        ? digits
        : '';
  if (six === '') return null;
  const code = `${six.slice(0, 2)}.${six.slice(2, 4)}.${six.slice(4)}`;
  return isSpoCode(code) ? code : null;
}

/**
 * True when the last digit of a 6-digit profession code is the control digit of ОК 016-94: Σ weight 1…5 × digit mod 11,
 * with weights 3…7 when that is 10, and 0 when it is 10 again. A pass is evidence only: one new code in eleven passes.
 */
export function passesControlDigit(code: string): boolean {
  if (!/^\d{6}$/.test(code)) return false;
  const digits = Array.from(code, Number);
  const sum = (first: number) =>
    digits.slice(0, 5).reduce((total, digit, at) => total + digit * (first + at), 0) % 11;
  const first = sum(1);
  const control = first < 10 ? first : sum(3) % 10 === 0 && sum(3) === 10 ? 0 : sum(3);
  return digits[5] === control;
}
