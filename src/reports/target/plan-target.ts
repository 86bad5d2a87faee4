import { russianDate } from '../../domain/iso-date.ts';
import type { ContractCounts, JudgedContract, TargetReport } from '../../monitoring/target/target-report.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import {
  type CellPlan,
  type ColumnPlan,
  dateCell,
  type RowPlan,
  type SheetPlan,
  type WorkbookPlan,
} from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { type CountColumn, countTable } from '../tracking/count-table.ts';
import { planUnfoundSheet } from '../tracking/plan-unfound-sheet.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { BREACH_ACTIONS, BREACH_LABELS, FAULT_LABELS, SIDE_LABELS, STATE_LABELS } from './target-words.ts';

/** Contracts in counts: class `official`. */
export function planTargetCounts(report: TargetReport, words: CentreWords): WorkbookPlan {
  return {
    name: `Целевые договоры ${report.asOf}`,
    title: `Договоры о целевом обучении на ${russianDate(report.asOf)}`,
    outputClass: 'official',
    sheets: [
      collegeSheet(report, words),
      employerSheet(report, words),
      faultSheet(report, words),
      ...planUnfoundSheet(words, report.asOf),
    ],
  };
}

/** The same with a row a contract: class `restricted`. */
export function planTarget(report: TargetReport, words: CentreWords): WorkbookPlan {
  const counts = planTargetCounts(report, words);
  const { contracts } = report;
  const breached = contracts.filter(({ breach }) => breach !== null);
  const helped = contracts.filter(({ legalHelp }) => legalHelp);
  const faulty = contracts.filter(({ faults }) => faults.length > 0);
  const [colleges, ...others] = counts.sheets;
  return {
    ...counts,
    outputClass: 'restricted',
    sheets: [
      ...(colleges === undefined ? [] : [colleges]),
      listSheet('Нарушения', 'Нарушения договоров по сторонам', breached, report, words, NOT_OF_BREACHES),
      listSheet('Правовая помощь', 'Кому нужна правовая помощь', helped, report, words, NOT_OF_BREACHES),
      listSheet(
        'Исправить записи',
        'Договоры, запись о которых неполна или противоречива',
        faulty,
        report,
        words,
        NOT_OF_FAULTS,
      ),
      ...others,
      listSheet('Все договоры', 'Все договоры о целевом обучении', contracts, report, words, NOT_OF_ALL),
    ],
  };
}

const COUNT_COLUMNS: readonly CountColumn[] = [
  { key: 'contracts', header: 'Договоров', width: 11 },
  { key: 'active', header: 'действует', group: 'Состояние', width: 11 },
  { key: 'suspended', header: 'приостановлен', group: 'Состояние', width: 13 },
  { key: 'fulfilled', header: 'исполнен', group: 'Состояние', width: 11 },
  { key: 'broken', header: 'расторгнут', group: 'Состояние', width: 12 },
  { key: 'stateless', header: 'не указано', group: 'Состояние', width: 11 },
  { key: 'atEmployer', header: 'Работают у заказчика', width: 12 },
  { key: 'byEmployer', header: 'заказчик', group: 'Нарушения по сторонам', width: 11 },
  { key: 'byGraduate', header: 'выпускник', group: 'Нарушения по сторонам', width: 11 },
  { key: 'sideUnknown', header: 'не установлена', group: 'Нарушения по сторонам', width: 13 },
  { key: 'possible', header: 'Из них возможные, выяснить', width: 13 },
  { key: 'legalHelp', header: 'Правовая помощь', width: 11 },
  { key: 'withFaults', header: 'Запись исправить', width: 11 },
];

function countCells(counts: ContractCounts): Readonly<Record<string, CellPlan>> {
  const { states, ...numbers } = counts;
  return {
    ...numbers,
    active: states.active,
    suspended: states.suspended,
    fulfilled: states.fulfilled,
    broken: states['broken-by-employer'] + states['broken-by-graduate'] + states.ended + states.broken,
  };
}

function collegeSheet({ byCollege, asOf }: TargetReport, words: CentreWords): SheetPlan {
  return {
    name: 'По колледжам',
    title: 'Договоры о целевом обучении по колледжам',
    subtitle: [
      asOfLine(words, asOf),
      'Нарушение «возможное», если его не называет источник, а следует оно из сроков и статуса',
    ],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(
        byCollege,
        'Договоров в списках и реестре нет.',
        countTable(
          'colleges',
          'Колледж',
          COUNT_COLUMNS,
          byCollege.map(({ college, counts }) => ({ label: college, cells: countCells(counts) })),
        ),
      ),
      {
        kind: 'text',
        lines: [
          'Срок трудоустройства берётся только из реестра договоров; где его нет, просрочка не считается.',
          'Учёба, служба по призыву и отпуск по уходу за ребёнком приостанавливают договор и нарушением не считаются.',
        ],
      },
    ],
  };
}

function employerSheet({ employers, asOf }: TargetReport, words: CentreWords): SheetPlan {
  const columns: readonly ColumnPlan[] = [
    { key: 'name', header: 'Заказчик', width: 40, format: 'text' },
    { key: 'inn', header: 'ИНН', width: 14, format: 'text' },
    { key: 'repeated', header: 'Повторные нарушения', width: 14, format: 'text' },
    ...COUNT_COLUMNS.map(
      ({ key, header, group, width }): ColumnPlan => ({
        key,
        header,
        ...(group === undefined ? {} : { group }),
        width: width ?? 11,
        format: 'integer',
      }),
    ),
  ];
  return {
    name: 'По заказчикам',
    title: 'Заказчики целевого обучения и исполнение договоров',
    subtitle: [
      asOfLine(words, asOf),
      'Повторные нарушения: два и больше, названных источниками; заказчики собраны по ИНН',
    ],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(employers, 'Договоров нет.', {
        kind: 'table',
        id: 'employers',
        columns,
        rows: employers.map(
          ({ name, inn, repeated, counts }, at): RowPlan => ({
            key: `employer ${at}`,
            cells: {
              name,
              inn: inn ?? 'не указан',
              repeated: repeated ? 'да' : null,
              ...countCells(counts),
            },
            ...(repeated ? { style: 'alert' as const } : {}),
          }),
        ),
      }),
    ],
  };
}

function faultSheet({ faults, asOf, total }: TargetReport, words: CentreWords): SheetPlan {
  const lines = [...faults].sort(([, a], [, b]) => b - a);
  return {
    name: 'Проверка записей',
    title: 'Что неполно или противоречиво в записях о договорах',
    subtitle: [
      asOfLine(words, asOf),
      `Записей с замечаниями ${total.withFaults} из ${total.contracts}; в одной может быть несколько`,
    ],
    blocks: [
      unlessEmpty(lines, 'Замечаний нет.', {
        kind: 'table',
        id: 'faults',
        columns: [
          { key: 'fault', header: 'Замечание', width: 70, format: 'text' },
          { key: 'contracts', header: 'Договоров', width: 12, format: 'integer' },
        ],
        rows: lines.map(([fault, contracts]) => ({
          key: fault,
          cells: { fault: FAULT_LABELS[fault], contracts },
        })),
      }),
    ],
  };
}

const LIST_COLUMNS: readonly ColumnPlan[] = [
  ...PERSON_COLUMNS.filter(({ key }) => key !== 'group'),
  { key: 'employer', header: 'Заказчик', width: 26, format: 'text' },
  { key: 'inn', header: 'ИНН', width: 13, format: 'text' },
  { key: 'contract', header: 'Договор', width: 16, format: 'text' },
  { key: 'deadline', header: 'Трудоустроить до', width: 12, format: 'date' },
  { key: 'state', header: 'Состояние', width: 16, format: 'text' },
  { key: 'breach', header: 'Нарушение', width: 26, format: 'text' },
  { key: 'side', header: 'Сторона', width: 14, format: 'text' },
  { key: 'action', header: 'Что сделать', width: 28, format: 'text' },
  { key: 'evidence', header: 'Подтверждение', width: 20, format: 'text' },
  { key: 'faults', header: 'Исправить в записи', width: 34, format: 'text' },
];
/** What stands in other sheets: a sheet is to be read on paper. */
const NOT_OF_BREACHES = ['inn', 'faults'];
const NOT_OF_FAULTS = ['breach', 'side', 'action', 'evidence'];
const NOT_OF_ALL = ['action', 'evidence', 'faults'];

function listSheet(
  name: string,
  title: string,
  contracts: readonly JudgedContract[],
  { asOf }: TargetReport,
  words: CentreWords,
  without: readonly string[],
): SheetPlan {
  return {
    name,
    title,
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(contracts, 'Таких договоров нет.', {
        kind: 'table',
        id: `contracts ${name}`,
        columns: LIST_COLUMNS.filter(({ key }) => !without.includes(key)),
        rows: contracts.map((each, at) => ({ key: `${name} ${at}`, cells: listCells(each, words) })),
      }),
    ],
  };
}

function listCells(each: JudgedContract, words: CentreWords): Readonly<Record<string, CellPlan>> {
  const { graduate, college, breach, state, faults } = each;
  return {
    ...personCells(graduate, college, words),
    employer: each.employer,
    inn: each.inn,
    contract: contractText(each),
    deadline: dateCell(each.deadline),
    state: state === null ? 'не указано' : STATE_LABELS[state],
    breach: breach === null ? null : `${breach.stated ? '' : 'возможно: '}${BREACH_LABELS[breach.kind]}`,
    side: breach === null ? null : SIDE_LABELS[breach.side],
    action: breach === null ? null : BREACH_ACTIONS[breach.kind],
    evidence: each.evidence,
    faults: faults.length === 0 ? null : faults.map((fault) => FAULT_LABELS[fault]).join('; '),
  };
}

/** «№ 12 от 01.09.2023», what is known of it. */
export function contractText({ number, date }: Pick<JudgedContract, 'number' | 'date'>): string {
  const parts = [
    ...(number === null ? [] : [`№ ${number}`]),
    ...(date === null ? [] : [`от ${russianDate(date)}`]),
  ];
  return parts.length === 0 ? 'без номера и даты' : parts.join(' ');
}
