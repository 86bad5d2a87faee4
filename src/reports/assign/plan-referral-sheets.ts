import type { Graduate } from '../../domain/graduate.ts';
import { DECLINE_REASONS } from '../../domain/referral.ts';
import { counted } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { MovedReferral, PersonMatches } from '../../matching/assign/assignment.ts';
import type { ContractHolder } from '../../matching/assign/seekers.ts';
import { type CellPlan, type ColumnPlan, dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type AssignReport, headingOf } from './assign-report.ts';
import {
  blockedText,
  costText,
  helpText,
  movedText,
  openingText,
  otherText,
  unplacedText,
} from './assign-text.ts';
import { ADOPTED_HEADER, ANSWER_COLUMNS, REASON_HEADER, referralNumber, YES } from './referral-columns.ts';

const PERSON: readonly ColumnPlan[] = [
  { key: 'person', header: 'Фамилия, имя, отчество', width: 22, format: 'text' },
  { key: 'college', header: 'Колледж', width: 22, format: 'text' },
  { key: 'group', header: 'Группа', width: 9, format: 'text' },
  { key: 'specialty', header: 'Профессия, специальность', width: 24, format: 'text' },
];

/** Whom the sheets are about: people of one college, whose name then needs no column, or all. */
export interface People {
  readonly ofCollege: boolean;
  readonly includes: (graduate: Graduate) => boolean;
}

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
          ...ANSWER_COLUMNS,
        ],
        rows: placed.map((match) => referralRow(report, match)),
      },
    ],
  };
}

function referralRow(report: AssignReport, match: PersonMatches) {
  const { seeker, place, outcome, asksLicence } = match;
  const opening = place?.opening;
  const licence = asksLicence ? ['права нужной категории не указаны: уточнить'] : [];
  return {
    key: `r${seeker.graduate.id}`,
    cells: {
      ...personCells(report, seeker.graduate),
      title: opening === undefined ? null : cleanText(opening.vacancy.title),
      employer: opening?.vacancy.employer.name ?? null,
      where: opening?.location.settlement ?? opening?.territory ?? null,
      pay: opening?.pay ?? null,
      cost: place?.total ?? null,
      parts: place === null ? null : [costText(place.cost), ...licence].join('; '),
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

function personColumns({ ofCollege }: People): readonly ColumnPlan[] {
  return PERSON.filter(({ key }) => !(ofCollege && key === 'college'));
}

/** «Кого не разместили и почему»: named people, the saturated places and the smallest step that helps. */
export function planUnplacedSheet(report: AssignReport, people: People): SheetPlan {
  const unplaced = report.assignment.persons.filter(
    ({ outcome, seeker }) => outcome === 'unplaced' && people.includes(seeker.graduate),
  );
  return {
    name: 'Кого не разместили и почему',
    ...headingOf(
      report,
      'Кому не нашлось места и что поможет',
      unplaced.length === 0
        ? 'Место нашлось каждому.'
        : `${counted(unplaced.length, 'человек', 'человека', 'человек')}. Причина доказана: другое распределение этим людям места не даст, не отняв его у тех, кто идёт не позже.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'unplaced',
        columns: [
          ...personColumns(people),
          { key: 'why', header: 'Почему', width: 56, format: 'text' },
          { key: 'help', header: 'Что поможет', width: 46, format: 'text' },
          { key: 'watch', header: 'Где может освободиться место', width: 44, format: 'text' },
        ],
        rows: unplaced.map((match) => ({
          key: `u${match.seeker.graduate.id}`,
          cells: {
            ...personCells(report, match.seeker.graduate),
            why: unplacedText(match),
            help: helpText(match.helps),
            watch: match.alternatives.map(({ opening }, i) => `${i + 1}) ${openingText(opening)}`).join('\n'),
          },
        })),
      },
    ],
  };
}

/** «Что изменилось»: referrals that do not stand, and why. `graduates` by id tell who they are. */
export function planMovedSheet(
  report: AssignReport,
  graduates: ReadonlyMap<number, Graduate>,
  people: People,
): SheetPlan {
  const { moved, unmoved } = report.assignment;
  const own = moved.filter(({ graduateId }) => {
    const graduate = graduates.get(graduateId);
    return graduate !== undefined && people.includes(graduate);
  });
  return {
    name: 'Что изменилось',
    ...headingOf(
      report,
      'Какие направления изменились и почему',
      own.length === 0
        ? `Ни одно направление не изменилось; по региону в силе ${unmoved}.`
        : `${counted(own.length, 'направление', 'направления', 'направлений')}; без причины не меняется ни одно.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'moved',
        columns: [
          ...personColumns(people),
          { key: 'before', header: 'Было', width: 36, format: 'text' },
          { key: 'state', header: 'Состояние', width: 13, format: 'text' },
          { key: 'since', header: 'С какого дня', width: 11, format: 'date' },
          { key: 'why', header: 'Почему изменилось', width: 40, format: 'text' },
          { key: 'after', header: 'Стало', width: 36, format: 'text' },
        ],
        rows: own.map((each) => movedRow(report, each, graduates.get(each.graduateId))),
      },
    ],
  };
}

function movedRow(report: AssignReport, moved: MovedReferral, graduate: Graduate | undefined) {
  const { before, after } = moved;
  return {
    key: `m${moved.graduateId}`,
    cells: {
      ...(graduate === undefined ? {} : personCells(report, graduate)),
      before: [cleanText(before.title), before.employer].filter((part) => part !== null).join(', '),
      state: { proposed: 'предложено', adopted: 'принято', declined: 'отказ', withdrawn: 'снято' }[
        before.state
      ],
      since: dateCell(before.asOf),
      why: movedText(moved, DECLINE_REASONS),
      after: after === null ? 'нет места' : openingText(after),
    },
  };
}

/** «Целевые договоры»: people who go to the employer of their contract. */
export function planContractSheet(report: AssignReport, people: People): SheetPlan {
  const { contracts, heldPlaces, contractsWithoutPlace } = report.assignment;
  const own = contracts.filter(({ graduate }) => people.includes(graduate));
  return {
    name: 'Целевые договоры',
    ...headingOf(
      report,
      'Кто идёт к работодателю по целевому договору',
      `Они в распределении не участвуют. По региону их места: ${heldPlaces} вычтено из вакансий, ${contractsWithoutPlace} без открытой вакансии работодателя.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'contracts',
        columns: [
          ...personColumns(people),
          { key: 'employer', header: 'Работодатель по договору', width: 40, format: 'text' },
        ],
        rows: own.map(({ graduate, employer }: ContractHolder) => ({
          key: `c${graduate.id}`,
          cells: { ...personCells(report, graduate), employer: employer ?? 'не назван' },
        })),
      },
    ],
  };
}

/** Cells of the columns that say who it is. */
export function personCells(report: AssignReport, graduate: Graduate): Readonly<Record<string, CellPlan>> {
  const { person, college, group, specialty } = graduate;
  const name = specialty === null ? null : report.specialtyName(specialty);
  return {
    person: [person.surname, person.name, person.patronymic].filter((part) => part !== null).join(' '),
    college: report.collegeName(college) ?? 'не указан',
    group,
    specialty:
      specialty === null ? 'не указана' : name === null ? specialty.code : `${specialty.code} ${name}`,
  };
}
