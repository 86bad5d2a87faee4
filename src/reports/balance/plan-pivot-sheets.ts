import type { ProfessionRow } from '../../matching/balance/balance.ts';
import type { BalanceRow } from '../../matching/balance/pivots.ts';
import { type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type BalanceReport, headingOf, reachLine } from './balance-report.ts';
import { withTotal } from './total-row.ts';
import { VERDICT_LABEL } from './verdict-text.ts';

const NOT_SUMMED = 'нельзя суммировать';

const DEMAND: readonly ColumnPlan[] = [
  { key: 'adverts', header: 'Вакансий', group: 'Спрос', width: 9, format: 'integer' },
  { key: 'places', header: 'Мест', group: 'Спрос', width: 9, format: 'integer' },
  { key: 'inflowAdverts', header: 'Вакансий за неделю', group: 'Спрос', width: 10, format: 'integer' },
  { key: 'inflowPlaces', header: 'Мест за неделю', group: 'Спрос', width: 9, format: 'integer' },
  { key: 'largePlaces', header: 'Мест в крупных вакансиях', group: 'Спрос', width: 10, format: 'integer' },
  { key: 'agencyPlaces', header: 'Мест у агентств', group: 'Спрос', width: 9, format: 'integer' },
];

const RESULT: readonly ColumnPlan[] = [
  {
    key: 'feasibleUnmet',
    header: 'Не закрыть никак, мест',
    group: 'Баланс',
    width: 10,
    format: 'integer',
    scale: 'more-is-worse',
  },
  {
    key: 'sharedUnmet',
    header: 'Не закрыто при разделе, мест',
    group: 'Баланс',
    width: 11,
    format: 'integer',
  },
  { key: 'surplus', header: 'Выпускников без места', group: 'Баланс', width: 12, format: 'integer' },
];

const INDICES: readonly ColumnPlan[] = [
  { key: 'tension', header: 'K = выпускники / места', group: 'Показатели', width: 12, format: 'index' },
  { key: 'deficitIndex', header: 'Индекс дефицита', group: 'Показатели', width: 10, format: 'index' },
  { key: 'persistence', header: 'Мест открыто долго', group: 'Показатели', width: 9, format: 'percent' },
];

const VERDICT: ColumnPlan = {
  key: 'verdict',
  header: 'Вывод',
  group: 'Показатели',
  width: 15,
  format: 'text',
};

const UNSURE: ColumnPlan = {
  key: 'unsure',
  header: 'Под вопросом мест',
  group: 'Спрос',
  width: 10,
  format: 'integer',
};

const SUMMED = [
  'graduates',
  'available',
  'adverts',
  'places',
  'inflowAdverts',
  'inflowPlaces',
  'largePlaces',
  'agencyPlaces',
  'feasibleUnmet',
  'sharedUnmet',
  'surplus',
];

/** «По профессиям»: most urgent first. */
export function planProfessionSheet(report: BalanceReport): SheetPlan {
  const columns: ColumnPlan[] = [
    { key: 'code', header: 'Код', width: 10, format: 'text' },
    { key: 'name', header: 'Профессия, специальность', width: 44, format: 'text' },
    { key: 'graduates', header: 'Выпуск', group: 'Предложение', width: 9, format: 'integer' },
    { key: 'available', header: 'Доступно', group: 'Предложение', width: 10, format: 'integer' },
    ...DEMAND,
    { key: 'potential', header: 'Подходит мест', group: NOT_SUMMED, width: 10, format: 'integer' },
    { key: 'unsure', header: 'Под вопросом мест', group: NOT_SUMMED, width: 10, format: 'integer' },
    ...RESULT,
    ...INDICES,
    VERDICT,
  ];
  const rows = report.balance.professions.map((row: ProfessionRow) => ({
    key: row.key,
    cells: {
      ...pivotCells('professions', row),
      code: codeOf(row.key),
      potential: row.potentialPlaces,
    },
  }));
  return {
    name: 'По профессиям',
    ...headingOf(report, 'Баланс по профессиям и специальностям'),
    freezeColumns: 2,
    blocks: [
      { kind: 'table', id: 'professions', columns, rows: withTotal(rows, 'name', SUMMED) },
      { kind: 'text', lines: NOTES },
    ],
  };
}

/** «По отраслям». Graduates of a sector are its share in the proportional split. */
export function planSectorSheet(report: BalanceReport): SheetPlan {
  const columns: ColumnPlan[] = [
    { key: 'name', header: 'Отрасль', width: 38, format: 'text' },
    {
      key: 'available',
      header: 'Доступно (доля отрасли)',
      group: 'Предложение',
      width: 12,
      format: 'integer',
    },
    ...DEMAND,
    UNSURE,
    ...RESULT.filter(({ key }) => key !== 'surplus'),
    ...INDICES,
    VERDICT,
  ];
  const rows = report.balance.sectors.map((row): RowPlan => {
    // Graduates are not of a sector: only a share of them falls to it.
    const { graduates: _, surplus: __, ...cells } = pivotCells('sectors', row);
    return { key: `s:${row.key}`, cells };
  });
  return {
    name: 'По отраслям',
    ...headingOf(report, 'Баланс по отраслям'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'sectors',
        columns,
        rows: withTotal(
          rows,
          'name',
          [...SUMMED, 'unsure'].filter((key) => key !== 'graduates' && key !== 'surplus'),
        ),
      },
      {
        kind: 'text',
        lines: [
          'Выпускники разделены между отраслями пропорционально местам, до которых они могут добраться; каждый учтён один раз.',
          '«Вне спроса» — выпускники, чьей профессии в пределах досягаемости никто не ищет.',
        ],
      },
    ],
  };
}

/** «По территориям»: graduates where they live, places where the work is. */
export function planTerritorySheet(report: BalanceReport): SheetPlan {
  const columns: ColumnPlan[] = [
    { key: 'name', header: 'Муниципалитет', width: 30, format: 'text' },
    { key: 'graduates', header: 'Выпуск', group: 'Предложение', width: 9, format: 'integer' },
    { key: 'available', header: 'Доступно', group: 'Предложение', width: 10, format: 'integer' },
    ...DEMAND,
    UNSURE,
    ...RESULT,
    ...INDICES,
    VERDICT,
  ];
  const rows = report.balance.territories.map((row) => ({
    key: `t:${row.key}`,
    cells: pivotCells('territories', row),
  }));
  return {
    name: 'По территориям',
    ...headingOf(report, 'Баланс по территориям'),
    freezeColumns: 1,
    blocks: [
      { kind: 'table', id: 'territories', columns, rows: withTotal(rows, 'name', [...SUMMED, 'unsure']) },
      {
        kind: 'text',
        lines: [
          'Выпускники стоят там, где живут (или учатся), места — там, где работа. Вахта и удалённая работа показаны отдельно: до них можно добраться отовсюду.',
          reachLine(report.balance),
        ],
      },
    ],
  };
}

const NOTES = [
  'Профессия объединяет старый и новый перечни: выпускники кода 1199 стоят у его преемника из перечня 336.',
  '«Не закрыть никак» — места, которые останутся пустыми при любом распределении выпускников (наибольший поток в пределах досягаемости); порядок строк — эти места × (1 + доля открытых долго).',
  '«Подходит мест» — все места, куда профессия могла бы пойти; одно место стоит у нескольких профессий, поэтому столбец нельзя суммировать.',
  '«Вывод» — места минус доступные выпускники; «неопределённо», когда вакансии под вопросом могут его изменить.',
];

function pivotCells(table: string, row: BalanceRow): RowPlan['cells'] {
  const rowKey = table === 'professions' ? row.key : `${table === 'sectors' ? 's' : 't'}:${row.key}`;
  return {
    name: row.name,
    graduates: row.graduates,
    available: row.available,
    adverts: row.adverts,
    places: row.places,
    inflowAdverts: row.inflowAdverts,
    inflowPlaces: row.inflowPlaces,
    largePlaces: row.largePlaces,
    agencyPlaces: row.agencyPlaces,
    feasibleUnmet: row.feasibleUnmet,
    sharedUnmet: row.sharedUnmet,
    surplus: row.surplus,
    tension: formula(
      row.tension ?? '',
      (at) => `IF(${at(rowKey, 'places')}=0,"",${at(rowKey, 'available')}/${at(rowKey, 'places')})`,
      'index',
    ),
    deficitIndex: formula(
      row.deficitIndex ?? '',
      (at) => {
        const [d, s] = [at(rowKey, 'places'), at(rowKey, 'available')];
        return `IF(${d}+${s}<5,"",(${d}-${s})/(${d}+${s}))`;
      },
      'index',
    ),
    persistence: row.persistence,
    unsure: row.unsurePlaces,
    verdict: VERDICT_LABEL[row.verdict],
  };
}

/** «336:15.01.05» → «15.01.05»; an old code without a successor keeps its list. */
export function codeOf(profession: string): string {
  const [edition, code] = profession.split(':');
  if (code === undefined) return '';
  return edition === '336' ? code : `${code} (${edition})`;
}
