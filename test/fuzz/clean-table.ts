import { impossibleInn, impossibleSnils } from '../../fixtures/generator/impossible-numbers.ts';
import type { Random } from '../../fixtures/generator/random.ts';
import type { StatusKind } from '../../src/domain/status.ts';

/** A cell as a spreadsheet program stores it; null = empty. `format` is a number format code. */
export type Cell =
  | null
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'number'; readonly value: number; readonly format: string | null }
  | { readonly type: 'error'; readonly text: string };

/** What is true of one graduate; null = the table says nothing or nothing readable of it. */
export interface Truth {
  surname: string;
  name: string;
  patronymic: string | null;
  birthDate: string | null;
  snils: string | null;
  group: string | null;
  code: string | null;
  studyForm: 'full-time' | 'part-time' | 'mixed' | null;
  funding: 'budget' | 'paid' | null;
  cohort: number;
  status: StatusKind | null;
  employer: string | null;
  employerInn: string | null;
  position: string | null;
  inSpecialty: boolean | null;
  targetNumber: string | null;
  targetEmployer: string | null;
}

/** The columns of the clean table. */
export const FIELDS = [
  'fullName',
  'birthDate',
  'snils',
  'group',
  'code',
  'specialty',
  'studyForm',
  'funding',
  'cohort',
  'status',
  'employer',
  'employerInn',
  'position',
  'inSpecialty',
  'targetNumber',
  'targetEmployer',
] as const;
export type CleanField = (typeof FIELDS)[number];

/** Headers as the plainest lists have them. */
export const HEADERS: Readonly<Record<CleanField, string>> = {
  fullName: 'ФИО',
  birthDate: 'Дата рождения',
  snils: 'СНИЛС',
  group: 'Группа',
  code: 'Код специальности',
  specialty: 'Наименование специальности',
  studyForm: 'Форма обучения',
  funding: 'Источник финансирования',
  cohort: 'Год выпуска',
  status: 'Статус',
  employer: 'Место работы',
  employerInn: 'ИНН организации',
  position: 'Должность',
  inSpecialty: 'Трудоустройство по специальности',
  targetNumber: 'Номер целевого договора',
  targetEmployer: 'Заказчик целевого обучения',
};

/** A graduate of the table: the truth, and the cells that state it. */
export interface Person {
  readonly truth: Truth;
  readonly cells: Record<string, Cell>;
  /** Fields whose cells were spoilt on purpose: each must have a finding. */
  readonly spoilt: Set<string>;
}

const SURNAMES = [
  'Тестов',
  'Примеров',
  'Выдумов',
  'Образцов',
  'Макетов',
  'Черновиков',
  'Полигонов',
  'Копиркин',
  'Ежов',
  'Королёв',
  'Эскизов',
  'Семёнов',
  'Шаблонов',
  'Легендов-Примеров',
  'Нумеров',
  'Хартов',
  'Замятин',
  'Тельнов',
  'Громов',
  'Примечаев',
];
const NAMES = [
  ['Анна', 'Ольга', 'Мария', 'Алёна', 'Ева', 'Юлия'],
  ['Пётр', 'Артём', 'Олег', 'Яков', 'Иван', 'Семён'],
] as const;
const PATRONYMICS = [
  ['Ивановна', 'Петровна', 'Артёмовна', 'Ильинична', 'Олеговна'],
  ['Иванович', 'Петрович', 'Ильич', 'Олегович', 'Янович'],
] as const;

/** Programmes whose number means the same in both lists. */
const PROGRAMMES: readonly (readonly [string, string, string])[] = [
  ['08.02.01', 'Строительство и эксплуатация зданий и сооружений', 'СТ'],
  ['09.02.07', 'Информационные системы и программирование', 'ИС'],
  ['15.01.05', 'Сварщик (ручной и частично механизированной сварки (наплавки))', 'СВ'],
  ['38.02.01', 'Экономика и бухгалтерский учет (по отраслям)', 'ЭБ'],
  ['43.02.15', 'Поварское и кондитерское дело', 'ПК'],
  ['31.02.01', 'Лечебное дело', 'ЛД'],
];

const STATUSES: readonly (readonly [string, StatusKind])[] = [
  ['Трудоустроен', 'employed'],
  ['Трудоустроен', 'employed'],
  ['Самозанятый', 'self-employed'],
  ['Продолжил обучение', 'studying'],
  ['Призван в армию', 'conscript'],
  ['Отпуск по уходу за ребёнком', 'childcare'],
  ['Зарегистрирован в ЦЗН', 'unemployed-registered'],
];
const FORMS = [
  ['очная', 'full-time'],
  ['заочная', 'part-time'],
  ['очно-заочная', 'mixed'],
] as const;
const EMPLOYERS = ['ООО «Ромашка-Тест»', 'АО "Образец"', 'ПАО «Макет»', 'МБУ «Пример»'];
const POSITIONS = ['сварщик', 'повар 4 разряда', 'техник', 'бухгалтер'];

/** A cell of words. */
export function words(text: string): Cell {
  return text === '' ? null : { type: 'text', text };
}

/** Twenty graduates or so, no two of one name; their cells are the plainest spelling. */
export function cleanPersons(random: Random): Person[] {
  const persons: Person[] = [];
  const taken = new Set<string>();
  const count = random.int(15, 24);
  for (let serial = 0; persons.length < count; serial++) {
    const person = cleanPerson(random, serial);
    const { surname, name, patronymic } = person.truth;
    const key = `${surname} ${name} ${patronymic ?? ''}`.toLowerCase().replaceAll('ё', 'е');
    if (taken.has(key)) continue;
    taken.add(key);
    persons.push(person);
  }
  return persons;
}

function cleanPerson(random: Random, serial: number): Person {
  const sex = random.int(0, 1) === 0 ? 0 : 1;
  const male = random.pick(SURNAMES);
  const surname = sex === 1 ? male : male.replaceAll(/(ов|ев|ёв|ин)(?=$|-)/g, '$1а');
  const [code, programme, letters] = random.pick(PROGRAMMES);
  const [formWords, studyForm] = random.pick(FORMS);
  const [statusWords, status] = random.pick(STATUSES);
  const budget = random.chance(0.7);
  const works = status === 'employed';
  const inSpecialty = works ? random.chance(0.6) : null;
  const target = random.chance(0.25);
  const truth: Truth = {
    surname,
    name: random.pick(NAMES[sex]),
    patronymic: random.chance(0.93) ? random.pick(PATRONYMICS[sex]) : null,
    birthDate: `${random.int(2003, 2008)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`,
    snils: impossibleSnils(random.int(1, 900_000) + serial),
    group: `${letters}-${random.int(21, 24)}`,
    code,
    studyForm,
    funding: budget ? 'budget' : 'paid',
    cohort: 2026,
    status,
    employer: works ? random.pick(EMPLOYERS) : null,
    employerInn: works ? impossibleInn(random.int(1, 9_000_000)) : null,
    position: works ? random.pick(POSITIONS) : null,
    inSpecialty,
    targetNumber: target ? `${random.int(1, 90)}-ц/2023` : null,
    targetEmployer: target ? random.pick(EMPLOYERS) : null,
  };
  const cells: Record<string, Cell> = {
    fullName: words([truth.surname, truth.name, truth.patronymic ?? ''].join(' ').trim()),
    birthDate: words(russian(truth.birthDate ?? '')),
    snils: words(dashed(truth.snils ?? '')),
    group: words(truth.group ?? ''),
    code: words(code),
    specialty: words(programme),
    studyForm: words(formWords),
    funding: words(budget ? 'бюджет' : 'внебюджет'),
    cohort: words('2026'),
    status: words(statusWords),
    employer: words(truth.employer ?? ''),
    employerInn: words(truth.employerInn ?? ''),
    position: words(truth.position ?? ''),
    inSpecialty: words(inSpecialty === null ? '' : inSpecialty ? 'да' : 'нет'),
    targetNumber: words(truth.targetNumber ?? ''),
    targetEmployer: words(truth.targetEmployer ?? ''),
  };
  return { truth, cells, spoilt: new Set() };
}

const pad = (value: number) => String(value).padStart(2, '0');

/** ДД.ММ.ГГГГ. */
function russian(date: string): string {
  return date.split('-').reverse().join('.');
}

/** 999-000-001 23. */
export function dashed(snils: string): string {
  return `${snils.slice(0, 3)}-${snils.slice(3, 6)}-${snils.slice(6, 9)} ${snils.slice(9)}`;
}

/** Serial number of a day in the 1900 system. */
export function serialOf(date: string): number {
  return Math.round((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
}
