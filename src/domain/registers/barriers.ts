import { defineRegister } from '../register.ts';

/** What employers and colleges name as standing in the way of taking graduates (memo, item 11). */
export const BARRIERS = defineRegister({
  name: 'barriers',
  title: 'что мешает трудоустройству',
  about: 'other',
  fields: {
    barrier: {
      header: 'Что мешает трудоустройству',
      type: 'text',
      required: true,
      also: ['барьер', 'барьер трудоустройства', 'проблема', 'причина отказа работодателя', 'препятствие'],
      stems: ['барьер', 'препятств', 'мешает'],
      unless: ['дата', 'предложен'],
      width: 44,
    },
    employer: {
      header: 'Работодатель',
      type: 'text',
      also: ['организация', 'предприятие'],
      stems: ['работодател'],
      unless: ['инн', 'причина'],
      width: 30,
    },
    employerInn: { header: 'ИНН работодателя', type: 'inn', also: ['инн', 'инн организации'] },
    industry: {
      header: 'Отрасль',
      type: 'text',
      also: ['отрасль экономики', 'сфера деятельности'],
      stems: ['отрасл'],
    },
    programme: { header: 'Код и наименование специальности', type: 'programme', width: 34 },
    date: {
      header: 'Дата',
      type: 'day',
      also: ['когда названо', 'дата встречи', 'дата опроса'],
      stems: ['дата'],
    },
    graduates: {
      header: 'Скольких выпускников касается',
      type: 'count',
      also: ['количество выпускников', 'человек', 'скольких касается'],
      stems: ['скольк'],
    },
    proposal: {
      header: 'Предложение',
      type: 'text',
      also: ['что предлагается', 'предлагаемое решение', 'решение'],
      stems: ['предложен', 'предлага'],
      width: 40,
    },
  },
  marks: [['barrier'], ['employer', 'industry', 'programme', 'proposal']],
  key: ['barrier', 'employer', 'industry', 'programme', 'date'],
});
