import type { EffectivenessReport } from '../../monitoring/effectiveness/effectiveness.ts';
import { type CellPlan, dateCell, formula, type SheetPlan } from '../sheet-plan.ts';
import { subtitle } from './subtitle.ts';

/** «Сверка»: official figures beside the own count, with the difference. */
export function planOfficialSheets(report: EffectivenessReport): readonly SheetPlan[] {
  const { official, method } = report;
  if (official.length === 0) return [];
  return [
    {
      name: 'Официальные сведения',
      title: 'Официальные сведения и собственный учёт',
      subtitle: subtitle(report, `Собственный учёт: ${method.official.text}, на дату отчёта`),
      freezeColumns: 1,
      blocks: [
        {
          kind: 'table',
          id: 'official',
          columns: [
            { key: 'college', header: 'Колледж', width: 44, format: 'text' },
            { key: 'source', header: 'Источник', width: 22, format: 'text' },
            { key: 'date', header: 'На дату', width: 12, format: 'date' },
            { key: 'graduates', header: 'Выпускников', group: 'Официально', width: 13, format: 'integer' },
            { key: 'employed', header: 'Трудоустроено', group: 'Официально', width: 14, format: 'integer' },
            { key: 'own-graduates', header: 'Выпускников', group: 'Свой учёт', width: 13, format: 'integer' },
            {
              key: 'own-employed',
              header: 'Трудоустроено',
              group: 'Свой учёт',
              width: 14,
              format: 'integer',
            },
            {
              key: 'graduates-difference',
              header: 'Выпускников',
              group: 'Разница',
              width: 13,
              format: 'integer',
            },
            { key: 'difference', header: 'Трудоустроено', group: 'Разница', width: 14, format: 'integer' },
          ],
          rows: official.map((line) => {
            const { key, graduates, employed, ownGraduates, ownEmployed } = line;
            const minus = (a: number | null, b: number | null, left: string, right: string): CellPlan =>
              a === null || b === null
                ? 'нет данных'
                : formula(a - b, (at) => `${at(key, left)}-${at(key, right)}`);
            return {
              key,
              cells: {
                college: line.college,
                source: line.source,
                date: dateCell(line.date),
                graduates,
                employed,
                'own-graduates': ownGraduates,
                'own-employed': ownEmployed,
                'graduates-difference': minus(graduates, ownGraduates, 'graduates', 'own-graduates'),
                difference: minus(employed, ownEmployed, 'employed', 'own-employed'),
              },
            };
          }),
        },
        {
          kind: 'text',
          lines: [
            'Официальные сведения запаздывают и не видят работу без отчислений; собственный учёт опирается на слова колледжей. Разница — повод проверить, а не ошибка одной из сторон.',
          ],
        },
      ],
    },
  ];
}
