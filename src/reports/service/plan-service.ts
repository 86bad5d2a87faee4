import { russianDate } from '../../domain/iso-date.ts';
import type {
  ServiceCounts,
  ServiceEntry,
  ServiceReport,
  ServiceState,
} from '../../monitoring/service/service-report.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { type CellPlan, dateCell, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { type CountColumn, countTable } from '../tracking/count-table.ts';
import { planUnfoundSheet } from '../tracking/plan-unfound-sheet.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** Where a graduate stands, in words. */
const SERVICE_STATE_LABELS: Readonly<Record<ServiceState, string>> = {
  overdue: 'срок службы вышел, вестей нет',
  returning: 'возвращается в срок',
  back: 'отслужил, без работы',
  later: 'возвращается позже',
  'unknown-end': 'служит, срок не известен',
};

/** The same in the order of urgency. */
export const SERVICE_STATE_LINES: readonly (readonly [state: ServiceState, label: string])[] = (
  ['overdue', 'returning', 'back', 'later', 'unknown-end'] as const
).map((state) => [state, SERVICE_STATE_LABELS[state]]);

const ACTIONS: Readonly<Record<ServiceState, string>> = {
  overdue: 'связаться, выяснить, вернулся ли; предложить вакансии',
  returning: 'связаться за месяц до окончания; подобрать вакансии, собеседование, курс',
  back: 'пригласить в центр карьеры: вакансии, собеседование, переобучение',
  later: 'держать связь',
  'unknown-end': 'узнать день призыва или окончания службы',
};

/** Service in counts: class `official`. */
export function planServiceCounts(report: ServiceReport, words: CentreWords): WorkbookPlan {
  return {
    name: `Служба ${report.asOf}`,
    title: `Выпускники на службе и её окончание, на ${russianDate(report.asOf)}`,
    outputClass: 'official',
    sheets: [countSheet(report, words), ...planUnfoundSheet(words, report.asOf)],
  };
}

/** The same with names: class `restricted`. */
export function planService(report: ServiceReport, words: CentreWords): WorkbookPlan {
  const counts = planServiceCounts(report, words);
  const near = report.entries.filter(({ state }) => state !== 'later');
  const later = report.entries.filter(({ state }) => state === 'later');
  return {
    ...counts,
    outputClass: 'restricted',
    sheets: [
      entrySheet(
        'Кто возвращается',
        `Кто возвращается, срок (дней): ${report.dueDays}, и о ком надо узнать`,
        near,
        report,
        words,
      ),
      deferralSheet(report, words),
      entrySheet('Позже', 'Кто возвращается позже', later, report, words),
      ...counts.sheets,
    ],
  };
}

const COLUMNS: readonly CountColumn[] = [
  { key: 'entries', header: 'Всего' },
  { key: 'overdue', header: SERVICE_STATE_LABELS.overdue, width: 15 },
  { key: 'returning', header: SERVICE_STATE_LABELS.returning, width: 15 },
  { key: 'back', header: SERVICE_STATE_LABELS.back, width: 15 },
  { key: 'later', header: SERVICE_STATE_LABELS.later, width: 15 },
  { key: 'unknown-end', header: SERVICE_STATE_LABELS['unknown-end'], width: 15 },
  { key: 'withVacancies', header: 'Из первых трёх — есть вакансии рядом', width: 17 },
  { key: 'withCourses', header: 'Из них — есть курсы', width: 13 },
];

function countCells({ states, ...counts }: ServiceCounts): Readonly<Record<string, CellPlan>> {
  return { ...counts, ...states };
}

function countSheet(report: ServiceReport, words: CentreWords): SheetPlan {
  const { asOf, dueDays, byCollege, byMonth, dueForConscription, deferrals } = report;
  return {
    name: 'Служба',
    title: 'Кто служит и когда возвращается',
    subtitle: [
      asOfLine(words, asOf),
      `Возвращается в срок — в ближайшие дни: ${dueDays}. Выпускники всех лет, если год не задан`,
    ],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(
        byCollege,
        'Служащих и отслуживших без работы в списках нет.',
        countTable(
          'colleges',
          'Колледж',
          COLUMNS,
          byCollege.map(({ college, counts }) => ({ label: college, cells: countCells(counts) })),
        ),
      ),
      ...(byMonth.length === 0
        ? []
        : [
            countTable(
              'months',
              'Месяц окончания службы',
              [
                { key: 'returning', header: 'Возвращаются' },
                { key: 'estimated', header: 'из них день рассчитан', width: 16 },
              ],
              byMonth.map(({ month, returning, estimated }) => ({
                label: `${month.slice(5)}.${month.slice(0, 4)}`,
                cells: { returning, estimated },
              })),
              'По месяцам',
            ),
          ]),
      {
        kind: 'text',
        lines: [
          `Подлежат призыву и ещё не служат: ${dueForConscription}. Отсрочка заканчивается в этот срок: ${deferrals.length}.`,
          'Если день окончания не указан, он рассчитан: 12 месяцев со дня призыва (Федеральный закон от 28.03.1998 № 53-ФЗ, статья 38). У службы по контракту срока по закону нет.',
        ],
      },
    ],
  };
}

function entrySheet(
  name: string,
  title: string,
  entries: readonly ServiceEntry[],
  { asOf }: ServiceReport,
  words: CentreWords,
): SheetPlan {
  return {
    name,
    title,
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(entries, 'Таких выпускников нет.', {
        kind: 'table',
        id: `entries ${name}`,
        columns: [
          ...PERSON_COLUMNS.filter(({ key }) => key !== 'group' && key !== 'status'),
          { key: 'cohort', header: 'Выпуск', width: 9, format: 'text' },
          { key: 'end', header: 'Окончание службы', width: 13, format: 'date' },
          { key: 'basis', header: 'Откуда день', width: 22, format: 'text' },
          { key: 'state', header: 'Положение', width: 16, format: 'text' },
          { key: 'action', header: 'Что сделать', width: 26, format: 'text' },
          { key: 'vacancies', header: 'Вакансий рядом', width: 10, format: 'integer' },
          { key: 'best', header: 'Лучшая вакансия', width: 34, format: 'text' },
          { key: 'courses', header: 'Курсы', width: 24, format: 'text' },
          { key: 'target', header: 'Целевой договор: возобновить', width: 18, format: 'text' },
        ],
        rows: entries.map((entry, at) => ({ key: `${name} ${at}`, cells: entryCells(entry, words) })),
      }),
    ],
  };
}

function entryCells(entry: ServiceEntry, words: CentreWords): Readonly<Record<string, CellPlan>> {
  const { graduate, college, state, end, ready, targetEmployer } = entry;
  return {
    ...personCells(graduate, college, words),
    cohort: String(graduate.cohort),
    end: dateCell(end?.day ?? null),
    basis: end === null ? 'не указан' : end.basis === 'stated' ? 'указан' : 'рассчитан: 12 месяцев',
    state: SERVICE_STATE_LABELS[state],
    action: ACTIONS[state],
    vacancies: ready.vacancies,
    best: ready.best,
    courses: ready.courses.length === 0 ? null : ready.courses.join('; '),
    target: targetEmployer,
  };
}

function deferralSheet({ deferrals, asOf }: ServiceReport, words: CentreWords): SheetPlan {
  return {
    name: 'Отсрочки',
    title: 'Чья отсрочка заканчивается',
    subtitle: [asOfLine(words, asOf), 'Продлить или готовить замену: согласуйте с предприятием заранее'],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(deferrals, 'В этот срок отсрочки не заканчиваются.', {
        kind: 'table',
        id: 'deferrals',
        columns: [
          ...PERSON_COLUMNS,
          { key: 'employer', header: 'Предприятие', width: 32, format: 'text' },
          { key: 'until', header: 'Отсрочка до', width: 12, format: 'date' },
        ],
        rows: deferrals.map(({ graduate, college, employer, until }, at) => ({
          key: `deferral ${at}`,
          cells: { ...personCells(graduate, college, words), employer, until: dateCell(until) },
        })),
      }),
    ],
  };
}
