import type { Value } from '../../intake/forms/form-case.ts';
import { FormsCase } from '../forms/forms-case.ts';

export const CITY_COLLEGE = 'ГАПОУ «Городской колледж»';
export const TOWN_COLLEGE = 'ГБПОУ «Ревдинский техникум»';
export const DEFENCE = 'АО «УЧЕБНЫЙ ОПЫТНЫЙ ЗАВОД № 13»';
export const PLANT = 'ПАО «ВЫМЫШЛЕННЫЙ ЗАВОД № 1»';
export const MONDAY = '2026-05-25';
export const WELDER = '15.01.05 Сварщик (ручной и частично механизированной сварки (наплавки))';

const HEAD = [
  'Наименование организации',
  'ИНН',
  'Профессия (должность)',
  'Адрес рабочего места',
  'Количество свободных рабочих мест',
  'Заработная плата',
  'Требуемый опыт работы (лет)',
  'Предоставление жилья',
  'Дата размещения',
  'Ссылка',
] as const;

/** Adverts, one a line; distances from Ревда and Екатеринбург are what the map says. */
const ADVERTS: readonly (readonly Value[])[] = [
  [
    PLANT,
    '0000010376',
    'Электрогазосварщик 4 разряда',
    'г. Екатеринбург, ул. Мира, 1',
    12,
    'от 80 000',
    0,
    'нет',
    at('2026-05-20'),
    'https://example.invalid/v1',
  ],
  [
    DEFENCE,
    '0000014814',
    'Сварщик',
    'г. Екатеринбург, ул. Ленина, 2',
    3,
    '70 000 - 90 000',
    2,
    'нет',
    at('2026-05-10'),
    null,
  ],
  [
    'ООО «СКАЗ-МАШ-4»',
    '0000011482',
    'Сварщик',
    'г. Ревда, ул. Чехова, 3',
    2,
    'от 65 000',
    0,
    'нет',
    at('2026-04-20'),
    'javascript:alert(1)',
  ],
  [
    'ООО «СКАЗ-МАШ-4»',
    '0000011482',
    'Газосварщик',
    'г. Серов, ул. Ленина, 4',
    4,
    'от 120 000',
    0,
    'да',
    at('2026-05-01'),
    null,
  ],
  // Two months and a half: expired.
  [
    'АО «МОДЕЛЬ-МАШ-5»',
    '0000011852',
    'Сварщик на полуавтомат',
    'г. Екатеринбург, ул. Мира, 5',
    9,
    'от 150 000',
    0,
    'нет',
    at('2026-03-01'),
    null,
  ],
  [
    'АО «МОДЕЛЬ-МАШ-5»',
    '0000011852',
    'Повар "Уют & Ко", тел. +7 900 000-00-00',
    'г. Ревда, ул. Мира, 6',
    2,
    'от 50 000',
    0,
    'нет',
    at('2026-05-20'),
    null,
  ],
];

function at(date: string): { readonly day: string } {
  return { day: date };
}

const PEOPLE_HEAD = [
  'ФИО',
  'Дата рождения',
  'Образовательная организация',
  'Группа',
  'Код и наименование специальности',
  'Год выпуска',
  'Статус',
  'Место работы',
  'Трудоустройство по специальности',
  'Подлежит призыву',
] as const;

const COOK = '43.01.09 Повар, кондитер';
const PEOPLE: readonly (readonly Value[])[] = [
  [
    'Альфин Иван Ильич',
    at('2006-09-15'),
    CITY_COLLEGE,
    'СВ-31',
    WELDER,
    2026,
    'Нет данных',
    null,
    null,
    'да',
  ],
  [
    'Бетин Пётр Ильич',
    at('2007-01-10'),
    CITY_COLLEGE,
    'СВ-31',
    WELDER,
    2026,
    'Трудоустроен',
    PLANT,
    'да',
    'нет',
  ],
  [
    'Гаммин Олег Ильич',
    at('2008-11-10'),
    CITY_COLLEGE,
    'СВ-31',
    WELDER,
    2026,
    'Планирует трудоустройство',
    DEFENCE,
    null,
    'да',
  ],
  [
    'Дельтин Яков Ильич',
    at('2006-02-01'),
    TOWN_COLLEGE,
    'СВ-2',
    WELDER,
    2026,
    'Трудоустроен',
    PLANT,
    'нет',
    'да',
  ],
  [
    'Эпсилонова Анна Ильинична',
    at('2006-03-01'),
    TOWN_COLLEGE,
    'ПК-2',
    COOK,
    2026,
    'Планирует трудоустройство',
    null,
    null,
    null,
  ],
];

/** Names of everybody in the lists: no screen and no open file may hold one. */
export const NAMES = /Альфин|Бетин|Гаммин|Дельтин|Эпсилонов/;

/** A workspace of two colleges with five graduates, six adverts and a plant of the defence industry. */
export async function startCareer(): Promise<FormsCase> {
  const made = await FormsCase.start({ colleges: [] });
  await sheet(made, 'колледжи.xlsx', [
    ['Наименование', 'Населённый пункт'],
    [CITY_COLLEGE, 'Екатеринбург'],
    [TOWN_COLLEGE, 'Ревда'],
  ]);
  await sheet(made, 'работодатели.xlsx', [
    ['Наименование', 'ИНН', 'ОПК', 'Приоритетное'],
    [DEFENCE, '0000014814', 'да', 'нет'],
    [PLANT, '0000010376', 'нет', 'да'],
  ]);
  await sheet(made, 'выпускники.xlsx', [PEOPLE_HEAD, ...PEOPLE]);
  await sheet(made, 'вакансии.xlsx', [HEAD, ...ADVERTS]);
  return made;
}

/** Imports a table; every row must be accepted. */
export async function sheet(
  made: FormsCase,
  name: string,
  grid: readonly (readonly Value[])[],
): Promise<string> {
  const path = made.file(name, [{ name: 'Лист1', grid }]);
  const file = await made.import(path);
  if (file.status !== 'imported') throw new Error(`${name}: ${JSON.stringify(file)}`);
  if (file.rows.accepted !== grid.length - 1) throw new Error(`${name}: ${JSON.stringify(file.rows)}`);
  return file.kind ?? '';
}
