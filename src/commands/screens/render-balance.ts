import { counted, groupThousands } from '../../domain/russian.ts';
import { planBalanceTables } from '../../reports/balance/plan-balance-tables.ts';
import { renderTable } from '../../terminal/render-table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Analysis } from '../../workflow/market/analyse-market.ts';

type Balance = NonNullable<Analysis['balance']>;

/** The balance on the screen: the scarcest first, then the totals. */
export function renderBalance(balance: Balance, terminal: Terminal): string {
  const { totals, headline } = balance;
  const tables = planBalanceTables(balance).filter(({ rows }) => rows.length > 0);
  return [
    ...tables.map((table) => renderTable(table, terminal)),
    renderBalanceTotals({ totals, headline }),
  ].join('\n');
}

/** The totals alone, in a few sentences. */
export function renderBalanceTotals({ totals, headline }: Pick<Balance, 'totals' | 'headline'>): string {
  const { feasibleUnmet, unsurePlaces } = headline;
  return [
    `Выпускников ${groupThousands(totals.graduates)}, из них ищут место ${groupThousands(totals.available)}.`,
    `Вакансий ${groupThousands(totals.adverts)}, мест ${groupThousands(totals.places)}; не сопоставлено: вакансий ${groupThousands(totals.unmatchedAdverts)}, мест ${groupThousands(totals.unmatchedPlaces)}.`,
    `При любом распределении не занять не менее ${counted(headline.feasibleUnmet, 'места', 'мест', 'мест')}; без места останется не менее ${counted(headline.surplus, 'выпускника', 'выпускников', 'выпускников')}.`,
    ...(unsurePlaces === 0
      ? []
      : [
          `Под вопросом ${counted(unsurePlaces, 'место', 'места', 'мест')}: с ними не занять от ${groupThousands(feasibleUnmet)} до ${groupThousands(feasibleUnmet + unsurePlaces)}.`,
        ]),
    '',
  ].join('\n');
}
