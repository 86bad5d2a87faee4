import { defineRegister } from '../register.ts';

/** Target-training contracts and how their terms are kept (memo, item 10): what lists of graduates have no column for. */
export const TARGET_CONTRACTS = defineRegister({
  name: 'target-contracts',
  title: 'договоры о целевом обучении и их исполнение',
  about: 'graduate',
  fields: {
    number: {
      header: 'Номер целевого договора',
      type: 'text',
      also: ['номер договора о целевом обучении', 'номер договора', 'договора', 'договор номер'],
      stems: ['номер договор целев'],
    },
    date: {
      header: 'Дата целевого договора',
      type: 'day',
      also: [
        'дата договора о целевом обучении',
        'дата заключения договора о целевом обучении',
        'дата заключения договора',
        'дата заключения',
        'дата договора',
      ],
      stems: ['дата договор целев'],
      unless: ['расторж'],
    },
    employer: {
      header: 'Заказчик целевого обучения',
      type: 'text',
      also: ['заказчик', 'работодатель по целевому договору'],
      stems: ['заказчик'],
      unless: ['инн', 'огрн', 'кпп'],
      width: 32,
    },
    employerInn: { header: 'ИНН заказчика', type: 'inn', also: ['инн', 'инн заказчика целевого обучения'] },
    employerOgrn: {
      header: 'ОГРН заказчика',
      type: 'text',
      also: ['огрн', 'огрн заказчика целевого обучения'],
    },
    employerKpp: { header: 'КПП заказчика', type: 'text', also: ['кпп', 'кпп заказчика целевого обучения'] },
    state: {
      header: 'Состояние целевого договора',
      type: 'choice',
      also: [
        'статус целевого договора',
        'статус договора о целевом обучении',
        'состояние договора',
        'статус договора',
      ],
      choices: [
        { value: 'active', label: 'действует', also: ['исполняется', 'заключен'] },
        {
          value: 'suspended',
          label: 'приостановлен',
          also: ['пролонгирован', 'приостановлен пролонгирован'],
        },
        { value: 'fulfilled', label: 'исполнен', also: ['обязательства исполнены', 'завершен'] },
        { value: 'broken', label: 'расторгнут', also: ['прекращен'] },
      ],
    },
    brokenBy: {
      header: 'По чьей инициативе расторгнут',
      type: 'choice',
      also: ['кто расторг', 'инициатор расторжения', 'сторона расторжения'],
      stems: ['инициатив расторг'],
      choices: [
        {
          value: 'employer',
          label: 'заказчик',
          also: ['работодатель', 'по инициативе работодателя', 'по инициативе заказчика'],
        },
        { value: 'graduate', label: 'выпускник', also: ['студент', 'гражданин', 'по инициативе выпускника'] },
        { value: 'agreement', label: 'по соглашению сторон', also: ['соглашение сторон', 'стороны'] },
        {
          value: 'independent',
          label: 'по независящим обстоятельствам',
          also: ['независящие обстоятельства', 'по независящим причинам', 'не зависит от сторон'],
        },
      ],
    },
    brokenOn: {
      header: 'Дата расторжения целевого договора',
      type: 'day',
      also: ['дата расторжения', 'дата расторжения договора'],
      stems: ['дата расторж'],
    },
    deadline: {
      header: 'Трудоустроить по договору до',
      type: 'day',
      also: ['срок трудоустройства по договору', 'срок трудоустройства', 'трудоустроить до'],
      stems: ['срок трудоустр', 'трудоустроить до'],
    },
    jobOffered: {
      header: 'Заказчик предложил рабочее место',
      type: 'yes-no',
      also: ['рабочее место предложено', 'рабочее место предоставлено', 'предложено рабочее место'],
      stems: ['рабоч мест предлож', 'рабоч мест предостав'],
    },
    compensation: {
      header: 'Компенсация выплачена',
      type: 'yes-no',
      also: ['компенсация', 'расходы возмещены', 'возмещение расходов'],
      stems: ['компенсац', 'возмещен'],
    },
    help: {
      header: 'Правовая помощь',
      type: 'choice',
      also: ['юридическая помощь', 'нужна правовая помощь'],
      choices: [
        { value: 'needed', label: 'нужна', also: ['требуется', 'да', 'запрошена'] },
        { value: 'given', label: 'оказывается', also: ['оказана', 'ведется', 'обратились к юристу'] },
        { value: 'not-needed', label: 'не нужна', also: ['не требуется', 'нет'] },
      ],
    },
    evidence: {
      header: 'Подтверждающие документы',
      type: 'text',
      also: ['подтверждение', 'документы', 'доказательства', 'чем подтверждается'],
      stems: ['подтвержда документ'],
      personal: true,
      width: 36,
    },
  },
  marks: [
    ['number', 'employer', 'employerInn'],
    ['deadline', 'brokenBy', 'brokenOn', 'jobOffered', 'compensation', 'help', 'state'],
    ['deadline', 'brokenBy', 'brokenOn', 'jobOffered', 'compensation', 'help', 'evidence'],
  ],
  key: ['number', 'employer'],
});
