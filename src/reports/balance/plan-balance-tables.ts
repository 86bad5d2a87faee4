import type { Balance } from '../../matching/balance/balance.ts';

import type { BalanceRow } from '../../matching/balance/pivots.ts';

/** A table for the screen. */
export interface BalanceTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const SCREEN_ROWS = 15;

/** What the screen shows: scarcest professions, then sectors and territories, at most 15 rows each, most urgent first. */
export function planBalanceTables(balance: Balance): readonly BalanceTable[] {
  const columns = ['Доступно', 'Вакансий', 'Мест', 'Не закрыть', 'K'];
  const table = (title: string, first: string, rows: readonly BalanceRow[]): BalanceTable => ({
    title: rows.length > SCREEN_ROWS ? `${title}: первые ${SCREEN_ROWS} из ${rows.length}` : title,
    columns: [first, ...columns],
    rows: rows.slice(0, SCREEN_ROWS).map(rowOf),
  });
  return [
    table(
      'Дефицит по профессиям',
      'Профессия',
      balance.professions.filter(({ feasibleUnmet }) => feasibleUnmet > 0),
    ),
    table('По отраслям', 'Отрасль', balance.sectors),
    table('По территориям', 'Территория', balance.territories),
  ];
}

function rowOf({ name, available, adverts, places, feasibleUnmet, tension }: BalanceRow) {
  return [
    name,
    available,
    adverts,
    places,
    feasibleUnmet,
    tension === null ? null : Math.round(tension * 100) / 100,
  ];
}
