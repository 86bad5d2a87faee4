import type { WeeklyReport } from '../../monitoring/weekly.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { sumCells } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

/** «Дефицитные профессии»: the scarcest professions of the balance, in the order the balance ranks them. */
export function planScarceSheet(report: WeeklyReport): SheetPlan {
  const sheet = {
    name: 'Дефицитные профессии',
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
  const rows = scarce.map((line, i) => ({
    key: `row ${i}`,
    cells: {
      rank: i + 1,
      code: line.code,
      name: line.name,
      places: line.places,
      available: line.available,
      unmet: line.unmet,
    },
  }));
  const sum = (key: 'places' | 'available' | 'unmet') => scarce.reduce((total, line) => total + line[key], 0);
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
              name: 'Итого по показанным',
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
