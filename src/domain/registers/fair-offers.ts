import { defineRegister } from '../register.ts';

/** What a fair gave each graduate who came: the offer and whether it was taken. */
export const FAIR_OFFERS = defineRegister({
  name: 'fair-offers',
  title: 'итоги ярмарок: предложения выпускникам',
  about: 'graduate',
  fields: {
    fair: {
      header: 'Ярмарка',
      type: 'text',
      required: true,
      also: ['площадка ярмарки', 'название ярмарки'],
      stems: ['ярмарк'],
      unless: ['дата', 'предложен'],
      width: 30,
    },
    date: {
      header: 'Дата ярмарки',
      type: 'day',
      required: true,
      also: ['дата проведения ярмарки', 'дата', 'дата проведения'],
      stems: ['дата ярмарк'],
    },
    employer: {
      header: 'Работодатель на ярмарке',
      type: 'text',
      also: ['работодатель', 'предложение от'],
      stems: ['работодател'],
      unless: ['инн'],
      width: 30,
    },
    employerInn: { header: 'ИНН работодателя', type: 'inn', also: ['инн'] },
    offered: {
      header: 'Предложение получено',
      type: 'yes-no',
      also: ['получил предложение', 'предложена работа', 'приглашен на собеседование', 'есть предложение'],
      stems: ['предложен получ', 'предложен сделан', 'предложен поступ'],
    },
    accepted: {
      header: 'Предложение принято',
      type: 'yes-no',
      also: ['принял предложение', 'согласился'],
      stems: ['предложен принят', 'принял'],
    },
  },
  marks: [['fair'], ['date'], ['employer', 'offered', 'accepted']],
  key: ['fair', 'date', 'employer'],
});
