import { sensitiveIn } from '../../domain/free-text.ts';
import { russianDate } from '../../domain/iso-date.ts';
import type { BarrierReport } from '../../monitoring/barriers/barrier-report.ts';
import type { PublishedTable } from '../../monitoring/suppression/suppress-table.ts';
import { dateCell, type RowPlan, type SheetPlan, type TableBlock, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** What stands where a count of persons is withheld: nothing of its size is told. */
const WITHHELD = '…';
const HIDDEN_TEXT = 'скрыто: в тексте имя, телефон или сведения о здоровье';

/** Topics, meetings, employers and proposals: class `official`. */
export function planBarriers(report: BarrierReport, words: CentreWords): WorkbookPlan {
  return {
    name: `Что мешает трудоустройству ${report.asOf}`,
    title: `Темы встреч с работодателями на ${russianDate(report.asOf)}`,
    outputClass: 'official',
    sheets: [
      meetingSheet(report, words),
      topicSheet(report, words, null),
      employerSheet(report, words),
      proposalSheet(report, words),
    ],
  };
}

/**
 * Topics by industry to be handed out at meetings: class `open`. Counts of graduates are those of `published`; employers and their words
 * are left out.
 */
export function planOpenBarriers(
  report: BarrierReport,
  published: PublishedTable,
  words: CentreWords,
): WorkbookPlan {
  return {
    name: `Что мешает трудоустройству ${report.asOf}`,
    title: `Что мешает трудоустройству выпускников, на ${russianDate(report.asOf)}`,
    outputClass: 'open',
    sheets: [topicSheet(report, words, published)],
  };
}

function topicSheet(report: BarrierReport, words: CentreWords, published: PublishedTable | null): SheetPlan {
  const { rows, asOf, source } = report;
  return {
    name: 'Темы по отраслям',
    title: 'Что мешает трудоустройству: темы по отраслям',
    subtitle: [
      asOfLine(words, asOf),
      'Выпускники — по названной причине, упоминания — строки реестра от работодателей и колледжей; они не складываются',
      source,
      ...(published === null
        ? []
        : [`Числа выпускников от 1 до 4 не показаны (${WITHHELD}), как и те, по которым их можно вычислить`]),
    ],
    freezeColumns: 1,
    blocks:
      rows.length === 0
        ? [{ kind: 'text', lines: ['Причин, зависящих от работодателей, и строк реестра нет.'] }]
        : [
            topicTable(report, published),
            industryTable(report, published),
            mentionTable(report),
            ...(published === null
              ? [
                  {
                    kind: 'text' as const,
                    lines: [
                      `Выпускников с причиной, которая зависит от работодателей: ${report.persons}; с другой причиной или без неё: ${report.otherPersons}.`,
                      'Отрасль выпускника — по работодателю, а без него — та, где больше всего мест по его профессии.',
                    ],
                  },
                ]
              : []),
          ],
  };
}

function topicTable({ rows }: BarrierReport, published: PublishedTable | null): TableBlock {
  return {
    kind: 'table',
    id: 'topics',
    columns: [
      { key: 'topic', header: 'Тема: о чём говорить', width: 60, format: 'text' },
      { key: 'persons', header: 'Выпускников', width: 12, format: 'integer' },
      { key: 'mentions', header: 'Упоминаний', width: 12, format: 'integer' },
    ],
    rows: rows.map(({ topic, counts }, row) => ({
      key: topic.key,
      cells: {
        topic: `${topic.label}: ${topic.agenda}`,
        persons: published === null ? counts.persons : (published.rowTotals[row] ?? WITHHELD),
        mentions: counts.mentions,
      },
    })),
  };
}

/** Graduates by industry and topic. Topics nobody gave as a reason have no column. */
function industryTable({ rows, industries }: BarrierReport, published: PublishedTable | null): TableBlock {
  const named = rows.map((row, at) => ({ ...row, at })).filter(({ counts }) => counts.persons > 0);
  return {
    kind: 'table',
    id: 'industries',
    caption: 'Выпускников, назвавших причину, по отраслям',
    columns: [
      { key: 'industry', header: 'Отрасль', width: 60, format: 'text' },
      { key: 'all', header: 'Всего', width: 12, format: 'integer' },
      ...named.map(({ topic }) => ({
        key: topic.key,
        header: topic.label,
        width: 12,
        format: 'integer' as const,
      })),
    ],
    rows: industries.map((industry, column) => ({
      key: `industry ${column}`,
      cells: {
        industry,
        all:
          published === null
            ? rows.reduce((sum, { byIndustry }) => sum + (byIndustry[column]?.persons ?? 0), 0)
            : (published.columnTotals[column] ?? WITHHELD),
        ...Object.fromEntries(
          named.map(({ topic, byIndustry, at }) => [
            topic.key,
            published === null
              ? (byIndustry[column]?.persons ?? 0)
              : (published.cells[at]?.[column] ?? WITHHELD),
          ]),
        ),
      },
    })),
  };
}

/** What employers and colleges named, a line an industry and topic. Mentions are rows and no persons. */
function mentionTable({ rows, industries }: BarrierReport): TableBlock {
  return {
    kind: 'table',
    id: 'mentions',
    caption: 'Упоминания работодателей и колледжей',
    columns: [
      { key: 'industry', header: 'Отрасль', width: 60, format: 'text' },
      { key: 'mentions', header: 'Упоминаний', width: 12, format: 'integer' },
      { key: 'topic', header: 'Тема', width: 14, format: 'text' },
    ],
    rows: rows.flatMap(({ topic, byIndustry }) =>
      industries.flatMap((industry, column) => {
        const mentions = byIndustry[column]?.mentions ?? 0;
        if (mentions === 0) return [];
        return [{ key: `${topic.key} ${column}`, cells: { industry, topic: topic.label, mentions } }];
      }),
    ),
  };
}

function meetingSheet({ meetings, asOf }: BarrierReport, words: CentreWords): SheetPlan {
  return {
    name: 'Встречи',
    title: 'О чём говорить с работодателями каждой отрасли',
    subtitle: [asOfLine(words, asOf), 'n — сколько выпускников назвали причину / строк в реестре'],
    freezeColumns: 1,
    blocks: [
      meetings.length === 0
        ? {
            kind: 'text',
            lines: ['Тем пока нет: загрузите статусы с причинами, журнал контактов или реестр barriers.'],
          }
        : {
            kind: 'table',
            id: 'meetings',
            columns: [
              { key: 'industry', header: 'Отрасль', width: 30, format: 'text' },
              { key: 'persons', header: 'Выпускников', width: 12, format: 'integer' },
              { key: 'mentions', header: 'Упоминаний', width: 12, format: 'integer' },
              { key: 'topic', header: 'Тема', width: 26, format: 'text' },
              { key: 'n', header: 'n по теме', width: 11, format: 'text' },
              { key: 'agenda', header: 'О чём говорить', width: 48, format: 'text' },
              { key: 'employers', header: 'Кого позвать', width: 44, format: 'text' },
            ],
            rows: meetings.flatMap(({ industry, counts, topics, employers }, at) =>
              topics.map(
                (each, place): RowPlan => ({
                  key: `meeting ${at} ${place}`,
                  cells: {
                    ...(place === 0
                      ? {
                          industry,
                          persons: counts.persons,
                          mentions: counts.mentions,
                          employers: employers.join('; '),
                        }
                      : { industry }),
                    topic: each.topic.label,
                    n: `${each.counts.persons} / ${each.counts.mentions}`,
                    agenda: each.topic.agenda,
                  },
                }),
              ),
            ),
          },
    ],
  };
}

function employerSheet({ employers, asOf }: BarrierReport, words: CentreWords): SheetPlan {
  return {
    name: 'По работодателям',
    title: 'Что мешает, по работодателям',
    subtitle: [
      asOfLine(words, asOf),
      'Работодатель — место работы не по специальности, заказчик целевого обучения или строка реестра',
    ],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(employers, 'Работодатели не названы.', {
        kind: 'table',
        id: 'employers',
        columns: [
          { key: 'employer', header: 'Работодатель', width: 40, format: 'text' },
          { key: 'industry', header: 'Отрасль', width: 28, format: 'text' },
          { key: 'topic', header: 'Тема', width: 28, format: 'text' },
          { key: 'persons', header: 'Выпускников', width: 12, format: 'integer' },
          { key: 'mentions', header: 'Упоминаний', width: 12, format: 'integer' },
        ],
        rows: employers.flatMap(({ employer, industry, topics }, at) =>
          topics.map(({ topic, counts }) => ({
            key: `employer ${at} ${topic.key}`,
            cells: { employer, industry, topic: topic.label, ...counts },
          })),
        ),
      }),
    ],
  };
}

function proposalSheet({ proposals, asOf }: BarrierReport, words: CentreWords): SheetPlan {
  const text = (value: string | null) =>
    value !== null && sensitiveIn(value).length > 0 ? HIDDEN_TEXT : value;
  return {
    name: 'Предложения',
    title: 'Что назвали и что предлагают работодатели и колледжи',
    subtitle: [asOfLine(words, asOf), 'Строки реестра «что мешает трудоустройству»'],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(proposals, 'Строк в реестре нет: route template --register barriers.', {
        kind: 'table',
        id: 'proposals',
        columns: [
          { key: 'topic', header: 'Тема', width: 24, format: 'text' },
          { key: 'industry', header: 'Отрасль', width: 26, format: 'text' },
          { key: 'employer', header: 'Работодатель', width: 30, format: 'text' },
          { key: 'barrier', header: 'Что мешает', width: 40, format: 'text' },
          { key: 'proposal', header: 'Предложение', width: 40, format: 'text' },
          { key: 'graduates', header: 'Скольких касается', width: 12, format: 'integer' },
          { key: 'date', header: 'Дата', width: 11, format: 'date' },
        ],
        rows: proposals.map((each, at) => ({
          key: `proposal ${at}`,
          cells: {
            topic: each.topic.label,
            industry: each.industry,
            employer: each.employer,
            barrier: text(each.barrier),
            proposal: text(each.proposal),
            graduates: each.graduates,
            date: dateCell(each.date),
          },
        })),
      }),
    ],
  };
}
