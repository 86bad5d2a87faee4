import { russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import type { EarlyLine, RetentionReport } from '../../monitoring/retention/retention.ts';
import type { RetentionLine } from '../../monitoring/retention/retention-line.ts';
import { shareCells, shareColumns } from '../effectiveness/share-cells.ts';
import type { CellPlan, RowPlan, SheetPlan, WorkbookPlan } from '../sheet-plan.ts';

/** The report on keeping graduates at work as a workbook: aggregates only, `official`. */
export function planRetention(report: RetentionReport): WorkbookPlan {
  return {
    name: `Закрепление ${report.asOf}`,
    title: `Закрепление выпускников на предприятиях: ${report.region}, выпуск ${report.cohort} года`,
    outputClass: 'official',
    sheets: [
      summarySheet(report),
      ...report.groups.map((group) => groupSheet(report, group)),
      earlySheet(report),
      ...unfoundSheets(report),
    ],
  };
}

function summarySheet(report: RetentionReport): SheetPlan {
  const { total, sources, early, earlyMonths, minimum } = report;
  return {
    name: 'Сводка',
    title: 'Закрепление выпускников на предприятиях',
    subtitle: subtitle(
      report,
      'Одна строка учёта — место работы: выпускник с двумя работодателями считается у обоих',
    ),
    blocks: [
      {
        kind: 'text',
        lines: [
          `Мест работы с известной датой начала: ${total.jobs}; из реестра периодов работы — ${sources.register}, из истории статусов — ${sources.status}.`,
          `Ушли раньше ${earlyMonths} месяцев: ${early.left} из ${early.reached}${early.medianDays === null ? '' : `; половина из них проработала не больше ${counted(early.medianDays, 'дня', 'дней', 'дней')}`}.`,
        ],
      },
      ...(sources.withoutStart === 0
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'warning' as const,
              lines: [
                `Трудоустроены, но дата начала работы неизвестна: ${counted(sources.withoutStart, 'выпускник', 'выпускника', 'выпускников')}; в сроки они не вошли. Даты собирает таблица: route template --register employment.`,
              ],
            },
          ]),
      {
        kind: 'table',
        id: 'points',
        caption: 'Продолжают работать у того же работодателя',
        columns: [
          { key: 'label', header: 'Срок от начала работы', width: 30, format: 'text' },
          { key: 'left', header: 'Ушли раньше', width: 11, format: 'integer' },
          { key: 'unknown', header: 'Неизвестно', width: 12, format: 'integer' },
          ...shareColumns('held', 'Работают к этому сроку'),
        ],
        rows: total.points.map((point) => {
          const key = `point ${point.months}`;
          return {
            key,
            cells: {
              label: counted(point.months, 'месяц', 'месяца', 'месяцев'),
              left: point.left,
              unknown: point.unknown,
              ...shareCells(
                key,
                'held',
                { ...point, numerator: point.held, denominator: point.reached },
                minimum,
              ),
            },
          };
        }),
      },
      {
        kind: 'text',
        lines: [
          '«Из» — места работы, на которых срок к дате отчёта прошёл: «Часть» + «Ушли раньше» + «Неизвестно». Неизвестно — после этого срока о человеке не писали: в часть он не включён.',
          `Доля не показывается, когда срок прошёл меньше чем на ${minimum} местах. Границы — 95-процентный интервал Уилсона.`,
          'Месяцы календарные. Место работы, названное и реестром, и колледжем, считается один раз: начало отличается не больше чем на 31 день.',
        ],
      },
    ],
  };
}

function groupSheet(report: RetentionReport, group: RetentionReport['groups'][number]): SheetPlan {
  const { minimum, total } = report;
  const months = total.points.filter(({ reached }) => reached > 0).map((point) => point.months);
  const row = (line: RetentionLine, prefix: string): RowPlan => {
    const key = `${prefix} ${line.key}`;
    const cells: Record<string, CellPlan> = { label: line.label, jobs: line.jobs };
    for (const point of line.points) {
      if (!months.includes(point.months)) continue;
      const parts = { ...point, numerator: point.held, denominator: point.reached };
      Object.assign(cells, shareCells(key, `m${point.months}`, parts, minimum));
      cells[`m${point.months} unknown`] = point.unknown;
    }
    return { key, cells };
  };
  return {
    name: group.title,
    title: `Закрепление: ${group.title.charAt(0).toLowerCase()}${group.title.slice(1)}`,
    subtitle: subtitle(
      report,
      'Часть — работают у того же работодателя к этому сроку; Из — срок прошёл. Сроки, которых никто не достиг, не показаны',
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: `group ${group.key}`,
        columns: [
          { key: 'label', header: LABEL_HEADER[group.key], width: 40, format: 'text' },
          { key: 'jobs', header: 'Мест работы', width: 10, format: 'integer' },
          ...months.flatMap((month) => {
            const title = counted(month, 'месяц', 'месяца', 'месяцев');
            return [
              ...shareColumns(`m${month}`, title),
              {
                key: `m${month} unknown`,
                header: 'Неизвестно',
                group: title,
                width: 12,
                format: 'integer' as const,
              },
            ];
          }),
        ],
        rows: [
          ...group.lines.map((line) => row(line, group.key)),
          { ...row(total, 'total'), style: 'total' },
        ],
      },
    ],
  };
}

const LABEL_HEADER = {
  employer: 'Работодатель',
  industry: 'Отрасль',
  college: 'Колледж',
  specialty: 'Профессия, специальность',
} as const;

/** Causes of leaving are read one by one: an interval of the share would add nothing. */
const INTERVAL: ReadonlySet<string> = new Set(['left low', 'left high']);

function earlySheet(report: RetentionReport): SheetPlan {
  const { early, earlyMonths, groups, minimum } = report;
  const row = (line: EarlyLine, prefix: string): RowPlan => {
    const key = `${prefix} ${line.key}`;
    const withheld =
      line.reached === 0
        ? 'empty'
        : line.unknown >= line.reached
          ? 'no-data'
          : line.reached < minimum
            ? 'small'
            : null;
    const rate = withheld === null ? line.left / line.reached : null;
    const parts = {
      numerator: line.left,
      denominator: line.reached,
      rate,
      interval: null,
      withheld,
    } as const;
    const share = shareCells(key, 'left', parts, minimum);
    return {
      key,
      cells: {
        label: line.label,
        ...Object.fromEntries(Object.entries(share).filter(([column]) => !INTERVAL.has(column))),
        days: line.medianDays,
        reasons: line.reasons.map(({ reason, count }) => `${reason} — ${count}`).join('; '),
      },
    };
  };
  const columns = (header: string) => [
    { key: 'label', header, width: 40, format: 'text' as const },
    ...shareColumns('left', `Ушли раньше ${earlyMonths} месяцев`).filter(({ key }) => !INTERVAL.has(key)),
    { key: 'days', header: 'Проработали дней, середина', width: 13, format: 'integer' as const },
    { key: 'reasons', header: 'Причины', width: 70, format: 'text' as const },
  ];
  return {
    name: 'Ранний уход',
    title: `Уход раньше ${earlyMonths} месяцев и его причины`,
    subtitle: subtitle(report, 'Причина относится к виду по словам источника; сами слова не выдаются'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'early reasons',
        caption: 'Причины по региону',
        columns: [
          { key: 'reason', header: 'Причина', width: 40, format: 'text' },
          { key: 'count', header: 'Ушли', width: 8, format: 'integer' },
        ],
        rows: early.reasons.map(({ reason, count }) => ({
          key: `reason ${reason}`,
          cells: { reason, count },
        })),
      },
      ...groups.map((group) => ({
        kind: 'table' as const,
        id: `early ${group.key}`,
        caption: group.title,
        columns: columns(LABEL_HEADER[group.key]),
        rows: [
          ...group.early.map((line) => row(line, `early ${group.key}`)),
          { ...row(early, `early ${group.key} total`), style: 'total' as const },
        ],
      })),
      {
        kind: 'text',
        lines: ['В разрезах показаны только те, где кто-то ушёл рано; итог — по всему региону.'],
      },
    ],
  };
}

const WHY = {
  nobody: 'такого выпускника нет',
  several: 'таких выпускников несколько',
  contradicted: 'дата рождения или СНИЛС не совпадают',
} as const;

function unfoundSheets(report: RetentionReport): readonly SheetPlan[] {
  if (report.unfound.length === 0) return [];
  return [
    {
      name: 'Не найдены',
      title: 'Строки реестра, по которым выпускник не определён',
      subtitle: subtitle(report, 'В сроки и причины они не вошли'),
      blocks: [
        {
          kind: 'table',
          id: 'unfound',
          columns: [
            { key: 'file', header: 'Файл', width: 46, format: 'text' },
            { key: 'sheet', header: 'Лист', width: 24, format: 'text' },
            { key: 'row', header: 'Строка', width: 9, format: 'integer' },
            { key: 'why', header: 'Почему', width: 40, format: 'text' },
          ],
          rows: report.unfound.map(({ why, source }, i) => ({
            key: `unfound ${i}`,
            cells: { file: source.file, sheet: source.sheet, row: source.row, why: WHY[why] },
          })),
        },
      ],
    },
  ];
}

function subtitle({ region, cohort, asOf }: RetentionReport, ...more: readonly string[]): readonly string[] {
  return [`${region}, выпуск ${cohort} года, по данным на ${russianDate(asOf)}`, ...more];
}
