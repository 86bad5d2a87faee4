import { renderTable } from '../../terminal/render-table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { Analysis } from '../../workflow/market/analyse-market.ts';

/** Lists for individual work in numbers, without names, and what the rules had no data for. */
export function renderFlags(
  { counts, rules, statutoryComplete }: Analysis['flags'],
  terminal: Terminal,
): string {
  const rows: [string, number][] = [
    ['Обязательный список, всего', counts.statutoryPersons],
    ...counts.statutory.map(({ label, count }): [string, number] => [`  ${label}`, count]),
    ['Риск нетрудоустройства: красный', counts.red],
    ['Риск нетрудоустройства: жёлтый', counts.amber],
    ...counts.tracks.map(({ label, count }): [string, number] => [`Отдельный путь: ${label}`, count]),
  ];
  if (counts.withoutBasis > 0) rows.push(['Не сохранено без основания, отметок', counts.withoutBasis]);
  const silent = rules.filter(({ available }) => !available).map(({ title }) => title);
  return [
    renderTable({ title: 'Индивидуальный подход', columns: ['Список', 'Человек'], rows }, terminal),
    ...(statutoryComplete
      ? []
      : [
          'Обязательный список неполон: нет основания обработки особых категорий (route.config.json, personalData.specialBasis).',
        ]),
    ...(silent.length > 0 ? [`Нет данных для правил: ${silent.join('; ')}.`] : []),
    '',
  ].join('\n');
}
