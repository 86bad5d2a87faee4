import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { RowPlan, SheetPlan } from '../sheet-plan.ts';
import { sumCells } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

/** Rows of the sheet; what comes after is one row: the balance has them all. */
const MOST = 40;

type Measure = 'places' | 'available' | 'unmet';

/** «Дефицит»: the scarcest professions of the balance, in the order the balance ranks them. */
export function planScarceSheet(report: WeeklyReport): SheetPlan {
  const sheet = {
    name: 'Дефицит',
    title: 'Профессии и специальности, которых не хватает больше всего',
    subtitle: subtitle(report),
  };
  const { scarce } = report;
  if (scarce === null) {
    return {
      ...sheet,
      blocks: [
        {
          kind: 'text',
          tone: 'warning',
          lines: ['Нет данных: баланс выпускников и вакансий на эту дату не рассчитан.'],
        },
      ],
    };
  }
  const shown = scarce.length <= MOST ? scarce : scarce.slice(0, MOST - 1);
  const left = scarce.slice(shown.length);
  const listed = shown.map(
    (line, i): RowPlan => ({
      key: `row ${i}`,
      cells: {
        rank: i + 1,
        code: line.code,
        name: line.name,
        places: line.places,
        available: line.available,
        unmet: line.unmet,
      },
    }),
  );
  const sum = (key: Measure, lines = scarce) => lines.reduce((total, line) => total + line[key], 0);
  const rest: RowPlan = {
    key: 'rest',
    cells: {
      name: `Остальные (${left.length}): книга «Баланс»`,
      places: sum('places', left),
      available: sum('available', left),
      unmet: sum('unmet', left),
    },
  };
  const rows = left.length === 0 ? listed : [...listed, rest];
  return {
    ...sheet,
    blocks: [
      {
        kind: 'table',
        id: 'scarce',
        columns: [
          { key: 'rank', header: '№', width: 6, format: 'integer' },
          { key: 'code', header: 'Код', width: 11, format: 'text' },
          { key: 'name', header: 'Профессия, специальность', width: 52, format: 'text' },
          { key: 'places', header: 'Мест в вакансиях', width: 13, format: 'integer' },
          { key: 'available', header: 'Свободных выпускников', width: 14, format: 'integer' },
          {
            key: 'unmet',
            header: 'Мест, которые не закрыть',
            width: 14,
            format: 'integer',
            scale: 'more-is-worse',
          },
        ],
        rows: [
          ...rows,
          {
            key: 'total',
            style: 'total',
            cells: {
              name: 'Итого',
              ...sumCells(rows, {
                places: sum('places'),
                available: sum('available'),
                unmet: sum('unmet'),
              }),
            },
          },
        ],
      },
      {
        kind: 'text',
        lines: [
          'Места, которые не закрыть, — те, на которые в пределах доступности нет свободных выпускников при любом распределении.',
        ],
      },
    ],
  };
}
