import { russianDate } from '../../domain/iso-date.ts';
import type { RowPlan, SheetPlan, WorkbookPlan } from '../sheet-plan.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { OFFER_COLUMNS, offerCells } from './offer-cells.ts';
import type { VacanciesReport } from './vacancies-report.ts';

type Line = VacanciesReport['lines'][number];

/** The base of vacancies for colleges and programmes: class `open`. */
export function planVacancies(report: VacanciesReport): WorkbookPlan {
  return {
    name: `Вакансии для выпускников ${report.asOf}`,
    title: `Вакансии для выпускников на ${russianDate(report.asOf)}`,
    outputClass: 'open',
    sheets: [planSummarySheet(report), planListSheet(report)],
  };
}

function subtitle({ region, asOf, freshDays, filters }: VacanciesReport): readonly string[] {
  return [
    `${region}, по данным на ${russianDate(asOf)}; вакансии не старше ${freshDays} дней, повторы убраны`,
    ...(filters.length === 0 ? [] : [`Отбор: ${filters.join(', ')}`]),
  ];
}

function planSummarySheet(report: VacanciesReport): SheetPlan {
  const without = report.lines.filter(({ offers }) => offers.length === 0).length;
  return {
    name: 'Сводка',
    title: 'Сколько вакансий есть для каждой программы',
    subtitle: subtitle(report),
    freezeColumns: 2,
    blocks: [
      ...(without === 0
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'warning' as const,
              lines: [`Программ без подходящих вакансий: ${without}. Они выделены.`],
            },
          ]),
      unlessEmpty(report.lines, 'Программ не найдено: загрузите списки выпускников или смените отбор.', {
        kind: 'table',
        id: 'programmes',
        columns: [
          { key: 'college', header: 'Колледж', width: 38, format: 'text' },
          { key: 'programme', header: 'Профессия, специальность', width: 38, format: 'text' },
          { key: 'adverts', header: 'Вакансий', width: 10, format: 'integer', scale: 'more-is-better' },
          { key: 'places', header: 'Мест', width: 9, format: 'integer' },
          { key: 'fresh', header: 'Новых за неделю', width: 10, format: 'integer' },
          { key: 'withoutExperience', header: 'Без опыта', width: 9, format: 'integer' },
          { key: 'housing', header: 'С жильём', width: 9, format: 'integer' },
          { key: 'nearestKm', header: 'Ближайшая, км', width: 12, format: 'decimal' },
          { key: 'medianPay', header: 'Обычная зарплата, ₽', width: 13, format: 'money' },
        ],
        rows: report.lines.map(summaryRow),
      }),
      {
        kind: 'text',
        lines: [
          `Близко — в том же муниципалитете или не дальше ${report.radiusKm} км; дальше — только с жильём, если это попросили.`,
          'Одна вакансия подходит нескольким программам: строки складывать нельзя.',
          'Обычная зарплата — середина нижних границ за месяц; пусто, если их меньше трёх.',
          `Не показаны: устаревшие ${report.base.stale}, нераспознанные, без мест и только для иностранцев ${report.base.unfit}.`,
        ],
      },
    ],
  };
}

function summaryRow(line: Line): RowPlan {
  const { counts } = line;
  return {
    key: lineKey(line),
    cells: {
      college: line.college,
      programme: `${line.code} ${line.name}`,
      ...counts,
    },
    ...(counts.adverts === 0 ? { style: 'alert' as const } : {}),
  };
}

function planListSheet(report: VacanciesReport): SheetPlan {
  const rows = report.lines.flatMap((line) =>
    line.offers.slice(0, report.top).map(
      (offer): RowPlan => ({
        key: `${lineKey(line)} ${offer.vacancy.id}`,
        cells: {
          college: line.college,
          programme: `${line.code} ${line.name}`,
          ...offerCells(offer),
        },
      }),
    ),
  );
  return {
    name: 'Вакансии',
    title: 'Вакансии по колледжам и программам, лучшие сверху',
    subtitle: [...subtitle(report), `Для одной программы не больше ${report.top} вакансий`],
    freezeColumns: 3,
    blocks: [
      unlessEmpty(rows, 'Подходящих вакансий нет.', {
        kind: 'table',
        id: 'vacancies',
        columns: [
          { key: 'college', header: 'Колледж', width: 26, format: 'text' },
          { key: 'programme', header: 'Профессия, специальность', width: 26, format: 'text' },
          ...OFFER_COLUMNS,
        ],
        rows,
      }),
    ],
  };
}

function lineKey({ college, profession }: Line): string {
  return `${college} ${profession}`;
}
