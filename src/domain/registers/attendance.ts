import { defineRegister } from '../register.ts';

/** Who of the graduates came to which event, and what was offered there. */
export const ATTENDANCE = defineRegister({
  name: 'attendance',
  title: 'участие выпускников в мероприятиях',
  about: 'graduate',
  fields: {
    date: {
      header: 'Дата мероприятия',
      type: 'day',
      required: true,
      also: ['дата проведения', 'дата события', 'дата'],
      stems: ['дата мероприяти', 'дата проведени'],
    },
    topic: {
      header: 'Тема мероприятия',
      type: 'text',
      required: true,
      also: ['мероприятие', 'название мероприятия', 'наименование мероприятия'],
      stems: ['мероприяти'],
      unless: ['дата', 'вид', 'тип'],
      width: 40,
    },
    came: {
      header: 'Присутствовал на мероприятии',
      type: 'yes-no',
      also: ['присутствовал', 'пришел', 'был', 'был а', 'был ла', 'явка', 'участие', 'участвовал', 'посетил'],
      stems: ['присутств', 'явк', 'посети', 'посещен'],
      help: 'Пусто — пришёл.',
    },
    offered: {
      header: 'Предложение работы от',
      type: 'text',
      also: ['предложение работы', 'получил предложение', 'оффер', 'предложение от работодателя'],
      stems: ['предложен'],
      width: 30,
    },
    accepted: {
      header: 'Предложение принято',
      type: 'yes-no',
      also: ['принял предложение', 'согласился', 'согласие на работу'],
      stems: ['принял', 'принят предложен'],
    },
  },
  marks: [['date'], ['topic']],
  key: ['date', 'topic'],
});
