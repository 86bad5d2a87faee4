import type { Balance } from '../../matching/balance/balance.ts';
import type { BalanceRow } from '../../matching/balance/pivots.ts';
import type { BalanceLine, SectorLine } from './dashboard-plan.ts';
import { isSmall, publishedRows, type Suppress, withheldRows } from './withhold.ts';

/** The rows of a balance fit for publication. */
export interface BalanceLines {
  readonly professions: readonly BalanceLine[];
  readonly sectors: readonly SectorLine[];
  readonly territories: readonly BalanceLine[];
  /** False = a number of the whole region is small: nothing about persons is published. */
  readonly isRegionPublished: boolean;
}

/**
 * Rows by profession, sector and territory. An unfilled place tells of the person who fills the next one: with the places known,
 * it is a count of persons too, and withheld with them.
 */
export function planBalanceLines(balance: Balance, suppress: Suppress): BalanceLines {
  const { graduates, available } = balance.totals;
  const { matched, surplus } = balance.headline;
  const isRegionPublished = ![graduates - available, matched, surplus].some((count) =>
    isSmall(count, suppress),
  );
  const hide = (rows: readonly BalanceRow[]): RowMarks =>
    isRegionPublished ? marksOf(rows, suppress) : allHidden(rows);
  const byProfession = hide(balance.professions);
  // Graduates of a profession fill the places of the profession: each of the two numbers tells the other.
  const either = byProfession.surplus.map((is, at) => is || byProfession.unmet[at] === true);
  return {
    professions: linesOf(balance.professions, { ...byProfession, surplus: either, unmet: either }),
    sectors: sectorLines(balance.sectors, hide(balance.sectors).unmet),
    territories: linesOf(balance.territories, hide(balance.territories)),
    isRegionPublished,
  };
}

/** What of each row is withheld. */
interface RowMarks {
  /** Graduates, and those on offer. */
  readonly supply: readonly boolean[];
  readonly surplus: readonly boolean[];
  readonly unmet: readonly boolean[];
}

function marksOf(rows: readonly BalanceRow[], suppress: Suppress): RowMarks {
  const supply = withheldRows(
    rows.map(({ graduates, available }) => [(graduates ?? 0) - available, available]),
    suppress,
  );
  const placed = publishedRows(
    rows.map(({ available, surplus }) => [available - (surplus ?? 0), surplus ?? 0]),
    supply,
    suppress,
  );
  return {
    supply,
    surplus: placed.map((cells) => cells.includes(null)),
    unmet: withheldRows(
      rows.map(({ places, feasibleUnmet }) => [places - feasibleUnmet]),
      suppress,
    ),
  };
}

function allHidden(rows: readonly BalanceRow[]): RowMarks {
  const all = rows.map(() => true);
  return { supply: all, surplus: all, unmet: all };
}

function linesOf(rows: readonly BalanceRow[], marks: RowMarks): readonly BalanceLine[] {
  return rows.map(({ key, name, adverts, places, feasibleUnmet, graduates, available, surplus }, at) => {
    const shown = (mark: keyof RowMarks, value: number | null) => (marks[mark][at] === true ? null : value);
    return {
      key,
      name,
      adverts,
      places,
      unmet: shown('unmet', feasibleUnmet),
      graduates: shown('supply', graduates),
      available: shown('supply', available),
      surplus: shown('surplus', surplus),
    };
  });
}

function sectorLines(rows: readonly BalanceRow[], isHidden: readonly boolean[]): readonly SectorLine[] {
  return rows
    .map(({ key, name, adverts, places, feasibleUnmet }, at) => ({
      key,
      name,
      adverts,
      places,
      unmet: isHidden[at] === true ? null : feasibleUnmet,
    }))
    .filter(({ adverts }) => adverts > 0);
}
