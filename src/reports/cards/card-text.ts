import { russianDate } from '../../domain/iso-date.ts';
import type { StatusKind } from '../../domain/status.ts';
import type { CheckPoint } from '../../monitoring/cards/check-points.ts';
import { type CareerCard, fullName } from './career-card.ts';
import { offerHeadline } from './offer-headline.ts';

/** A section of a card: a table under a heading, or a sentence where there is nothing to list. */
export interface CardSection {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly empty: string;
}

/** A card as text for a printed form. */
export interface CardText {
  readonly name: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly sections: readonly CardSection[];
}

/** The words of a card. Statutory categories and health are not named: the card says «требует индивидуального подхода». */
export function cardText(card: CareerCard, statusLabel: (kind: StatusKind | null) => string): CardText {
  const { graduate, college, programme, statusText, goals, checks } = card;
  return {
    name: fullName(graduate),
    facts: [
      ['Колледж', college],
      ['Группа', graduate.group ?? 'не указана'],
      ['Профессия, специальность', programme],
      ['Год выпуска', String(graduate.cohort)],
      ['Сейчас', statusText],
      ...(card.needsApproach ? [['Сопровождение', 'требует индивидуального подхода'] as const] : []),
    ],
    sections: [
      {
        heading: 'Цели',
        columns: [],
        rows: goals.map((goal) => [goal]),
        empty: 'Не известны: спросить и записать.',
      },
      {
        heading: 'Что мешает',
        columns: ['Что', 'Основание', 'На дату'],
        rows: card.barriers.map(({ title, fact, date }) => [title, fact, russianDate(date)]),
        empty: 'Препятствий по данным нет.',
      },
      {
        heading: 'Что сделано',
        columns: ['Дата', 'Что', 'Результат'],
        rows: card.measures.map(({ date, what, result }) => [russianDate(date), what, result]),
        empty: 'Записей о встречах, мероприятиях и разговорах нет.',
      },
      ...(card.referrals.length === 0
        ? []
        : [
            {
              heading: 'Направления',
              columns: ['Куда', 'Дата'],
              rows: card.referrals.map(({ text, date }) => [text, date === null ? '' : russianDate(date)]),
              empty: '',
            },
          ]),
      {
        heading: 'Подходящие вакансии',
        columns: ['Вакансия', 'Почему подходит'],
        rows: card.offers.map((offer) => [offerHeadline(offer), offer.reasons.join(', ')]),
        empty: card.isLooking ? 'Рядом подходящих вакансий нет.' : 'Подбор не нужен.',
      },
      {
        heading: 'План',
        columns: ['Срок', 'Что сделать', 'Кто'],
        rows: card.plan.map(({ due, action, owner }) => [
          due === null ? 'не назначен' : russianDate(due),
          action,
          owner,
        ]),
        empty: 'Действий не назначено.',
      },
      {
        heading: `Контрольные точки (${checks.basis === 'job' ? 'от начала работы' : 'от выпуска'} ${russianDate(checks.from)})`,
        columns: ['Срок', 'Дата', 'Что известно'],
        rows: checks.points.map((point) => [
          point.label,
          russianDate(point.date),
          checkText(point, statusLabel),
        ]),
        empty: '',
      },
    ],
  };
}

/** «впереди», «трудоустроен», «узнать статус». */
export function checkText(
  { state, status }: CheckPoint,
  statusLabel: (kind: StatusKind | null) => string,
): string {
  if (state === 'ahead') return 'впереди';
  return state === 'due' ? 'узнать статус' : statusLabel(status);
}
