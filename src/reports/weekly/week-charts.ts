import { russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import type { OutcomeGroup } from '../../monitoring/outcome-group.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import type { BarChart, ChartPlan, ChartSeries, ChartSize, LineChart } from '../charts/chart-plan.ts';
import { chartSize } from '../charts/chart-size.ts';
import { MINIMUM_FOR_SHARE } from './live-cells.ts';

const LISTS = 'списки выпускников, присланные колледжами';
/** Lines that a reader can still follow. */
const LINES: readonly OutcomeGroup[] = ['employed', 'plans-work', 'service', 'unknown'];
const MOST_BARS = 8;

/** The four charts of «Сводка»: weeks, outcomes now, where data are missing, and deficits or, without a balance, who sends. */
export function planSummaryCharts(report: WeeklyReport): readonly ChartPlan[] {
  return [
    employedByWeek(report),
    outcomesNow(report),
    unknownByCollege(report),
    deficits(report) ?? returnsByWeek(report),
  ];
}

/** The charts of «Динамика»: outcomes and knowledge by week. */
export function planWeekCharts(report: WeeklyReport): readonly LineChart[] {
  return [outcomesByWeek(report), knownByWeek(report)];
}

/** Width of a chart that shares the page's width with a table or another chart, pixels. */
const HALF_WIDTH = 540;
const LINE_HEIGHT = 320;
/** Names up to this length stand on one line beside a bar. */
const SHORT_NAME = 32;

/** Size of a chart in half the width of the page; lines need height to be told apart, bars with short names less than others. */
export function halfPageSize(chart: ChartPlan): ChartSize {
  if (chart.kind === 'line') return { width: HALF_WIDTH, height: LINE_HEIGHT };
  if (chart.kind === 'bars' && chart.categories.every((name) => name.length <= SHORT_NAME)) {
    return { width: HALF_WIDTH, height: 110 + 24 * chart.categories.length };
  }
  return chartSize(chart, HALF_WIDTH);
}

function byWeek({ weeks, asOf }: WeeklyReport, id: string) {
  return {
    kind: 'line' as const,
    id,
    asOf,
    pointHeader: 'Неделя',
    points: weeks.map((week) => russianDate(week.asOf).slice(0, 5)),
  };
}

function line(report: WeeklyReport, group: OutcomeGroup): ChartSeries {
  const name = report.groups.find(({ key }) => key === group)?.label ?? group;
  return { name, values: report.weeks.map(({ groups }) => groups[group]) };
}

/** «стало больше на 12: было 30, стало 42», over the weeks shown. */
function movement(from: number, to: number): string {
  if (from === to) return `столько же: ${groupThousands(to)}`;
  const more = to > from ? 'больше' : 'меньше';
  return `${more} на ${groupThousands(Math.abs(to - from))}: было ${groupThousands(from)}, стало ${groupThousands(to)}`;
}

function employedByWeek(report: WeeklyReport): LineChart {
  const { weeks, total } = report;
  const [first] = weeks;
  const { persons, groups } = total.now;
  return {
    ...byWeek(report, 'summary-weeks'),
    title:
      first === undefined || weeks.length < 2
        ? `Трудоустроены ${groupThousands(groups.employed)} из ${counted(persons, 'выпускника', 'выпускников', 'выпускников')}`
        : `С ${russianDate(first.asOf)} трудоустроенных ${movement(first.groups.employed, groups.employed)}`,
    units: 'выпускников',
    source: LISTS,
    series: [line(report, 'employed'), line(report, 'unknown')],
  };
}

function outcomesByWeek(report: WeeklyReport): LineChart {
  const { weeks, total } = report;
  const [first] = weeks;
  const planned = total.now.groups['plans-work'];
  return {
    ...byWeek(report, 'week-outcomes'),
    title:
      first === undefined || weeks.length < 2
        ? `Планируют работать ${counted(planned, 'выпускник', 'выпускника', 'выпускников')}`
        : `С ${russianDate(first.asOf)} планирующих работать ${movement(first.groups['plans-work'], planned)}`,
    units: 'выпускников; остальные исходы — в таблице',
    source: LISTS,
    series: LINES.map((group) => line(report, group)),
  };
}

function knownByWeek(report: WeeklyReport): LineChart {
  const shares = report.weeks.map(({ persons, groups }) =>
    persons < MINIMUM_FOR_SHARE ? null : 1 - groups.unknown / persons,
  );
  const { persons, groups } = report.total.now;
  return {
    ...byWeek(report, 'week-known'),
    title: `Статус известен у ${groupThousands(persons - groups.unknown)} из ${counted(persons, 'выпускника', 'выпускников', 'выпускников')}`,
    units: 'доля выпускников с известным статусом',
    source: LISTS,
    format: 'percent',
    series: [{ name: 'Статус известен', values: shares }],
  };
}

function returnsByWeek(report: WeeklyReport): LineChart {
  const sent = report.weeks.at(-1)?.reported ?? 0;
  return {
    ...byWeek(report, 'summary-returns'),
    title: `Данные за неделю прислали ${sent} из ${counted(report.returns.length, 'колледжа', 'колледжей', 'колледжей')}`,
    units: 'колледжей, приславших данные за неделю',
    source: 'журнал загрузок',
    series: [{ name: 'Прислали данные', values: report.weeks.map(({ reported }) => reported) }],
  };
}

function outcomesNow({ groups, total, asOf }: WeeklyReport): BarChart {
  const { now } = total;
  const bars = groups
    .map(({ key, label }, order) => ({ label, order, count: now.groups[key] }))
    .sort((a, b) => b.count - a.count || a.order - b.order);
  const [most] = bars;
  return {
    kind: 'bars',
    id: 'summary-outcomes',
    title:
      most === undefined || now.persons === 0
        ? 'Выпускников в списках нет'
        : `Больше всего выпускников в группе «${most.label}»: ${groupThousands(most.count)} из ${groupThousands(now.persons)}`,
    units: 'выпускников',
    source: LISTS,
    asOf,
    categoryHeader: 'Исход',
    categories: bars.map(({ label }) => label),
    series: [{ name: 'Выпускников', values: bars.map(({ count }) => count) }],
  };
}

function unknownByCollege({ byCollege, total, asOf }: WeeklyReport): BarChart {
  const bars = byCollege
    .map(({ label, now }, order) => ({ label, order, count: now.groups.unknown, persons: now.persons }))
    .sort((a, b) => b.count - a.count || b.persons - a.persons || a.order - b.order)
    .slice(0, MOST_BARS);
  const [most] = bars;
  const { unknown } = total.now.groups;
  return {
    kind: 'bars',
    id: 'summary-unknown',
    title:
      most === undefined || unknown === 0
        ? 'Статус известен у всех выпускников'
        : `Нет данных о статусе ${counted(unknown, 'выпускника', 'выпускников', 'выпускников')}; больше всего: ${most.label} — ${groupThousands(most.count)}`,
    units: `выпускников без данных о статусе, ${bars.length < byCollege.length ? `первые ${bars.length} колледжей` : 'по колледжам'}`,
    source: LISTS,
    asOf,
    categoryHeader: 'Колледж',
    categories: bars.map(({ label }) => label),
    series: [{ name: 'Нет данных', values: bars.map(({ count }) => count) }],
  };
}

function deficits({ scarce, asOf }: WeeklyReport): BarChart | null {
  const bars = (scarce ?? [])
    .map((profession, order) => ({ ...profession, order }))
    .sort((a, b) => b.unmet - a.unmet || a.order - b.order)
    .slice(0, MOST_BARS);
  const [most] = bars;
  if (most === undefined) return null;
  const all = (scarce ?? []).reduce((sum, { unmet }) => sum + unmet, 0);
  return {
    kind: 'bars',
    id: 'summary-scarce',
    title: `Не закрыть ${counted(all, 'место', 'места', 'мест')}; больше всего: ${most.name} — ${groupThousands(most.unmet)}`,
    units: `мест, которые не закрыть при любом распределении${bars.length < (scarce ?? []).length ? `, первые ${bars.length} профессий` : ''}`,
    source: 'баланс выпускников и вакансий',
    asOf,
    categoryHeader: 'Профессия, специальность',
    categories: bars.map(({ name }) => name),
    series: [{ name: 'Не закрыть', values: bars.map(({ unmet }) => unmet) }],
  };
}
