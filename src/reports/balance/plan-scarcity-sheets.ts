import type { Pay } from '../../domain/numbers.ts';
import { counted, groupThousands } from '../../domain/russian.ts';
import type { CellPlan, ColumnPlan, RowPlan, SheetPlan } from '../sheet-plan.ts';
import { type BalanceReport, headingOf, LONGEST_LIST, LONGEST_TABLE, shownLine } from './balance-report.ts';
import { withTotal } from './total-row.ts';

const SCARCE: readonly ColumnPlan[] = [
  { key: 'profession', header: 'Профессия', width: 24, format: 'text' },
  { key: 'employer', header: 'Работодатель', width: 26, format: 'text' },
  { key: 'title', header: 'Вакансия', width: 26, format: 'text' },
  { key: 'territory', header: 'Муниципалитет', width: 16, format: 'text' },
  { key: 'settlement', header: 'Населённый пункт', width: 16, format: 'text' },
  { key: 'adverts', header: 'Вакансий', width: 9, format: 'integer' },
  { key: 'places', header: 'Мест для профессии', width: 11, format: 'integer' },
  { key: 'unmet', header: 'Не закрыть, мест', width: 9, format: 'integer', scale: 'more-is-worse' },
  { key: 'pay', header: 'Оплата, ₽', width: 17, format: 'text' },
  { key: 'housing', header: 'Жильё', width: 7, format: 'text' },
  { key: 'age', header: 'Открыта, дней', width: 8, format: 'integer' },
  { key: 'persistence', header: 'Открыто долго', width: 8, format: 'percent' },
  { key: 'marks', header: 'Отметки', width: 15, format: 'text' },
  { key: 'url', header: 'Ссылка', width: 10, format: 'text' },
];

/** «Дефицитные вакансии»: down to employer and settlement. */
export function planScarceSheet(report: BalanceReport): SheetPlan {
  const { scarce } = report.balance;
  const heading = headingOf(report, 'Дефицитные вакансии: какие места останутся пустыми');
  const shown = scarce.slice(0, LONGEST_LIST);
  const rows = shown.map(
    (row, i): RowPlan => ({
      key: `v${i}`,
      cells: {
        profession: row.professionName,
        employer: row.employer ?? 'не указан',
        title: row.title,
        territory: row.territory ?? 'не установлен',
        settlement: row.settlement,
        adverts: row.adverts,
        places: row.places,
        unmet: row.feasibleUnmet,
        pay: payText(row.pay),
        housing: row.housing === null ? null : row.housing ? 'есть' : 'нет',
        age: row.ageDays,
        persistence: row.persistence,
        marks: [
          row.priority ? 'приоритетное' : '',
          row.defence ? 'ОПК' : '',
          row.large ? 'крупная' : '',
          row.agency ? 'агентство' : '',
        ]
          .filter((mark) => mark !== '')
          .join(', '),
        url: linkCell(row.url),
      },
    }),
  );
  return {
    name: 'Дефицитные вакансии',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      scarce.length > shown.length
        ? `Показаны первые ${counted(shown.length, 'строка', 'строки', 'строк')} из ${groupThousands(scarce.length)}; все места — на листах сводов.`
        : 'Одна строка — вакансии одного работодателя с одним названием в одном населённом пункте; места вакансии, где подходят несколько профессий, разделены между ними.',
    ],
    freezeColumns: 2,
    blocks: [
      {
        kind: 'table',
        id: 'scarce',
        columns: SCARCE,
        rows: withTotal(rows, 'profession', ['places', 'unmet']),
      },
    ],
  };
}

/** «Кто подходит»: programmes and colleges for the professions in deficit. */
export function planFittingSheet(report: BalanceReport): SheetPlan {
  const columns: ColumnPlan[] = [
    { key: 'profession', header: 'Дефицитная профессия', width: 36, format: 'text' },
    { key: 'unmet', header: 'Не закрыть, мест', width: 11, format: 'integer' },
    { key: 'code', header: 'Код программы', width: 12, format: 'text' },
    { key: 'edition', header: 'Перечень', width: 10, format: 'text' },
    { key: 'programme', header: 'Программа', width: 38, format: 'text' },
    { key: 'college', header: 'Колледж', width: 42, format: 'text' },
    { key: 'graduates', header: 'Выпуск', width: 10, format: 'integer' },
    { key: 'available', header: 'Доступно', width: 10, format: 'integer', scale: 'more-is-better' },
  ];
  const { fitting } = report.balance;
  const shown = fitting.slice(0, LONGEST_TABLE);
  const heading = headingOf(report, 'Кто подходит: программы и колледжи для дефицитных профессий');
  const rows = shown.map(
    (row, i): RowPlan => ({
      key: `f${i}`,
      ...(row.programme === null ? { style: 'alert' as const } : {}),
      cells: {
        profession: row.professionName,
        unmet: row.feasibleUnmet,
        code: row.programme?.code ?? null,
        edition: row.programme?.edition ?? null,
        programme: row.programmeName ?? 'в регионе не выпускают',
        college: row.programme === null ? null : (row.college ?? 'не указан'),
        graduates: row.graduates,
        available: row.available,
      },
    }),
  );
  return {
    name: 'Кто подходит',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      ...shownLine(shown.length, fitting.length, 'о других профессиях скажет отбор --specialty'),
    ],
    freezeColumns: 1,
    blocks: [
      { kind: 'table', id: 'fitting', columns, rows },
      {
        kind: 'text',
        lines: [
          'Программа, разделённая новым перечнем, стоит у каждой из своих профессий, поэтому итог по листу не считается.',
        ],
      },
    ],
  };
}

const PERIODS: Readonly<Record<Pay['period'], string>> = {
  month: '',
  shift: ' за смену',
  hour: ' в час',
  year: ' в год',
};

function payText(pay: Pay | null): string | null {
  if (pay === null) return null;
  const { min, max, period } = pay;
  const amount =
    min !== null && max !== null && min !== max
      ? `${groupThousands(min)}–${groupThousands(max)}`
      : max === null
        ? `от ${groupThousands(min ?? 0)}`
        : min === null
          ? `до ${groupThousands(max)}`
          : groupThousands(min);
  return `${amount}${PERIODS[period]}`;
}

/** A link only to an address a browser opens; anything else stays text. */
export function linkCell(url: string | null): CellPlan {
  if (url === null) return null;
  return /^https?:\/\//i.test(url) ? { kind: 'link', url, text: 'открыть' } : url;
}
