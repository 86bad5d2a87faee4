import type { SupplyTally } from '../../matching/balance/supply-rows.ts';
import { type ColumnPlan, formula, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { DEDUCTION_COLUMNS, DEDUCTION_LABEL } from './balance-labels.ts';
import { type BalanceReport, headingOf } from './balance-report.ts';
import { withTotal } from './total-row.ts';

/** «Предложение и вычеты»: every deduction in its own column, per programme. */
export function planDeductionSheet(report: BalanceReport): SheetPlan {
  const columns: ColumnPlan[] = [
    { key: 'code', header: 'Код', width: 10, format: 'text' },
    { key: 'edition', header: 'Перечень', width: 9, format: 'text' },
    { key: 'name', header: 'Программа', width: 30, format: 'text' },
    { key: 'graduates', header: 'Выпуск', width: 9, format: 'integer' },
    ...DEDUCTION_COLUMNS.map(
      (name): ColumnPlan => ({
        key: name,
        header: DEDUCTION_LABEL[name],
        group: 'Вычитаются, каждый выпускник один раз',
        width: Math.max(9, longestWord(DEDUCTION_LABEL[name]) + 2),
        format: 'integer',
      }),
    ),
    { key: 'available', header: 'Доступно', width: 10, format: 'integer' },
    { key: 'surplus', header: 'Без места', width: 9, format: 'integer' },
  ];
  const rows = report.balance.programmes.map((row, i): RowPlan => {
    const key = `p${i}`;
    return {
      key,
      cells: {
        code: row.ref?.code ?? null,
        edition: row.ref?.edition ?? null,
        name: row.name,
        graduates: row.graduates,
        ...row.deducted,
        available: availableCell(key, row),
        surplus: row.surplus,
      },
    };
  });
  return {
    name: 'Предложение и вычеты',
    ...headingOf(report, 'Предложение: выпуск, вычеты, доступные выпускники'),
    freezeColumns: 3,
    blocks: [
      {
        kind: 'table',
        id: 'deductions',
        columns,
        rows: withTotal(rows, 'name', ['graduates', ...DEDUCTION_COLUMNS, 'available', 'surplus']),
      },
      { kind: 'text', lines: DEDUCTION_RULES },
    ],
  };
}

/** The rules of deduction in words, in order of precedence. */
const DEDUCTION_RULES = [
  'Порядок вычетов слева направо: выпускник вычитается один раз, по первому подходящему основанию.',
  'Вычитаются и подтверждённые исходы, и планы: обучение, призыв, служба по контракту, уход за ребёнком, переезд за рубеж.',
  'Планируемая работа вычитается, только если назван работодатель («трудоустройство согласовано»). Законченная работа и завершённая служба не вычитаются.',
  'Целевой договор удерживает выпускника, пока он не расторгнут; столько же мест этого работодателя по этой профессии уходит из спроса.',
  'Неформальная занятость, уход за родственниками, учёт в службе занятости и отсутствие сведений не вычитаются: эти выпускники доступны.',
];

/** «По колледжам». */
export function planCollegeSheet(report: BalanceReport): SheetPlan {
  const columns: ColumnPlan[] = [
    { key: 'college', header: 'Колледж', width: 60, format: 'text' },
    { key: 'graduates', header: 'Выпуск', width: 10, format: 'integer' },
    { key: 'deducted', header: 'Вычтено', width: 10, format: 'integer' },
    { key: 'available', header: 'Доступно', width: 10, format: 'integer' },
    { key: 'placed', header: 'Хватает мест', width: 10, format: 'integer' },
    { key: 'surplus', header: 'Без места', width: 10, format: 'integer', scale: 'more-is-worse' },
    { key: 'reachable', header: 'Досягаемых мест (нельзя суммировать)', width: 16, format: 'integer' },
  ];
  const rows = report.balance.colleges.map((row, i): RowPlan => {
    const key = `c${i}`;
    const deducted = row.graduates - row.available;
    return {
      key,
      cells: {
        college: row.college ?? 'Колледж не указан',
        graduates: row.graduates,
        deducted,
        available: formula(row.available, (at) => `${at(key, 'graduates')}-${at(key, 'deducted')}`),
        placed: formula(row.available - row.surplus, (at) => `${at(key, 'available')}-${at(key, 'surplus')}`),
        surplus: row.surplus,
        reachable: row.reachablePlaces,
      },
    };
  });
  return {
    name: 'По колледжам',
    ...headingOf(report, 'По колледжам: кому хватает мест'),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'colleges',
        columns,
        rows: withTotal(rows, 'college', ['graduates', 'deducted', 'available', 'placed', 'surplus']),
      },
      {
        kind: 'text',
        lines: [
          '«Без места» — доля колледжа в выпускниках, которых не устроить ни при каком распределении; между равными выпускниками она разделена пропорционально.',
        ],
      },
    ],
  };
}

function availableCell(key: string, { available }: SupplyTally) {
  const [first, last] = [DEDUCTION_COLUMNS[0], DEDUCTION_COLUMNS.at(-1)];
  return formula(
    available,
    (at) =>
      `${at(key, 'graduates')}-SUM(${at(key, first ?? 'employed')}:${at(key, last ?? 'specialty-unknown')})`,
  );
}

function longestWord(label: string): number {
  return Math.max(...label.split(' ').map((word) => word.length));
}
