import { russianDate } from '../../domain/iso-date.ts';
import type { EarlyDifference, EarlyReport } from '../../monitoring/early/early-report.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { formula, type RowPlan, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { type CountColumn, countTable } from '../tracking/count-table.ts';
import { planUnfoundSheet } from '../tracking/plan-unfound-sheet.ts';

/** Short names of the columns of Форма 3. */
const COLUMN_LABELS = {
  '06': 'Трудоустроены',
  '07': 'по специальности, в том числе ИУП',
  '08': 'оплачиваемая практика',
  '09': 'учебно-производственный комплекс',
  '12': 'Планируют трудоустройство',
  '13': 'где была практика',
  '14': 'у других партнёров',
} as const;

type Column = keyof typeof COLUMN_LABELS;

/** Columns in the order of the form. */
const COLUMNS: readonly Column[] = ['06', '07', '08', '09', '12', '13', '14'];

/** Ways to work before graduation, in words. */
export const WAY_LABELS = {
  plan: 'перевести на ИУП',
  practice: 'оплачиваемая практика',
  mastered: 'работа по освоенной профессии',
  target: 'целевой договор',
} as const;

/** Counts by college: class `official`. */
export function planEarlyCounts(report: EarlyReport, words: CentreWords): WorkbookPlan {
  return {
    name: `Работа до выпуска ${report.asOf}`,
    title: `Трудоустройство до выпуска на ${russianDate(report.asOf)}`,
    outputClass: 'official',
    sheets: [
      planColumnsSheet(report, words),
      planWaysSheet(report, words),
      ...planUnfoundSheet(words, report.asOf),
    ],
  };
}

/** The same with the candidates and the differences by name: class `restricted`. */
export function planEarly(report: EarlyReport, words: CentreWords): WorkbookPlan {
  const counts = planEarlyCounts(report, words);
  return {
    ...counts,
    outputClass: 'restricted',
    sheets: [
      planColumnsSheet(report, words),
      planCandidateSheet(report, words),
      planDifferenceSheet(report, words),
      planWaysSheet(report, words),
      ...planUnfoundSheet(words, report.asOf),
    ],
  };
}

function planColumnsSheet(report: EarlyReport, words: CentreWords): SheetPlan {
  return {
    name: 'Графы Формы 3',
    title: 'Графы 06–09 и 12–14 Формы 3: по статусам и с учётом реестра',
    subtitle: [asOfLine(words, report.asOf), `В реестре работы до выпуска ${report.listed} выпускников`],
    blocks: [
      {
        kind: 'table',
        id: 'columns',
        columns: [
          { key: 'label', header: 'Графа', width: 44, format: 'text' },
          { key: 'byStatus', header: 'По статусам', width: 13, format: 'integer' },
          { key: 'byRegister', header: 'С учётом реестра', width: 13, format: 'integer' },
          { key: 'difference', header: 'Разница', width: 11, format: 'integer' },
        ],
        rows: COLUMNS.map((column): RowPlan => {
          const difference = report.byRegister[column] - report.byStatus[column];
          return {
            key: column,
            cells: {
              label: `${column} ${COLUMN_LABELS[column]}`,
              byStatus: report.byStatus[column],
              byRegister: report.byRegister[column],
              difference: formula(
                difference,
                (at) => `${at(column, 'byRegister')}-${at(column, 'byStatus')}`,
              ),
            },
            ...(difference === 0 ? {} : { style: 'alert' as const }),
          };
        }),
      },
      {
        kind: 'text',
        lines: [
          'Приказ об ИУП и освоенная профессия сами по себе — не работа: в графы входят те, кто работает или у кого есть договор.',
          'Работа только по освоенной профессии — графа 06 без 07. Человек стоит не больше чем в одной из граф 07, 08, 09.',
          ...(report.unclear.length === 0
            ? []
            : [`Строк, по которым графу не определить: ${report.unclear.length}; они оставлены по статусу.`]),
        ],
      },
      countTable(
        'columns-by-college',
        'Колледж',
        COLUMNS.flatMap((column): CountColumn[] => [
          { key: `${column} status`, header: 'по статусам', group: `Графа ${column}`, width: 11 },
          { key: `${column} register`, header: 'с реестром', group: `Графа ${column}`, width: 11 },
        ]),
        report.colleges.map(({ college, byStatus, byRegister }) => ({
          label: college,
          cells: Object.fromEntries(
            COLUMNS.flatMap((column) => [
              [`${column} status`, byStatus[column]],
              [`${column} register`, byRegister[column]],
            ]),
          ),
        })),
      ),
    ],
  };
}

function planWaysSheet({ colleges, asOf }: EarlyReport, words: CentreWords): SheetPlan {
  return {
    name: 'Кому что предложить',
    title: 'Сколько выпускников могут начать работу до выпуска',
    subtitle: [asOfLine(words, asOf), 'Один человек может стоять в нескольких столбцах'],
    blocks: [
      countTable(
        'ways',
        'Колледж',
        Object.entries(WAY_LABELS).map(([key, header]) => ({ key, header, width: 18 })),
        colleges.map(({ college, ways }) => ({ label: college, cells: { ...ways } })),
      ),
    ],
  };
}

function planCandidateSheet({ candidates, asOf }: EarlyReport, words: CentreWords): SheetPlan {
  return {
    name: 'Кандидаты',
    title: 'Кому что предложить до выпуска',
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 2,
    blocks: [
      candidates.length === 0
        ? { kind: 'text', lines: ['Кандидатов нет: загрузите реестр (route template --register early).'] }
        : {
            kind: 'table',
            id: 'candidates',
            columns: [
              ...PERSON_COLUMNS,
              { key: 'way', header: 'Путь', width: 20, format: 'text' },
              { key: 'mastered', header: 'Освоенная профессия', width: 20, format: 'text' },
              { key: 'practice', header: 'Место практики', width: 24, format: 'text' },
              { key: 'fact', header: 'Основание', width: 28, format: 'text' },
              { key: 'action', header: 'Что сделать', width: 30, format: 'text' },
              { key: 'vacancies', header: 'Вакансий рядом', width: 10, format: 'integer' },
              { key: 'places', header: 'Мест', width: 8, format: 'integer' },
              { key: 'best', header: 'Лучшая из них', width: 40, format: 'text' },
              { key: 'minor', header: 'Возраст', width: 24, format: 'text' },
            ],
            rows: candidates.map(
              (candidate): RowPlan => ({
                key: `${candidate.graduate.id} ${candidate.way}`,
                cells: {
                  ...personCells(candidate.graduate, candidate.college, words),
                  way: WAY_LABELS[candidate.way],
                  mastered: candidate.row?.mastered ?? null,
                  practice: candidate.row?.practiceEmployer ?? null,
                  fact: candidate.fact,
                  action: candidate.action,
                  vacancies: candidate.nearby?.vacancies ?? null,
                  places: candidate.nearby?.places ?? null,
                  best: candidate.nearby?.best ?? null,
                  minor: candidate.isMinor ? 'нет 18 лет: условия труда проверить' : null,
                },
              }),
            ),
          },
    ],
  };
}

function planDifferenceSheet({ differences, unclear, asOf }: EarlyReport, words: CentreWords): SheetPlan {
  return {
    name: 'Разница со статусами',
    title: 'У кого реестр и статус расходятся',
    subtitle: [asOfLine(words, asOf), 'Исправьте статус или строку реестра: в форму идёт статус'],
    freezeColumns: 2,
    blocks: [
      differences.length + unclear.length === 0
        ? { kind: 'text', lines: ['Расхождений нет.'] }
        : {
            kind: 'table',
            id: 'differences',
            columns: [
              ...PERSON_COLUMNS,
              { key: 'byStatus', header: 'Графы по статусу', width: 14, format: 'text' },
              { key: 'byRegister', header: 'Графы по реестру', width: 14, format: 'text' },
              { key: 'basis', header: 'Что в реестре', width: 34, format: 'text' },
              { key: 'unclear', header: 'Что уточнить', width: 34, format: 'text' },
            ],
            rows: [
              ...differences.map((one) => differenceRow('difference', one, words)),
              ...unclear.map((one) => differenceRow('unclear', one, words)),
            ],
          },
    ],
  };
}

function differenceRow(kind: string, one: EarlyDifference, words: CentreWords): RowPlan {
  return {
    key: `${kind} ${one.graduate.id}`,
    cells: {
      ...personCells(one.graduate, one.college, words),
      byStatus: one.byStatus.join(', '),
      byRegister: one.byRegister.join(', '),
      basis: one.fact.basis,
      unclear: one.fact.unclear,
    },
  };
}
