import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import type { WorkbookPlan } from '../sheet-plan.ts';

/** What was given up so that nobody stands out. */
export interface PseudonymReport {
  readonly region: string;
  readonly asOf: IsoDate;
  readonly cohort: number;
  readonly k: number;
  readonly generalised: {
    readonly rows: readonly unknown[];
    readonly steps: readonly { readonly label: string; readonly people: number }[];
    readonly suppressed: number;
    readonly smallest: number;
  };
  readonly hiddenStatuses: number;
  readonly tables: readonly { readonly name: string; readonly rows: readonly unknown[] }[];
}

/** The report that goes with tables under pseudonyms: how many people lost which detail, and how many are left out. */
export function planPseudonymReport(report: PseudonymReport): WorkbookPlan {
  const { generalised, tables } = report;
  const title = `Обезличивание данных выпуска ${report.cohort} на ${russianDate(report.asOf)}`;
  return {
    name: 'Отчёт об обезличивании',
    title,
    outputClass: 'restricted',
    sheets: [
      {
        name: 'Обезличивание',
        title,
        subtitle: [
          `${report.region}; каждый неотличим не менее чем от ${report.k - 1} других (k = ${report.k})`,
          'Сравниваются выпуск, год рождения, муниципалитет, колледж и программа',
        ],
        blocks: [
          {
            kind: 'table',
            id: 'steps',
            caption: 'От каких подробностей пришлось отказаться',
            columns: [
              { key: 'label', header: 'Что обобщено', width: 50, format: 'text' },
              { key: 'people', header: 'Человек', width: 12, format: 'integer' },
            ],
            rows: [
              ...generalised.steps.map(({ label, people }) => ({ key: label, cells: { label, people } })),
              {
                key: 'suppressed',
                style: 'alert' as const,
                cells: { label: 'не выданы совсем: похожих слишком мало', people: generalised.suppressed },
              },
            ],
          },
          {
            kind: 'table',
            id: 'tables',
            caption: 'Выданные таблицы',
            columns: [
              { key: 'name', header: 'Таблица', width: 50, format: 'text' },
              { key: 'rows', header: 'Строк', width: 12, format: 'integer' },
            ],
            rows: tables.map(({ name, rows }) => ({
              key: name,
              cells: { name: `${name}.csv`, rows: rows.length },
            })),
          },
          {
            kind: 'text',
            lines: [
              `Самая малая группа неотличимых: ${generalised.smallest}.`,
              `Статусов особых видов, показанных как «иное»: ${report.hiddenStatuses}.`,
              'Не выдаются: имена, СНИЛС, дни рождения, населённые пункты, работодатели, свободный текст, категории здоровья и сиротства; дни заменены месяцами.',
              'Обезличенные данные остаются персональными: передавайте их по договору и храните отдельно от ключа.',
            ],
          },
        ],
      },
    ],
  };
}
