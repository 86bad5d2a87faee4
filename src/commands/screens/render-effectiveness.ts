import { russianDate } from '../../domain/iso-date.ts';
import { counted } from '../../domain/russian.ts';
import { renderTable } from '../../terminal/render-table.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import type { reportEffectiveness } from '../../workflow/effectiveness/report-effectiveness.ts';

type EffectivenessReport = ReturnType<typeof reportEffectiveness>;
type IndicatorValue = EffectivenessReport['total']['indicators'][number];

/** The region's indicators as a table, what changed and what is too early. */
export function renderEffectiveness(report: EffectivenessReport, terminal: Terminal): string {
  const { asOf, cohort, colleges, method, total, changes, cohortRule, measures } = report;
  const changed = new Map(
    (changes?.changes ?? [])
      .filter(({ line }) => line === 'region')
      .map((change) => [change.indicator, change]),
  );
  const table = renderTable(
    {
      title: `Показатели на ${russianDate(asOf)}, выпуск ${cohort} года: ${counted(colleges.length, 'колледж', 'колледжа', 'колледжей')}`,
      columns: [
        'Показатель',
        'Числитель',
        'Знаменатель',
        'Значение',
        '95 %',
        ...(changes === null ? [] : ['Было']),
      ],
      rows: method.indicators.flatMap((indicator) => {
        const value = total.indicators.find(({ id }) => id === indicator.id);
        if (value === undefined) return [];
        const before = changed.get(indicator.id);
        const was = before?.shown ? before.was.numerator / before.was.denominator : null;
        return [
          [
            indicator.title,
            value.numerator,
            value.denominator,
            valueText(value, indicator.counts === 'days', method.minimum),
            value.interval === null ? '' : `${percent(value.interval.low)} – ${percent(value.interval.high)}`,
            ...(changes === null ? [] : [was === null ? '' : shown(was, indicator.counts === 'days')]),
          ],
        ];
      }),
    },
    terminal,
  );
  const lines: string[] = [];
  if (cohortRule?.early === true)
    lines.push(`Правило «${cohortRule.title}»: срок измерения ещё не наступил.`);
  if (changes !== null) {
    const count = counted(changes.changes.length, 'показатель', 'показателя', 'показателей');
    lines.push(
      `С ${russianDate(changes.before)} изменилось: ${count} по колледжам и региону. Почему — на листе «Что изменилось».`,
    );
  }
  if (measures !== null && measures.unfound > 0)
    lines.push(`Строк реестров мер, по которым выпускник не определён: ${measures.unfound}.`);
  return `${table}${lines.map((line) => `${line}\n`).join('')}`;
}

function valueText({ rate, withheld }: IndicatorValue, isMean: boolean, minimum: number): string {
  if (rate !== null) return shown(rate, isMean);
  if (withheld === 'small') return `менее ${minimum}`;
  return withheld === 'empty' ? '—' : 'нет данных';
}

function shown(value: number, isMean: boolean): string {
  return isMean ? value.toFixed(1).replace('.', ',') : percent(value);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace('.', ',')} %`;
}
