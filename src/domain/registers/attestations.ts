import { defineRegister } from '../register.ts';

/** Days of the final state attestation (ГИА) and of handing over diplomas (memo, item 7). */
export const ATTESTATIONS = defineRegister({
  name: 'attestations',
  title: 'график ГИА и вручения дипломов',
  about: 'other',
  fields: {
    college: { header: 'Колледж', type: 'college', required: true, width: 28 },
    programme: { header: 'Код и наименование специальности', type: 'programme', width: 34 },
    group: { header: 'Группа', type: 'text', also: ['группы', 'учебная группа'] },
    kind: {
      header: 'Событие',
      type: 'choice',
      also: ['вид гиа', 'форма гиа', 'вид аттестации', 'форма аттестации', 'этап гиа'],
      stems: ['вид гиа', 'форма гиа'],
      choices: [
        { value: 'demo-exam', label: 'демонстрационный экзамен', also: ['дэ', 'демоэкзамен'] },
        {
          value: 'thesis',
          label: 'защита диплома',
          also: ['защита дипломной работы', 'защита дипломного проекта', 'вкр', 'защита вкр', 'защита'],
        },
        { value: 'state-exam', label: 'государственный экзамен', also: ['госэкзамен', 'экзамен'] },
        { value: 'diplomas', label: 'вручение дипломов', also: ['выдача дипломов', 'выпускной', 'дипломы'] },
      ],
    },
    date: {
      header: 'Дата ГИА',
      type: 'day',
      required: true,
      also: [
        'дата проведения',
        'дата события',
        'дата защиты',
        'дата экзамена',
        'дата проведения гиа',
        'дата вручения',
        'дата',
      ],
      stems: ['дата гиа', 'дата защит', 'дата экзамен', 'дата вручен', 'дата аттестац'],
    },
    diplomas: {
      header: 'Дата вручения дипломов',
      type: 'day',
      also: ['вручение дипломов', 'выдача дипломов', 'дата выдачи дипломов'],
      stems: ['вручен диплом', 'выдач диплом'],
      help: 'Если вручение в другой день, чем событие этой строки.',
    },
    time: { header: 'Время', type: 'text', also: ['время начала', 'начало'], stems: ['время'] },
    place: {
      header: 'Место проведения',
      type: 'text',
      also: ['место', 'площадка', 'адрес проведения', 'аудитория'],
      stems: ['место проведен'],
      width: 30,
    },
    graduates: {
      header: 'Выпускников на ГИА',
      type: 'count',
      also: [
        'количество студентов',
        'количество человек',
        'количество выпускников',
        'количество обучающихся',
        'число выпускников',
        'выпускников',
        'допущено',
      ],
      stems: ['количеств выпускник', 'количеств обучающ', 'число выпускник'],
    },
  },
  marks: [
    ['college'],
    ['date'],
    ['kind', 'time', 'place'],
    ['programme', 'programmeCode', 'programmeName', 'group'],
  ],
  key: ['college', 'programme', 'group', 'kind', 'date'],
});
