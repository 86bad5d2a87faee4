import type { AttentionCounts, WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { RowPlan, SheetPlan } from '../sheet-plan.ts';
import { sumCells } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

/** «Индивидуальный подход»: numbers only; the lists by name are a restricted workbook. */
export function planAttentionSheet(report: WeeklyReport): SheetPlan {
  const sheet = {
    name: 'Индивидуальный подход',
    title: 'Выпускники, которым нужен индивидуальный подход: числа',
    subtitle: subtitle(report, 'Списки по именам — отдельная книга с ограниченным доступом'),
  };
  const { attention } = report;
  if (attention === null) {
    const lines = ['Нет данных: списки для индивидуальной работы на эту дату не составлены.'];
    return { ...sheet, blocks: [{ kind: 'text', tone: 'warning', lines }] };
  }
  const colleges = attention.byCollege.map(
    ({ college, statutory, red, amber }): RowPlan => ({
      key: `row ${college}`,
      cells: { label: college, statutory, red, amber },
    }),
  );
  return {
    ...sheet,
    blocks: [
      ...(attention.withoutBasis === 0
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'warning' as const,
              lines: [
                `Обязательный список неполон: отметок без основания для обработки — ${attention.withoutBasis}; они посчитаны и не сохранены.`,
              ],
            },
          ]),
      {
        kind: 'table',
        id: 'attention-kinds',
        caption: 'По категориям и трекам (категории пересекаются)',
        columns: [
          { key: 'label', header: 'Категория', width: 52, format: 'text' },
          { key: 'count', header: 'Выпускников', width: 15, format: 'integer' },
        ],
        rows: kindRows(attention),
      },
      {
        kind: 'table',
        id: 'attention-by-college',
        caption: 'По колледжам, человек',
        columns: [
          { key: 'label', header: 'Колледж', width: 52, format: 'text' },
          { key: 'statutory', header: 'Обязательный список', width: 15, format: 'integer' },
          { key: 'red', header: 'Риск: красный уровень', width: 15, format: 'integer' },
          { key: 'amber', header: 'Риск: жёлтый уровень', width: 15, format: 'integer' },
        ],
        rows: [
          ...colleges,
          {
            key: 'total',
            style: 'total',
            cells: {
              label: 'Итого',
              ...sumCells(colleges, {
                statutory: attention.statutoryPersons,
                red: attention.red,
                amber: attention.amber,
              }),
            },
          },
        ],
      },
    ],
  };
}

function kindRows({ statutory, tracks, withoutBasis }: AttentionCounts): readonly RowPlan[] {
  return [
    ...statutory.map(({ label, count }, i) => ({ key: `statutory ${i}`, cells: { label, count } })),
    {
      key: 'without-basis',
      cells: { label: 'отметки без основания (в списки не вошли)', count: withoutBasis },
    },
    ...tracks.map(({ label, count }, i) => ({
      key: `track ${i}`,
      cells: { label: `отдельный трек: ${label}`, count },
    })),
  ];
}
