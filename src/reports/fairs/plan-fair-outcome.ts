import { russianDate } from '../../domain/iso-date.ts';
import type { FairCounts, FairOutcome } from '../../monitoring/fairs/fair-outcome.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { type CellPlan, dateCell, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { type CountColumn, countTable } from '../tracking/count-table.ts';
import { planUnfoundSheet } from '../tracking/plan-unfound-sheet.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** What fairs gave, in counts: class `official`. */
export function planFairOutcomeCounts(outcome: FairOutcome, words: CentreWords): WorkbookPlan {
  return {
    name: `Итоги ярмарок ${outcome.asOf}`,
    title: `Итоги ярмарок вакансий на ${russianDate(outcome.asOf)}`,
    outputClass: 'official',
    sheets: [
      countSheet(
        'Ярмарки',
        'Что дала каждая ярмарка',
        'fairs',
        'Ярмарка',
        outcome.fairs.map(({ fair, date, counts }) => ({ label: `${russianDate(date)} ${fair}`, counts })),
        outcome,
        words,
      ),
      countSheet(
        'Работодатели',
        'Предложения работодателей и чем они кончились',
        'employers',
        'Работодатель',
        outcome.employers.map(({ employer, counts }) => ({ label: employer, counts })),
        outcome,
        words,
      ),
      countSheet(
        'Колледжи',
        'Итоги ярмарок по колледжам',
        'colleges',
        'Колледж',
        outcome.colleges.map(({ college, counts }) => ({ label: college, counts })),
        outcome,
        words,
      ),
      ...planUnfoundSheet(words, outcome.asOf),
    ],
  };
}

/** The same with those who came: class `restricted`. */
export function planFairOutcome(outcome: FairOutcome, words: CentreWords): WorkbookPlan {
  const counts = planFairOutcomeCounts(outcome, words);
  return { ...counts, outputClass: 'restricted', sheets: [visitSheet(outcome, words), ...counts.sheets] };
}

function countSheet(
  name: string,
  title: string,
  id: string,
  label: string,
  lines: readonly { readonly label: string; readonly counts: FairCounts }[],
  { total, asOf, undated }: FairOutcome,
  words: CentreWords,
): SheetPlan {
  const visits = id === 'employers' ? 'Получили предложение' : 'Приходили';
  const columns: readonly CountColumn[] = [
    { key: 'visits', header: visits },
    ...(id === 'employers' ? [] : [{ key: 'offered', header: 'Получили предложение' }]),
    { key: 'accepted', header: 'Приняли' },
    ...total.hires.flatMap(({ days }): CountColumn[] => [
      { key: `reached ${days}`, header: 'прошло дней, человек', group: `За ${days} дней`, width: 12 },
      { key: `offerer ${days}`, header: 'приняты тем, кто предлагал', group: `За ${days} дней`, width: 13 },
      { key: `anywhere ${days}`, header: 'приняты кем угодно', group: `За ${days} дней`, width: 12 },
    ]),
  ];
  return {
    name,
    title,
    subtitle: [
      asOfLine(words, asOf),
      'Приём после ярмарки — не обязательно из-за неё; считаются только ярмарки, со дня которых этот срок прошёл',
    ],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(
        lines,
        'Строк нет: ведите реестр route template --register fair-offers.',
        countTable(
          id,
          label,
          columns,
          lines.map((line) => ({ label: line.label, cells: countCells(line.counts) })),
        ),
      ),
      ...(undated > 0
        ? [
            {
              kind: 'text' as const,
              lines: [`Работают, но день приёма нигде не указан: ${undated}. В счёт приёмов они не вошли.`],
            },
          ]
        : []),
    ],
  };
}

function countCells({ visits, offered, accepted, hires }: FairCounts): Readonly<Record<string, CellPlan>> {
  return {
    visits,
    offered,
    accepted,
    ...Object.fromEntries(
      hires.flatMap(({ days, reached, byOfferer, anywhere }) => [
        [`reached ${days}`, reached],
        [`offerer ${days}`, byOfferer],
        [`anywhere ${days}`, anywhere],
      ]),
    ),
  };
}

function visitSheet({ visits, asOf }: FairOutcome, words: CentreWords): SheetPlan {
  return {
    name: 'По именам',
    title: 'Кто был на ярмарках и что из этого вышло',
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(visits, 'Никого нет.', {
        kind: 'table',
        id: 'visits',
        columns: [
          ...PERSON_COLUMNS,
          { key: 'fair', header: 'Ярмарка', width: 28, format: 'text' },
          { key: 'date', header: 'Дата', width: 11, format: 'date' },
          { key: 'offers', header: 'Предложения', width: 36, format: 'text' },
          { key: 'accepted', header: 'Принял', width: 9, format: 'text' },
          { key: 'byOfferer', header: 'Принят тем, кто предлагал', width: 13, format: 'date' },
          { key: 'hired', header: 'Принят на работу', width: 13, format: 'date' },
        ],
        rows: visits.map((visit, at) => ({
          key: `visit ${at}`,
          cells: {
            ...personCells(visit.graduate, visit.college, words),
            fair: visit.fair,
            date: dateCell(visit.date),
            offers: visit.offers.map(({ employer }) => employer).join('; '),
            accepted: visit.accepted ? 'да' : null,
            byOfferer: dateCell(visit.hiredByOfferer),
            hired: dateCell(visit.hiredOn),
          },
        })),
      }),
    ],
  };
}
