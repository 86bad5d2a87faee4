import type { ImportKind, IntakeRecord } from '../../domain/intake-record.ts';
import type { FieldSpec } from './field-spec.ts';
import { GRADUATE_FIELDS } from './fields/graduate-fields.ts';
import {
  COLLEGE_FIELDS,
  EMPLOYER_FIELDS,
  INDUSTRY_FIELDS,
  SPO_LIST_FIELDS,
} from './fields/reference-fields.ts';
import { VACANCY_FIELDS } from './fields/vacancy-fields.ts';
import { REGISTER_LAYOUTS } from './register-layouts.ts';

/** What a plain table may list; returned federal forms are read another way. */
type TableKind = Exclude<ImportKind, 'forms' | 'oktmo'>;

/** A record of a plain table. */
export type TableRecord = Exclude<IntakeRecord, { readonly kind: 'forms' | 'oktmo' }>;

/** A kind of table: the fields its columns may be, and which of them make a header this kind's. */
export interface TableLayout {
  readonly kind: TableKind;
  /** Name of the layout for {@link OpenedInput.layout}. */
  readonly name: string;
  readonly fields: readonly FieldSpec[];
  /** Groups of fields: of every group at least one must be among the columns. */
  readonly needs: readonly (readonly string[])[];
  /** Fewest columns read. */
  readonly columns: number;
  /** Word beginnings of headers that mark a table as something else: a form of totals, a list of persons. */
  readonly notWith: readonly string[];
}

const PERSONS = ['фио', 'фамилия', 'ф и о'];

/** In order of precedence: a table that could be two kinds is the earlier one when it names as many columns. */
export const LAYOUTS: readonly TableLayout[] = [
  {
    kind: 'graduates',
    name: 'graduate-list',
    fields: GRADUATE_FIELDS,
    needs: [
      ['fullName', 'surname'],
      ['fullName', 'givenName'],
    ],
    columns: 2,
    notWith: [],
  },
  {
    kind: 'vacancies',
    name: 'vacancy-table',
    fields: VACANCY_FIELDS,
    needs: [
      ['title'],
      ['employer', 'employerShort', 'places', 'pay', 'payMin', 'payMax', 'address', 'url', 'inn'],
    ],
    columns: 2,
    notWith: [...PERSONS, 'трудоустроены', 'ожидаемый выпуск'],
  },
  {
    kind: 'colleges',
    name: 'college-table',
    fields: COLLEGE_FIELDS,
    needs: [['name'], ['settlement', 'clusters', 'aliases', 'email', 'municipality', 'clusterProgrammes']],
    columns: 2,
    notWith: [...PERSONS, 'оквэд', 'опк', 'трудоустроены', 'зарплата', 'вакансия'],
  },
  {
    kind: 'employers',
    name: 'employer-table',
    fields: EMPLOYER_FIELDS,
    needs: [['name'], ['inn', 'ogrn', 'okved', 'defence', 'priority']],
    columns: 2,
    notWith: [...PERSONS, 'трудоустроены', 'кластер', 'профессионалитет', 'колледж'],
  },
  {
    kind: 'industries',
    name: 'industry-table',
    fields: INDUSTRY_FIELDS,
    needs: [['name'], ['okved']],
    columns: 2,
    notWith: [...PERSONS, 'инн', 'вакансия'],
  },
  {
    kind: 'spo-list',
    name: 'spo-list',
    fields: SPO_LIST_FIELDS,
    needs: [['code'], ['name']],
    columns: 2,
    notWith: [
      ...PERSONS,
      'трудоустроены',
      'всего',
      'выпуск',
      'вакансия',
      'зарплата',
      'количество',
      'численность',
      'инн',
      'контингент',
      'кцп',
      'прием',
    ],
  },
  ...REGISTER_LAYOUTS,
];
