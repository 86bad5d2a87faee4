import { defineRegister } from '../register.ts';

/** Official numbers of employed graduates (of the Social Fund, СФР, or the Ministry's rating), to stand beside the own count. */
export const OFFICIAL_FIGURES = defineRegister({
  name: 'official-figures',
  title: 'официальные сведения о занятости выпускников',
  about: 'other',
  fields: {
    date: {
      header: 'Официальные сведения на дату',
      type: 'day',
      required: true,
      also: ['сведения на дату', 'данные сфр на дату', 'по состоянию на'],
      stems: ['сведени дат'],
    },
    source: {
      header: 'Источник официальных сведений',
      type: 'text',
      also: ['источник сведений', 'источник'],
      help: 'Например: СФР, рейтинг Роструда.',
    },
    cohort: {
      header: 'Год выпуска по сведениям',
      type: 'count',
      required: true,
      also: ['год выпуска', 'выпуск года'],
    },
    college: { header: 'Колледж', type: 'college', required: true, width: 28 },
    graduates: {
      header: 'Выпускников по официальным сведениям',
      type: 'count',
      also: ['выпускников по данным сфр', 'численность выпускников по сфр'],
      stems: ['выпускник официальн', 'выпускник сфр'],
      unless: ['трудоустро', 'занят'],
    },
    employed: {
      header: 'Трудоустроено по официальным сведениям',
      type: 'count',
      required: true,
      also: ['трудоустроено по данным сфр', 'занято по данным сфр', 'трудоустроено по сфр'],
      stems: ['трудоустро официальн', 'трудоустро сфр', 'занят сфр'],
    },
  },
  marks: [['employed'], ['cohort', 'date'], ['college']],
  key: ['date', 'cohort', 'college', 'source'],
});
