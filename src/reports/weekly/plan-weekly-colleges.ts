import { russianDate } from '../../domain/iso-date.ts';
import { groupThousands } from '../../domain/russian.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import {
  dateCell,
  type RowPlan,
  type SheetPlan,
  type TableBlock,
  type TextBlock,
  type WorkbookPlan,
} from '../sheet-plan.ts';
import { checkCell, sumCells } from './live-cells.ts';
import { SET_TO_ALL, SET_TO_COLLEGE } from './plan-tasks-sheet.ts';
import { changeSpan, subtitle } from './subtitle.ts';
import { summaryTable } from './summary-table.ts';

/** The Monday report of one college. */
export interface CollegeWeek {
  readonly college: string;
  readonly report: WeeklyReport;
}

/** The Monday report college by college: a sheet each, behind a list that sums to the region. */
export function planWeeklyColleges(region: WeeklyReport, colleges: readonly CollegeWeek[]): WorkbookPlan {
  const sheets = colleges.map((each, i) => collegeSheet(each, i + 1));
  return {
    name: `Еженедельный отчёт по колледжам ${region.asOf}`,
    title: `Еженедельный отчёт по колледжам: ${region.region}`,
    outputClass: 'official',
    sheets: [contentsSheet(region, colleges, sheets), ...sheets],
  };
}

function contentsSheet(
  region: WeeklyReport,
  colleges: readonly CollegeWeek[],
  sheets: readonly SheetPlan[],
): SheetPlan {
  const rows = colleges.map(({ college, report }, i): RowPlan => {
    const { persons, groups } = report.total.now;
    return {
      key: `row ${i}`,
      cells: {
        sheet: sheets[i]?.name ?? null,
        college,
        persons,
        employed: groups.employed,
        unknown: groups.unknown,
        data: dataOf(report),
      },
    };
  });
  const { persons, groups } = region.total.now;
  const listed = (count: (report: WeeklyReport) => number) =>
    colleges.reduce((sum, { report }) => sum + count(report), 0);
  const without: RowPlan = {
    key: 'unstated',
    cells: {
      college: 'Колледж не указан (листа нет)',
      persons: persons - listed(({ total }) => total.now.persons),
      employed: groups.employed - listed(({ total }) => total.now.groups.employed),
      unknown: groups.unknown - listed(({ total }) => total.now.groups.unknown),
    },
  };
  const all = without.cells.persons === 0 ? rows : [...rows, without];
  return {
    name: 'Колледжи',
    title: 'Еженедельный отчёт по колледжам',
    subtitle: subtitle(region, 'Лист каждого колледжа — в столбце «Лист»'),
    blocks: [
      {
        kind: 'table',
        id: 'contents',
        columns: [
          { key: 'sheet', header: 'Лист', width: 36, format: 'text' },
          { key: 'college', header: 'Колледж', width: 62, format: 'text' },
          { key: 'persons', header: 'Выпускников', width: 13, format: 'integer' },
          { key: 'employed', header: 'Трудоустроены', width: 14, format: 'integer' },
          { key: 'unknown', header: 'Нет данных', width: 12, format: 'integer' },
          { key: 'data', header: 'Данные', width: 24, format: 'text' },
        ],
        rows: [
          ...all,
          {
            key: 'total',
            style: 'total',
            cells: {
              college: 'Итого',
              ...sumCells(all, { persons, employed: groups.employed, unknown: groups.unknown }),
            },
          },
        ],
      },
    ],
  };
}

function dataOf({ returns }: WeeklyReport): string {
  const last = returns[0]?.last ?? null;
  return last === null ? 'данных не было' : `по данным на ${russianDate(last)}`;
}

function collegeSheet({ college, report }: CollegeWeek, number: number): SheetPlan {
  const carried = returnsLine(report);
  const id = `college-${number}`;
  return {
    name: sheetName(college, number),
    title: college,
    subtitle: subtitle(report),
    blocks: [
      {
        kind: 'text',
        lines: [carried.line],
        ...(carried.current ? {} : { tone: 'warning' as const }),
      },
      summaryTable(report, id),
      specialtyTable(report, `${id}-specialties`, id),
      ...(report.changes.moves.length === 0
        ? [{ kind: 'text' as const, lines: ['Статусы не менялись.'] }]
        : [movesLines(report)]),
      ...taskBlocks(report, id),
      ...qualityBlocks(report, id),
    ],
  };
}

/** Moves as lines: two columns of words would widen the columns of numbers above. */
function movesLines(report: WeeklyReport): TextBlock {
  const lines = report.changes.moves.map(
    ({ fromLabel, toLabel, count }) => `${fromLabel} → ${toLabel}: ${groupThousands(count)}`,
  );
  const moved = report.changes.moves.reduce((sum, { count }) => sum + count, 0);
  return {
    kind: 'text',
    lines: [`Сменили статус ${changeSpan(report)}: ${groupThousands(moved)}`, ...lines],
  };
}

function returnsLine({ returns, asOf }: WeeklyReport): { readonly line: string; readonly current: boolean } {
  const [own] = returns;
  if (own === undefined || own.last === null) {
    return { line: `Данных колледжа на ${russianDate(asOf)} не было ни разу.`, current: false };
  }
  if (own.state === 'current')
    return { line: `По данным на ${russianDate(own.last)}: за эту неделю присланы.`, current: true };
  return {
    line: `За эту неделю данных нет: числа по данным на ${russianDate(own.last)}, просрочено недель — ${own.weeksOverdue ?? 0}.`,
    current: false,
  };
}

function specialtyTable(report: WeeklyReport, id: string, summary: string): TableBlock {
  const columns = ['persons', 'employed', 'plans-work', 'unknown'] as const;
  type Tally = WeeklyReport['total']['now'];
  const numbers = (tally: Tally) => ({
    persons: tally.persons,
    employed: tally.groups.employed,
    'plans-work': tally.groups['plans-work'],
    unknown: tally.groups.unknown,
  });
  const rows = report.bySpecialty.map(
    ({ key, label, ref, name, now }): RowPlan => ({
      key: key === '' ? 'unstated' : `row ${key}`,
      cells: {
        label: ref === null ? label : `${ref.code} ${name ?? 'название не найдено'}`,
        ...numbers(now),
      },
    }),
  );
  const { now } = report.total;
  return {
    kind: 'table',
    id,
    caption: 'По специальностям',
    columns: [
      { key: 'label', header: 'Профессия, специальность', width: 44, format: 'text' },
      ...columns.map((key) => ({
        key,
        header:
          key === 'persons' ? 'Всего' : (report.groups.find((group) => group.key === key)?.label ?? key),
        width: 12,
        format: 'integer' as const,
      })),
      { key: 'check', header: 'ПРОВЕРКА', width: 12, format: 'integer' },
    ],
    rows: [
      ...rows,
      {
        key: 'total',
        style: 'total',
        cells: {
          label: 'Итого',
          ...sumCells(rows, numbers(now)),
          check: checkCell(
            'equals',
            { value: now.persons, cells: (at) => [at('total', 'persons')] },
            { value: now.persons, cells: (at) => [at('persons', 'now', summary)] },
          ),
        },
      },
    ],
  };
}

function taskBlocks({ tasks }: WeeklyReport, id: string): SheetPlan['blocks'] {
  if (tasks === null || tasks.tasks.length === 0) return [];
  const { set, done, overdue } = tasks.total;
  const lines = [`Поручений ${set}, исполнено ${done}, просрочено ${overdue}.`];
  if (overdue === 0) return [{ kind: 'text', lines }];
  return [
    { kind: 'text', lines },
    {
      kind: 'table',
      id: `${id}-tasks`,
      caption: 'Просроченные поручения',
      columns: [
        { key: 'task', header: 'Поручение', width: 44, format: 'text' },
        { key: 'due', header: 'Срок', width: 12, format: 'date' },
        { key: 'days', header: 'Просрочено, дней', width: 12, format: 'integer' },
        { key: 'whom', header: 'Кому', width: 12, format: 'text' },
      ],
      rows: tasks.overdue.map(({ task, due, daysLate, isCommon }, i) => ({
        key: `row ${i}`,
        cells: {
          task,
          due: dateCell(due),
          days: daysLate,
          whom: isCommon ? SET_TO_ALL : SET_TO_COLLEGE,
        },
      })),
    },
  ];
}

function qualityBlocks({ quality }: WeeklyReport, id: string): SheetPlan['blocks'] {
  if (quality.length === 0) return [];
  return [
    {
      kind: 'table',
      id: `${id}-quality`,
      caption: 'Замечания к присланным данным',
      columns: [
        { key: 'label', header: 'Вид замечания', width: 44, format: 'text' },
        { key: 'count', header: 'Замечаний', width: 12, format: 'integer' },
      ],
      rows: quality.map(({ code, severity, title, count }) => ({
        key: `${code} ${severity}`,
        cells: { label: title, count },
      })),
    },
  ];
}

/** At most 31 characters of a sheet's name, unique by its number: the proper name of the college where it is in quotes. */
function sheetName(college: string, number: number): string {
  const proper = /[«"]([^»"]{4,300})[»"]/.exec(college)?.[1] ?? college;
  const words = proper.replace(/[[\]:*?/\\'«»"]/g, '').trim();
  return `${number} ${words}`.slice(0, 31).trim();
}
