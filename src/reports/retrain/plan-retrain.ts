import { russianDate } from '../../domain/iso-date.ts';
import type { Course } from '../../matching/retrain/courses.ts';
import type { NearnessReason } from '../../matching/retrain/nearness.ts';
import type { RetrainReport, RetrainWay } from '../../matching/retrain/retrain-report.ts';
import type { CollegeOf } from '../../monitoring/tracking/graduate-row.ts';
import { PERSON_COLUMNS, personCells } from '../flags/person-cells.ts';
import type { SheetPlan, WorkbookPlan } from '../sheet-plan.ts';
import { asOfLine, type CentreWords } from '../tracking/centre-words.ts';
import { countTable } from '../tracking/count-table.ts';
import { unlessEmpty } from '../unless-empty.ts';

/** Signs of nearness in words. */
const NEARNESS_LABELS: Readonly<Record<NearnessReason, string>> = {
  titles: 'общие названия должностей',
  short: 'после краткого обучения',
  adverts: 'вакансии называют обе',
  group: 'та же укрупнённая группа',
};

/** Ways told of a person. */
const WAYS_OF_A_PERSON = 3;

/** Retraining in counts: class `official`. */
export function planRetrainCounts(report: RetrainReport, words: CentreWords): WorkbookPlan {
  return {
    name: `Переобучение ${report.asOf}`,
    title: `Переобучение выпускников без вакансий на ${russianDate(report.asOf)}`,
    outputClass: 'official',
    sheets: [professionSheet(report, words), waySheet(report, words), settlementSheet(report, words)],
  };
}

/** The same with the graduates by name: class `restricted`. */
export function planRetrain(report: RetrainReport, collegeOf: CollegeOf, words: CentreWords): WorkbookPlan {
  const counts = planRetrainCounts(report, words);
  return {
    ...counts,
    outputClass: 'restricted',
    sheets: [personSheet(report, collegeOf, words), ...counts.sheets],
  };
}

function professionSheet({ professions, asOf }: RetrainReport, words: CentreWords): SheetPlan {
  return {
    name: 'Кому нет мест',
    title: 'Выпускники профессий и специальностей, которым не хватает мест',
    subtitle: [
      asOfLine(words, asOf),
      'Излишек — те, кому не находит места ни одно распределение баланса (route match); вакансии других уже учтены',
    ],
    freezeColumns: 1,
    blocks:
      professions.length === 0
        ? [{ kind: 'text', lines: ['Мест хватает всем, кто ищет работу.'] }]
        : [
            countTable(
              'professions',
              'Профессия, специальность',
              [
                { key: 'seekers', header: 'Ищут работу' },
                { key: 'withoutVacancies', header: 'Нет ни одной вакансии рядом', width: 16 },
                { key: 'surplus', header: 'Излишек: мест не хватает', width: 15 },
                { key: 'proposed', header: 'Есть место в соседней профессии', width: 17 },
                { key: 'left', header: 'Соседних мест тоже нет', width: 15 },
              ],
              professions.map(({ code, name, seekers, withoutVacancies, surplus, proposed }) => ({
                label: `${code} ${name}`,
                cells: { seekers, withoutVacancies, surplus, proposed, left: surplus - proposed },
              })),
            ),
          ],
  };
}

function waySheet({ ways, professions, asOf }: RetrainReport, words: CentreWords): SheetPlan {
  const names = new Map(professions.map(({ profession, code, name }) => [profession, `${code} ${name}`]));
  return {
    name: 'Куда переобучать',
    title: 'Востребованные профессии, близкие по знаниям и расстоянию',
    subtitle: [
      asOfLine(words, asOf),
      'Близость 0–100 — правило программы для порядка, а не измеренная доля знаний; одни и те же места могут стоять в нескольких строках, предложено каждое один раз',
    ],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(ways, 'Незанятых мест близких профессий рядом нет.', {
        kind: 'table',
        id: 'ways',
        columns: [
          { key: 'from', header: 'Выпускники', width: 34, format: 'text' },
          { key: 'to', header: 'Куда', width: 34, format: 'text' },
          { key: 'nearness', header: 'Близость', width: 10, format: 'integer' },
          { key: 'reasons', header: 'Почему близки', width: 30, format: 'text' },
          { key: 'proposed', header: 'Предложить, человек', width: 12, format: 'integer' },
          { key: 'places', header: 'Незанятых мест рядом', width: 12, format: 'integer' },
          { key: 'nearestKm', header: 'Ближайшее, км', width: 12, format: 'integer' },
          { key: 'courses', header: 'Курсы', width: 46, format: 'text' },
        ],
        rows: ways.map((way) => ({
          key: `${way.from} ${way.to}`,
          cells: {
            from: names.get(way.from) ?? way.from,
            to: `${way.toCode} ${way.toName}`,
            nearness: way.nearness,
            reasons: way.reasons.map((reason) => NEARNESS_LABELS[reason]).join('; '),
            proposed: way.proposed,
            places: way.places,
            nearestKm: way.nearestKm,
            courses: way.courses.length === 0 ? 'в реестре нет' : way.courses.map(courseText).join('; '),
          },
        })),
      }),
    ],
  };
}

function settlementSheet({ settlements, professions, asOf }: RetrainReport, words: CentreWords): SheetPlan {
  const names = new Map(professions.map(({ profession, code, name }) => [profession, `${code} ${name}`]));
  return {
    name: 'По населённым пунктам',
    title: 'Где живут выпускники, которым не хватает мест',
    subtitle: [asOfLine(words, asOf)],
    freezeColumns: 1,
    blocks: [
      unlessEmpty(settlements, 'Таких нет.', {
        kind: 'table',
        id: 'settlements',
        columns: [
          { key: 'profession', header: 'Профессия, специальность', width: 44, format: 'text' },
          { key: 'settlement', header: 'Населённый пункт', width: 26, format: 'text' },
          { key: 'seekers', header: 'Ищут работу', width: 12, format: 'integer' },
          { key: 'surplus', header: 'Излишек', width: 12, format: 'integer' },
          { key: 'proposed', header: 'Есть место в соседней профессии', width: 18, format: 'integer' },
        ],
        rows: settlements.map((row, at) => ({
          key: `settlement ${at}`,
          cells: {
            profession: names.get(row.profession) ?? row.profession,
            settlement: row.settlement ?? 'не указан',
            seekers: row.seekers,
            surplus: row.surplus,
            proposed: row.proposed,
          },
        })),
      }),
    ],
  };
}

function personSheet({ persons, asOf }: RetrainReport, collegeOf: CollegeOf, words: CentreWords): SheetPlan {
  return {
    name: 'По именам',
    title: 'С кем говорить о переобучении',
    subtitle: [
      asOfLine(words, asOf),
      'Где мест меньше, чем ищущих, названы все ищущие: кому именно не хватит места, решает не таблица',
    ],
    freezeColumns: 2,
    blocks: [
      unlessEmpty(persons, 'Таких выпускников нет.', {
        kind: 'table',
        id: 'persons',
        columns: [
          ...PERSON_COLUMNS,
          { key: 'residence', header: 'Живёт', width: 18, format: 'text' },
          { key: 'why', header: 'Почему', width: 20, format: 'text' },
          { key: 'ways', header: 'Что предложить', width: 50, format: 'text' },
          { key: 'courses', header: 'Курсы', width: 40, format: 'text' },
        ],
        rows: persons.map(({ graduate, why, ways }) => {
          const told = ways.slice(0, WAYS_OF_A_PERSON);
          return {
            key: `person ${graduate.id}`,
            cells: {
              ...personCells(graduate, collegeOf(graduate), words),
              residence: graduate.residence,
              why: why === 'none' ? 'вакансий рядом нет' : 'мест меньше, чем ищущих',
              ways:
                told.length === 0
                  ? 'незанятых мест близких профессий рядом нет'
                  : told.map(wayText).join('; '),
              courses: [...new Set(told.flatMap(({ courses }) => courses.map(courseText)))].join('; '),
            },
          };
        }),
      }),
    ],
  };
}

function wayText({ toCode, toName, places, nearestKm }: RetrainWay): string {
  return `${toCode} ${toName}, мест ${places}${nearestKm === null ? '' : `, от ${nearestKm} км`}`;
}

/** «Токарь-универсал, Учебный центр, 144 ч, с 01.09.2026, бесплатно». */
export function courseText({ course, provider, settlement, hours, starts, places, free }: Course): string {
  return [
    course,
    ...(provider === null ? [] : [provider]),
    ...(settlement === null ? [] : [settlement]),
    ...(hours === null ? [] : [`${hours} ч`]),
    ...(starts === null ? [] : [`с ${russianDate(starts)}`]),
    ...(places === null ? [] : [`мест ${places}`]),
    ...(free === true ? ['бесплатно'] : []),
  ].join(', ');
}
