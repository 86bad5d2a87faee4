import { defineRegister } from '../register.ts';

/** A look at a college's site: is there a page of vacancies, is it fresh, are there contacts (memo, item 8). */
export const SITE_CHECKS = defineRegister({
  name: 'site-checks',
  title: 'проверка сайтов колледжей',
  about: 'other',
  fields: {
    college: { header: 'Колледж', type: 'college', required: true, width: 28 },
    checked: {
      header: 'Дата проверки сайта',
      type: 'day',
      required: true,
      also: ['дата проверки', 'проверено', 'когда проверен сайт'],
      stems: ['дата проверк'],
    },
    page: {
      header: 'Страница с вакансиями',
      type: 'text',
      also: [
        'ссылка на страницу вакансий',
        'адрес страницы',
        'сайт',
        'адрес сайта',
        'сайт колледжа',
        'ссылка',
        'раздел вакансий',
      ],
      stems: ['страниц ваканси', 'ссылка ваканси', 'раздел ваканси'],
      width: 34,
    },
    updated: {
      header: 'Вакансии обновлены',
      type: 'day',
      also: ['дата обновления', 'дата обновления вакансий', 'последнее обновление'],
      stems: ['дата обновлен', 'последн обновлен', 'обновлен ваканси'],
    },
    vacancies: {
      header: 'Вакансий на странице',
      type: 'count',
      also: ['количество вакансий', 'вакансий'],
      stems: ['количеств ваканси'],
    },
    phone: {
      header: 'Телефон центра карьеры указан',
      type: 'yes-no',
      also: ['телефон', 'телефон указан', 'есть телефон', 'контакты указаны', 'есть контакты', 'контакты'],
      stems: ['телефон'],
    },
    mail: {
      header: 'Почта центра карьеры указана',
      type: 'yes-no',
      also: [
        'электронная почта',
        'почта',
        'email',
        'почта указана',
        'есть почта',
        'электронная почта указана',
      ],
      stems: ['почта'],
    },
    hotline: {
      header: 'Горячая линия указана',
      type: 'yes-no',
      also: ['есть горячая линия', 'горячая линия'],
      stems: ['горяч лини'],
    },
    chat: {
      header: 'Чат или канал указан',
      type: 'yes-no',
      also: ['чат указан', 'есть чат', 'канал указан'],
      stems: ['чат', 'канал'],
    },
  },
  marks: [['college'], ['checked'], ['page', 'updated', 'vacancies']],
  key: ['college', 'checked'],
});
