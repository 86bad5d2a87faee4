import { defineRegister } from '../register.ts';

/** Venues and days on which job fairs can be held (memo, items 2 and 12). */
export const FAIRS = defineRegister({
  name: 'fairs',
  title: 'площадки и даты ярмарок вакансий',
  about: 'other',
  fields: {
    venue: {
      header: 'Площадка ярмарки',
      type: 'text',
      required: true,
      also: [
        'площадка',
        'место проведения ярмарки',
        'место проведения',
        'название ярмарки',
        'ярмарка',
        'место',
      ],
      stems: ['площадк', 'место ярмарк'],
      unless: ['дата', 'вместимост'],
      width: 34,
    },
    settlement: {
      header: 'Населённый пункт',
      type: 'text',
      required: true,
      also: [
        'город',
        'населенный пункт ярмарки',
        'муниципалитет',
        'муниципальное образование',
        'территория',
        'район',
        'город район',
      ],
      stems: ['населен пункт', 'муниципальн'],
      width: 22,
    },
    date: {
      header: 'Дата ярмарки',
      type: 'day',
      also: ['возможные даты', 'даты', 'день', 'дата', 'дата проведения'],
      stems: ['дата ярмарк', 'дата проведен'],
    },
    employers: {
      header: 'Мест для работодателей',
      type: 'count',
      also: ['столов', 'количество столов', 'количество работодателей', 'вместимость работодателей'],
      stems: ['мест работодател', 'стол'],
    },
    graduates: {
      header: 'Вместимость, выпускников',
      type: 'count',
      also: ['посетителей', 'вместимость', 'мест для выпускников', 'количество посетителей'],
      stems: ['вместимост', 'мест выпускник'],
    },
  },
  marks: [['venue'], ['settlement'], ['date', 'employers', 'graduates']],
  key: ['venue', 'settlement', 'date'],
});
