import { russianDate } from '../../domain/iso-date.ts';
import type { AssembledDifference } from '../../monitoring/forms/assemble-form.ts';
import { dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { differenceCell } from '../weekly/live-cells.ts';
import type { FormReport } from './form-report.ts';

/** «Расхождения»: every cell in which a returned form and the lists disagree; the form holds the number of the lists. */
export function planDifferencesSheet({ form, region, cohort, asOf }: FormReport): SheetPlan {
  const { differences } = form;
  return {
    name: 'Расхождения',
    title: 'Присланные формы и списки выпускников: расхождения',
    subtitle: [`${region}, выпуск ${cohort} года, по данным на ${russianDate(asOf)}`],
    blocks:
      differences.length === 0
        ? [{ kind: 'text', lines: ['Расхождений нет: где есть и форма, и список, числа одинаковы.'] }]
        : [
            {
              kind: 'table',
              id: 'differences',
              columns: [
                { key: 'college', header: 'Колледж', width: 36, format: 'text' },
                { key: 'code', header: 'Код', width: 10, format: 'text' },
                { key: 'row', header: 'Строка', width: 8, format: 'text' },
                { key: 'column', header: 'Графа', width: 8, format: 'text' },
                { key: 'label', header: 'Надпись графы', width: 40, format: 'text' },
                { key: 'form', header: 'В форме', width: 10, format: 'integer' },
                { key: 'persons', header: 'По спискам', width: 10, format: 'integer' },
                { key: 'difference', header: 'Разница', width: 10, format: 'integer' },
                { key: 'unknown', header: 'Без статуса', width: 10, format: 'integer' },
                { key: 'file', header: 'Файл формы', width: 30, format: 'text' },
                { key: 'cell', header: 'Клетка', width: 9, format: 'text' },
                { key: 'day', header: 'Форма на дату', width: 12, format: 'date' },
              ],
              rows: differences.map(differenceRow),
            },
            {
              kind: 'text',
              lines: ['Без статуса — люди строки, о которых сведений нет: они могут объяснять число формы.'],
            },
          ],
  };
}

function differenceRow(one: AssembledDifference, at: number): RowPlan {
  const key = `row ${at}`;
  return {
    key,
    cells: {
      college: one.college,
      code: one.specialty.code,
      row: one.row,
      column: one.column,
      label: one.columnLabel,
      form: one.form,
      persons: one.persons,
      difference: differenceCell(
        { row: key, column: 'form', value: one.form ?? 0 },
        { row: key, column: 'persons', value: one.persons },
      ),
      unknown: one.unknown,
      file: one.sheet === null ? one.file : `${one.file}, лист «${one.sheet}»`,
      cell: one.cell,
      day: dateCell(one.asOf),
    },
  };
}
