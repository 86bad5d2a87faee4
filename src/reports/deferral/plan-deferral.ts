import { russianDate } from '../../domain/iso-date.ts';
import type { DeferralPaper, DeferralState } from '../../monitoring/deferral/deferral-case.ts';
import type {
  DeferralEntry,
  DeferralReport,
  EnterpriseDeferrals,
} from '../../monitoring/deferral/deferral-report.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { dateCell, type RowPlan, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { countTable } from '../tracking/count-table.ts';
import { planUnfoundSheet } from '../tracking/plan-unfound-sheet.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** States of a deferral in words. */
const STATE_LABELS: Readonly<Record<DeferralState, string>> = {
  refused: 'отказ',
  expiring: 'кончается или кончилась',
  incomplete: 'документы не собраны',
  waiting: 'ждёт решения',
  granted: 'предоставлена',
  'not-needed': 'призыву не подлежит',
};

/** States with their words, most urgent first. */
export const STATE_LINES: readonly (readonly [DeferralState, string])[] = [
  ['refused', STATE_LABELS.refused],
  ['expiring', STATE_LABELS.expiring],
  ['incomplete', STATE_LABELS.incomplete],
  ['waiting', STATE_LABELS.waiting],
  ['granted', STATE_LABELS.granted],
  ['not-needed', STATE_LABELS['not-needed']],
];

const PAPER_LABELS: Readonly<Record<DeferralPaper, string>> = {
  contract: 'трудовой договор',
  request: 'заявка предприятия',
  commissariat: 'документы в военкомате',
  decision: 'решение',
};

/** All enterprises: class `restricted`. */
export function planDeferral(report: DeferralReport, words: CentreWords): WorkbookPlan {
  const names = sheetNames(report.enterprises.map(({ enterprise }) => enterprise));
  return {
    name: `Отсрочка для ОПК ${report.asOf}`,
    title: `Отсрочка для работы на предприятиях ОПК, на ${russianDate(report.asOf)}`,
    outputClass: 'restricted',
    sheets: [
      planSummarySheet(report, words),
      ...report.enterprises.map((one, at) => planEnterpriseSheet(one, names[at] ?? '', report, words)),
      planCandidateSheet(report, words),
      ...planUnfoundSheet(words, report.asOf),
    ],
  };
}

/** One enterprise alone, to give to it: no other enterprise's people are in the file. */
export function planEnterpriseDeferral(
  one: EnterpriseDeferrals,
  report: DeferralReport,
  words: CentreWords,
): WorkbookPlan {
  return {
    name: `Отсрочка для ОПК ${report.asOf}, ${one.enterprise}`,
    title: `Отсрочка: ${one.enterprise}, на ${russianDate(report.asOf)}`,
    outputClass: 'restricted',
    sheets: [planEnterpriseSheet(one, 'Список', report, words)],
  };
}

function planSummarySheet(report: DeferralReport, words: CentreWords): SheetPlan {
  const { enterprises, asOf, liable, liabilityUnknown } = report;
  const unknown = enterprises
    .filter(({ isKnownDefence }) => !isKnownDefence)
    .map(({ enterprise }) => enterprise);
  return {
    name: 'Сводка',
    title: 'Отсрочка для работы на предприятиях ОПК',
    subtitle: [
      asOfLine(words, asOf),
      `Подлежат призыву по спискам: ${liable}; нет сведений: ${liabilityUnknown}`,
    ],
    blocks: [
      ...(unknown.length === 0
        ? []
        : [
            {
              kind: 'text' as const,
              tone: 'warning' as const,
              lines: [
                `В справочнике работодателей не отмечены как ОПК: ${unknown.join('; ')}. Проверьте статус.`,
              ],
            },
          ]),
      unlessEmpty(
        enterprises,
        'В реестре никого нет: route template --register deferral.',
        countTable(
          'enterprises',
          'Предприятие',
          [
            { key: 'all', header: 'Выпускников' },
            ...STATE_LINES.map(([key, header]) => ({ key, header, group: 'Из них' })),
          ],
          enterprises.map(({ enterprise, entries, counts }) => ({
            label: enterprise,
            cells: { all: entries.length, ...counts },
          })),
        ),
      ),
    ],
  };
}

function planEnterpriseSheet(
  { enterprise, inn, entries }: EnterpriseDeferrals,
  name: string,
  { asOf }: DeferralReport,
  words: CentreWords,
): SheetPlan {
  return {
    name,
    title: inn === null ? enterprise : `${enterprise}, ИНН ${inn}`,
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 2,
    blocks: [
      {
        kind: 'table',
        id: `deferral ${name}`,
        columns: [
          ...PERSON_COLUMNS,
          { key: 'position', header: 'Должность', width: 20, format: 'text' },
          { key: 'contract', header: 'Трудовой договор', width: 13, format: 'date' },
          { key: 'request', header: 'Заявка предприятия', width: 13, format: 'date' },
          { key: 'commissariat', header: 'Документы в военкомате', width: 13, format: 'date' },
          { key: 'state', header: 'Отсрочка', width: 18, format: 'text' },
          { key: 'until', header: 'До', width: 12, format: 'date' },
          { key: 'missing', header: 'Чего не хватает', width: 26, format: 'text' },
          { key: 'next', header: 'Следующий шаг', width: 30, format: 'text' },
          { key: 'by', header: 'Кто', width: 18, format: 'text' },
          { key: 'remarks', header: 'Проверить', width: 28, format: 'text' },
        ],
        rows: entries.map((entry) => entryRow(entry, words)),
      },
    ],
  };
}

function entryRow(entry: DeferralEntry, words: CentreWords): RowPlan {
  const { row, graduate, college, state, missing, nextStep, nextBy, remarks } = entry;
  const isUrgent = state === 'refused' || state === 'expiring';
  return {
    key: `graduate ${graduate.id}`,
    cells: {
      ...personCells(graduate, college, words),
      position: row.position,
      contract: dateCell(row.contract),
      request: dateCell(row.request),
      commissariat: dateCell(row.commissariat),
      state: STATE_LABELS[state],
      until: dateCell(row.until),
      missing: missing.map((paper) => PAPER_LABELS[paper]).join(', '),
      next: nextStep,
      by: nextBy,
      remarks: remarks.join('; '),
    },
    ...(isUrgent ? { style: 'alert' as const } : {}),
  };
}

function planCandidateSheet({ candidates, asOf }: DeferralReport, words: CentreWords): SheetPlan {
  return {
    name: 'Кого добавить в реестр',
    title: 'Подлежат призыву, в реестре их нет, предприятия ОПК рядом',
    subtitle: [asOfLine(words, asOf), 'Предложение: решают выпускник и предприятие'],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(candidates, 'Таких выпускников нет.', {
        kind: 'table',
        id: 'candidates',
        columns: [
          ...PERSON_COLUMNS,
          { key: 'why', header: 'Почему', width: 34, format: 'text' },
          { key: 'enterprises', header: 'Предприятия', width: 40, format: 'text' },
          { key: 'places', header: 'Открытых мест', width: 10, format: 'integer' },
        ],
        rows: candidates.map(
          ({ graduate, college, why, enterprises, places }): RowPlan => ({
            key: `candidate ${graduate.id}`,
            cells: {
              ...personCells(graduate, college, words),
              why:
                why === 'named'
                  ? 'работает или планирует работать на предприятии ОПК'
                  : 'предприятия ОПК рядом ищут по специальности',
              enterprises: enterprises.join('; '),
              places: why === 'named' ? null : places,
            },
          }),
        ),
      }),
    ],
  };
}

/** Names of sheets: 31 characters, no signs Excel forbids, none twice. */
function sheetNames(enterprises: readonly string[]): readonly string[] {
  const taken = new Set(['сводка', 'кого добавить в реестр', 'не найдены']);
  return enterprises.map((enterprise) => {
    const plain = enterprise
      .replaceAll(/[[\]:*?/\\'"«»]/g, ' ')
      .replaceAll(/ {2,}/g, ' ')
      .trim();
    for (let number = 1; ; number++) {
      const tail = number === 1 ? '' : ` ${number}`;
      const name = `${plain.slice(0, 31 - tail.length).trim()}${tail}` || 'Предприятие';
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}
