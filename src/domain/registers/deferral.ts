import { defineRegister } from '../register.ts';

/** Graduates whom defence-industry enterprises take with a deferral from conscription (memo, item 6), and their papers. */
export const DEFERRAL = defineRegister({
  name: 'deferral',
  title: 'отсрочка от призыва для работы на предприятиях ОПК',
  about: 'graduate',
  fields: {
    employer: {
      header: 'Предприятие ОПК',
      type: 'text',
      required: true,
      also: ['предприятие', 'оборонное предприятие', 'организация опк', 'работодатель опк'],
      stems: ['предприят опк', 'организац опк'],
      unless: ['инн', 'статус'],
      width: 30,
    },
    employerInn: {
      header: 'ИНН предприятия ОПК',
      type: 'inn',
      also: ['инн предприятия', 'инн организации опк'],
      stems: ['инн предприят'],
    },
    position: {
      header: 'Должность на предприятии',
      type: 'text',
      also: ['планируемая должность'],
      stems: ['должност предприят'],
    },
    contract: {
      header: 'Трудовой договор с предприятием, дата',
      type: 'day',
      also: ['дата трудового договора', 'дата трудового договора с предприятием', 'трудовой договор от'],
      stems: ['дата трудов договор', 'трудов договор предприят'],
    },
    request: {
      header: 'Заявка предприятия на отсрочку, дата',
      type: 'day',
      also: ['заявка на отсрочку', 'дата заявки на отсрочку', 'ходатайство предприятия', 'дата ходатайства'],
      stems: ['заявк отсрочк', 'ходатайств'],
    },
    commissariat: {
      header: 'Документы в военкомате, дата',
      type: 'day',
      also: ['подано в военкомат', 'дата подачи в военкомат', 'документы поданы в военкомат'],
      stems: ['военкомат', 'военн комиссариат'],
    },
    granted: {
      header: 'Отсрочка предоставлена',
      type: 'yes-no',
      also: ['отсрочка получена', 'решение об отсрочке', 'отсрочка дана'],
      stems: ['отсрочк предоставлен', 'отсрочк получен', 'решен отсрочк'],
      unless: ['до', 'заявк'],
    },
    until: {
      header: 'Отсрочка до',
      type: 'day',
      also: ['срок отсрочки', 'отсрочка действует до', 'окончание отсрочки'],
      stems: ['срок отсрочк', 'оконч отсрочк'],
    },
  },
  marks: [['employer'], ['request', 'commissariat', 'granted', 'until']],
  key: ['employer'],
});
