import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { withTotal } from '../balance/total-row.ts';
import type { AssignDocument } from '../documents/assign-document.ts';
import { type ColumnPlan, formula, type RowPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { className } from './assign-text.ts';
import { whatIfChanges } from './what-if-changes.ts';

/** «Что если»: the proposal beside the one the changes would give, in numbers, `official`. `document` has a comparison. */
export function planWhatIf(document: AssignDocument, asOf: IsoDate, region: string): WorkbookPlan {
  const { cohort, classes, whatIf } = document;
  const changes = whatIf?.changes ?? [];
  const after = new Map(whatIf?.classes.map((row) => [row.class, row.placed]));
  const title = `Что если: распределение выпускников на ${russianDate(asOf)}`;
  return {
    name: `Что если ${asOf}`,
    title,
    outputClass: 'official',
    sheets: [
      {
        name: 'Что если',
        title,
        subtitle: [
          `${region} · выпуск ${cohort} года · данные на ${russianDate(asOf)}`,
          `Если изменить: ${changes.join('; ')}.`,
          `Оба распределения проверены независимо: разрыв ${document.proof.gap} и ${whatIf?.gap ?? '—'}. Это расчёт: направления не изменены.`,
        ],
        blocks: [
          {
            kind: 'table',
            id: 'classes',
            caption: 'Есть предложение, человек',
            columns: [
              { key: 'name', header: 'Кто', width: 46, format: 'text' },
              { key: 'persons', header: 'Ищут место', width: 12, format: 'integer' },
              ...comparison('Сейчас', 'Стало бы'),
            ],
            rows: withTotal(
              classes
                .filter(({ persons }) => persons > 0)
                .map(({ class: key, persons, placed }) => ({
                  key,
                  cells: { name: className(key), persons, ...compared(key, placed, after.get(key) ?? 0) },
                })),
              'name',
              ['persons', 'from', 'to', 'change'],
            ),
          },
          {
            kind: 'table',
            id: 'programmes',
            caption: 'Без места, человек: программы, для которых что-то меняется',
            columns: [
              { key: 'name', header: 'Программа', width: 46, format: 'text' },
              ...comparison('Сейчас', 'Стало бы'),
            ],
            rows: withTotal(
              whatIfChanges(document).map(
                ({ name, from, to }, i): RowPlan => ({
                  key: `p${i}`,
                  cells: { name, ...compared(`p${i}`, from, to) },
                }),
              ),
              'name',
              ['from', 'to', 'change'],
            ),
          },
        ],
      },
    ],
  };
}

function comparison(before: string, after: string): readonly ColumnPlan[] {
  return [
    { key: 'from', header: before, width: 12, format: 'integer' },
    { key: 'to', header: after, width: 12, format: 'integer' },
    { key: 'change', header: 'Изменение', width: 12, format: 'integer' },
  ];
}

function compared(row: string, from: number, to: number) {
  return { from, to, change: formula(to - from, (at) => `${at(row, 'to')}-${at(row, 'from')}`) };
}
