/**
 * How headers name a field. `exact` are whole headers; `stems` are sets of word beginnings, all of which must occur, each in its
 * own word; `unless` are word beginnings that forbid the stems. All are written normalised: lower case, ё as е, no punctuation.
 */
export interface FieldSpec<Field extends string = string> {
  readonly field: Field;
  readonly exact?: readonly string[];
  readonly stems?: readonly string[];
  readonly unless?: readonly string[];
  /** The header means this field under any group header: «Фамилия» under «Выпускник» is still the surname. */
  readonly standsAlone?: boolean;
  /** Only the header's own words count: joined with a group header above, they mean something else. */
  readonly ownWords?: boolean;
  /** Values are masked in findings. */
  readonly personal?: boolean;
}
