import { defineRegister } from '../register.ts';

/** Periods of work of graduates as employers or colleges report them (memo, closing items): for keeping at work 3, 4, 6, 12 months. */
export const EMPLOYMENT = defineRegister({
  name: 'employment',
  title: 'периоды работы выпускников',
  about: 'graduate',
  fields: {
    employer: {
      header: 'Работодатель',
      type: 'text',
      required: true,
      also: ['организация', 'предприятие', 'место работы'],
      stems: ['работодател'],
      unless: ['инн', 'причина'],
      width: 30,
    },
    employerInn: { header: 'ИНН работодателя', type: 'inn', also: ['инн', 'инн организации'] },
    position: {
      header: 'Должность',
      type: 'text',
      also: ['профессия', 'должность профессия'],
      stems: ['должност'],
    },
    from: {
      header: 'Принят на работу',
      type: 'day',
      required: true,
      also: ['дата приема', 'дата приема на работу', 'работает с', 'начало работы'],
      stems: ['дата прием', 'принят', 'начал работ'],
    },
    to: {
      header: 'Уволен',
      type: 'day',
      also: ['дата увольнения', 'уволился', 'окончание работы', 'работал по'],
      stems: ['дата увольнен', 'уволен', 'оконч работ'],
    },
    inSpecialty: {
      header: 'Работа по специальности',
      type: 'yes-no',
      also: ['по специальности', 'работает по специальности'],
      stems: ['по специальност'],
    },
    leftWhy: {
      header: 'Причина увольнения',
      type: 'text',
      also: ['основание увольнения', 'почему уволился', 'причина ухода'],
      stems: ['основан увольнен', 'причин увольнен', 'причин уход'],
      width: 30,
      personal: true,
    },
  },
  marks: [['employer'], ['from'], ['to'], ['leftWhy', 'inSpecialty', 'employerInn', 'position']],
  key: ['employer', 'from'],
});
