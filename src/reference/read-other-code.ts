import type { SpoRef } from '../domain/spo-code.ts';
import { cleanText } from '../domain/text.ts';

/** What stands in the column of the СПО code when it is not one. */
export type OtherCode =
  | { readonly kind: 'none' }
  | { readonly kind: 'old'; readonly ref: SpoRef }
  | { readonly kind: 'other-classifier' };

/**
 * Reads a code that is not «NN.0N.NN»: a six-digit code of before 2013 («151901», «230701.51») or an ОКПДТР code (five
 * digits, or six with the control digit). A number of both kinds is the old programme unless its control digit holds.
 */
export function readOtherCode(text: string | null, oldCodes: ReadonlyMap<string, SpoRef>): OtherCode {
  const match = text === null ? null : /^(\d{5,6})(?:\.0|\.\d{2})?\.?$/.exec(cleanText(text));
  const digits = match?.[1];
  if (digits === undefined) return { kind: 'none' };
  const ref = oldCodes.get(digits);
  const suffixed = /^\d{6}\.5\d/.test(cleanText(text ?? ''));
  if (ref !== undefined && (suffixed || !okpdtrControlHolds(digits))) {
    return { kind: 'old', ref };
  }
  return { kind: 'other-classifier' };
}

/** ОК 016-94: weights 1…5 over five digits, the rest by 11; a rest of 10 → weights 3…7, again 10 → 0. */
function okpdtrControlHolds(digits: string): boolean {
  if (digits.length !== 6) return false;
  const rest = (first: number): number => {
    let sum = 0;
    for (let at = 0; at < 5; at++) sum += (first + at) * Number(digits[at]);
    return sum % 11;
  };
  const once = rest(1);
  const control = once < 10 ? once : rest(3) % 10;
  return control === Number(digits[5]);
}
