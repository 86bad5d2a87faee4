/**
 * What a column of the bulk CSV may hold. The export does not quote, so a `|` inside free text adds fields; these kinds say which
 * reading of such a row fits. `free` and `json` columns may swallow surplus fields, the others never do.
 */
export type ColumnKind =
  | 'uuid'
  | 'code'
  | 'latin'
  | 'number'
  | 'flag'
  | 'date'
  | 'url'
  | 'json'
  | 'sum'
  | 'word'
  | 'any'
  | 'free';

const SHAPES: Readonly<Record<Exclude<ColumnKind, 'json' | 'any' | 'free'>, RegExp>> = {
  uuid: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  code: /^\d[\d.]{0,24}$/,
  latin: /^[A-Za-z_]{1,60}$/,
  number: /^-?\d{1,15}(?:[.,]\d{1,15})?$/,
  flag: /^(?:true|false|0|1|да|нет)$/i,
  date: /^(?:\d{4}-\d{2}-\d{2}|\d{2}\.\d{2}\.\d{4})(?:[T ][\d:.+Z-]{1,20})?$/,
  url: /^https?:\/\//i,
  sum: /^(?:(?:от|до) )?\d[\d ]{0,12}(?:[.,]\d{1,2})?(?: до \d[\d ]{0,12})?$/i,
  word: /^[^[{<][^<>]{0,119}$/,
};

const STRICT: ReadonlySet<ColumnKind> = new Set([
  'uuid',
  'code',
  'latin',
  'number',
  'flag',
  'date',
  'url',
  'json',
  'sum',
]);

/** True for columns whose filled cells tell something about the alignment of a row. */
export function isStrict(kind: ColumnKind): boolean {
  return STRICT.has(kind);
}

/** True when a text may stand in a column of the kind; an empty one may stand anywhere but in place of an id. */
export function fitsKind(kind: ColumnKind, text: string): boolean {
  if (kind === 'free' || kind === 'any') return true;
  if (isEmptyCell(text)) return kind !== 'uuid';
  if (kind === 'json')
    return /^\s*(?:\[|\{)/.test(text) && (text.trimEnd().endsWith(']') || text.trimEnd().endsWith('}'));
  return SHAPES[kind].test(text.trim());
}

/** True for a cell that is empty or holds one of the words databases print for nothing. */
export function isEmptyCell(text: string): boolean {
  return text === '' || text === 'null' || text === 'None' || text === '\\N' || text.trim() === '';
}
