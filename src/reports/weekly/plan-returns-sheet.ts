import { russianDate } from '../../domain/iso-date.ts';
import type { ReturnState } from '../../monitoring/weekly/return-state.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { sumCells } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

/** «Кто не сдал»: colleges without a return this week, what stands in the report for them, how long it is overdue. */
export function planReturnsSheet(report: WeeklyReport): SheetPlan {
  const late = report.returns.filter(({ state }) => state !== 'current');
  const rows = late.map(returnRow);
  const persons = late.reduce((sum, state) => sum + state.persons, 0);
  return {
    name: 'Кто не сдал',
    title: 'Колледжи, не приславшие данные за неделю',
    subtitle: subtitle(
      report,
      'За неделю засчитываются данные на любой из семи дней, последний из которых — день отчёта',
    ),
    blocks:
      late.length === 0
        ? [{ kind: 'text', lines: ['Все колледжи прислали данные за эту неделю.'] }]
        : [
            {
              kind: 'table',
              id: 'late-returns',
              columns: [
                { key: 'college', header: 'Колледж', width: 44, format: 'text' },
                { key: 'territory', header: 'Территория', width: 20, format: 'text' },
                { key: 'last', header: 'Последние данные', width: 13, format: 'date' },
                {
                  key: 'weeks',
                  header: 'Просрочено, недель',
                  width: 13,
                  format: 'integer',
                  scale: 'more-is-worse',
                },
                { key: 'persons', header: 'Выпускников в отчёте', width: 13, format: 'integer' },
                { key: 'shown', header: 'Что показано в отчёте', width: 28, format: 'text' },
                { key: 'email', header: 'Почта колледжа', width: 26, format: 'text' },
              ],
              rows: [
                ...rows,
                { key: 'total', style: 'total', cells: { college: 'Итого', ...sumCells(rows, { persons }) } },
              ],
            },
          ],
  };
}

function returnRow(state: ReturnState): RowPlan {
  const cells = {
    college: state.college,
    territory: state.territory,
    last: dateCell(state.last),
    weeks: state.weeksOverdue,
    persons: state.persons,
    shown: state.last === null ? 'данных не было' : `по данным на ${russianDate(state.last)}`,
    email: state.email,
  };
  const key = `row ${state.college}`;
  return state.last === null ? { key, cells, style: 'alert' } : { key, cells };
}
