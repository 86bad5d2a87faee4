import type { FormLayout } from '../../domain/form-edition.ts';
import type { SourceSheet } from '../sheets/source-sheet.ts';
import { canonicalNumber } from './form-number.ts';
import { type HeaderTexts, headerTexts } from './header-texts.ts';
import { indexLabels, type LabelIndex } from './label-key.ts';
import { findNumberRow, type NumberRow } from './number-row.ts';

/** Where the columns of an edition stand in a sheet. */
export interface FoundColumns {
  /** 1-based column by official number; the columns left of the counts are not among them. */
  readonly columns: ReadonlyMap<string, number>;
  /** Columns of which number and label say different things; the label was taken. */
  readonly conflicts: readonly {
    readonly number: string;
    readonly column: number;
    readonly stated: string;
  }[];
  /** Official numbers of columns that were not found. */
  readonly missing: readonly string[];
  /** Last row of the header, 1-based. */
  readonly headerRow: number;
  readonly texts: HeaderTexts;
  /** null = the sheet has none, or it contradicts most labels. */
  readonly numberRow: NumberRow | null;
  /** Columns with an official label that was read, and all columns whose label is known. */
  readonly labelled: number;
  readonly labels: number;
  /** Numbers the number row and the edition share, to all numbers either has: 0–1. */
  readonly numbersAlike: number;
}

/** Rows above the number row a header may take. */
const HEADER_DEPTH = 12;

/**
 * Maps the columns of an edition by label and by number. An exact label decides; the number decides where the label says nothing,
 * unless the number row contradicts most labels (somebody numbered an inserted column too): then it is not believed at all.
 */
export function findColumns(sheet: SourceSheet, edition: FormLayout): FoundColumns | null {
  const row = findNumberRow(sheet.head);
  const { index, labels } = labelsOf(edition);
  const headerRow = row?.row ?? lastLabelRow(sheet, (text) => index.exact(text) !== null);
  if (headerRow === null) return null;
  const texts = headerTexts(sheet.head, sheet.merges, headerRow - HEADER_DEPTH, headerRow);
  const byLabel = new Map<string, number[]>();
  const partly = new Map<string, number[]>();
  for (const [column, stack] of texts) {
    const exact = firstOf(stack, index.exact);
    const number = exact ?? firstOf(stack, index.part);
    if (number === null) continue;
    const into = exact === null ? partly : byLabel;
    into.set(number, [...(into.get(number) ?? []), column]);
  }
  const stated = new Map([...(row?.columns ?? [])].map(([number, column]) => [column, number]));
  const agrees = (number: string, column: number) => stated.get(column) === canonicalNumber(number);
  const named = [...byLabel].flatMap(([number, columns]) => columns.map((column) => ({ number, column })));
  const against = named.filter(({ number, column }) => stated.has(column) && !agrees(number, column));
  const agreeing = named.filter(({ number, column }) => agrees(number, column)).length;
  const believed = row !== null && against.length <= agreeing ? row : null;
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const take = (number: string, column: number | undefined) => {
    if (column === undefined || columns.has(number) || taken.has(column)) return;
    columns.set(number, column);
    taken.add(column);
  };
  for (const [number, found] of byLabel)
    take(number, found.find((column) => agrees(number, column)) ?? found[0]);
  for (const { number } of edition.columns) take(number, believed?.columns.get(canonicalNumber(number)));
  for (const [number, found] of partly) if (found.length === 1) take(number, found[0]);
  return {
    columns,
    conflicts: against
      .filter(({ number, column }) => columns.get(number) === column)
      .map(({ number, column }) => ({ number, column, stated: stated.get(column) ?? '' }))
      .sort((a, b) => a.column - b.column),
    missing: edition.columns.filter(({ number }) => !columns.has(number)).map(({ number }) => number),
    headerRow,
    texts,
    numberRow: believed,
    labelled: new Set([...byLabel.keys(), ...partly.keys()]).size,
    labels,
    numbersAlike: likeness(row, edition),
  };
}

const LABELS = new WeakMap<FormLayout, { readonly index: LabelIndex; readonly labels: number }>();

/** Labels that are known, indexed once an edition. */
function labelsOf(edition: FormLayout): { readonly index: LabelIndex; readonly labels: number } {
  const before = LABELS.get(edition);
  if (before !== undefined) return before;
  const known = edition.columns.filter((column) => column.labelStatus !== 'unknown');
  const made = { index: indexLabels(known), labels: known.length };
  LABELS.set(edition, made);
  return made;
}

function firstOf(texts: readonly string[], find: (text: string) => string | null): string | null {
  for (const text of texts) {
    const number = find(text);
    if (number !== null) return number;
  }
  return null;
}

/** The last row of a header without numbers: three labels at least stand in it; cells merged downwards take it lower. */
function lastLabelRow(sheet: SourceSheet, isLabel: (text: string) => boolean): number | null {
  const row = sheet.head.findLast(({ cells }) => cells.filter((cell) => isLabel(cell.text)).length >= 3);
  if (row === undefined) return null;
  const below = sheet.merges.filter(({ top, left }) =>
    row.cells.some((cell) => top === row.number && left === cell.column && isLabel(cell.text)),
  );
  return Math.max(row.number, ...below.map(({ bottom }) => bottom));
}

function likeness(row: NumberRow | null, edition: FormLayout): number {
  if (row === null) return 0;
  const own = new Set([...edition.identity, ...edition.columns].map(({ number }) => canonicalNumber(number)));
  const shared = [...row.columns.keys()].filter((number) => own.has(number)).length;
  return shared / (own.size + row.columns.size - shared);
}
