import { russianDate } from '../../domain/iso-date.ts';
import { spoKey } from '../../domain/spo-code.ts';
import { dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import type { FormReport } from './form-report.ts';
import { originText } from './origin-text.ts';

/** «Источники»: of every block where its numbers come from and of what day; what was not accepted; who sent nothing. */
export function planSourcesSheet(report: FormReport): SheetPlan {
  const { form, region, cohort, asOf, listDays, silent, specialtyName } = report;
  const { total } = form.edition;
  const taken = form.blocks.map(({ college, specialty, rows, origin, returned }, at): RowPlan => {
    const differing = form.differences.filter(
      (one) => one.college === college && specialty !== null && spoKey(one.specialty) === spoKey(specialty),
    ).length;
    const [whole] = rows;
    return {
      key: `block ${at}`,
      cells: {
        college: college ?? 'Колледж не указан',
        code: specialty?.code ?? null,
        name: specialty === null ? 'Специальность не указана' : specialtyName(specialty),
        from: originText(origin),
        list: origin === 'returns' ? null : dateCell(listDays.get(college ?? '') ?? null),
        form: dateCell(returned?.asOf ?? null),
        file: returned?.file ?? null,
        total: whole?.counts?.get(total) ?? null,
        unknown: origin === 'returns' ? null : (whole?.unknown ?? null),
        without: origin === 'returns' ? null : (whole?.withoutColumn ?? null),
        differing: form.source === 'merged' && returned !== null && origin !== 'returns' ? differing : null,
      },
    };
  });
  const failed = form.failed.map(
    ({ college, specialty, file, asOf: day }, at): RowPlan => ({
      key: `failed ${at}`,
      style: 'alert',
      cells: {
        college,
        code: specialty.code,
        name: specialtyName(specialty),
        from: 'форма не принята: ошибки',
        form: dateCell(day),
        file,
      },
    }),
  );
  const none = silent.map(
    (college, at): RowPlan => ({
      key: `silent ${at}`,
      style: 'alert',
      cells: { college, from: 'ни списка, ни формы' },
    }),
  );
  return {
    name: 'Источники',
    title: 'Откуда числа формы',
    subtitle: [`${region}, выпуск ${cohort} года, по данным на ${russianDate(asOf)}`],
    blocks: [
      {
        kind: 'table',
        id: 'sources',
        columns: [
          { key: 'college', header: 'Колледж', width: 36, format: 'text' },
          { key: 'code', header: 'Код', width: 10, format: 'text' },
          { key: 'name', header: 'Профессия, специальность', width: 36, format: 'text' },
          { key: 'from', header: 'Откуда', width: 22, format: 'text' },
          { key: 'list', header: 'Список на дату', width: 12, format: 'date' },
          { key: 'form', header: 'Форма на дату', width: 12, format: 'date' },
          { key: 'file', header: 'Файл формы', width: 28, format: 'text' },
          { key: 'total', header: 'Всего', width: 12, format: 'integer' },
          { key: 'unknown', header: 'Нет данных', width: 9, format: 'integer' },
          { key: 'without', header: 'Нет графы', width: 9, format: 'integer' },
          { key: 'differing', header: 'Расхождений с формой', width: 13, format: 'integer' },
        ],
        rows: [...taken, ...failed, ...none],
      },
    ],
  };
}
