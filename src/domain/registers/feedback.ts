import { defineRegister } from '../register.ts';

/** What employers say of the graduates they hired (memo, closing items). */
export const FEEDBACK = defineRegister({
  name: 'feedback',
  title: 'отзывы работодателей о принятых выпускниках',
  about: 'graduate',
  fields: {
    date: {
      header: 'Дата отзыва',
      type: 'day',
      also: ['дата анкеты', 'дата опроса', 'отметка времени'],
      stems: ['дата отзыв', 'дата анкет', 'дата опрос'],
    },
    employer: {
      header: 'Работодатель',
      type: 'text',
      also: [
        'наименование вашей организации',
        'ваша организация',
        'название организации',
        'организация',
        'предприятие',
        'наименование организации',
      ],
      stems: ['работодател'],
      unless: ['инн', 'удовлетвор', 'оценк'],
      width: 30,
    },
    employerInn: { header: 'ИНН работодателя', type: 'inn', also: ['инн', 'инн организации'] },
    satisfaction: {
      header: 'Удовлетворённость подготовкой, от 1 до 5',
      type: 'count',
      required: true,
      also: [
        'оценка подготовки',
        'удовлетворенность',
        'оценка',
        'насколько вы довольны',
        'удовлетворенность подготовкой',
      ],
      stems: ['удовлетвор', 'оценк подготовк', 'довольн'],
    },
    missing: {
      header: 'Каких умений не хватает',
      type: 'text',
      also: ['недостающие навыки', 'каких навыков не хватает', 'чего не хватает', 'недостающие умения'],
      stems: ['не хватает', 'недоста'],
      width: 40,
      personal: true,
    },
    again: {
      header: 'Готовы принять ещё выпускников',
      type: 'yes-no',
      also: ['возьмете еще', 'готовы принимать выпускников', 'готовность принять'],
      stems: ['готов прин', 'готовност'],
    },
  },
  marks: [['satisfaction'], ['employer', 'missing', 'again']],
  key: ['employer', 'date'],
});
