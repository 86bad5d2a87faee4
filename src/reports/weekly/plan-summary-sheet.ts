import { russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import type { WeeklyReport } from '../../monitoring/weekly.ts';
import type { RowPlan, SheetPlan } from '../sheet-plan.ts';
import { differenceCell, shareCell } from './live-cells.ts';
import { subtitle } from './subtitle.ts';

/** «Сводка»: headline numbers with the change of the week, and what the reader must know before forwarding. */
export function planSummarySheet(report: WeeklyReport): SheetPlan {
  const { now, before } = report.total;
  const lines: { key: string; label: string; now: number; before: number; indent?: number }[] = [
    { key: 'persons', label: 'Всего выпускников', now: now.persons, before: before.persons },
  ];
  for (const group of report.groups) {
    lines.push({
      key: group.key,
      label: group.label,
      now: now.groups[group.key],
      before: before.groups[group.key],
      indent: 1,
    });
    if (group.key !== 'employed') continue;
    lines.push({
      key: 'in-specialty',
      label: 'из них по специальности',
      now: now.inSpecialty,
      before: before.inSpecialty,
      indent: 2,
    });
  }
  return {
    name: 'Сводка',
    title: 'Еженедельный отчёт о занятости выпускников',
    subtitle: subtitle(report, `Изменение считается к ${russianDate(report.previousAsOf)}`),
    blocks: [
      { kind: 'text', lines: facts(report) },
      ...warningBlock(report),
      {
        kind: 'table',
        id: 'summary',
        caption: 'Основные показатели',
        columns: [
          { key: 'label', header: 'Показатель', width: 44, format: 'text' },
          { key: 'now', header: `На ${russianDate(report.asOf)}`, width: 14, format: 'integer' },
          { key: 'before', header: `На ${russianDate(report.previousAsOf)}`, width: 14, format: 'integer' },
          { key: 'change', header: 'Изменение за неделю', width: 14, format: 'integer' },
          { key: 'share', header: 'Доля от всех', width: 14, format: 'percent' },
        ],
        rows: lines.map((line) => summaryRow(line, now.persons)),
      },
    ],
  };
}

function summaryRow(
  line: { key: string; label: string; now: number; before: number; indent?: number },
  persons: number,
): RowPlan {
  const { key, label, now, before, indent } = line;
  return {
    key,
    cells: {
      label,
      now,
      before,
      change: differenceCell(
        { row: key, column: 'now', value: now },
        { row: key, column: 'before', value: before },
      ),
      share: shareCell(
        { row: key, column: 'now', value: now },
        { row: 'persons', column: 'now', value: persons },
      ),
    },
    ...(indent === undefined ? { style: 'total' as const } : { indent }),
  };
}

function facts(report: WeeklyReport): readonly string[] {
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
