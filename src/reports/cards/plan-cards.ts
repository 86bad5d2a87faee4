import { type IsoDate, russianDate } from '../../domain/iso-date.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import { type ColumnPlan, dateCell, type RowPlan, type SheetPlan, type WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { planUnfoundSheet } from '../tracking/plan-unfound-sheet.ts';
import { unlessEmpty } from '../unless-empty.ts';
import { OFFER_COLUMNS, offerCells } from '../vacancies/offer-cells.ts';
import { checkText } from './card-text.ts';
import type { CareerCard } from './career-card.ts';
import { offerHeadline } from './offer-headline.ts';

/** All cards as one workbook: class `restricted`. */
export function planCards(cards: readonly CareerCard[], words: CentreWords, asOf: IsoDate): WorkbookPlan {
  return {
    name: `Карьерные карточки ${asOf}`,
    title: `Индивидуальные карьерные карточки на ${russianDate(asOf)}`,
    outputClass: 'restricted',
    sheets: [
      planCardSheet(cards, words, asOf),
      list('План', 'Что, кто и когда делает', PLAN_COLUMNS, cards, words, asOf, planRows),
      list('Вакансии', 'Подобранные вакансии', OFFER_COLUMNS, cards, words, asOf, offerRows),
      list(
        'Контрольные точки',
        'Через 7 дней, 1, 3, 6 и 12 месяцев',
        CHECK_COLUMNS,
        cards,
        words,
        asOf,
        checkRows,
      ),
      ...planUnfoundSheet(words, asOf),
    ],
  };
}

const PLAN_COLUMNS: readonly ColumnPlan[] = [
  { key: 'due', header: 'Срок', width: 12, format: 'date' },
  { key: 'action', header: 'Что сделать', width: 50, format: 'text' },
  { key: 'owner', header: 'Кто', width: 26, format: 'text' },
];

const CHECK_COLUMNS: readonly ColumnPlan[] = [
  { key: 'label', header: 'Точка', width: 12, format: 'text' },
  { key: 'date', header: 'Дата', width: 12, format: 'date' },
  { key: 'known', header: 'Что известно', width: 28, format: 'text' },
];

const LEVELS = { red: 'красный', amber: 'жёлтый' } as const;

function planCardSheet(cards: readonly CareerCard[], words: CentreWords, asOf: IsoDate): SheetPlan {
  const columns: readonly ColumnPlan[] = [
    { key: 'approach', header: 'Сопровождение', width: 20, format: 'text' },
    { key: 'level', header: 'Риск', width: 10, format: 'text' },
    { key: 'goals', header: 'Цели', width: 34, format: 'text' },
    { key: 'barriers', header: 'Что мешает', width: 34, format: 'text' },
    { key: 'measures', header: 'Что сделано', width: 34, format: 'text' },
    { key: 'offers', header: 'Вакансий', width: 10, format: 'integer' },
    { key: 'best', header: 'Лучшая вакансия', width: 40, format: 'text' },
    { key: 'next', header: 'Ближайший шаг', width: 34, format: 'text' },
    { key: 'due', header: 'Срок', width: 12, format: 'date' },
    { key: 'check', header: 'Следующая контрольная точка', width: 14, format: 'date' },
  ];
  return list('Карточки', 'Индивидуальные карьерные карточки', columns, cards, words, asOf, (card) => {
    const [best] = card.offers;
    const [next] = card.plan;
    const check = card.checks.points.find(({ state }) => state !== 'known');
    return [
      {
        approach: card.needsApproach ? 'требует индивидуального подхода' : null,
        level: card.level === null ? null : LEVELS[card.level],
        goals: card.goals.join('; '),
        barriers: card.barriers.map(({ title, fact }) => `${title}: ${fact}`).join('; '),
        measures: card.measures.map(({ date, what }) => `${russianDate(date)} ${what}`).join('; '),
        offers: card.offers.length,
        best: best === undefined ? null : `${offerHeadline(best)}: ${best.reasons.join(', ')}`,
        next: next?.action ?? null,
        due: dateCell(next?.due ?? null),
        check: dateCell(check?.date ?? null),
      },
    ];
  });
}

function planRows({ plan }: CareerCard): readonly RowPlan['cells'][] {
  return plan.map(({ due, action, owner }) => ({ due: dateCell(due), action, owner }));
}

function offerRows({ offers }: CareerCard): readonly RowPlan['cells'][] {
  return offers.map(offerCells);
}

function list(
  name: string,
  title: string,
  columns: readonly ColumnPlan[],
  cards: readonly CareerCard[],
  words: CentreWords,
  asOf: IsoDate,
  rowsOf: (card: CareerCard, words: CentreWords) => readonly RowPlan['cells'][],
): SheetPlan {
  const rows = cards.flatMap((card) =>
    rowsOf(card, words).map(
      (cells, at): RowPlan => ({
        key: `${card.graduate.id} ${at}`,
        cells: { ...personCells(card.graduate, card.college, words), ...cells },
      }),
    ),
  );
  return {
    name,
    title,
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(rows, 'Строк нет.', {
        kind: 'table',
        id: name,
        columns: [...PERSON_COLUMNS, ...columns],
        rows,
      }),
    ],
  };
}

function checkRows({ checks }: CareerCard, { statusLabel }: CentreWords): readonly RowPlan['cells'][] {
  return checks.points.map((point) => ({
    label: point.label,
    date: dateCell(point.date),
    known: checkText(point, statusLabel),
  }));
}
