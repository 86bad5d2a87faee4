import { counted } from '../../domain/russian.ts';
import { cleanText } from '../../domain/text.ts';
import type { PersonMatches } from '../../matching/assign/assignment.ts';
import type { Opening } from '../../matching/assign/openings.ts';
import { withTotal } from '../balance/total-row.ts';
import { dateCell, type RowPlan, type SheetPlan } from '../sheet-plan.ts';
import { type AssignReport, headingOf } from './assign-report.ts';
import { personCells } from './person-columns.ts';

/** Which adverts the sheet is about: of one employer, or all. */
export type OpeningSelection = (opening: Opening) => boolean;

/** «Работодателям»: how many to expect, by employer, advert and profession. Names nobody. */
export function planEmployerSheet(report: AssignReport, selection: OpeningSelection): SheetPlan {
  const rows = new Map<string, { opening: Opening; profession: string; count: number }>();
  for (const { place, seeker } of report.assignment.persons) {
    if (place === null || !selection(place.opening)) continue;
    const { opening } = place;
    const key = [
      opening.vacancy.employer.name ?? '',
      opening.vacancy.title,
      opening.vacancy.id,
      seeker.profession,
    ].join('\n');
    const row = rows.get(key) ?? { opening, profession: seeker.profession, count: 0 };
    rows.set(key, row);
    row.count++;
  }
  const sorted = Array.from(rows).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: 'Работодателям',
    ...headingOf(
      report,
      'Скольких выпускников ждать',
      'Предложение: решают выпускник и работодатель. Имён на листе нет.',
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'employers',
        columns: [
          { key: 'employer', header: 'Работодатель', width: 36, format: 'text' },
          { key: 'inn', header: 'ИНН', width: 13, format: 'text' },
          { key: 'title', header: 'Вакансия', width: 34, format: 'text' },
          { key: 'where', header: 'Место', width: 20, format: 'text' },
          { key: 'profession', header: 'Профессия выпускников', width: 40, format: 'text' },
          { key: 'places', header: 'Мест в вакансии', width: 10, format: 'integer' },
          { key: 'count', header: 'Ждать выпускников', width: 12, format: 'integer' },
        ],
        rows: withTotal(
          sorted.map(
            ([, { opening, profession, count }], i): RowPlan => ({
              key: `e${i}`,
              cells: {
                employer: opening.vacancy.employer.name ?? 'не назван',
                inn: opening.vacancy.employer.inn,
                title: cleanText(opening.vacancy.title),
                where: opening.location.settlement ?? opening.territory,
                profession: report.assignment.nameOf(profession),
                places: opening.vacancy.places,
                count,
              },
            }),
          ),
          'employer',
          ['count'],
        ),
      },
    ],
  };
}

/**
 * «С согласия»: named people for an employer: only those whose consent has a day, is not of a day to come and not too old. Neither
 * age, health nor categories are on it.
 */
export function planConsentSheet(report: AssignReport, selection: OpeningSelection): SheetPlan {
  const placed = report.assignment.persons.filter(({ place }) => place !== null && selection(place.opening));
  const named = placed.filter((match) => hasConsent(report, match));
  return {
    name: 'С согласия выпускников',
    ...headingOf(
      report,
      'Выпускники, которые согласились на передачу данных работодателю',
      `${counted(named.length, 'человек', 'человека', 'человек')} из ${placed.length} предложенных: у остальных нет действующего согласия с датой.`,
    ),
    freezeColumns: 1,
    blocks: [
      {
        kind: 'table',
        id: 'consents',
        columns: [
          { key: 'employer', header: 'Работодатель', width: 34, format: 'text' },
          { key: 'title', header: 'Вакансия', width: 30, format: 'text' },
          { key: 'person', header: 'Фамилия, имя, отчество', width: 26, format: 'text' },
          { key: 'college', header: 'Колледж', width: 28, format: 'text' },
          { key: 'specialty', header: 'Профессия, специальность', width: 34, format: 'text' },
          { key: 'consent', header: 'Согласие от', width: 11, format: 'date' },
        ],
        rows: named
          .map(({ seeker: { graduate }, place }) => {
            const { person, college, specialty } = personCells(report, graduate);
            const vacancy = place?.opening.vacancy;
            return {
              key: `n${graduate.id}`,
              cells: {
                employer: vacancy?.employer.name ?? 'не назван',
                title: cleanText(vacancy?.title ?? ''),
                person: person ?? null,
                college: college ?? null,
                specialty: specialty ?? null,
                consent: dateCell(graduate.consentDate),
              },
            };
          })
          .sort((a, b) =>
            a.cells.employer < b.cells.employer ? -1 : a.cells.employer > b.cells.employer ? 1 : 0,
          ),
      },
    ],
  };
}

function hasConsent(
  { assignment, consentSince }: AssignReport,
  { seeker: { graduate } }: PersonMatches,
): boolean {
  const { consentDate } = graduate;
  return consentDate !== null && consentDate <= assignment.asOf && consentDate >= consentSince;
}
