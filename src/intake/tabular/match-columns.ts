import type { AnswerKey } from './answer-key.ts';
import { byDay, isMonth } from './dated-columns.ts';
import type { FieldSpec } from './field-spec.ts';
import { PERSONAL_HEADERS } from './fields/personal-headers.ts';
import { headerScore, LEAST_SCORE } from './header-score.ts';
import { splitBySpecialty } from './split-by-specialty.ts';

/** A header as it can be read: the text shown, and its normalised readings (own words, and joined with the header above). */
export interface HeaderCell {
  /** 1-based. */
  readonly column: number;
  readonly shown: string;
  readonly own: string;
  /** The header above and this one together; null when nothing stands above. */
  readonly joined: string | null;
  /** Answers the header lists by number, where it does. */
  readonly answers?: AnswerKey['answers'];
}

/** Which column is which field. */
export interface ColumnMatch {
  readonly columns: ReadonlyMap<string, HeaderCell>;
  /** Columns of the same meaning for earlier days, the latest first: read where the one for the last day is blank. */
  readonly earlier?: ReadonlyMap<string, readonly HeaderCell[]>;
  readonly unknown: readonly HeaderCell[];
  readonly dropped: readonly HeaderCell[];
  /** Second columns of a field that is taken. */
  readonly duplicates: readonly { readonly header: HeaderCell; readonly field: string }[];
  /** Sum of scores, for choosing among layouts and rows. */
  readonly score: number;
}

interface Pair {
  readonly header: HeaderCell;
  readonly spec: FieldSpec;
  readonly score: number;
}

/** Personal columns that are kept in part stay readable: of an address, the settlement. */
const KEPT_IN_PART = new Set(['residence']);
/** Headers that ask for nothing but the part that is kept. */
const A_SETTLEMENT = /^(?:населенный пункт|город|муниципал|район)/;

/** Assigns columns to fields, surest pair first; a column has one field and a field one column. */
export function matchColumns(headers: readonly HeaderCell[], fields: readonly FieldSpec[]): ColumnMatch {
  const pairs: Pair[] = [];
  const dropped: HeaderCell[] = [];
  for (const header of headers) {
    const best = fields.map((spec) => ({ header, spec, score: scoreOf(header, spec) }));
    const top = Math.max(0, ...best.map((pair) => pair.score));
    const personal = scoreOf(header, PERSONAL_HEADERS);
    if (isOfRelative(header)) dropped.push(header);
    else if (personal >= LEAST_SCORE && personal > top) dropped.push(header);
    else if (personal >= LEAST_SCORE && top < 90) dropped.push(header);
    else pairs.push(...best.filter((pair) => pair.score >= LEAST_SCORE));
  }
  pairs.sort((a, b) => b.score - a.score || a.header.column - b.header.column);
  const columns = new Map<string, HeaderCell>();
  const taken = new Map<number, number>();
  for (const { header, spec, score } of pairs) {
    if (columns.has(spec.field) || taken.has(header.column)) continue;
    columns.set(spec.field, header);
    taken.set(header.column, score);
  }
  continueTargetContract(headers, columns, taken);
  if (fields.some(({ field }) => field === 'status:employed:in')) splitBySpecialty(headers, columns, taken);
  const free = headers.filter((header) => !taken.has(header.column) && !dropped.includes(header));
  const duplicates = free.flatMap((header) => {
    const best = pairs.find((pair) => pair.header === header && pair.score >= 90);
    return best === undefined ? [] : [{ header, field: best.spec.field }];
  });
  const earlier = takeLastDays(columns, duplicates);
  const months = fields.some(({ field }) => field === 'status') ? takeMonths(columns, free) : [];
  if (months.length > 1) earlier.set('status', months.slice(1));
  const read = new Set([...[...earlier.values()].flat(), ...months, ...columns.values()]);
  const partly = [...columns]
    .filter(([field, { own }]) => KEPT_IN_PART.has(field) && !A_SETTLEMENT.test(own))
    .map(([, header]) => header);
  return {
    columns,
    earlier,
    unknown: free.filter(
      (header) => !read.has(header) && !duplicates.some((duplicate) => duplicate.header === header),
    ),
    dropped: [...dropped, ...partly].sort((a, b) => a.column - b.column),
    duplicates: duplicates.filter(({ header }) => !read.has(header)),
    score: [...taken.values()].reduce((sum, score) => sum + score, 0),
  };
}

/** «Статус на 01.04», «Статус на 01.05»: the last day is the field, the others stand behind it. */
function takeLastDays(
  columns: Map<string, HeaderCell>,
  duplicates: ColumnMatch['duplicates'],
): Map<string, readonly HeaderCell[]> {
  const earlier = new Map<string, readonly HeaderCell[]>();
  for (const field of new Set(duplicates.map((each) => each.field))) {
    const first = columns.get(field);
    const others = duplicates.filter((each) => each.field === field).map(({ header }) => header);
    const [last, ...rest] = (first === undefined ? null : byDay([first, ...others])) ?? [];
    if (last === undefined) continue;
    columns.set(field, last);
    earlier.set(field, rest);
  }
  return earlier;
}

/** A list without a column of statuses that has a column a month tells them there. The latest month first; empty when it is none. */
function takeMonths(columns: Map<string, HeaderCell>, free: readonly HeaderCell[]): readonly HeaderCell[] {
  if ([...columns.keys()].some((field) => field.startsWith('status'))) return [];
  const months = byDay(free.filter(isMonth)) ?? [];
  const [last] = months;
  if (last !== undefined) columns.set('status', last);
  return months;
}

function scoreOf(header: HeaderCell, spec: FieldSpec): number {
  const own = headerScore(header.own, spec);
  if (header.joined === null || spec.ownWords === true || (spec.standsAlone === true && own >= 90))
    return own;
  const joined = headerScore(header.joined, spec);
  // Under a group header the own words alone may mean another group's field («Номер», «ИНН»).
  return joined > 0 ? Math.min(100, joined + (own >= 90 ? 20 : own > 0 ? 10 : 0)) : own * 0.62;
}

/** Group headers like «Родители» make every column below them another person's. */
function isOfRelative(header: HeaderCell): boolean {
  return /(^| )(родител|законн\S* представител|опекун|мать|матери|отец|отца)/.test(header.joined ?? '');
}

/** What columns right of one about the target contract mean, when their own words do not say which contract. */
const TARGET_DETAILS: ReadonlyMap<string, string> = new Map([
  ['номер договора', 'targetNumber'],
  ['дата договора', 'targetDate'],
  ['дата заключения', 'targetDate'],
  ['организация заказчик', 'targetEmployer'],
]);

function continueTargetContract(
  headers: readonly HeaderCell[],
  columns: Map<string, HeaderCell>,
  taken: Map<number, number>,
): void {
  for (const header of headers) {
    const field = TARGET_DETAILS.get(header.own);
    if (field === undefined || columns.has(field) || taken.has(header.column)) continue;
    const left = [...columns].find(([, other]) => other.column === header.column - 1)?.[0] ?? '';
    if (left !== 'hasTarget' && !left.startsWith('target')) continue;
    columns.set(field, header);
    taken.set(header.column, LEAST_SCORE);
  }
}
