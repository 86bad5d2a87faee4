import type { Graduate } from '../../domain/graduate.ts';
import type { IsoDate } from '../../domain/iso-date.ts';
import type { EARLY } from '../../domain/registers/early.ts';
import { compareRussian } from '../../domain/russian.ts';
import type { FormEdition } from '../forms/form-edition.ts';
import { placeStatus } from '../forms/place-status.ts';
import type { CollegeOf, GraduateRow } from '../tracking/graduate-row.ts';
import { groupBy } from '../tracking/group-by.ts';
import { type EarlyCandidate, type EarlyOffers, type EarlyWay, earlyCandidates } from './early-candidates.ts';
import { EARLY_COLUMNS, type EarlyColumn, type EarlyFact, earlyFact } from './early-facts.ts';

/** Persons by column of Форма 3. */
type ColumnCounts = Readonly<Record<EarlyColumn, number>>;

/** A graduate whose columns by the register are not those by the status. */
export interface EarlyDifference {
  readonly graduate: Graduate;
  readonly college: string;
  readonly byStatus: readonly EarlyColumn[];
  readonly byRegister: readonly EarlyColumn[];
  readonly fact: EarlyFact;
}

/** Columns, differences and candidates of a cohort before graduation. */
export interface EarlyReport {
  readonly asOf: IsoDate;
  /** Graduates of the register. */
  readonly listed: number;
  readonly byStatus: ColumnCounts;
  /** With the register's columns for those it speaks of, the status's for the rest. */
  readonly byRegister: ColumnCounts;
  readonly colleges: readonly {
    readonly college: string;
    readonly byStatus: ColumnCounts;
    readonly byRegister: ColumnCounts;
    readonly ways: Readonly<Record<EarlyWay, number>>;
  }[];
  readonly ways: Readonly<Record<EarlyWay, number>>;
  readonly differences: readonly EarlyDifference[];
  /** Rows that leave a column open. */
  readonly unclear: readonly EarlyDifference[];
  /** By college and name, then by way. */
  readonly candidates: readonly (EarlyCandidate & { readonly college: string })[];
}

/** What {@link earlyReport} looks at. */
export interface EarlyInput {
  readonly graduates: readonly Graduate[];
  readonly rows: readonly GraduateRow<typeof EARLY>[];
  readonly collegeOf: CollegeOf;
  /** Форма 3. */
  readonly edition: FormEdition;
  readonly offers: EarlyOffers;
  readonly asOf: IsoDate;
  /** Nobody is proposed work before graduation after this day. */
  readonly graduationDay: IsoDate;
}

/** Compares the register of work before graduation with the statuses and finds who could begin work. */
export function earlyReport(input: EarlyInput): EarlyReport {
  const { graduates, rows, collegeOf, edition, offers, asOf } = input;
  const rowOf = new Map(rows.map(({ row, graduate }) => [graduate.id, row.values]));
  const lines = graduates.map((graduate) => {
    const row = rowOf.get(graduate.id) ?? null;
    const fact = row === null ? null : earlyFact(row, graduate, asOf);
    const byStatus = columnsOf(graduate, edition, asOf);
    // A row without work, or one that leaves a column open, leaves the person where the status puts them.
    const byRegister =
      fact === null || fact.columns.length === 0 || fact.unclear !== null ? byStatus : fact.columns;
    return {
      graduate,
      college: collegeOf(graduate),
      fact,
      byStatus,
      byRegister,
      candidates: earlyCandidates(graduate, row, offers, input),
    };
  });
  lines.sort(
    (a, b) =>
      compareRussian(a.college, b.college) ||
      compareRussian(a.graduate.person.surname, b.graduate.person.surname) ||
      compareRussian(a.graduate.person.name, b.graduate.person.name) ||
      a.graduate.id - b.graduate.id,
  );
  type Line = (typeof lines)[number];
  const told = (line: Line): readonly EarlyDifference[] => {
    const { graduate, college, byStatus, byRegister, fact } = line;
    return fact === null ? [] : [{ graduate, college, byStatus, byRegister, fact }];
  };
  return {
    asOf,
    listed: lines.filter(({ fact }) => fact !== null).length,
    byStatus: countColumns(lines.map((line) => line.byStatus)),
    byRegister: countColumns(lines.map((line) => line.byRegister)),
    colleges: groupBy(lines, ({ college }) => college).map(([college, own]) => ({
      college,
      byStatus: countColumns(own.map((line) => line.byStatus)),
      byRegister: countColumns(own.map((line) => line.byRegister)),
      ways: countWays(own.flatMap((line) => line.candidates)),
    })),
    ways: countWays(lines.flatMap((line) => line.candidates)),
    differences: lines.filter((line) => line.byStatus.join() !== line.byRegister.join()).flatMap(told),
    unclear: lines.filter(({ fact }) => fact?.unclear != null).flatMap(told),
    candidates: lines.flatMap(({ candidates, college }) =>
      candidates.map((candidate) => ({ ...candidate, college })),
    ),
  };
}

function columnsOf(graduate: Graduate, edition: FormEdition, asOf: IsoDate): readonly EarlyColumn[] {
  const placed = placeStatus(graduate.status, edition, asOf, graduate.statusAsOf);
  return placed.kind === 'columns' ? EARLY_COLUMNS.filter((column) => placed.columns.includes(column)) : [];
}

function countColumns(lists: readonly (readonly EarlyColumn[])[]): ColumnCounts {
  const counts = { '06': 0, '07': 0, '08': 0, '09': 0, '12': 0, '13': 0, '14': 0 };
  for (const columns of lists) for (const column of columns) counts[column]++;
  return counts;
}

function countWays(candidates: readonly EarlyCandidate[]): Readonly<Record<EarlyWay, number>> {
  const counts = { plan: 0, practice: 0, mastered: 0, target: 0 };
  for (const { way } of candidates) counts[way]++;
  return counts;
}
