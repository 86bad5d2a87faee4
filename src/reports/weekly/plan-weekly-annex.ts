import type { Graduate } from '../../domain/graduate.ts';
import { russianDate } from '../../domain/iso-date.ts';
import type { StatusKind } from '../../domain/status.ts';
import type { NamedChanges } from '../../monitoring/weekly/status-moves.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { type FlagWords, PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { type ColumnPlan, dateCell, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { changeSpan, subtitle } from './subtitle.ts';

/** Who changed status, by name: the restricted annex of the Monday report. */
export function planWeeklyAnnex(
  report: WeeklyReport,
  { moved, joined, left }: NamedChanges,
  words: FlagWords,
): WorkbookPlan {
  const who = PERSON_COLUMNS.filter(({ key }) => key !== 'status');
  const text = (key: string, header: string): ColumnPlan => ({ key, header, width: 28, format: 'text' });
  const day = (key: string, header: string): ColumnPlan => ({ key, header, width: 12, format: 'date' });
  const statusCell = (kind: StatusKind | null) => words.statusLabel(kind);
  const person = (graduate: Graduate) => {
    const { status: _, ...cells } = personCells(graduate, graduate.college, words);
    return cells;
  };
  const sheet = (name: string, title: string, rows: SheetPlan['blocks']): SheetPlan => ({
    name,
    title,
    subtitle: subtitle(report, `Сравнение с ${russianDate(report.previousAsOf)}`),
    freezeColumns: 2,
    blocks: rows,
  });
  const table = (id: string, columns: readonly ColumnPlan[], people: readonly Row[], none: string) =>
    people.length === 0
      ? [{ kind: 'text' as const, lines: [none] }]
      : [
          {
            kind: 'table' as const,
            id,
            columns: [...who, ...columns],
            rows: people.map(({ graduate, cells }) => ({
              key: `row ${graduate.id}`,
              cells: { ...person(graduate), ...cells },
            })),
          },
        ];
  const listed = (graduate: Graduate): Row => ({
    graduate,
    cells: {
      status: statusCell(graduate.status?.kind ?? null),
      'listed-since': dateCell(graduate.listedSince ?? null),
      'newest-record': dateCell(graduate.newestRecord ?? null),
    },
  });
  const listColumns = [
    text('status', 'Статус'),
    day('listed-since', 'В списках с'),
    day('newest-record', 'Последние данные'),
  ];
  return {
    name: `Приложение к еженедельному отчёту ${report.asOf}`,
    title: `Кто сменил статус: приложение к еженедельному отчёту, ${report.region}`,
    outputClass: 'restricted',
    sheets: [
      sheet(
        'Сменили статус',
        `Сменили статус ${changeSpan(report)}: ${moved.length}`,
        table(
          'moved',
          [text('from', 'Было'), text('to', 'Стало'), day('as-of', 'По данным на')],
          moved.map(({ graduate, from, to }) => ({
            graduate,
            cells: {
              from: statusCell(from),
              to: statusCell(to),
              'as-of': dateCell(graduate.statusAsOf),
            },
          })),
          'Статус не сменил никто.',
        ),
      ),
      sheet(
        'Впервые в списках',
        `Впервые в списках: ${joined.length}`,
        table('joined', listColumns, joined.map(listed), 'Новых выпускников в списках нет.'),
      ),
      sheet(
        'Выбыли',
        `Выбыли из списков: ${left.length}`,
        table('left', listColumns, left.map(listed), 'Никто не выбыл.'),
      ),
    ],
  };
}

interface Row {
  readonly graduate: Graduate;
  readonly cells: SheetCells;
}

type SheetCells = Readonly<Record<string, string | null | ReturnType<typeof dateCell>>>;
