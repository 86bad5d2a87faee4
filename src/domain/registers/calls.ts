import { defineRegister } from '../register.ts';

/** Calls and questions to the hot line (memo, item 8). Who called is not kept. */
export const CALLS = defineRegister({
  name: 'calls',
  title: 'обращения на горячую линию',
  about: 'other',
  fields: {
    number: {
      header: 'Номер обращения',
      type: 'text',
      also: ['обращение', 'рег номер'],
      stems: ['номер обращен'],
    },
    date: {
      header: 'Дата обращения',
      type: 'day',
      required: true,
      also: ['дата поступления', 'поступило', 'когда обратились', 'дата вопроса'],
      stems: ['дата обращен', 'дата поступлен'],
    },
    topic: {
      header: 'Тема обращения',
      type: 'choice',
      also: ['тема', 'тематика обращения', 'вопрос', 'категория обращения', 'тема вопроса'],
      stems: ['тема обращен', 'тематик'],
      choices: [
        {
          value: 'vacancies',
          label: 'вакансии',
          also: ['поиск работы', 'трудоустройство', 'подбор вакансий', 'помощь в трудоустройстве'],
        },
        {
          value: 'target',
          label: 'целевой договор',
          also: ['целевое обучение', 'целевики', 'договор о целевом обучении'],
        },
        {
          value: 'deferral',
          label: 'отсрочка и служба',
          also: ['отсрочка', 'призыв', 'армия', 'служба', 'военкомат'],
        },
        { value: 'study', label: 'продолжение учёбы', also: ['учеба', 'поступление', 'вуз', 'обучение'] },
        {
          value: 'retraining',
          label: 'переобучение',
          also: ['переподготовка', 'курсы', 'повышение квалификации'],
        },
        {
          value: 'benefits',
          label: 'выплаты и поддержка',
          also: ['выплаты', 'льготы', 'меры поддержки', 'подъемные'],
        },
        {
          value: 'rights',
          label: 'нарушение трудовых прав',
          also: ['трудовые права', 'жалоба', 'задержка зарплаты', 'отказ в приеме'],
        },
        { value: 'other', label: 'иное', also: ['другое', 'прочее'] },
      ],
    },
    college: { header: 'Колледж', type: 'college', width: 28 },
    answered: {
      header: 'Дата ответа',
      type: 'day',
      also: ['отвечено', 'дата ответа на обращение', 'ответ дан', 'закрыто'],
      stems: ['дата ответ'],
    },
    result: {
      header: 'Результат обращения',
      type: 'text',
      also: ['результат', 'итог обращения', 'принятые меры', 'ответ'],
      stems: ['содержан ответ', 'результат обращен'],
      width: 34,
      personal: true,
    },
  },
  marks: [['date'], ['topic'], ['answered', 'number', 'result']],
  key: ['number', 'date', 'topic', 'college'],
});
