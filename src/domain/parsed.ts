/**
 * What a value parser returns. `absent` is a blank or a dash: nothing was stated.
 * `bad` is something stated that cannot be read; it is never turned into 0 or a guess.
 * `note` names a repair that was certain (see the finding catalogue), such as a restored leading zero.
 */
export type Parsed<T> =
  | { readonly kind: 'value'; readonly value: T; readonly note?: ParseNote }
  | { readonly kind: 'absent' }
  | { readonly kind: 'bad'; readonly reason: ParseReason };

/** Repairs a parser may make because only one reading is possible. */
export type ParseNote =
  | 'look-alike-letters'
  | 'trailing-dot'
  | 'leading-zero-restored'
  | 'code-from-date'
  | 'code-from-longer-text'
  | 'number-from-text'
  | 'digits-regrouped'
  | 'two-digit-year'
  | 'name-reordered';

/** Why a stated value cannot be used. */
export type ParseReason =
  | 'not-a-code'
  | 'several-codes'
  | 'checksum'
  | 'length'
  | 'not-a-date'
  | 'no-such-day'
  | 'year-out-of-range'
  | 'not-a-number'
  | 'negative'
  | 'not-whole'
  | 'too-many'
  | 'not-a-name'
  | 'not-a-yes-or-no'
  | 'unknown-label';

/** A value that was read as it stood, or with one certain repair. */
export function parsed<T>(value: T, note?: ParseNote): Parsed<T> {
  return note === undefined ? { kind: 'value', value } : { kind: 'value', value, note };
}

/** Nothing was stated. */
export const absent: Parsed<never> = { kind: 'absent' };

/** Something was stated that cannot be read. */
export function bad(reason: ParseReason): Parsed<never> {
  return { kind: 'bad', reason };
}

/** The value, or null when it is absent or bad. */
export function valueOrNull<T>(result: Parsed<T>): T | null {
  return result.kind === 'value' ? result.value : null;
}
