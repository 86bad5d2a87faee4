import { russianDate } from '../../domain/iso-date.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import type { BalanceComparison, ComparisonRow } from '../../matching/balance/compare-balances.ts';
import { type Block, type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type BalanceReport, headingOf } from './balance-report.ts';
import { withTotal } from './total-row.ts';

/** What became of a deficit, as tables show it. */
const CHANGE_LABEL: Readonly<Record<ComparisonRow['change'], string>> = {
  new: 'новый дефицит',
  closed: 'закрыт',
  grown: 'вырос',
  eased: 'снизился',
  same: 'без изменений',
  none: '',
};

/** «Сравнение»: stock, supply and deficit of an earlier day and now, by profession, sector and territory. */
export function planComparisonSheet(report: BalanceReport, comparison: BalanceComparison): SheetPlan {
  const heading = headingOf(
    report,
    `Сравнение: ${russianDate(comparison.from)} и ${russianDate(comparison.to)}`,
  );
  return {
    name: 'Сравнение',
    title: heading.title,
    subtitle: [...heading.subtitle, comparisonLine(comparison)],
    freezeColumns: 1,
    blocks: [
      table(
        'compare-professions',
        'По профессиям и специальностям',
        'Профессия',
        comparison.professions,
        comparison,
      ),
      table('compare-sectors', 'По отраслям', 'Отрасль', comparison.sectors, comparison),
      table('compare-territories', 'По территориям', 'Муниципалитет', comparison.territories, comparison),
      {
        kind: 'text',
        lines: [
          'Мест стало = было + новые вакансии − ушедшие вакансии ± изменено в оставшихся (число мест, распознавание, повторы). Вакансия узнаётся по номеру портала.',
        ],
      },
    ],
  };
}

/** The change in one sentence, for the sheet and the screen. */
export function comparisonLine({ from, total, newAdverts, closedAdverts }: BalanceComparison): string {
  const change = total.unmetNow - total.unmetThen;
  const moved =
    change === 0
      ? 'не изменился'
      : `${change > 0 ? 'вырос' : 'снизился'} на ${counted(Math.abs(change), 'место', 'места', 'мест')}`;
  return `С ${russianDate(from)} дефицит ${moved} (было ${groupThousands(total.unmetThen)}, стало ${groupThousands(total.unmetNow)}); новых вакансий ${groupThousands(newAdverts)}, ушло ${groupThousands(closedAdverts)}.`;
}

function table(
  id: string,
  caption: string,
  nameHeader: string,
  all: readonly ComparisonRow[],
  { from, to }: BalanceComparison,
): Block {
  const [then, now] = [russianDate(from), russianDate(to)];
  const number = (key: string, header: string, group: string): ColumnPlan => ({
    key,
    header,
    group,
    width: 11,
    format: 'integer',
  });
  const columns: ColumnPlan[] = [
    { key: 'name', header: nameHeader, width: 44, format: 'text' },
    number('availableThen', then, 'Доступно'),
    number('availableNow', now, 'Доступно'),
    number('placesThen', then, 'Мест'),
    number('newPlaces', 'новых', 'Мест'),
    number('closedPlaces', 'ушло', 'Мест'),
    number('changedPlaces', 'изменено', 'Мест'),
    number('placesNow', now, 'Мест'),
    number('unmetThen', then, 'Не закрыть, мест'),
    number('unmetNow', now, 'Не закрыть, мест'),
    number('difference', 'разница', 'Не закрыть, мест'),
    { key: 'change', header: 'Дефицит', width: 15, format: 'text' },
  ];
  const rows = all.map((row, i): RowPlan => {
    const key = `${id}${i}`;
    return {
      key,
      cells: {
        name: row.name,
        availableThen: row.availableThen,
        availableNow: row.availableNow,
        placesThen: row.placesThen,
        newPlaces: row.newPlaces,
        closedPlaces: row.closedPlaces,
        changedPlaces: row.changedPlaces,
        placesNow: formula(
          row.placesNow,
          (at) =>
            `${at(key, 'placesThen')}+${at(key, 'newPlaces')}-${at(key, 'closedPlaces')}+${at(key, 'changedPlaces')}`,
        ),
        unmetThen: row.unmetThen,
        unmetNow: row.unmetNow,
        difference: formula(
          row.unmetNow - row.unmetThen,
          (at) => `${at(key, 'unmetNow')}-${at(key, 'unmetThen')}`,
        ),
        change: CHANGE_LABEL[row.change],
      },
    };
  });
  const summed = columns.map(({ key }) => key).filter((key) => key !== 'name' && key !== 'change');
  return { kind: 'table', id, caption, columns, rows: withTotal(rows, 'name', summed) };
}
