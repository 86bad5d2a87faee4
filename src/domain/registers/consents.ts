import { defineRegister } from '../register.ts';

/** Consents of graduates to pass their data to employers, each a document of its own (152-ФЗ, art. 9, since 01.09.2025). */
export const CONSENTS = defineRegister({
  name: 'consents',
  title: 'согласия на передачу данных работодателям',
  about: 'graduate',
  fields: {
    signed: {
      header: 'Дата согласия',
      type: 'day',
      required: true,
      also: ['согласие дата', 'дата подписания согласия', 'согласие от'],
      stems: ['дата согласи', 'дата подписан соглас', 'соглас передач'],
      unless: ['отзыв', 'представител', 'истеч', 'оконч'],
    },
    until: {
      header: 'Согласие действует до',
      type: 'day',
      also: ['срок согласия', 'срок действия согласия', 'действует до', 'дата окончания согласия'],
      stems: ['соглас действ', 'срок соглас', 'оконч соглас'],
    },
    withdrawn: {
      header: 'Дата отзыва согласия',
      type: 'day',
      also: ['отозвано', 'дата отзыва', 'согласие отозвано'],
      stems: ['отзыв', 'отозван'],
    },
    representative: {
      header: 'Согласие законного представителя, дата',
      type: 'day',
      also: [
        'согласие законного представителя',
        'дата согласия законного представителя',
        'согласие родителя',
      ],
      stems: ['соглас представител', 'соглас родител'],
      help: 'Для несовершеннолетних.',
    },
    document: {
      header: 'Реквизиты согласия',
      type: 'text',
      also: ['номер согласия', 'документ согласия', 'где хранится согласие'],
      stems: ['реквизит соглас', 'номер соглас'],
    },
  },
  marks: [['signed'], ['until', 'withdrawn', 'representative', 'document']],
  key: ['signed'],
});
