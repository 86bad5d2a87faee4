import { defineRegister } from '../register.ts';

/** What individual plans of graduates at risk provide for, and whether it was done (memo, items 3 and 9): one row a measure. */
export const PLANS = defineRegister({
  name: 'plans',
  title: 'мероприятия индивидуальных планов',
  about: 'graduate',
  fields: {
    measure: {
      header: 'Мероприятие плана',
      type: 'text',
      required: true,
      also: ['мера', 'мера поддержки', 'пункт плана', 'мероприятие индивидуального плана'],
      stems: ['мероприяти план', 'мер поддержк', 'пункт план'],
      unless: ['дата', 'срок', 'вид', 'тип'],
      width: 40,
      personal: true,
    },
    due: {
      header: 'Срок мероприятия плана',
      type: 'day',
      also: ['срок', 'срок исполнения', 'срок плана', 'срок исполнения плана', 'плановый срок'],
      stems: ['срок мероприят', 'срок план'],
    },
    done: {
      header: 'Мероприятие плана выполнено',
      type: 'day',
      also: [
        'выполнено',
        'дата выполнения',
        'исполнено',
        'дата выполнения плана',
        'план выполнен',
        'дата выполнения мероприятия',
      ],
      stems: ['план выполн', 'выполнен мероприят'],
    },
    state: {
      header: 'Состояние плана',
      type: 'choice',
      also: ['статус плана', 'статус мероприятия плана', 'выполнение плана'],
      choices: [
        { value: 'done', label: 'выполнено', also: ['исполнено', 'да', 'завершено'] },
        { value: 'open', label: 'не выполнено', also: ['в работе', 'нет', 'не исполнено'] },
        { value: 'cancelled', label: 'снято', also: ['отменено', 'не требуется'] },
      ],
    },
  },
  marks: [['measure'], ['due', 'done', 'state']],
  key: ['measure', 'due'],
});
