import { groupThousands } from '../../domain/russian.ts';
import { type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type BalanceReport, headingOf } from './balance-report.ts';
import { codeOf } from './plan-pivot-sheets.ts';
import { withTotal } from './total-row.ts';
import { VERDICT_LABEL } from './verdict-text.ts';

const INTERVAL = 'Места − доступные';
const SOURCES = 'Спрос по источникам, мест';

/**
 * «Границы и источники»: how far unsure recognition may move each profession, and the kinds of demand side by side: adverts,
 * employers' requests to colleges, the region's forecast.
 */
export function planIntervalSheet(report: BalanceReport): SheetPlan {
  const { balance } = report;
  const { headline } = balance;
  const heading = headingOf(report, 'Границы дефицита и источники спроса');
  const columns: ColumnPlan[] = [
    { key: 'code', header: 'Код', width: 10, format: 'text' },
    { key: 'name', header: 'Профессия, специальность', width: 44, format: 'text' },
    { key: 'available', header: 'Доступно выпускников', width: 13, format: 'integer' },
    { key: 'unsure', header: 'Под вопросом мест (нельзя суммировать)', width: 16, format: 'integer' },
    { key: 'low', header: 'не менее', group: INTERVAL, width: 10, format: 'integer' },
    { key: 'high', header: 'не более', group: INTERVAL, width: 10, format: 'integer' },
    { key: 'verdict', header: 'Вывод', group: INTERVAL, width: 16, format: 'text' },
    { key: 'places', header: 'Вакансии', group: SOURCES, width: 11, format: 'integer' },
    { key: 'requests', header: 'Заявки колледжам', group: SOURCES, width: 11, format: 'integer' },
    { key: 'beyond', header: 'из заявок сверх вакансий', group: SOURCES, width: 12, format: 'integer' },
    { key: 'once', header: 'Вакансии и заявки без повторов', group: SOURCES, width: 13, format: 'integer' },
    { key: 'forecast', header: 'Прогноз региона', group: SOURCES, width: 11, format: 'integer' },
  ];
  const rows = balance.professions.map((row): RowPlan => {
    const { key } = row;
    return {
      key,
      cells: {
        code: codeOf(key),
        name: row.name,
        available: row.available,
        unsure: row.unsurePlaces,
        low: formula(row.gapLow, (at) => `${at(key, 'places')}-${at(key, 'available')}`),
        high: formula(row.gapHigh, (at) => `${at(key, 'low')}+${at(key, 'unsure')}`),
        verdict: VERDICT_LABEL[row.verdict],
        places: row.places,
        requests: row.requestPlaces,
        beyond: row.requestsBeyondAdverts,
        once: formula(
          row.places + row.requestsBeyondAdverts,
          (at) => `${at(key, 'places')}+${at(key, 'beyond')}`,
        ),
        forecast: row.forecastPlaces,
      },
    };
  });
  const { feasibleUnmet, unsurePlaces, surplus, surplusAtLeast, otherUnmatchedPlaces } = headline;
  return {
    name: 'Границы и источники',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      `Распознано неуверенно мест: ${groupThousands(unsurePlaces)}. С ними не закрыть от ${groupThousands(feasibleUnmet)} до ${groupThousands(feasibleUnmet + unsurePlaces)} мест, без места останется от ${groupThousands(surplusAtLeast)} до ${groupThousands(surplus)} выпускников.`,
    ],
    freezeColumns: 2,
    blocks: [
      {
        kind: 'table',
        id: 'intervals',
        columns,
        rows: withTotal(rows, 'name', [
          'available',
          'low',
          'places',
          'requests',
          'beyond',
          'once',
          'forecast',
        ]),
      },
      {
        kind: 'text',
        lines: [
          '«Неопределённо»: с вакансиями под вопросом и без них вывод разный. Одна такая вакансия стоит у каждой профессии, о которой она может быть.',
          'Источники не складываются: заявка и вакансия одного работодателя по одной профессии в одном месте — одна потребность; одинаковые заявки разным колледжам считаются один раз; прогноз — самостоятельная оценка.',
          ...(otherUnmatchedPlaces === 0
            ? []
            : [
                `В заявках и прогнозе ещё ${groupThousands(otherUnmatchedPlaces)} мест без распознанной профессии или региона.`,
              ]),
        ],
      },
    ],
  };
}
