import { defineRegister } from '../register.ts';

/** Short courses the region offers for retraining (memo, items 13 and 14). */
export const COURSES = defineRegister({
  name: 'courses',
  title: 'курсы переобучения',
  about: 'other',
  fields: {
    course: {
      header: 'Название курса',
      type: 'text',
      required: true,
      also: [
        'курс',
        'программа курса',
        'программа обучения',
        'наименование курса',
        'программа переподготовки',
        'наименование программы',
        'название программы',
      ],
      stems: ['назван курс', 'наименован курс', 'программа переподготовк'],
      width: 40,
    },
    towards: {
      header: 'Код и наименование специальности',
      type: 'programme',
      also: ['к какой специальности ведет', 'специальность по итогам', 'профессия', 'по профессии'],
      help: 'Профессия или специальность, по вакансиям которой можно работать после курса.',
      width: 34,
    },
    provider: {
      header: 'Где проводится',
      type: 'text',
      also: [
        'организатор',
        'провайдер',
        'образовательная организация курса',
        'кто проводит',
        'организация',
        'образовательная организация',
        'колледж',
      ],
      stems: ['организатор', 'кто проводит'],
      width: 30,
    },
    settlement: {
      header: 'Населённый пункт',
      type: 'text',
      also: ['город', 'место обучения'],
      stems: ['населен пункт'],
    },
    hours: {
      header: 'Часов',
      type: 'count',
      also: ['объем часов', 'количество часов', 'длительность часов', 'час'],
      stems: ['часов'],
    },
    starts: {
      header: 'Начало курса',
      type: 'day',
      also: [
        'дата начала',
        'старт',
        'дата начала курса',
        'начало обучения',
        'дата старта',
        'ближайший поток',
      ],
      stems: ['начал курс', 'дата начал', 'поток'],
    },
    places: {
      header: 'Мест на курсе',
      type: 'count',
      also: ['мест', 'количество мест'],
      stems: ['мест курс', 'количеств мест'],
    },
    free: {
      header: 'Бесплатно',
      type: 'yes-no',
      also: ['бесплатный', 'за счет бюджета'],
      stems: ['бесплатн'],
    },
  },
  marks: [
    ['course'],
    ['hours', 'starts', 'provider', 'free'],
    ['towards', 'towardsCode', 'towardsName', 'places', 'hours'],
  ],
  key: ['course', 'provider', 'starts'],
});
