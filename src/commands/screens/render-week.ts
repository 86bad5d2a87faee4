import { russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import { changeSpan } from '../../reports/weekly/subtitle.ts';
import { summaryLines } from '../../reports/weekly/summary-table.ts';
import { renderTable } from '../../terminal/render-table.ts';
import { sparkline } from '../../terminal/sparkline.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { WeekReport } from '../../workflow/week/report-week.ts';

type Report = WeekReport['report'];
type Screen = Pick<Terminal, 'paint' | 'width'>;

/** Rows of the tables of colleges and professions. */
const MOST_ROWS = 8;

/** The Monday report in a few sentences: how many, how many known, who is late, what came too late to be in it. */
export function renderWeek({ report, newerData }: Pick<WeekReport, 'report' | 'newerData'>): string {
  const { persons, groups } = report.total.now;
  const late = report.returns.filter(({ state }) => state !== 'current').length;
  return [
    `Отчёт на ${russianDate(report.asOf)}, выпуск ${report.cohort} года: выпускников ${groupThousands(persons)}, статус известен у ${groupThousands(persons - groups.unknown)}.`,
    `Колледжей без данных за неделю: ${late}.`,
    ...(newerData === null
      ? []
      : [`Есть данные новее, на ${russianDate(newerData)}: в отчёт не вошли. Учесть: --as-of ${newerData}`]),
    '',
  ].join('\n');
}

/** The sheet «Сводка» on the screen: headline numbers, weeks, who is late, deficits, tasks. */
export function renderWeekSummary(report: Report, screen: Screen): string {
  return [
    renderHeadline(report, screen),
    ...renderWeeks(report, screen),
    ...renderLate(report, screen),
    ...renderScarce(report, screen),
    ...renderTasks(report, screen),
  ].join('\n');
}

function renderHeadline(report: Report, screen: Screen): string {
  const { total, start } = report;
  const columns = [
    'Показатель',
    russianDate(report.asOf),
    russianDate(report.previousAsOf),
    `Изменение ${changeSpan(report)}`,
    ...(start === null ? [] : [`Изменение с ${russianDate(start.asOf)}`]),
  ];
  const rows = summaryLines(report).map(({ label, indent, count }) => [
    `${'  '.repeat(indent)}${label}`,
    count(total.now),
    count(total.before),
    count(total.now) - count(total.before),
    ...(start === null ? [] : [count(total.now) - count(start.tally)]),
  ]);
  return renderTable({ title: `${report.region}, выпуск ${report.cohort} года`, columns, rows }, screen);
}

const SPARKLINES = [
  ['employed', 'Трудоустроены'],
  ['plans-work', 'Планируют работать'],
  ['unknown', 'Нет данных'],
] as const;

function renderWeeks({ weeks }: Report, { width }: Screen): readonly string[] {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined || weeks.length < 2) return [];
  const lines = SPARKLINES.map(([group, label]) => {
    const from = groupThousands(first.groups[group]);
    const to = groupThousands(last.groups[group]);
    const ends = `${label.padEnd(20)}${from.padStart(8)} `;
    const bars = sparkline(
      weeks.map(({ groups }) => groups[group]),
      width - ends.length - to.length - 2,
    );
    return `${ends}${bars} ${to}`;
  });
  return [`По неделям с ${russianDate(first.asOf)}:`, ...lines, ''];
}

function renderLate({ returns }: Report, { paint }: Screen): readonly string[] {
  const late = returns.filter(({ state }) => state !== 'current');
  const all = counted(returns.length, 'колледжа', 'колледжей', 'колледжей');
  if (late.length === 0) return [`Данные за неделю прислали все: ${returns.length}.`];
  return [
    `Не прислали данные за неделю ${paint.yellow(`${late.length} из ${all}`)}:`,
    ...late.slice(0, MOST_ROWS).map(({ college, last }) => {
      const shown =
        last === null ? paint.red('данных не было ни разу') : `показан по данным на ${russianDate(last)}`;
      return `  ${college}: ${shown}`;
    }),
    ...(late.length > MOST_ROWS ? [`  и ещё ${late.length - MOST_ROWS}: лист «Кто не сдал»`] : []),
    '',
  ];
}

function renderScarce({ scarce }: Report, screen: Screen): readonly string[] {
  if (scarce === null || scarce.length === 0) return [];
  const most = scarce.toSorted((a, b) => b.unmet - a.unmet).slice(0, MOST_ROWS);
  return [
    renderTable(
      {
        title: 'Самый большой дефицит',
        columns: ['Профессия, специальность', 'Мест', 'Не закрыть'],
        rows: most.map(({ code, name, places, unmet }) => [`${code} ${name}`, places, unmet]),
      },
      screen,
    ),
  ];
}

function renderTasks({ tasks }: Report, { paint }: Screen): readonly string[] {
  if (tasks === null || tasks.tasks.length === 0) return [];
  const { set, done, overdue } = tasks.total;
  const late = overdue === 0 ? 'просроченных нет' : paint.red(`просрочено ${groupThousands(overdue)}`);
  return [`Поручений ${groupThousands(set)}, исполнено ${groupThousands(done)}, ${late}.`];
}
