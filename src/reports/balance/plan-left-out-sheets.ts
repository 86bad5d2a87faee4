import { counted, groupThousands } from '../../domain/russian.ts';
import type { UnmatchedRow } from '../../matching/balance/left-out.ts';
import type { ColumnPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { UNMATCHED_LABEL } from './balance-labels.ts';
import { type BalanceReport, headingOf, LONGEST_TABLE, shownLine } from './balance-report.ts';
import { linkCell } from './plan-scarcity-sheets.ts';
import { withTotal } from './total-row.ts';

/** «Крупные и квотные»: adverts that can outweigh a whole trade, apart. */
export function planApartSheet(report: BalanceReport): SheetPlan {
  const { apart, settings } = report.balance;
  const heading = headingOf(report, 'Крупные, квотные и агентские вакансии');
  const columns: ColumnPlan[] = [
    { key: 'title', header: 'Вакансия', width: 34, format: 'text' },
    { key: 'employer', header: 'Работодатель', width: 34, format: 'text' },
    { key: 'territory', header: 'Муниципалитет', width: 18, format: 'text' },
    { key: 'settlement', header: 'Населённый пункт', width: 18, format: 'text' },
    { key: 'adverts', header: 'Вакансий', width: 9, format: 'integer' },
    { key: 'places', header: 'Мест', width: 9, format: 'integer' },
    { key: 'kind', header: 'Почему отдельно', width: 24, format: 'text' },
    { key: 'counted', header: 'В балансе', width: 9, format: 'text' },
    { key: 'url', header: 'Ссылка', width: 10, format: 'text' },
  ];
  const shown = apart.slice(0, LONGEST_TABLE);
  const hidden = apart.slice(LONGEST_TABLE);
  const rest = hidden.map(({ places }) => ({ adverts: 1, places }));
  const rows = shown.map(
    (row, i): RowPlan => ({
      key: `a${i}`,
      ...(row.counted ? {} : { style: 'muted' as const }),
      cells: {
        title: row.title,
        employer: row.employer ?? 'не указан',
        territory: row.territory ?? 'не установлен',
        settlement: row.settlement,
        adverts: 1,
        places: row.places,
        kind: [
          row.large ? 'крупная' : '',
          row.foreignQuota ? 'квота на иностранцев' : '',
          row.agency ? 'агентство' : '',
        ]
          .filter((kind) => kind !== '')
          .join(', '),
        counted: row.counted ? 'да' : 'нет',
        url: linkCell(row.url),
      },
    }),
  );
  return {
    name: 'Крупные и квотные',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      `Крупная — от ${counted(settings.largeAdvertPlaces, 'места', 'мест', 'мест')}. Крупные и агентские входят в баланс, ${
        settings.countForeignQuota ? 'квотные тоже' : 'вакансии под квоту на иностранных работников — нет'
      }.`,
      ...shownLine(shown.length, apart.length, 'остальные — одной строкой внизу'),
    ],
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'apart',
        columns,
        rows: withTotal([...rows, ...restRow('Остальные вакансии', rest)], 'title', ['adverts', 'places']),
      },
    ],
  };
}

/** «Не сопоставлено»: what was left out, why, how many places; under it adverts that count without places. */
export function planUnmatchedSheet(report: BalanceReport): SheetPlan {
  const { unmatched, totals } = report.balance;
  const heading = headingOf(report, 'Не сопоставлено: что не вошло в баланс и почему');
  const columns: ColumnPlan[] = [
    { key: 'title', header: 'Название вакансии', width: 44, format: 'text' },
    { key: 'reason', header: 'Почему', width: 40, format: 'text' },
    { key: 'adverts', header: 'Вакансий', width: 10, format: 'integer' },
    { key: 'places', header: 'Мест', width: 10, format: 'integer', scale: 'more-is-worse' },
    { key: 'candidates', header: 'Возможные профессии', width: 56, format: 'text' },
  ];
  const out = unmatchedRows(unmatched.filter(({ reason }) => reason !== 'places-unknown'));
  const unknown = unmatchedRows(unmatched.filter(({ reason }) => reason === 'places-unknown'));
  return {
    name: 'Не сопоставлено',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      `Вне баланса ${counted(totals.unmatchedPlaces, 'место', 'места', 'мест')} из ${groupThousands(totals.places)} и ${counted(totals.unmatchedAdverts, 'вакансия', 'вакансии', 'вакансий')} из ${groupThousands(totals.adverts)}.`,
      ...shownLine(
        Math.min(out.listed, LONGEST_TABLE),
        out.listed,
        'остальные названия — одной строкой внизу',
      ),
    ],
    freezeColumns: 1,
    blocks: [
      { kind: 'table', id: 'unmatched', columns, rows: withTotal(out.rows, 'title', ['adverts', 'places']) },
      ...(unknown.listed === 0
        ? []
        : [
            {
              kind: 'table' as const,
              id: 'places-unknown',
              caption: 'Вакансии без числа мест: входят в баланс как вакансии, мест не прибавляют',
              columns: columns.filter(({ key }) => key !== 'places'),
              rows: withTotal(unknown.rows, 'title', ['adverts']),
            },
          ]),
    ],
  };
}

function unmatchedRows(rows: readonly UnmatchedRow[]): {
  readonly rows: readonly RowPlan[];
  readonly listed: number;
} {
  const shown = rows.slice(0, LONGEST_TABLE).map((row, i) => ({
    key: `u${i}`,
    cells: {
      title: row.title,
      reason: UNMATCHED_LABEL[row.reason],
      adverts: row.adverts,
      places: row.places,
      candidates: row.candidates.join('; '),
    },
  }));
  return {
    rows: [...shown, ...restRow('Остальные названия', rows.slice(LONGEST_TABLE))],
    listed: rows.length,
  };
}

/** What a bounded list leaves out as one row, so that its total is still that of everything; none where nothing is left out. */
function restRow(
  name: string,
  rest: readonly { readonly adverts: number; readonly places: number }[],
): readonly RowPlan[] {
  if (rest.length === 0) return [];
  return [
    {
      key: 'rest',
      cells: {
        title: `${name} (${groupThousands(rest.length)})`,
        adverts: rest.reduce((sum, { adverts }) => sum + adverts, 0),
        places: rest.reduce((sum, { places }) => sum + places, 0),
      },
    },
  ];
}
