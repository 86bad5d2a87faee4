import { counted } from '../../domain/russian.ts';
import type { DemandNode, SupplyNode } from '../../matching/balance/drill-down.ts';
import { type CellPlan, type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type BalanceReport, headingOf, LONGEST_TABLE } from './balance-report.ts';

/** Rows of settlements, employers and the like; the first professions are opened as far as these last, the others to the sector. */
const MOST_ROWS = 6000;

/** Steps below a profession, and the step of sectors. */
const LEVELS = 4;
const SECTOR_DEPTH = 1;

const LEVEL_LABEL: Readonly<Record<DemandNode['level'], string>> = {
  profession: 'профессия',
  sector: 'отрасль',
  territory: 'муниципалитет',
  settlement: 'населённый пункт',
  employer: 'работодатель',
};

const UNKNOWN: Readonly<Record<DemandNode['level'], string>> = {
  profession: 'Профессия не указана',
  sector: 'Отрасль не определена',
  territory: 'Муниципалитет не установлен',
  settlement: 'Населённый пункт не установлен',
  employer: 'Работодатель не указан',
};

/** «Разрез спроса»: profession → sector → municipality → settlement → employer. Rows sum to the row above them. */
export function planDemandDrillSheet(report: BalanceReport): SheetPlan {
  const { demandTree } = report.balance;
  const rows: RowPlan[] = [];
  let left = MOST_ROWS;
  let closed = 0;
  for (const node of demandTree) {
    const size = node.rowsWithin(left);
    const open = size <= left;
    if (open) left -= size;
    else closed += 1;
    appendDemand(rows, node, 0, open ? LEVELS : SECTOR_DEPTH);
  }
  const columns: ColumnPlan[] = [
    { key: 'name', header: 'Профессия и что в ней', width: 64, format: 'text' },
    { key: 'level', header: 'Что это', width: 18, format: 'text' },
    { key: 'adverts', header: 'Вакансий', width: 11, format: 'integer' },
    { key: 'places', header: 'Мест', width: 11, format: 'integer' },
    { key: 'inflow', header: 'из них за неделю', width: 11, format: 'integer' },
    { key: 'unmet', header: 'Не закрыть, мест', width: 11, format: 'integer' },
    { key: 'persistence', header: 'Открыто долго', width: 11, format: 'percent' },
  ];
  const heading = headingOf(report, 'Разрез спроса: от профессии до работодателя');
  return {
    name: 'Разрез спроса',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      'Кнопки слева раскрывают: отрасль, муниципалитет, населённый пункт, работодатель. Строки в сумме дают строку над ними.',
      ...(closed === 0
        ? []
        : [
            `До отрасли, не дальше: ${counted(closed, 'профессия', 'профессии', 'профессий')} с меньшим дефицитом; весь их разрез даёт отбор --specialty.`,
          ]),
    ],
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'demand-drill',
        columns,
        rows: [...rows, ...totals(rows, ['adverts', 'places', 'inflow', 'unmet'])],
        foldedBelow: 1,
      },
    ],
  };
}

function appendDemand(rows: RowPlan[], node: DemandNode, depth: number, deepest: number): void {
  const { level, label, sums } = node;
  rows.push({
    key: `d${rows.length}`,
    ...(depth === 0 ? { style: 'subtotal' as const } : {}),
    indent: depth,
    cells: {
      name: label === '' ? UNKNOWN[level] : label,
      level: LEVEL_LABEL[level],
      adverts: sums.adverts,
      places: sums.places,
      inflow: sums.inflowPlaces,
      unmet: sums.feasibleUnmet,
      persistence: sums.datedPlaces === 0 ? null : sums.persistentPlaces / sums.datedPlaces,
    },
  });
  if (depth === deepest) return;
  for (const each of node.below()) appendDemand(rows, each, depth + 1, deepest);
}

/** «Разрез предложения»: profession → college. */
export function planSupplyDrillSheet(report: BalanceReport): SheetPlan {
  const rows: RowPlan[] = [];
  let left = LONGEST_TABLE;
  let closed = 0;
  for (const node of report.balance.supplyTree) {
    const open = node.below.length < left;
    if (open) left -= node.below.length + 1;
    else closed += 1;
    appendSupply(rows, open ? node : { ...node, below: [] }, 0);
  }
  const heading = headingOf(report, 'Разрез предложения: от профессии до колледжа');
  const columns: ColumnPlan[] = [
    { key: 'name', header: 'Профессия и колледжи', width: 76, format: 'text' },
    { key: 'level', header: 'Что это', width: 14, format: 'text' },
    { key: 'graduates', header: 'Выпуск', width: 11, format: 'integer' },
    { key: 'available', header: 'Доступно', width: 11, format: 'integer' },
    { key: 'surplus', header: 'Без места', width: 11, format: 'integer' },
  ];
  return {
    name: 'Разрез предложения',
    title: heading.title,
    subtitle: [
      ...heading.subtitle,
      ...(closed === 0
        ? []
        : [
            `Без колледжей: ${counted(closed, 'профессия', 'профессии', 'профессий')} с меньшим числом доступных выпускников; их колледжи даёт отбор --specialty.`,
          ]),
    ],
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'supply-drill',
        columns,
        rows: [...rows, ...totals(rows, ['graduates', 'available', 'surplus'])],
        foldedBelow: 1,
      },
    ],
  };
}

function appendSupply(rows: RowPlan[], node: SupplyNode, depth: number): void {
  rows.push({
    key: `s${rows.length}`,
    ...(depth === 0 ? { style: 'subtotal' as const } : {}),
    indent: depth,
    cells: {
      name: node.label === '' ? 'Колледж не указан' : node.label,
      level: depth === 0 ? 'профессия' : 'колледж',
      graduates: node.graduates,
      available: node.available,
      surplus: node.surplus,
    },
  });
  for (const each of node.below) appendSupply(rows, each, depth + 1);
}

/** The total of the professions, which are the rows of that level. */
function totals(rows: readonly RowPlan[], columns: readonly string[]): readonly RowPlan[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const cells: Record<string, CellPlan> = { name: 'Итого' };
  for (const column of columns) {
    const sum = rows
      .filter(({ indent }) => indent === 0)
      .reduce((total, row) => total + Number(row.cells[column] ?? 0), 0);
    cells[column] = formula(
      sum,
      (at) =>
        `SUMIF(${at(first.key, 'level')}:${at(last.key, 'level')},"профессия",${at(first.key, column)}:${at(last.key, column)})`,
    );
  }
  return [{ key: 'total', style: 'total', cells }];
}
