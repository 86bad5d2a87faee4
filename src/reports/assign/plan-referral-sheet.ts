import { counted } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { PersonMatches } from '../../matching/assign/assignment.ts';
import type { RowPlan, SheetPlan } from '../sheet-plan.ts';
import { type AssignReport, headingOf } from './assign-report.ts';
import { blockedText, checkText, costText, openingText, otherText } from './assign-text.ts';
import { type People, personCells, personColumns } from './person-columns.ts';
import { ADOPTED_HEADER, ANSWER_COLUMNS, REASON_HEADER, referralNumber, YES } from './referral-columns.ts';

/** «Направления»: who is sent where, with the columns that are filled in and read back. Named people. */
export function planReferralSheet(report: AssignReport, people: People): SheetPlan {
  const placed = placedOf(report, people);
  return {
    name: 'Направления',
    ...headingOf(
      report,
      'Предложение направлений на работу',
      `${counted(placed.length, 'человек', 'человека', 'человек')}. Это предложение: решает специалист вместе с выпускником.`,
      `В столбце «${ADOPTED_HEADER}» выберите «да» или «нет», при «нет» — причину в столбце «${REASON_HEADER}». Принятые направления следующий расчёт сохранит.`,
      'Стоимость — от 0 (полное соответствие) до 1000, важна только для сравнения; другие варианты — на соседнем листе.',
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'referrals',
        columns: [
          ...personColumns(people),
          { key: 'title', header: 'Вакансия', group: 'Предложено', width: 24, format: 'text' },
          { key: 'employer', header: 'Работодатель', group: 'Предложено', width: 24, format: 'text' },
          { key: 'where', header: 'Место', group: 'Предложено', width: 15, format: 'text' },
          { key: 'pay', header: 'Зарплата до, ₽', group: 'Предложено', width: 10, format: 'money' },
          { key: 'cost', header: 'Стоимость', group: 'Предложено', width: 10, format: 'integer' },
          { key: 'parts', header: 'Из чего стоимость', group: 'Предложено', width: 22, format: 'text' },
          { key: 'check', header: 'Уточните', width: 22, format: 'text' },
          ...ANSWER_COLUMNS,
        ],
        rows: placed.map((match) => referralRow(report, match)),
      },
    ],
  };
}

function referralRow(report: AssignReport, match: PersonMatches) {
  const { seeker, place, outcome } = match;
  const opening = place?.opening;
  return {
    key: `r${seeker.graduate.id}`,
    cells: {
      ...personCells(report, seeker.graduate),
      title: opening === undefined ? null : cleanText(opening.vacancy.title),
      employer: opening?.vacancy.employer.name ?? null,
      where: opening?.location.settlement ?? opening?.territory ?? null,
      pay: opening?.pay ?? null,
      cost: place?.total ?? null,
      parts: place === null ? null : costText(place.cost),
      check: checkText(match),
      adopted: outcome === 'kept' ? YES : null,
      number: opening === undefined ? null : referralNumber(seeker.graduate.id, opening.vacancy.id),
    },
  };
}

/** «Другие варианты»: alternatives of each, why they are not the first, and what forbids the other adverts of the trade. */
export function planAlternativesSheet(report: AssignReport, people: People): SheetPlan {
  const placed = placedOf(report, people).filter(({ outcome }) => outcome !== 'kept');
  const { exposure } = report.assignment.settings;
  return {
    name: 'Другие варианты',
    ...headingOf(
      report,
      'Другие варианты и почему предложены не они',
      `Одно место показано не больше чем ${counted(exposure, 'человеку', 'людям', 'людям')}, чтобы все не пошли в одно.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'alternatives',
        columns: [
          ...personColumns(people),
          { key: 'rank', header: '№', width: 5, format: 'integer' },
          { key: 'option', header: 'Вариант', width: 44, format: 'text' },
          { key: 'cost', header: 'Стоимость', width: 10, format: 'integer' },
          { key: 'parts', header: 'Из чего стоимость', width: 26, format: 'text' },
          { key: 'why', header: 'Почему не он', width: 34, format: 'text' },
        ],
        rows: placed.flatMap((match) => optionRows(report, match)),
      },
    ],
  };
}

function optionRows(report: AssignReport, match: PersonMatches): readonly RowPlan[] {
  const { graduate } = match.seeker;
  const person = personCells(report, graduate);
  const rows = match.alternatives.map(
    (each, i): RowPlan => ({
      key: `a${graduate.id}-${i}`,
      cells: {
        ...person,
        rank: i + 1,
        option: openingText(each.opening),
        cost: each.total,
        parts: costText(each.cost),
        why: otherText(each),
      },
    }),
  );
  const forbidden = blockedText(match);
  if (forbidden === '') return rows;
  const rest = {
    key: `b${graduate.id}`,
    cells: { ...person, option: 'Прочие вакансии профессии не подходят', why: forbidden },
  };
  return [...rows, rest];
}

function placedOf({ assignment }: AssignReport, { includes }: People): readonly PersonMatches[] {
  return assignment.persons.filter(({ place, seeker }) => place !== null && includes(seeker.graduate));
}
