import { russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import type { WeeklyReport } from '../../monitoring/weekly/weekly.ts';
import { planChartTable } from '../charts/plan-chart-table.ts';
import type { SheetPlan } from '../sheet-plan.ts';
import { crossChecks } from './cross-checks.ts';
import { subtitle } from './subtitle.ts';
import { summaryTable } from './summary-table.ts';
import { halfPageSize, planSummaryCharts } from './week-charts.ts';

/** A longer table of weeks leaves no room for the second chart on its page. */
const WEEKS_WITH_OUTCOMES = 16;

/** «Сводка»: headline numbers with their changes, what the reader must know before forwarding, four charts, checks of the sheets. */
export function planSummarySheet(report: WeeklyReport): SheetPlan {
  const { start, previousAsOf } = report;
  return {
    name: 'Сводка',
    title: 'Еженедельный отчёт о занятости выпускников',
    subtitle: subtitle(
      report,
      `Изменение считается к ${russianDate(previousAsOf)}${start === null ? '' : ` и к первой неделе наблюдения, ${russianDate(start.asOf)}`}`,
    ),
    blocks: [
      { kind: 'text', lines: summaryFacts(report) },
      ...warningBlock(report),
      summaryTable(report, 'summary'),
      ...planSummaryCharts(report).flatMap((chart, i) => [
        planChartTable(chart, `${chart.id}-table`),
        // The first two share a page while weeks are few.
        {
          kind: 'chart' as const,
          chart,
          ...halfPageSize(chart),
          beside: true,
          newPage: i !== 1 || report.weeks.length > WEEKS_WITH_OUTCOMES,
        },
      ]),
      crossChecks(report),
    ],
  };
}

/** What the numbers rest on, in sentences. */
function summaryFacts(report: WeeklyReport): readonly string[] {
  const sent = report.returns.filter(({ state }) => state === 'current').length;
  const all = report.returns.length;
  const lines = [
    `Данные за неделю прислали ${sent} из ${counted(all, 'колледжа', 'колледжей', 'колледжей')}.`,
  ];
  const carried = report.returns.filter(({ state }) => state === 'carried').length;
  if (carried > 0) {
    lines.push(
      `По данным прошлых недель ${carried === 1 ? 'показан' : 'показаны'} ${counted(carried, 'колледж', 'колледжа', 'колледжей')}: даты на листе «Кто не сдал».`,
    );
  }
  const never = report.returns.filter(({ state }) => state === 'never').length;
  if (never > 0) {
    lines.push(
      `Данных не было ни разу: ${counted(never, 'колледж', 'колледжа', 'колледжей')}; в числах отчёта ${never === 1 ? 'его' : 'их'} нет.`,
    );
  }
  if (report.tasks !== null && report.tasks.total.overdue > 0) {
    lines.push(
      `Просрочено ${counted(report.tasks.total.overdue, 'поручение', 'поручения', 'поручений')} из ${report.tasks.total.set}: лист «Поручения».`,
    );
  }
  if (report.attention !== null) {
    const { statutoryPersons, red, amber } = report.attention;
    lines.push(
      `Индивидуальный подход: обязательный список — ${counted(statutoryPersons, 'человек', 'человека', 'человек')}; ` +
        `группа риска — ${counted(red + amber, 'человек', 'человека', 'человек')}, из них красный уровень — ${red}.`,
    );
  }
  const [scarcest] = report.scarce ?? [];
  if (scarcest !== undefined) {
    lines.push(
      `Самый большой дефицит: ${scarcest.code} ${scarcest.name} — не закрыть ${counted(scarcest.unmet, 'место', 'места', 'мест')}.`,
    );
  }
  return lines;
}

function warningBlock({ total, form }: WeeklyReport): SheetPlan['blocks'] {
  const lines: string[] = [];
  const unknown = total.now.groups.unknown;
  if (unknown > 0) {
    lines.push(
      `Нет данных о статусе: ${counted(unknown, 'выпускник', 'выпускника', 'выпускников')}. ` +
        'В графы формы они не включены, поэтому контроль общей численности показывает разницу.',
    );
  }
  if (form.withoutColumn.length > 0) {
    const parts = form.withoutColumn.map(({ label, count }) => `${label} — ${count}`);
    lines.push(`В форме нет графы для исходов: ${parts.join('; ')}.`);
  }
  return lines.length === 0 ? [] : [{ kind: 'text', lines, tone: 'warning' }];
}
