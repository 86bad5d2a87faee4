import { counted } from '../../domain/russian.ts';
import {
  type CellPlan,
  type ColumnPlan,
  formula,
  type RowPlan,
  type SheetPlan,
  type TableBlock,
} from '../sheet-plan.ts';
import { DEDUCTION_COLUMNS, DEDUCTION_LABEL } from './balance-labels.ts';
import { type BalanceReport, headingOf, reachLine } from './balance-report.ts';
import { certificateText } from './certificate-text.ts';

const COLUMNS: readonly ColumnPlan[] = [
  { key: 'name', header: 'Показатель', width: 58, format: 'text' },
  { key: 'value', header: 'Значение', width: 14, format: 'integer' },
  { key: 'note', header: 'Что это значит', width: 84, format: 'text' },
];
const STRONGEST_PROOFS = 5;

/** «Сводка»: headline, chain of supply, demand, bounds, what counts. */
export function planSummarySheet(report: BalanceReport): SheetPlan {
  const { balance, knowledge } = report;
  const proofs = balance.professionCertificates
    .filter(({ kind }) => kind === 'deficit')
    .slice(0, STRONGEST_PROOFS);
  return {
    name: 'Сводка',
    ...headingOf(report, 'Баланс выпускников и рабочих мест'),
    blocks: [
      resultTable(report),
      supplyTable(report),
      demandTable(report),
      ...(proofs.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'heading' as const,
              lines: ['Самые сильные доказательства дефицита'],
            },
            { kind: 'text' as const, lines: proofs.map(certificateText) },
          ]),
      {
        kind: 'text',
        lines: [`Распознавание профессий: ${knowledge}.`, reachLine(balance)],
      },
    ],
  };
}

function resultTable({ balance }: BalanceReport): TableBlock {
  const { headline } = balance;
  const rows: readonly Line[] = [
    [
      'matched',
      'Мест можно закрыть',
      headline.matched,
      'наибольшее число пар «выпускник — место» в пределах досягаемости',
    ],
    [
      'unmet',
      'Мест не закрыть никак',
      headline.feasibleUnmet,
      'главный показатель дефицита: при любом распределении',
    ],
    ['surplus', 'Выпускников без места', headline.surplus, 'сверх мест, до которых они могут добраться'],
    [
      'lower',
      'Нижняя граница дефицита',
      headline.lowerBound,
      'места сверх всех выпускников, кто до них добирается: считается без оптимизации',
    ],
    [
      'shared',
      'Не закрыто при пропорциональном разделе',
      headline.sharedUnmet,
      'верхняя граница: если все расходятся пропорционально спросу',
    ],
  ];
  return {
    kind: 'table',
    id: 'result',
    caption: 'Итог',
    columns: COLUMNS,
    rows: [
      ...rows.map(lineRow),
      {
        key: 'bounds',
        style: 'check',
        cells: {
          name: 'Проверка границ',
          value: formula(
            'ОК',
            (at) =>
              `IF(AND(${at('lower', 'value')}<=${at('unmet', 'value')},${at('unmet', 'value')}<=${at('shared', 'value')}),"ОК","ошибка")`,
          ),
          note: 'нижняя граница ≤ дефицит ≤ пропорциональный раздел',
        },
      },
    ],
  };
}

function supplyTable({ balance }: BalanceReport): TableBlock {
  const { totals, headline } = balance;
  const last = DEDUCTION_COLUMNS.at(-1) ?? 'specialty-unknown';
  return {
    kind: 'table',
    id: 'supply-chain',
    caption: 'Предложение',
    columns: COLUMNS,
    rows: [
      lineRow(['graduates', 'Выпускников всего', totals.graduates, '']),
      ...DEDUCTION_COLUMNS.map(
        (name): RowPlan => ({
          key: name,
          indent: 1,
          cells: {
            name: `− ${DEDUCTION_LABEL[name].toLowerCase().replace(/^ип$/, 'ИП')}`,
            value: headline.deducted[name],
          },
        }),
      ),
      {
        key: 'available',
        style: 'total',
        cells: {
          name: 'Доступно выпускников',
          value: formula(
            totals.available,
            (at) => `${at('graduates', 'value')}-SUM(${at('employed', 'value')}:${at(last, 'value')})`,
          ),
          note: 'каждый вычтен один раз, по первому подходящему основанию сверху вниз',
        },
      },
    ],
  };
}

function demandTable({ balance }: BalanceReport): TableBlock {
  const { totals, headline, settings } = balance;
  const lines: readonly Line[] = [
    [
      'places',
      'Мест во всех открытых вакансиях',
      totals.places,
      counted(totals.adverts, 'вакансия', 'вакансии', 'вакансий'),
    ],
    [
      'unmatched',
      '− не сопоставлено',
      totals.unmatchedPlaces,
      `${counted(totals.unmatchedAdverts, 'вакансия', 'вакансии', 'вакансий')}; причины — на листе «Не сопоставлено»`,
    ],
  ];
  const inside: readonly Line[] = [
    [
      'inflow',
      'из них новых за неделю',
      headline.inflowPlaces,
      counted(headline.inflowAdverts, 'вакансия', 'вакансии', 'вакансий'),
    ],
    [
      'large',
      `из них в вакансиях от ${settings.largeAdvertPlaces} мест`,
      headline.largePlaces,
      `${counted(headline.largeAdverts, 'вакансия', 'вакансии', 'вакансий')}; входят в баланс, показаны и отдельно`,
    ],
    ['agency', 'из них у агентств', headline.agencyPlaces, 'входят в баланс, показаны и отдельно'],
  ];
  const apart: readonly Line[] = [
    [
      'quota',
      'Мест под квоту на иностранных работников',
      headline.foreignQuotaPlaces,
      `${counted(headline.foreignQuotaAdverts, 'вакансия', 'вакансии', 'вакансий')}; ${settings.countForeignQuota ? 'входят в баланс' : 'не входят в баланс, стоят в «не сопоставлено»'}`,
    ],
    ['held', 'Мест занято целевыми договорами', headline.heldPlaces, 'ушли из спроса вместе с выпускниками'],
    [
      'contracts',
      'Целевых договоров без открытого места',
      headline.contractsWithoutPlace,
      'у работодателя нет вакансии этой профессии',
    ],
    [
      'unknown',
      'Вакансий без числа мест',
      headline.advertsWithoutPlaces,
      'входят как вакансии, мест не прибавляют',
    ],
  ];
  return {
    kind: 'table',
    id: 'demand-chain',
    caption: 'Спрос',
    columns: COLUMNS,
    rows: [
      ...lines.map(lineRow),
      {
        key: 'counted',
        style: 'total',
        cells: {
          name: 'Мест в балансе',
          value: formula(
            totals.places - totals.unmatchedPlaces,
            (at) => `${at('places', 'value')}-${at('unmatched', 'value')}`,
          ),
          note: counted(totals.adverts - totals.unmatchedAdverts, 'вакансия', 'вакансии', 'вакансий'),
        },
      },
      ...inside.map((line) => ({ ...lineRow(line), indent: 1 })),
      ...apart.map(lineRow),
    ],
  };
}

type Line = readonly [key: string, name: string, value: CellPlan, note: string];

function lineRow([key, name, value, note]: Line): RowPlan {
  return { key, cells: { name, value, note } };
}
